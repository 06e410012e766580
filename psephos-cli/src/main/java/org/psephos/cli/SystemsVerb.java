package org.psephos.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.PublishedSystem;
import org.psephos.catalog.Scoreboard;
import org.psephos.catalog.Standing;
import org.psephos.catalog.Standing.Status;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;

/** {@code psephos systems}: the scoreboard of the whole project, checked as it is printed. */
final class SystemsVerb implements Verb {
    static final Option ROOM = Option.of("--room", "NAME", "only systems of this room");
    static final Option STATUS =
            Option.of("--status", "passes|partial|missing", "only systems that stand so");
    static final Option ROWS =
            Option.of(
                    "--rows",
                    "DIR",
                    "folder of published rows to check on (else PSEPHOS_ROWS, else ../shared/data"
                            + " where it is there)");
    static final Option JSON = Option.flag("--json", "the same as --format json");

    private static final Path BESIDE = Path.of("..", "shared", "data");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "systems",
                "[ID...]",
                "what of the published field works here",
                """
                Lists the 185 published systems of the field, what covers each here, and what is
                missing. Every check runs as the list is made; name ids to see one in full.""",
                List.of(
                        new Group("Choosing", List.of(ROOM, STATUS)),
                        new Group("Checking", List.of(ROWS)),
                        new Group("Writing", List.of(Output.FORMAT, JSON, Output.OUT))),
                List.of(
                        "A system passes only where something here names it and a check of that ran"
                                + " just now on rows and met a stated figure; partial says what is"
                                + " still missing. Rows are published, faithful (written here in the"
                                + " published layout) or generated (drawn from a model); the weakest"
                                + " that a check used is shown."),
                "psephos systems S124");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var format = format(given);
        var wanted = wanted(given);
        var out = Output.file(given, List.of());
        var rows = rows(given, System.getenv("PSEPHOS_ROWS"));
        var board = board(given.operands(), format, rows);
        var chosen = board.standings().stream().filter(wanted::takes).toList();
        var view = new SystemsView(board, chosen, rows);
        Output.deliver(
                out,
                switch (format) {
                    case TABLE ->
                            given.operands().isEmpty()
                                    ? view.table(terminal.surroundings().columns())
                                    : view.details(terminal.surroundings().columns());
                    case JSON -> view.json();
                    case CSV -> view.csv();
                    case MD -> view.markdown();
                },
                terminal);
        return Exit.FINE;
    }

    /** Of all systems, but where only some are told in full these are enough. */
    private static Scoreboard board(List<String> ids, Format format, @Nullable Path rows) {
        boolean some = format == Format.TABLE && !ids.isEmpty();
        return Scoreboard.check(
                PublishedSystem.all().stream()
                        .filter(system -> !some || ids.contains(system.id()))
                        .toList(),
                SystemsChecks.ALL.stream()
                        .filter(covering -> !some || ids.contains(covering.system()))
                        .toList(),
                rows);
    }

    private static Format format(Arguments given) {
        var format = Output.format(given);
        if (!given.has(JSON)) {
            return format;
        }
        if (given.has(Output.FORMAT) && format != Format.JSON) {
            throw Usage.error("--json and --format " + format + " disagree", "Keep one of them.");
        }
        return Format.JSON;
    }

    /** Which systems were asked for. */
    private record Wanted(List<String> ids, @Nullable String room, @Nullable Status status) {
        private Wanted {
            ids = List.copyOf(ids);
        }

        boolean takes(Standing standing) {
            return (ids.isEmpty() || ids.contains(standing.system().id()))
                    && (room == null || standing.system().rooms().contains(room))
                    && (status == null || standing.status() == status);
        }
    }

    private static Wanted wanted(Arguments given) {
        var systems = PublishedSystem.all();
        var known = systems.stream().map(PublishedSystem::id).toList();
        for (var id : given.operands()) {
            if (!known.contains(id)) {
                throw Usage.error(
                        "there is no system \"%s\"".formatted(id),
                        "Ids run from %s to %s; all of them: psephos systems"
                                .formatted(known.getFirst(), known.getLast()));
            }
        }
        var room = given.value(ROOM);
        var rooms = new TreeSet<String>();
        systems.forEach(system -> rooms.addAll(system.rooms()));
        if (room != null && !rooms.contains(room)) {
            throw Arguments.notAmong(ROOM.name(), room, new ArrayList<>(rooms));
        }
        return new Wanted(given.operands(), room, given.word(STATUS, Status.values()));
    }

    /** The folder of published rows: named, else from the environment, else beside the checkout. */
    static @Nullable Path rows(Arguments given, @Nullable String environment) {
        var named = given.value(ROWS);
        if (named != null) {
            return folder(ROWS.name(), named);
        }
        if (environment != null && !environment.isBlank()) {
            return folder("PSEPHOS_ROWS", environment);
        }
        return Files.isDirectory(BESIDE) ? BESIDE : null;
    }

    private static Path folder(String source, String name) {
        var folder = Output.path(name);
        if (!Files.isDirectory(folder)) {
            throw Usage.error(
                    "%s is \"%s\"; expected a folder that is there".formatted(source, name),
                    "Name the folder that holds the published rows, or leave it out.");
        }
        var inner = folder.resolve("data");
        return Files.isDirectory(inner) ? inner : folder;
    }
}
