package org.psephos.audit;

import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Interval;

/**
 * How often the longer answer wins, question by question: the votes of a question together make one
 * winner, and questions without a winner or with equal lengths say nothing. That is no bias yet:
 * better answers may be longer. The claim therefore adds what length does between equally strong
 * systems, where a ladder can be made. The interval is clustered by item.
 *
 * <p>Severity, where the interval leaves one half out: high from 15 points off, medium from 5, low
 * below.
 *
 * @see "Singhal et al. (2024), A long way to go: investigating length correlations in RLHF"
 */
final class LengthPreference {
    private static final double HIGH = 0.15;
    private static final double MEDIUM = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "length-preference",
                    "share of decided questions of unequal length that the longer answer wins",
                    Unit.SHARE,
                    "rank with --control length, and see how far a judge of length alone gets");

    private LengthPreference() {}

    static Finding look(Docket docket) {
        var votes = docket.votes();
        var sides = SideStyles.length(docket.data());
        if (sides == null) {
            return DRAFT.cannotSay(
                    votes.size() == 0
                            ? "there are no comparisons"
                            : "nothing says how long the answers are",
                    "give their texts, or --columns attribute:length_left=COLUMN,attribute:length_right=COLUMN");
        }
        var wins = Wins.of(votes, docket.questions(), sides);
        if (wins.decided == 0) {
            return DRAFT.cannotSay(
                    "no question has a winner and answers of unequal length", "collect more votes");
        }
        var interval = wins.interval(votes, docket.options().level());
        double share = (double) wins.longer / wins.decided;
        var effect = StyleEffects.of(docket, sides);
        var claim =
                "the longer answer won %s of %s (%s)%s"
                        .formatted(
                                Words.count(wins.longer),
                                Words.count(wins.decided, "decided question"),
                                Words.percent(share),
                                effect == null
                                        ? ""
                                        : "; between equals, an answer twice as long has %s to win"
                                                .formatted(
                                                        Words.percent(
                                                                1
                                                                        / (1
                                                                                + StrictMath.exp(
                                                                                        -effect
                                                                                                        .value()
                                                                                                / 3)))));
        return DRAFT.of(share, interval)
                .from(wins.decided)
                .behind(Origins.of(votes.headers(), wins.examples()))
                .says(severity(share, interval), claim);
    }

    private static Severity severity(double share, Interval interval) {
        double off = Math.abs(share - 0.5);
        if (interval.contains(0.5)) {
            return Severity.NONE;
        }
        return off >= HIGH ? Severity.HIGH : off >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
    }

    /** What became of each question. */
    private static final class Wins {
        private final LongPairs numbers = new LongPairs();
        private final double[] forLonger;
        private final int[] row;
        private long longer;
        private long decided;

        private Wins(Comparisons votes, Questions questions, SideStyles.Sides sides) {
            forLonger = new double[votes.size()];
            row = new int[votes.size()];
            for (int r = 0; r < votes.size(); r++) {
                double off = sides.known(r) ? sides.left()[r] - sides.right()[r] : 0;
                double won =
                        switch (votes.outcome(r)) {
                            case LEFT -> 1;
                            case RIGHT -> -1;
                            case TIE, BOTH_BAD -> 0;
                        };
                if (off != 0 && won != 0) {
                    int question = questions.question(r);
                    int number = numbers.of(question >= 0 ? question : -1 - r, 0);
                    forLonger[number] += Math.signum(off) * won * votes.headers().weight(r);
                    row[number] = r;
                }
            }
            for (int q = 0; q < numbers.size(); q++) {
                longer += forLonger[q] > 0 ? 1 : 0;
                decided += forLonger[q] != 0 ? 1 : 0;
            }
        }

        static Wins of(Comparisons votes, Questions questions, SideStyles.Sides sides) {
            return new Wins(votes, questions, sides);
        }

        Interval interval(Comparisons votes, double level) {
            var items = votes.headers().item();
            int clusters = items == null ? 0 : items.names().size();
            var successes = new double[clusters + numbers.size()];
            var asked = new double[successes.length];
            for (int q = 0; q < numbers.size(); q++) {
                if (forLonger[q] != 0) {
                    int item = items == null ? -1 : items.code(row[q]);
                    int cluster = item < 0 ? clusters + q : item;
                    asked[cluster]++;
                    successes[cluster] += forLonger[q] > 0 ? 1 : 0;
                }
            }
            return Shares.clustered(successes, asked, level);
        }

        IntStream examples() {
            return IntStream.range(0, numbers.size())
                    .filter(q -> forLonger[q] > 0)
                    .map(q -> row[q])
                    .sorted();
        }
    }
}
