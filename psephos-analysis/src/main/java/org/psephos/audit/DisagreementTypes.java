package org.psephos.audit;

import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;

/**
 * What kind of disagreement there is on questions that five or more voted on: <em>agreed</em>,
 * where one answer has more than two thirds of the votes; <em>indistinguishable</em>, where ties
 * are the most common answer; <em>plural</em>, where both answers have at least a third of the
 * votes, so that different people want different things; the rest is undecided. The estimate is the
 * share of plural questions; training on their majority teaches what a third or more of the people
 * reject. With few votes a question chance alone splits some of them.
 *
 * <p>Severity, by the lower end of the interval: medium from 20%, low from 5%.
 *
 * @see "Padmakumar et al. (2024), Beyond the binary: capturing diverse preferences with reward
 *     regularization"
 */
final class DisagreementTypes {
    private static final int FEWEST = 5;
    private static final double MEDIUM = 0.2;
    private static final double LOW = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "plural-answers",
                    "share of questions where both answers have a third of the votes or more",
                    Unit.SHARE,
                    "keep the votes as shares, and look at who wants what before taking a majority");

    private DisagreementTypes() {}

    static Finding look(Docket docket) {
        var questions = docket.questions();
        var counts = new double[questions.count()][3];
        for (int row = 0; row < questions.size(); row++) {
            int answer = questions.answer(row);
            if (questions.question(row) >= 0 && answer != Questions.BOTH_BAD) {
                counts[questions.question(row)][answer] += docket.votes().headers().weight(row);
            }
        }
        var asked =
                IntStream.range(0, counts.length)
                        .filter(q -> counts[q][0] + counts[q][1] + counts[q][2] >= FEWEST)
                        .toArray();
        if (asked.length == 0) {
            return DRAFT.cannotSay(
                    "no question has %s votes".formatted(Integer.toString(FEWEST)),
                    "give the same questions to more people");
        }
        return finding(docket, counts, asked);
    }

    private static Finding finding(Docket docket, double[][] counts, int[] asked) {
        long agreed = 0;
        long same = 0;
        long plural = 0;
        for (int question : asked) {
            var votes = counts[question];
            double all = votes[0] + votes[1] + votes[2];
            if (Math.max(votes[0], votes[1]) > all * 2 / 3) {
                agreed++;
            } else if (votes[Questions.TIE] > Math.max(votes[0], votes[1])) {
                same++;
            } else if (Math.min(votes[0], votes[1]) >= all / 3) {
                plural++;
            }
        }
        var interval = Shares.independent(plural, asked.length, docket.options().level());
        return DRAFT.of((double) plural / asked.length, interval)
                .from(asked.length)
                .says(
                        interval.low() >= MEDIUM
                                ? Severity.MEDIUM
                                : interval.low() >= LOW ? Severity.LOW : Severity.NONE,
                        "of %s with %s votes or more, %s are agreed (two thirds for one answer), %s indistinguishable (ties lead), %s plural (both answers have a third of the votes), %s undecided"
                                .formatted(
                                        Words.count(asked.length, "question"),
                                        Integer.toString(FEWEST),
                                        Words.count(agreed),
                                        Words.count(same),
                                        Words.count(plural),
                                        Words.count(asked.length - agreed - same - plural)));
    }
}
