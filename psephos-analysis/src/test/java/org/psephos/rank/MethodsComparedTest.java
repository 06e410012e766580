package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/**
 * One set of votes under every method that can take it: the table of docs/methods/compared.md,
 * written anew by {@code -Dpsephos.pages=write}.
 */
class MethodsComparedTest {
    private static final Path PAGE = Path.of("..", "docs", "methods", "compared.md");
    private static final List<Method> METHODS =
            List.of(
                    Method.COUNTS,
                    Method.WIN_RATE,
                    Method.BORDA,
                    Method.BRADLEY_TERRY,
                    Method.ELO_MLE,
                    Method.NEWMAN,
                    Method.PLACKETT_LUCE,
                    Method.THURSTONE_MOSTELLER,
                    Method.RANK_CENTRALITY,
                    Method.PAGERANK,
                    Method.COPELAND,
                    Method.SCHULZE,
                    Method.RANKED_PAIRS,
                    Method.KEMENY,
                    Method.ELO,
                    Method.GLICKO,
                    Method.GLICKO_2,
                    Method.WENG_LIN,
                    Method.GAUSSIAN_SKILL,
                    Method.AM_ELO,
                    Method.CROWD_BT,
                    Method.NOISY_BT);

    private static final String START = "<!-- table -->\n";
    private static final String END = "<!-- end of table -->";

    /** Best first, each with its strengths in the order of names. */
    @SuppressWarnings("ArrayRecordComponent") // a column; never compared
    private record Ranked(Ladder ladder, double[] strengths) {}

    private static Ranked under(Map<String, Ranked> ladders, String method) {
        return Objects.requireNonNull(ladders.get(method));
    }

    private static Map<String, Ranked> ladders(Votes votes) {
        var ladders = new LinkedHashMap<String, Ranked>();
        for (var method : METHODS) {
            var options = Options.of(method).interval(IntervalMethod.NONE);
            add(ladders, method.toString(), options, votes);
        }
        for (var ties : List.of(Ties.DAVIDSON, Ties.RAO_KUPPER, Ties.DROP)) {
            var options = Options.of(ties).interval(IntervalMethod.NONE);
            add(ladders, "bradley-terry, " + ties, options, votes);
        }
        return ladders;
    }

    private static void add(
            Map<String, Ranked> ladders, String name, Options options, Votes votes) {
        if (options.rank(votes).fit() instanceof Fit.Fitted(var ladder)) {
            var strengths =
                    ladder.rungs().stream()
                            .sorted(java.util.Comparator.comparing(rung -> rung.system().value()))
                            .mapToDouble(rung -> rung.strength().value())
                            .toArray();
            ladders.put(name, new Ranked(ladder, strengths));
        }
    }

    /** Spearman's correlation: Pearson's of ranks, ties at their mean. */
    private static double spearman(double[] a, double[] b) {
        var x = ranks(a);
        var y = ranks(b);
        double mean = (a.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < a.length; i++) {
            xy += (x[i] - mean) * (y[i] - mean);
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] values) {
        var ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (double other : values) {
                ranks[i] += other < values[i] ? 1 : other == values[i] ? 0.5 : 0;
            }
            ranks[i] += 0.5;
        }
        return ranks;
    }

    private static String table(Map<String, Ranked> ladders) {
        var names = List.copyOf(ladders.keySet());
        var text = new StringBuilder("| | method |");
        for (int i = 1; i <= names.size(); i++) {
            text.append(' ').append(i).append(" |");
        }
        text.append(" first three |\n|---|---|").append("---|".repeat(names.size() + 1));
        for (var name : names) {
            var ladder = under(ladders, name);
            text.append("\n| ").append(names.indexOf(name) + 1).append(" | `");
            text.append(name.replace(", ", " --ties ")).append("` |");
            for (var other : names) {
                double rho = spearman(ladder.strengths, under(ladders, other).strengths);
                text.append(' ').append(Math.round(100 * rho)).append(" |");
            }
            text.append(' ').append(first(ladder.ladder)).append(" |");
        }
        return text.append('\n').toString();
    }

    private static String first(Ladder ladder) {
        return ladder.rungs().stream()
                .limit(3)
                .map(rung -> rung.system().value())
                .collect(Collectors.joining(", "));
    }

    @Test
    void thePageShowsCrowdVotesUnderEveryMethod() throws IOException {
        var ladders = ladders(PublishedRowsTest.votes(PublishedRowsTest.LLMFAO));
        var page = Files.readString(PAGE);
        var renewed =
                page.substring(0, page.indexOf(START) + START.length())
                        + table(ladders)
                        + page.substring(page.indexOf(END));
        assertThat(ladders)
                .hasSize(METHODS.size() + 3)
                .allSatisfy((name, ladder) -> assertThat(ladder.strengths).hasSize(59));
        agree(ladders);
        if ("write".equals(System.getProperty("psephos.pages"))) {
            Files.writeString(PAGE, renewed);
        } else {
            assertThat(page).as("written by -Dpsephos.pages=write").isEqualTo(renewed);
        }
    }

    /** What the page says of the table. */
    private static void agree(Map<String, Ranked> ladders) {
        var plain = under(ladders, "bradley-terry").strengths;

        for (var same : List.of("elo-mle", "newman", "plackett-luce", "thurstone-mosteller")) {
            assertThat(spearman(plain, under(ladders, same).strengths))
                    .as(same)
                    .isGreaterThan(0.999);
        }
        for (var close : List.of("borda", "win-rate", "rank-centrality")) {
            assertThat(spearman(plain, under(ladders, close).strengths))
                    .as(close)
                    .isGreaterThan(0.9);
        }
        assertThat(spearman(plain, under(ladders, "pagerank").strengths)).isBetween(-0.3, 0.3);
    }

    @Test
    void ranksOfEqualsAreTheirMean() {
        assertThat(ranks(new double[] {3, 1, 3, 2})).containsExactly(3.5, 1, 3.5, 2);
        assertThat(spearman(new double[] {1, 2, 3}, new double[] {9, 5, 1})).isEqualTo(-1);
        assertThat(Arrays.stream(ranks(new double[5])).sum()).isEqualTo(15);
    }
}
