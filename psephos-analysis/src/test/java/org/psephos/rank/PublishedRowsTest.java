package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.testkit.Shared;

/**
 * Published votes and the scores that evalica 0.4.2 keeps beside them; its {@code eigen} is left
 * out, since it ranks backwards.
 */
class PublishedRowsTest {

    private static final String LLMFAO = "data/llmfao/crowd-comparisons.csv";

    /** Sixteen votes with many ties: simple.csv of evalica. */
    private static Votes simple() {
        var votes = new Votes();
        var rows = "01t 02r 02t 04t 10l 12t 12t 13t 24t 30l 31l 32l 34t 34t 40l 43l".split(" ", -1);
        for (var row : rows) {
            var outcome =
                    switch (row.charAt(2)) {
                        case 'l' -> Outcome.LEFT;
                        case 'r' -> Outcome.RIGHT;
                        default -> Outcome.TIE;
                    };
            votes.add(row.substring(0, 1), row.substring(1, 2), outcome);
        }
        return votes;
    }

    @Test
    void simpleCountsAreReproduced() {
        assertThat(scores(Options.of(Method.COUNTS).ladder(simple()), 5))
                .containsExactly(1.5, 3.0, 3.0, 4.5, 4.0);
    }

    @Test
    void simpleWinRatesAreReproduced() {
        assertThat(scores(Options.of(Method.WIN_RATE).ladder(simple()), 5))
                .containsExactly(
                        new double[] {0.1875, 0.5, 0.4375, 0.7708333333333334, 0.6388888888888888},
                        within(1e-12));
    }

    @Test
    void simpleEloIsReproduced() {
        assertThat(scores(Options.of(Method.ELO).k(4).ladder(simple()), 5))
                .containsExactly(
                        new double[] {
                            992.1030823399375 - 1000,
                            999.9771705955386 - 1000,
                            999.9773072285024 - 1000,
                            1003.8861974411536 - 1000,
                            1004.0562423948679 - 1000
                        },
                        within(1e-9));
    }

    @Test
    void simpleBradleyTerryIsReproduced() {
        assertThat(worths(scores(Options.plain().ladder(simple()), 5)))
                .containsExactly(
                        new double[] {
                            0.050799672530389396,
                            0.1311506914535368,
                            0.13168568070110523,
                            0.33688868041573855,
                            0.34947527489923
                        },
                        within(1e-6));
    }

    @Test
    void everyGoldenScoreOfFoodIsReproduced() throws IOException {
        golden("data/evalica_golden/food.csv", "data/evalica_golden/food-golden.csv", 5);
    }

    @Test
    void everyGoldenScoreOfLlmfaoIsReproduced() throws IOException {
        golden(LLMFAO, "data/evalica_golden/llmfao-golden.csv", 59);
    }

    private static void golden(String votes, String golden, int systems) throws IOException {
        var given = votes(votes);
        var rows = csv(golden);
        for (var method : Method.values()) {
            var word = word(method);
            if (word.isEmpty()) {
                continue;
            }
            var ladder = Options.of(method).k(4).interval(IntervalMethod.NONE).ladder(given);
            double sum = 0;
            for (var rung : ladder.rungs()) {
                sum += Math.exp(rung.strength().value());
            }
            int checked = 0;
            for (var row : rows) {
                if (row.get(0).equals(word)) {
                    double ours = ReferenceTest.strength(ladder, row.get(1));
                    double score =
                            switch (method) {
                                case ELO -> ours + 1000;
                                case BRADLEY_TERRY -> Math.exp(ours) / sum;
                                default -> ours;
                            };
                    assertThat(score)
                            .as("%s %s", method, row.get(1))
                            .isCloseTo(Double.parseDouble(row.get(2)), within(1e-6));
                    checked++;
                }
            }
            assertThat(checked).isEqualTo(systems);
        }
    }

    private static String word(Method method) {
        return switch (method) {
            case COUNTS -> "counting";
            case WIN_RATE -> "average_win_rate";
            case ELO -> "elo";
            case BRADLEY_TERRY -> "bradley_terry";
            default -> "";
        };
    }

    /** Log-strengths as an independent program computed them from the same rows. */
    @Test
    void llmfaoHasItsLadder() throws IOException {
        var result = Options.plain().rank(votes(LLMFAO));
        var ladder = Options.ladder(result);

        assertThat(result.used()).isEqualTo(8931);
        assertThat(ladder.rungs()).hasSize(59);
        assertThat(ladder.rungs())
                .extracting(rung -> rung.system().value())
                .startsWith(
                        "GPT 4",
                        "Platypus-2 Instruct (70B)",
                        "command",
                        "ReMM SLERP L2 13B",
                        "LLaMA-2-Chat (70B)",
                        "Claude v1",
                        "GPT 3.5 Turbo",
                        "Jurassic 2 Mid");
        double[] expected = {0.9909, 0.6473, 0.6342, 0.5734, 0.5448, 0.5400, 0.5251, 0.5243};
        for (int i = 0; i < expected.length; i++) {
            assertThat(ladder.rungs().get(i).strength().value())
                    .isCloseTo(expected[i], within(1e-4));
        }
    }

    @Test
    void llmfaoClustersByItsWorkers() throws IOException {
        var plain = Options.plain().ladder(votes(LLMFAO));
        var clustered = Options.plain().cluster(Cluster.ANNOTATOR).ladder(votes(LLMFAO));

        var first = clustered.rungs().getFirst();
        assertThat(ReferenceTest.interval(first.strength()).method())
                .isEqualTo("sandwich, clustered by annotator (124)");
        assertThat(first.strength().value()).isEqualTo(plain.rungs().getFirst().strength().value());
        assertThat(ReferenceTest.error(first.strength()))
                .isNotCloseTo(
                        ReferenceTest.error(plain.rungs().getFirst().strength()), within(1e-4));
    }

    /** Bradley-Terry of all implied pairs of the survey's 834 complete rankings. */
    @Test
    void starWarsFilmsAreRankedByTheirPairs() throws IOException {
        var votes = new Votes();
        var lines =
                new String(
                                Files.readAllBytes(
                                        Shared.file(
                                                "data/fivethirtyeight_rankings/star-wars-survey_StarWars.csv")),
                                java.nio.charset.StandardCharsets.ISO_8859_1)
                        .split("\r?\n", -1);
        for (int i = 2; i < lines.length; i++) {
            var fields = fields(lines[i]);
            var order = new String[6];
            boolean complete = fields.size() > 14;
            for (int film = 0; complete && film < 6; film++) {
                complete = fields.get(9 + film).matches("[1-6]");
                if (complete) {
                    order[Integer.parseInt(fields.get(9 + film)) - 1] = "" + (film + 1);
                }
            }
            if (complete) {
                votes.ranking(String.join(">", order));
            }
        }

        var result = Options.plain().rank(votes);

        assertThat(result.used()).isEqualTo(834);
        assertThat(scores(Options.ladder(result), 6, 1))
                .containsExactly(
                        new double[] {-0.1670, -0.4202, -0.6075, 0.1601, 0.7162, 0.3184},
                        within(1e-4));
        var luce = Options.of(Method.PLACKETT_LUCE).rank(votes);
        assertThat(luce.used()).isEqualTo(834);
        assertThat(Options.ladder(luce).rungs().getFirst().system().value()).isEqualTo("5");
    }

    private static double[] scores(Ladder ladder, int systems) {
        return scores(ladder, systems, 0);
    }

    private static double[] scores(Ladder ladder, int systems, int first) {
        var scores = new double[systems];
        for (int i = 0; i < systems; i++) {
            scores[i] = ReferenceTest.strength(ladder, Integer.toString(i + first));
        }
        return scores;
    }

    private static double[] worths(double[] logs) {
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log);
        }
        var worths = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            worths[i] = Math.exp(logs[i]) / sum;
        }
        return worths;
    }

    private static Votes votes(String file) throws IOException {
        var rows = csv(file);
        var header = rows.getFirst();
        int left = header.indexOf("left");
        int right = header.indexOf("right");
        int winner = header.indexOf("winner");
        int worker = header.indexOf("worker");
        var votes = new Votes();
        for (var row : rows.subList(1, rows.size())) {
            var outcome =
                    switch (row.get(winner)) {
                        case "left" -> Outcome.LEFT;
                        case "right" -> Outcome.RIGHT;
                        case "tie" -> Outcome.TIE;
                        default -> throw new AssertionError(row);
                    };
            if (worker < 0) {
                votes.add(row.get(left), row.get(right), outcome);
            } else {
                votes.by(row.get(worker), row.get(left), row.get(right), outcome);
            }
        }
        return votes;
    }

    private static List<List<String>> csv(String file) throws IOException {
        var rows = new ArrayList<List<String>>();
        for (var line : Files.readAllLines(Shared.file(file))) {
            rows.add(fields(line));
        }
        return rows;
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        return fields;
    }
}
