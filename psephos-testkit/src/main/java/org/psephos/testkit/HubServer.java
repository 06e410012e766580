package org.psephos.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A hub of datasets on this machine, of one dataset {@code owner/name}: it answers as the hub does
 * (revisions, trees by pages, files that are kept elsewhere) and stumbles where it is told to. A
 * second server beside it plays the host that the hub points to.
 */
public final class HubServer implements AutoCloseable {
    /** The commit of every revision that there is. */
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final String API = "/api/datasets/owner/name";
    private static final String RESOLVE = "/datasets/owner/name/resolve/" + COMMIT + "/";
    private static final int PAGE = 3;

    private final HttpServer hub;
    private final HttpServer elsewhere;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final Map<String, Queue<Stumble>> stumbles = new TreeMap<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable String gate;

    /** What goes wrong with the next answer for a file. */
    public sealed interface Stumble {
        /** The connection ends after so many bytes of the body. */
        record Cut(int after) implements Stumble {}

        /** The body stops after so many bytes, and the connection stays. */
        record Silence(int after) implements Stumble {}

        /** Another status, with {@code Retry-After} where it is not empty. */
        record Status(int code, String retryAfter) implements Stumble {}

        /** Other bytes of the same length. */
        record Damage() implements Stumble {}

        /** The file is another one from now on. */
        record Replaced(String text) implements Stumble {}
    }

    /** A request. */
    public record Asked(
            boolean ofHub, String path, @Nullable String range, @Nullable String token) {}

    /** Starts both servers on free ports. */
    public HubServer() {
        hub = started(true);
        elsewhere = started(false);
    }

    private HttpServer started(boolean ofHub) {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> answer(exchange, ofHub));
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("no port is free on this machine", e);
        }
    }

    /** The address of the hub. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
    }

    /** The address of a file outside of any dataset. */
    public String web(String path) {
        return "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/" + path;
    }

    /**
     * Puts a file there; those that end in .parquet or .bin are kept elsewhere, as large ones are.
     */
    public HubServer with(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    /** As above, of text. */
    public HubServer with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next answers for {@code path} go wrong in these ways, one after the other. */
    public HubServer stumbling(String path, Stumble... ways) {
        stumbles.computeIfAbsent(path, p -> new ArrayDeque<>()).addAll(List.of(ways));
        return this;
    }

    /** What was to go wrong with {@code path} does not any more. */
    public HubServer steady(String path) {
        stumbles.remove(path);
        return this;
    }

    /** Files are given to who shows {@code token} only. */
    public HubServer gated(String token) {
        gate = token;
        return this;
    }

    /** All requests so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange, boolean ofHub) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var headers = exchange.getRequestHeaders();
            asked.add(
                    new Asked(
                            ofHub,
                            exchange.getRequestURI().getRawPath(),
                            headers.getFirst("Range"),
                            headers.getFirst("Authorization")));
            if (!ofHub) {
                file(exchange, path.substring(1));
            } else if (path.startsWith(API + "/revision/")) {
                revision(exchange, path.substring((API + "/revision/").length()));
            } else if (path.equals(API + "/tree/" + COMMIT)) {
                tree(exchange);
            } else if (path.startsWith(RESOLVE)) {
                resolve(exchange, path.substring(RESOLVE.length()));
            } else {
                error(exchange, path.contains("owner/name") ? "EntryNotFound" : "RepoNotFound");
            }
        }
    }

    private void revision(HttpExchange exchange, String name) throws IOException {
        if (name.equals("main")
                || name.equals("v1")
                || name.equals("refs/pr/1")
                || name.equals(COMMIT)) {
            json(exchange, "{\"id\":\"owner/name\",\"sha\":\"" + COMMIT + "\"}");
        } else {
            error(exchange, "RevisionNotFound");
        }
    }

    /** Three entries a page, the folders among them, as the hub gives a thousand. */
    private void tree(HttpExchange exchange) throws IOException {
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        int from =
                query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
        var entries = new ArrayList<String>();
        files.forEach((path, bytes) -> entries.add(entry(path, bytes)));
        entries.add(0, "{\"type\":\"directory\",\"oid\":\"\",\"size\":0,\"path\":\"data\"}");
        int to = Math.min(entries.size(), from + PAGE);
        if (to < entries.size()) {
            var next = address() + API + "/tree/" + COMMIT + "?recursive=true&cursor=" + to;
            exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
        }
        json(exchange, "[" + String.join(",", entries.subList(from, to)) + "]");
    }

    private static String entry(String path, byte[] bytes) {
        var lfs =
                isElsewhere(path)
                        ? ",\"lfs\":{\"oid\":\"%s\",\"size\":%s,\"pointerSize\":130}"
                                .formatted(hex("SHA-256", bytes), bytes.length)
                        : "";
        return "{\"type\":\"file\",\"oid\":\"%s\",\"size\":%s,\"path\":\"%s\"%s}"
                .formatted(blob(bytes), bytes.length, path, lfs);
    }

    private static boolean isElsewhere(String path) {
        return path.endsWith(".parquet") || path.endsWith(".bin");
    }

    private void resolve(HttpExchange exchange, String path) throws IOException {
        var wanted = gate;
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        if (wanted != null && !("Bearer " + wanted).equals(token)) {
            error(exchange, "GatedRepo");
            return;
        }
        var bytes = files.get(path);
        if (bytes == null) {
            error(exchange, "EntryNotFound");
            return;
        }
        exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
        if (isElsewhere(path)) {
            var headers = exchange.getResponseHeaders();
            headers.set("X-Linked-ETag", "\"" + hex("SHA-256", bytes) + "\"");
            headers.set("X-Linked-Size", String.valueOf(bytes.length));
            headers.set("Location", web(path));
            exchange.sendResponseHeaders(302, -1);
        } else {
            file(exchange, path);
        }
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        var queue = stumbles.get(path);
        var stumble = queue == null ? null : queue.poll();
        if (stumble instanceof Stumble.Replaced(var other)) {
            with(path, other);
        }
        var bytes = files.get(path);
        if (bytes == null) {
            error(exchange, "EntryNotFound");
        } else if (stumble instanceof Stumble.Status(var code, var retryAfter)) {
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(code, -1);
        } else {
            part(exchange, path, bytes, stumble);
        }
    }

    private void part(HttpExchange exchange, String path, byte[] bytes, @Nullable Stumble stumble)
            throws IOException {
        var etag = "\"" + hex("SHA-256", bytes) + "\"";
        var asks = exchange.getRequestHeaders();
        var headers = exchange.getResponseHeaders();
        headers.set("ETag", etag);
        headers.set(
                "Content-Type", path.endsWith(".html") ? "text/html" : "application/octet-stream");
        if (etag.equals(asks.getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        var range = asks.getFirst("Range");
        var condition = asks.getFirst("If-Range");
        boolean rest = range != null && (condition == null || condition.equals(etag));
        int from = rest ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (from > bytes.length) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        if (rest) {
            headers.set(
                    "Content-Range",
                    "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        exchange.sendResponseHeaders(rest ? 206 : 200, bytes.length - from);
        body(exchange, bytes, from, stumble);
    }

    private void body(HttpExchange exchange, byte[] bytes, int from, @Nullable Stumble stumble)
            throws IOException {
        var out = exchange.getResponseBody();
        switch (stumble) {
            case Stumble.Cut(var after) -> {
                out.write(bytes, from, Math.min(after, bytes.length - from));
                out.flush();
                exchange.close();
            }
            case Stumble.Silence(var after) -> {
                out.write(bytes, from, Math.min(after, bytes.length - from));
                out.flush();
                fallSilent();
            }
            case Stumble.Damage damage -> {
                var other = bytes.clone();
                other[other.length - 1] ^= 1;
                out.write(other, from, bytes.length - from);
            }
            case null, default -> out.write(bytes, from, bytes.length - from);
        }
    }

    /** Says nothing more until the server is closed. */
    private void fallSilent() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void error(HttpExchange exchange, String code) throws IOException {
        exchange.getResponseHeaders().set("X-Error-Code", code);
        int status =
                switch (code) {
                    case "GatedRepo" -> 403;
                    case "RepoNotFound" -> 401;
                    default -> 404;
                };
        exchange.sendResponseHeaders(status, -1);
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String blob(byte[] bytes) {
        var head = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8);
        return hex("SHA-1", head, bytes);
    }

    private static String hex(String algorithm, byte[]... texts) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            for (var text : texts) {
                digest.update(text);
            }
            return HexFormat.of().formatHex(digest.digest()).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        hub.stop(0);
        elsewhere.stop(0);
    }
}
