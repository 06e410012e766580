package org.psephos.rank;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.psephos.dataset.Dataset;
import org.psephos.math.Interval;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/**
 * The reference folder: for each method a folder of its name, with what other programs answer to
 * the same votes. {@code bench/reference.py} makes it; the first lines of each file say which
 * program, how it was called, and how close an answer must come and why.
 */
class ReferenceFolderTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/psephos/rank/reference");

    /** Points of Elo that are one unit of log-odds. */
    private static final double POINTS = 400 / Math.log(10);

    /**
     * Methods for which no program with an answer of its own was at hand: their published examples
     * stand in the tests named here.
     */
    private static final Map<Method, Class<?>> ELSEWHERE =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(Method.WIN_RATE, IdentityTest.class),
                            Map.entry(Method.BORDA, VotingRulesTest.class),
                            Map.entry(Method.COPELAND, VotingRulesTest.class),
                            Map.entry(Method.SCHULZE, VotingRulesTest.class),
                            Map.entry(Method.RANKED_PAIRS, VotingRulesTest.class),
                            Map.entry(Method.KEMENY, VotingRulesTest.class),
                            Map.entry(Method.GLICKO, OnlineReferenceTest.class),
                            Map.entry(Method.GLICKO_2, OnlineReferenceTest.class),
                            Map.entry(Method.WENG_LIN, OnlineReferenceTest.class),
                            Map.entry(Method.GAUSSIAN_SKILL, OnlineReferenceTest.class),
                            Map.entry(Method.WHOLE_HISTORY, WholeHistoryTest.class),
                            Map.entry(Method.AM_ELO, AnnotatorModelTest.class),
                            Map.entry(Method.CROWD_BT, AnnotatorModelTest.class),
                            Map.entry(Method.NOISY_BT, AnnotatorModelTest.class),
                            Map.entry(Method.IRT_1PL, IrtTest.class),
                            Map.entry(Method.IRT_2PL, IrtTest.class),
                            Map.entry(Method.IRT_3PL, IrtTest.class),
                            Map.entry(Method.AUTO, AutoTest.class)));

    /** One file: what it says of itself, and its rows. */
    private record Reference(Path file, Map<String, String> head, List<List<String>> rows) {

        static Reference of(Path file) throws IOException {
            var head = new TreeMap<String, String>();
            var rows = new ArrayList<List<String>>();
            for (var line : Files.readAllLines(file)) {
                if (line.startsWith("# ")) {
                    int colon = line.indexOf(':');
                    head.put(line.substring(2, colon), line.substring(colon + 1).strip());
                } else {
                    rows.add(List.of(line.split(",", -1)));
                }
            }
            return new Reference(file, head, rows.subList(1, rows.size()));
        }

        Method method() {
            var name = requireNonNull(file.getParent()).getFileName().toString();
            return EnumSet.allOf(Method.class).stream()
                    .filter(method -> method.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no method is called " + name));
        }

        String of(String key) {
            return requireNonNull(head.get(key), () -> file + " does not say its " + key);
        }

        RankOptions options() {
            var options = Options.of(method());
            for (var word : of("options").split(" ", -1)) {
                var parts = word.split("=", -1);
                options =
                        switch (parts[0]) {
                            case "" -> options;
                            case "ties" -> options.ties(ties(parts[1]));
                            case "k" -> options.k(Double.parseDouble(parts[1]));
                            case "position" -> options.position();
                            case "whole" -> options.whole();
                            default -> throw new AssertionError("no option is called " + word);
                        };
            }
            return options.build();
        }

        private static Ties ties(String word) {
            return EnumSet.allOf(Ties.class).stream()
                    .filter(ties -> ties.toString().equals(word))
                    .findFirst()
                    .orElseThrow();
        }

        Dataset votes() throws IOException {
            var lines = Files.readAllLines(FOLDER.resolve(of("votes") + ".csv"));
            boolean rankings =
                    lines.getFirst().equals("ranking") || method() == Method.PLACKETT_LUCE;
            var votes = new Votes();
            for (var line : lines.subList(1, lines.size())) {
                var cells = line.split(",", -1);
                if (cells.length == 1) {
                    votes.ranking(line);
                } else if (rankings) {
                    boolean left = cells[2].equals("left");
                    votes.ranking(cells[left ? 0 : 1] + ">" + cells[left ? 1 : 0]);
                } else {
                    votes.add(cells[0], cells[1], outcome(cells[2]));
                }
            }
            return votes.dataset();
        }

        private static Outcome outcome(String word) {
            return switch (word) {
                case "left" -> Outcome.LEFT;
                case "right" -> Outcome.RIGHT;
                default -> Outcome.TIE;
            };
        }
    }

    @TestFactory
    List<DynamicTest> everyFileIsReproduced() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var file : files()) {
            var name = FOLDER.relativize(file).toString();
            tests.add(DynamicTest.dynamicTest(name, () -> reproduce(Reference.of(file))));
        }
        return tests;
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.walk(FOLDER, 2)) {
            return files.filter(file -> file.getNameCount() == FOLDER.getNameCount() + 2)
                    .sorted()
                    .toList();
        }
    }

    private static void reproduce(Reference reference) throws IOException {
        assertThat(reference.of("program")).isNotBlank();
        assertThat(reference.of("command")).isNotBlank();
        assertThat(reference.of("reason")).isNotBlank();
        var result = Ranking.rank(reference.votes(), reference.options());
        if (reference.head.containsKey("answer")) {
            assertThat(reference.of("answer")).isEqualTo("not-identified");
            assertThat(result.fit()).isInstanceOf(Fit.NotIdentified.class);
            return;
        }
        var ladder = Options.ladder(result);
        assertThat(ladder.rungs()).hasSameSizeAs(reference.rows);
        double close = Double.parseDouble(reference.of("tolerance"));
        for (var row : reference.rows) {
            var strength = ReferenceTest.rung(ladder, row.getFirst()).strength();
            assertThat(strength.value())
                    .as(row.getFirst())
                    .isCloseTo(Double.parseDouble(row.get(1)), within(close));
            if (row.size() > 2) {
                assertThat(error(requireNonNull(strength.interval())))
                        .as("error of %s", row.getFirst())
                        .isCloseTo(Double.parseDouble(row.get(2)), within(close));
            }
        }
    }

    /** The standard error behind an interval of 95% by the normal curve. */
    private static double error(Interval interval) {
        return (interval.high() - interval.low()) / (2 * 1.959963984540054);
    }

    @Test
    void everyMethodHasAFolderOrAPublishedExample() throws IOException {
        var methods = EnumSet.noneOf(Method.class);
        for (var file : files()) {
            methods.add(Reference.of(file).method());
        }

        assertThat(methods).doesNotContainAnyElementsOf(ELSEWHERE.keySet());
        methods.addAll(ELSEWHERE.keySet());
        assertThat(methods).isEqualTo(EnumSet.allOf(Method.class));
    }

    /** The methods of the main job, each with an answer far from zero and one with no answer. */
    @Test
    void theMainMethodsAreAskedFarAwayAndWhereThereIsNoAnswer() throws IOException {
        for (var method : Set.of(Method.ELO, Method.BRADLEY_TERRY, Method.PLACKETT_LUCE)) {
            double farthest = 0;
            int none = 0;
            for (var file : files()) {
                var reference = Reference.of(file);
                if (reference.method() == method) {
                    none += reference.rows.isEmpty() ? 1 : 0;
                    double scale = method == Method.ELO ? POINTS : 1;
                    for (var row : reference.rows) {
                        farthest = Math.max(farthest, Double.parseDouble(row.get(1)) / scale);
                    }
                }
            }
            assertThat(farthest).as("%s, log-odds from the start", method).isGreaterThan(0.9);
            assertThat(none).as("%s without an answer", method).isPositive();
        }
    }
}
