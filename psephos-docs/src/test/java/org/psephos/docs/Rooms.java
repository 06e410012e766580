package org.psephos.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan of the house: which rooms may exist, where, which rooms each may look into, and which
 * code of others it may use. The table of ARCHITECTURE.md in the form that a test can hold up.
 */
final class Rooms {
    static final String BASE = "org.psephos";

    private static final List<String> CORE = List.of("math", "model", "dataset");
    private static final List<String> IO = List.of("ingest", "export", "catalog", "fetch");
    private static final List<String> LEARNING = List.of("learn", "explain", "route", "curate");
    private static final List<String> PRODUCERS = List.of("collect", "judge", "simulate", "mine");
    private static final List<String> ANALYSES = join(List.of("rank", "audit"), LEARNING);

    private static final List<String> BELOW =
            join(CORE, IO, ANALYSES, PRODUCERS, List.of("lm", "bench", "report", "spark"));

    private static final List<String> FILES =
            List.of(
                    "com.fasterxml.jackson",
                    "de.siegmar.fastcsv",
                    "io.airlift.compress",
                    "org.duckdb",
                    "java.sql");

    static final List<Room> ALL =
            List.of(
                    room(
                                    "psephos-core",
                                    "math",
                                    "numbers only: special functions, intervals, seeded chance; knows no word of preference")
                            .importing("org.apache.commons.statistics"),
                    room(
                                    "psephos-core",
                                    "model",
                                    "what was said, about what, by whom, and where it was read")
                            .using(List.of("math")),
                    room(
                                    "psephos-core",
                                    "dataset",
                                    "immutable feedback in columns, with the manifest of where it came from")
                            .using(List.of("math", "model")),
                    room("psephos-analysis", "rank", "strengths and ladders, or why there is none")
                            .using(CORE),
                    room(
                                    "psephos-analysis",
                                    "audit",
                                    "doubts: agreement, position, length, drift, careless voters")
                            .using(CORE)
                            .using(List.of("rank")),
                    room("psephos-io", "ingest", "other people's files become feedback or rejects")
                            .using(CORE)
                            .using(List.of("catalog"))
                            .importing(FILES),
                    room("psephos-io", "export", "datasets become files for other people")
                            .using(CORE)
                            .using(List.of("ingest"))
                            .importing(FILES),
                    room(
                                    "psephos-io",
                                    "catalog",
                                    "cards of published datasets and how to read them")
                            .using(CORE)
                            .importing(FILES),
                    room(
                                    "psephos-io",
                                    "fetch",
                                    "files that a user named by an address come here, over a client that a face hands in")
                            .using(CORE)
                            .using(List.of("catalog"))
                            .importing("com.fasterxml.jackson", "java.net.http"),
                    room(
                                    "psephos-lm",
                                    "lm",
                                    "ports to language models and embedders, with cache and budget")
                            .using(CORE)
                            .importing(
                                    List.of(
                                            "com.fasterxml.jackson",
                                            "java.net.http",
                                            "ai.onnxruntime",
                                            "ai.djl.huggingface.tokenizers")),
                    room(
                                    "psephos-learning",
                                    "learn",
                                    "reward models and other models trained on feedback")
                            .using(CORE)
                            .using(List.of("rank", "audit", "lm"))
                            .importing("org.ejml"),
                    room(
                                    "psephos-learning",
                                    "explain",
                                    "principles, effects of features, where a system is weak")
                            .using(CORE)
                            .using(List.of("rank", "audit", "lm"))
                            .importing("org.ejml"),
                    room("psephos-learning", "route", "who should judge which item next")
                            .using(CORE)
                            .using(List.of("rank", "audit", "lm"))
                            .importing("org.ejml"),
                    room(
                                    "psephos-learning",
                                    "curate",
                                    "the dataset doctor: duplicates, contradictions, leaks")
                            .using(CORE)
                            .using(List.of("rank", "audit", "lm"))
                            .importing("org.ejml", "javax.crypto"),
                    room("psephos-produce", "collect", "campaigns that ask people")
                            .using(CORE)
                            .using(List.of("lm")),
                    room("psephos-produce", "judge", "campaigns that ask language models")
                            .using(CORE)
                            .using(List.of("lm")),
                    room(
                                    "psephos-produce",
                                    "simulate",
                                    "voters with known biases, systems with known strengths")
                            .using(CORE)
                            .using(List.of("lm")),
                    room("psephos-produce", "mine", "feedback that lies hidden in other data")
                            .using(CORE)
                            .using(List.of("lm")),
                    room("psephos-bench", "bench", "tasks with known answers, metrics and packs")
                            .using(CORE)
                            .using(List.of("lm", "judge")),
                    room(
                                    "psephos-report",
                                    "report",
                                    "results become HTML, Markdown, JSON, CSV and text")
                            .using(CORE)
                            .using(ANALYSES)
                            .importing("com.fasterxml.jackson.core", "gg.jte"),
                    room("psephos-spark", "spark", "the same stages over a cluster")
                            .using(CORE)
                            .using(IO)
                            .using(LEARNING)
                            .using(List.of("lm"))
                            .importing("org.apache.spark", "scala"),
                    room(
                                    "psephos-server",
                                    "server",
                                    "the pages that people vote on, and an interface for programs")
                            .using(BELOW)
                            .importing(
                                    "io.helidon",
                                    "java.sql",
                                    "org.sqlite",
                                    "org.postgresql",
                                    "com.zaxxer.hikari"),
                    room("psephos-cli", "cli", "the command line")
                            .using(BELOW)
                            .using(List.of("server"))
                            .importing(
                                    "picocli",
                                    "me.tongfei.progressbar",
                                    "java.awt",
                                    "java.net.http"),
                    room(
                                    "psephos-testkit",
                                    "testkit",
                                    "contract kits, seeded generators and reference data, for tests only")
                            .using(CORE)
                            .using(List.of("lm"))
                            .importing(
                                    "org.junit",
                                    "org.opentest4j",
                                    "org.assertj",
                                    "com.sun.net.httpserver"));

    /** Rooms that may know the time, the environment, the console and the network. */
    static final List<String> FACES = List.of("cli", "server");

    /** Rooms whose trade is files; elsewhere nothing is opened. */
    static final List<String> OPEN_FILES = join(IO, FACES, List.of("lm", "testkit", "spark"));

    /** Rooms whose trade is the network, to endpoints that the user named; testkit plays a hub. */
    static final List<String> OPEN_SOCKETS = join(FACES, List.of("lm", "fetch", "testkit"));

    /** Modules that are built only where their profile is asked for. */
    static final List<String> BY_PROFILE = List.of("psephos-spark");

    /** Modules that others build upon, with a fence of their own. */
    static final List<String> LIBRARIES =
            List.of(
                    "psephos-core",
                    "psephos-analysis",
                    "psephos-io",
                    "psephos-lm",
                    "psephos-learning",
                    "psephos-produce",
                    "psephos-bench",
                    "psephos-report");

    /** Parts of the JDK that only some rooms may use, by the start of the package. */
    static final List<String> GUARDED =
            List.of(
                    "java.sql",
                    "java.net.http",
                    "java.awt",
                    "java.rmi",
                    "java.util.logging",
                    "java.util.prefs",
                    "java.beans");

    private Rooms() {}

    /**
     * @param name the package below {@link #BASE}
     * @param module the folder it lives in
     * @param purpose in a few words
     * @param mayUse rooms it may look into, besides itself
     * @param mayImport packages of others that it may use, and guarded parts of the JDK
     */
    record Room(
            String name,
            String module,
            String purpose,
            List<String> mayUse,
            List<String> mayImport) {
        Room {
            mayUse = List.copyOf(mayUse);
            mayImport = List.copyOf(mayImport);
        }

        Room using(List<String> rooms) {
            return new Room(name, module, purpose, join(mayUse, rooms), mayImport);
        }

        Room importing(List<String> packages) {
            return new Room(name, module, purpose, mayUse, packages);
        }

        Room importing(String... packages) {
            return importing(List.of(packages));
        }
    }

    /** The plan as the table of a page. */
    static String table() {
        var page = new StringBuilder("| room | in | may use | is for |\n|---|---|---|---|\n");
        for (var room : ALL) {
            page.append(
                    "| `%s` | %s | %s | %s |\n"
                            .formatted(room.name(), room.module(), inWords(room), room.purpose()));
        }
        return page.toString();
    }

    private static String inWords(Room room) {
        if (room.mayUse().isEmpty()) {
            return "-";
        }
        var names = String.join(" ", room.mayUse());
        names = names.replace(String.join(" ", BELOW), "all of the above");
        names = names.replace(String.join(" ", CORE), "core");
        names = names.replace(String.join(" ", IO), "io");
        names = names.replace(String.join(" ", LEARNING), "learning");
        return names.replace(" ", ", ").replace("all, of, the, above", "all of the above");
    }

    static Optional<Room> named(String name) {
        return ALL.stream().filter(room -> room.name().equals(name)).findFirst();
    }

    /** The room of a package, or the empty text for what is in no room. */
    static String of(String packageName) {
        if (!packageName.startsWith(BASE + ".")) {
            return "";
        }
        return packageName.substring(BASE.length() + 1).split("\\.", -1)[0];
    }

    private static Room room(String module, String name, String purpose) {
        return new Room(name, module, purpose, List.of(), List.of());
    }

    @SafeVarargs
    private static List<String> join(List<String>... lists) {
        var all = new ArrayList<String>();
        for (var list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
