package org.psephos.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Syntax.Group;
import org.psephos.fetch.Address;
import org.psephos.fetch.Fetched;
import org.psephos.fetch.Fetcher;
import org.psephos.fetch.Places;
import org.psephos.fetch.Places.Reach;
import org.psephos.ingest.DatasetFolderReader;

/** Files that are named by an address: where they come from and where they are kept. */
final class Fetching {
    static final Option HUB =
            Option.of(
                    "--hub",
                    "URL",
                    "where hf://owner/name comes from (HF_ENDPOINT, else " + Places.HUB + ")");
    static final Option CACHE =
            Option.of(
                    "--cache",
                    "FOLDER",
                    "where what came is kept (PSEPHOS_CACHE, else psephos in XDG_CACHE_HOME or"
                            + " ~/.cache)");
    static final Option OFFLINE =
            Option.flag("--offline", "ask nobody: take what came before, or stop");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Arguments given;
    private final Terminal terminal;
    private final Map<Path, String> names = new TreeMap<>();

    Fetching(Arguments given, Terminal terminal) {
        this.given = given;
        this.terminal = terminal;
    }

    /** The options of verbs that read in their own way. */
    static Group group() {
        return new Group("Fetching", List.of(HUB, CACHE, OFFLINE));
    }

    /** Whether {@code word} is an address; no class of the network is loaded to see that. */
    static boolean isAddress(String word) {
        return word.contains("://") && Address.isOne(word);
    }

    /** The files that {@code word} names, brought here where it is an address. */
    List<Path> files(String word) {
        return isAddress(word) ? fetched(word) : List.of(Output.path(word));
    }

    /** What files that were brought are called, by where they lie. */
    Map<Path, String> names() {
        return names;
    }

    private List<Path> fetched(String word) {
        var address = Address.of(word);
        var progress = new FetchLine(terminal);
        var paths = new LinkedHashSet<Path>();
        long bytes = 0;
        try (var client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(PATIENCE)
                        .build()) {
            var places = places(System::getenv);
            for (var file : fetch(places, client, progress, address)) {
                paths.add(whole(file.file()));
                names.put(file.file(), file.name());
                bytes += file.bytes();
            }
        }
        if (bytes > 0) {
            terminal.say(
                    "%s: %s came in %s".formatted(address, Say.bytes(bytes), progress.elapsed()));
        }
        return List.copyOf(paths);
    }

    /** A dataset folder of ours is read as one, not table by table. */
    private static Path whole(Path file) {
        var folder = file.getParent();
        return folder != null && DatasetFolderReader.recognises(folder) ? folder : file;
    }

    private static List<Fetched> fetch(
            Places places, HttpClient client, FetchLine progress, Address address) {
        try {
            return new Fetcher(places, client, Thread::sleep, progress).fetch(address);
        } finally {
            progress.done();
        }
    }

    /**
     * Where files come from and go to.
     *
     * @param environment the variables that were set; null for those that were not
     */
    Places places(Function<String, @Nullable String> environment) {
        return new Places(
                hub(environment),
                cache(environment),
                set(environment, "HF_TOKEN"),
                given.has(OFFLINE) ? Reach.OFFLINE : Reach.ONLINE,
                PATIENCE);
    }

    private URI hub(Function<String, @Nullable String> environment) {
        var option = given.value(HUB);
        var named = option == null ? set(environment, "HF_ENDPOINT") : option;
        if (named == null) {
            return Places.HUB;
        }
        if (!named.startsWith("https://") && !named.startsWith("http://")) {
            throw Usage.error(
                    "%s is \"%s\"; expected the address of a hub"
                            .formatted(option == null ? "HF_ENDPOINT" : HUB.name(), named),
                    "Write for example --hub https://huggingface.co.");
        }
        return ((Address.Web) Address.of(named)).uri();
    }

    private Path cache(Function<String, @Nullable String> environment) {
        var option = given.value(CACHE);
        var named = option == null ? set(environment, "PSEPHOS_CACHE") : option;
        if (named != null) {
            return Output.path(named);
        }
        var caches = set(environment, "XDG_CACHE_HOME");
        var home = set(environment, "HOME");
        return caches != null
                ? Path.of(caches, "psephos")
                : Path.of(home == null ? "." : home, ".cache", "psephos");
    }

    private static @Nullable String set(
            Function<String, @Nullable String> environment, String name) {
        var value = environment.apply(name);
        return value == null || value.isBlank() ? null : value;
    }
}
