package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Dataset;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.testkit.Shared;

/** Published votes of a crowd, a part of them with GPT-4 as the judge of everything. */
class CrowdAndJudgeTest {
    private static final String CROWD = "data/llmfao/crowd-comparisons.csv";
    private static final String GPT4 = "data/llmfao/gpt4-crowd-comparisons.csv";

    /** The rows of {@code share} of the items with pairs. */
    private static Dataset votes(String name, double share, long seed) throws IOException {
        var votes = new AttributedVotes();
        var random = new Seed(seed).random();
        Map<String, Boolean> chosen = new TreeMap<>();
        var lines = Files.readAllLines(Shared.file(name));
        int last = lines.getFirst().split(",", -1).length;
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            var outcome =
                    switch (cells[last - 3]) {
                        case "left" -> Outcome.LEFT;
                        case "right" -> Outcome.RIGHT;
                        default -> Outcome.TIE;
                    };
            var unit = cells[0];
            if (chosen.computeIfAbsent(unit, any -> random.nextDouble() < share)) {
                votes.add(
                        cells[last - 2],
                        cells[last - 1],
                        outcome,
                        AttributedVotes.ITEM,
                        "q" + cells[1]);
            }
        }
        return votes.dataset();
    }

    private static double gap(Ladder of, Iterable<Ladder.Rung> rungs) {
        double sum = 0;
        for (var rung : rungs) {
            double truth = ReferenceTest.strength(of, rung.system().value());
            sum += Math.pow(rung.strength().value() - truth, 2);
        }
        return sum;
    }

    /** What 20 parts of the crowd and the whole judge come to. */
    private record Parts(int answers, double distance, double worth, double width) {}

    private static Parts parts(double share) throws IOException {
        var judge = votes(GPT4, 1, 1);
        var whole = Options.ladder(Ranking.rank(votes(CROWD, 1, 1), Options.plain().build()));
        double with = 0;
        double without = 0;
        double worth = 0;
        double width = 0;
        int answers = 0;
        for (int run = 0; run < 20; run++) {
            var result =
                    new PredictionPowered(Options.plain().build())
                            .rank(votes(CROWD, share, run), judge);
            if (result.result().fit() instanceof Fit.Fitted(var ladder)) {
                with += gap(whole, ladder.rungs());
                without += gap(whole, ladder.uncontrolled());
                width += widths(ladder.rungs()) / widths(ladder.uncontrolled());
                var saving = Objects.requireNonNull(result.saving());
                worth += saving.effective() / saving.votes();
                answers++;
            }
        }
        return new Parts(answers, with / without, worth / answers, width / answers);
    }

    private static double widths(java.util.List<Ladder.Rung> rungs) {
        return rungs.stream()
                .mapToDouble(
                        rung -> Math.pow(ReferenceTest.interval(rung.strength()).halfWidth(), 2))
                .sum();
    }

    /** Over 20 parts of three tenths: never far from the ladder of the people alone. */
    @Test
    void gpt4IsWorthOnlyAFewVotesOfThisCrowd() throws IOException {
        var three = parts(0.3);

        // The judge agrees with this crowd so weakly that it is worth few votes, or refused.
        assertThat(three.answers).isBetween(12, 20);
        assertThat(three.distance).isBetween(0.95, 1.0);
        assertThat(three.worth).isBetween(1.0, 1.1);
    }

    /** With a tenth of the people: an answer or a refusal, and never a wider interval. */
    @Test
    void aTenthOfThisCrowdGainsAFewVotesFromGpt4() throws IOException {
        var tenth = parts(0.1);
        assertThat(tenth.answers).isBetween(8, 16);
        assertThat(tenth.worth).isBetween(1.02, 1.10);
        assertThat(tenth.width).isBetween(0.90, 0.98);
        assertThat(tenth.distance).isBetween(0.9, 1.05);
    }
}
