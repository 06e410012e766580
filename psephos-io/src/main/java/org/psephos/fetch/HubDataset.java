package org.psephos.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.HubLayout;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * A dataset of the hub: which commit its revision is, which files that has, and which of them are
 * meant. What the hub said of a commit is kept, since a commit never changes.
 */
final class HubDataset {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");
    private static final String DATASET = "dataset.json";
    private static final int MOST_PAGES = 1000;

    private final Address.Hub address;
    private final Places places;
    private final Wire wire;
    private final Path shelf;

    HubDataset(Address.Hub address, Places places, Wire wire) {
        this.address = address;
        this.places = places;
        this.wire = wire;
        var host = places.hub().getAuthority().replace(':', '_');
        this.shelf =
                places.cache()
                        .resolve("hub")
                        .resolve(host)
                        .resolve(address.owner())
                        .resolve(address.name());
    }

    /** Brings what has to be read before it is known which files are meant. */
    @FunctionalInterface
    interface Bring {
        Fetched now(Wanted wanted);
    }

    /** The files that are meant, in the order of their paths. */
    List<Wanted> wanted(Bring bring) {
        var commit = commit();
        var tree = tree(commit);
        var readme = tree.get("README.md");
        // A folder of ours is whole only with all its tables, whatever its page names.
        var layout =
                readme == null || tree.containsKey(DATASET)
                        ? HubLayout.NONE
                        : HubLayout.of(text(bring.now(wanted(commit, readme)).file()));
        var chosen = layout.files(List.copyOf(tree.keySet()), address.inside(), address.toString());
        var all = new ArrayList<Wanted>();
        for (var path : chosen) {
            all.add(wanted(commit, entry(tree, path)));
        }
        return all;
    }

    private static Entry entry(SortedMap<String, Entry> tree, String path) {
        var entry = tree.get(path);
        if (entry == null) {
            throw new IllegalStateException(path + " was chosen and is not in the tree");
        }
        return entry;
    }

    /** A file of a commit. */
    private record Entry(String path, long size, @Nullable Checksum checksum) {
        static Entry of(JsonNode node) {
            var lfs = node.path("lfs");
            var sha256 = lfs.path("oid").asText("").replaceFirst("^sha256:", "");
            var oid = node.path("oid").asText("");
            Checksum checksum = null;
            if (sha256.matches("[0-9a-f]{64}")) {
                checksum = new Checksum(Checksum.Kind.SHA256, sha256);
            } else if (!lfs.isObject() && COMMIT.matcher(oid).matches()) {
                checksum = new Checksum(Checksum.Kind.GIT_BLOB, oid);
            }
            var size = lfs.path("size").isNumber() ? lfs.path("size") : node.path("size");
            return new Entry(node.path("path").asText(), size.asLong(-1), checksum);
        }
    }

    private Wanted wanted(String commit, Entry entry) {
        var base = shelf.resolve(commit);
        var to = base.resolve(entry.path()).normalize();
        if (!to.startsWith(base)) {
            throw new PsephosException(
                    Kind.DATA,
                    address + ": the hub names a file outside of the dataset",
                    "do not use this address: it may be made to write over your files");
        }
        return new Wanted(
                uri(
                        "/datasets/"
                                + address.id()
                                + "/resolve/"
                                + commit
                                + "/"
                                + encoded(entry.path())),
                to,
                "hf://" + address.id() + "@" + commit + "/" + entry.path(),
                entry.size(),
                entry.checksum(),
                places.token(),
                page());
    }

    private String commit() {
        var revision = address.revision();
        if (COMMIT.matcher(revision).matches()) {
            return revision;
        }
        var known = shelf.resolve("refs").resolve(whole(revision));
        if (places.reach() == Places.Reach.OFFLINE) {
            if (!Files.exists(known)) {
                throw absent(address.toString());
            }
            return text(known).strip();
        }
        var said = json(uri("/api/datasets/" + address.id() + "/revision/" + whole(revision)));
        var commit = said.path("sha").asText("");
        if (!COMMIT.matcher(commit).matches()) {
            throw notTheHub();
        }
        write(known, commit);
        return commit;
    }

    private SortedMap<String, Entry> tree(String commit) {
        var known = shelf.resolve(commit + ".tree.json");
        JsonNode all;
        if (Files.exists(known)) {
            all = parsed(text(known));
        } else {
            if (places.reach() == Places.Reach.OFFLINE) {
                throw absent(address.toString());
            }
            all = pages(commit);
            write(known, all.toString());
        }
        var tree = new TreeMap<String, Entry>();
        for (var node : all) {
            if (node.path("type").asText().equals("file")) {
                tree.put(node.path("path").asText(), Entry.of(node));
            }
        }
        return tree;
    }

    private ArrayNode pages(String commit) {
        var all = JsonNodeFactory.instance.arrayNode();
        var page = uri("/api/datasets/" + address.id() + "/tree/" + commit + "?recursive=true");
        for (int count = 0; count < MOST_PAGES; count++) {
            var answer = answer(page);
            var nodes = json(answer);
            if (!nodes.isArray()) {
                throw notTheHub();
            }
            nodes.forEach(all::add);
            var link = answer.header("Link");
            var next = link == null ? null : NEXT.matcher(link);
            if (next == null || !next.find()) {
                return all;
            }
            page = page.resolve(next.group(1));
        }
        throw notTheHub();
    }

    private JsonNode json(URI uri) {
        return json(answer(uri));
    }

    private Wire.Answer answer(URI uri) {
        var answer = wire.get(Wire.Question.of(uri, address.toString(), places.token()));
        if (answer.status() != 200) {
            Wire.close(answer);
            throw Refusal.of(answer, address.toString(), page(), places.token() != null);
        }
        return answer;
    }

    private JsonNode json(Wire.Answer answer) {
        try (var body = answer.body()) {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw notTheHub();
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.SERVICE,
                    address + ": the connection broke while the hub listed the files",
                    "run it again",
                    e);
        }
    }

    private JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new PsephosException(
                    Kind.DATA,
                    shelf + ": what is kept of this dataset is damaged",
                    "delete that folder and run it again",
                    e);
        }
    }

    private String page() {
        return places.hub() + "/datasets/" + address.id();
    }

    private URI uri(String path) {
        return URI.create(places.hub() + path);
    }

    private static String encoded(String path) {
        return whole(path).replace("%2F", "/");
    }

    /** As one part of a path, slashes and all: branches may hold some. */
    private static String whole(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private PsephosException notTheHub() {
        return new PsephosException(
                Kind.SERVICE,
                address + ": " + places.hub() + " does not answer as a hub of datasets does",
                "check --hub and HF_ENDPOINT: they name a hub such as " + Places.HUB);
    }

    static PsephosException absent(String name) {
        return new PsephosException(
                Kind.USAGE,
                name + ": it has not come before, and --offline asks nobody",
                "leave --offline out, or name the folder where it lies with --cache");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.SERVICE, file + " cannot be read", "delete it and run this again", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.SERVICE,
                    file + " cannot be written: " + e.getMessage(),
                    "make room there, or name a folder elsewhere with --cache",
                    e);
        }
    }
}
