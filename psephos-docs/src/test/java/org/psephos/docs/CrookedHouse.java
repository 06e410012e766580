package org.psephos.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A house that breaks every rule; its sources stand in {@code src/test/crooked}. */
final class CrookedHouse {

    /** What each rule has to find, among others; a part of the place or the thing. */
    private static final Map<Rule, List<String>> BREACHES =
            Map.ofEntries(
                    Map.entry(
                            RoomRules.ROOMS_LOOK_WHERE_THEY_MAY,
                            List.of("model.LooksUp.estimator", "org.psephos.rank.Estimator")),
                    Map.entry(
                            RoomRules.ROOMS_IMPORT_WHAT_THEY_MAY,
                            List.of("org.assertj.core.api.Assertions", "java.sql.Connection")),
                    Map.entry(
                            RoomRules.THE_PLAN_NAMES_EVERY_ROOM,
                            List.of(
                                    "org.psephos.util is in no row",
                                    "the plan has it in psephos-core")),
                    Map.entry(RoomRules.NO_CYCLES, List.of("Cycle detected")),
                    Map.entry(RoomRules.NO_DRAWERS, List.of("org.psephos.util", "VoteManager")),
                    Map.entry(RoomRules.NO_SPLIT_PACKAGES, List.of("org.psephos.model is split")),
                    Map.entry(
                            ModuleRules.LIBRARIES_HAVE_FENCES,
                            List.of(
                                    "psephos-analysis has no module-info",
                                    "psephos-core exports [org.psephos.model] but holds")),
                    Map.entry(
                            ModuleRules.POMS_NAME_NO_VERSION,
                            List.of("a version of psephos-analysis")),
                    Map.entry(
                            ModuleRules.POMS_KEEP_TO_THE_PLAN,
                            List.of("psephos-core depends on psephos-analysis")),
                    Map.entry(SilenceRules.NO_CONSOLE, List.of("Loud.console")),
                    Map.entry(SilenceRules.NO_CLOCK, List.of("Loud.clock")),
                    Map.entry(SilenceRules.NO_SURROUNDINGS, List.of("Loud.surroundings")),
                    Map.entry(SilenceRules.NO_CHANCE, List.of("Loud.chance")),
                    Map.entry(SilenceRules.NO_UNSTABLE_ORDER, List.of("Loud.order")),
                    Map.entry(SilenceRules.NO_LOCALE, List.of("Loud.locale")),
                    Map.entry(SilenceRules.NO_SOCKETS, List.of("Loud.sockets")),
                    Map.entry(SilenceRules.NO_FILES, List.of("Loud.files")),
                    Map.entry(SilenceRules.NO_BACK_DOORS, List.of("Loud.backDoors")),
                    Map.entry(
                            ShapeRules.RECORDS_COPY,
                            List.of("Keeps has 2 collections and copies 1")),
                    Map.entry(ShapeRules.RECORDS_HOLD_NO_ARRAYS, List.of("Keeps.array")),
                    Map.entry(ShapeRules.NO_STATIC_STATE, List.of("Keeps.count")),
                    Map.entry(ShapeRules.NO_GET, List.of("Unexplained.getName(int)")),
                    Map.entry(
                            SourceRules.PUBLIC_TYPES_ARE_EXPLAINED,
                            List.of("Unexplained.java:3", "Inner", "Implicit")),
                    Map.entry(
                            SourceRules.PACKAGES_ARE_EXPLAINED, List.of("org.psephos.rank has no")),
                    Map.entry(SourceRules.ESTIMATORS_CITE, List.of("Estimator.java estimates")),
                    Map.entry(
                            SourceRules.NOBODY_CATCHES_EVERYTHING,
                            List.of("Unexplained.java:11: catches RuntimeException")),
                    Map.entry(SourceRules.FORMATS_ARE_NOT_LOCAL, List.of("Unexplained.java:10")),
                    Map.entry(
                            SourceRules.PROMISES_HAVE_OWNERS,
                            List.of("Unexplained.java:7: TODO", "FIXME(decision 999)")));

    private CrookedHouse() {}

    /** Copies the crooked sources into {@code folder} and compiles them there. */
    static House build(Path folder) throws IOException {
        var plan = House.checkout().resolve("psephos-docs/src/test/crooked");
        try (Stream<Path> files = Files.walk(plan)) {
            for (var file : files.toList()) {
                var copy = folder.resolve(plan.relativize(file).toString());
                if (!Files.isDirectory(file)) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        compile(folder);
        return House.at(folder);
    }

    private static void compile(Path folder) throws IOException {
        var classes = Files.createDirectories(folder.resolve("psephos-core/target/classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, null, null);
        try (Stream<Path> files = Files.walk(folder)) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("module-info.java"))
                            .toList();
            var options =
                    List.of(
                            "-proc:none",
                            "-nowarn",
                            "-d",
                            classes.toString(),
                            "-classpath",
                            System.getProperty("java.class.path"));
            var task =
                    compiler.getTask(
                            null,
                            manager,
                            null,
                            options,
                            null,
                            manager.getJavaFileObjectsFromPaths(sources));
            assertThat(task.call()).as("the crooked house compiles").isTrue();
        }
    }

    /** Asserts that the rule found what it has to find in the crooked house. */
    static Consumer<List<? extends String>> expected(Rule rule) {
        return breaches -> assertThat(String.join("\n", breaches)).contains(BREACHES.get(rule));
    }
}
