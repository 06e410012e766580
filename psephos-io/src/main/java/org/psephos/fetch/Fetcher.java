package org.psephos.fetch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.psephos.model.PsephosException;

/**
 * Brings the files behind an address into the cache, where they stay. It asks the hosts that the
 * address names, those they point to, and nobody else; what is here already is not asked for again,
 * and what was cut goes on where it broke off.
 */
public final class Fetcher {
    private final Places places;
    private final Wire wire;
    private final FetchProgress progress;

    /**
     * @param client one that follows no redirects by itself
     * @param pause how to wait
     */
    public Fetcher(Places places, HttpClient client, Pause pause, FetchProgress progress) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "client must follow no redirects: it would take the token along");
        }
        this.places = places;
        this.wire = new Wire(client, places.patience(), pause);
        this.progress = progress;
    }

    /**
     * The files of {@code address}, in the order of their paths.
     *
     * @throws PsephosException where one of them cannot be had, or came otherwise than it should
     */
    public List<Fetched> fetch(Address address) {
        return switch (address) {
            case Address.Hub hub -> {
                var all = new ArrayList<Fetched>();
                for (var wanted : new HubDataset(hub, places, wire).wanted(this::bring)) {
                    all.add(bring(wanted));
                }
                yield all;
            }
            case Address.Web web -> List.of(web(web));
        };
    }

    private Fetched bring(Wanted wanted) {
        if (Download.isHere(wanted)) {
            return new Fetched(wanted.to(), wanted.name(), 0);
        }
        refuseOffline(wanted);
        return new Download(wanted, wire, progress, places.patience()).run();
    }

    private void refuseOffline(Wanted wanted) {
        if (places.reach() == Places.Reach.OFFLINE) {
            throw HubDataset.absent(wanted.name());
        }
    }

    /**
     * A file of the web may change: what is here is taken where the other side says it is the same.
     */
    private Fetched web(Address.Web address) {
        var wanted = wanted(address);
        if (Download.isHere(wanted) && (wanted.checksum() != null || isFresh(wanted))) {
            return new Fetched(wanted.to(), wanted.name(), 0);
        }
        refuseOffline(wanted);
        return new Download(wanted, wire, progress, places.patience()).run(etag(wanted));
    }

    private boolean isFresh(Wanted wanted) {
        if (places.reach() == Places.Reach.OFFLINE) {
            return true;
        }
        var headers = new TreeMap<String, String>();
        try {
            headers.put("If-None-Match", Files.readString(etag(wanted)));
        } catch (IOException e) {
            return false;
        }
        var answer = wire.get(new Wire.Question(wanted.from(), wanted.name(), null, headers));
        Wire.close(answer);
        return answer.status() == 304;
    }

    private static Path etag(Wanted wanted) {
        return wanted.to().resolveSibling(wanted.to().getFileName() + ".etag");
    }

    private Wanted wanted(Address.Web address) {
        var checksum =
                address.sha256() == null
                        ? null
                        : new Checksum(Checksum.Kind.SHA256, address.sha256());
        var spelt = address.uri() + (checksum == null ? "" : "#" + checksum.hex());
        var key = Checksum.Kind.SHA256.begin(0).digest(spelt.getBytes(StandardCharsets.UTF_8));
        var folder = places.cache().resolve("web").resolve(HexFormat.of().formatHex(key, 0, 8));
        return new Wanted(
                address.uri(),
                folder.resolve(name(address)),
                address.toString(),
                -1,
                checksum,
                null,
                null);
    }

    /** The last part of the path, without what no name of a file should hold. */
    private static String name(Address.Web address) {
        var path = String.valueOf(address.uri().getPath());
        var last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^\\w.-]", "_");
        return last.replaceAll("^[._]+", "").isEmpty() ? "data" : last;
    }
}
