package org.psephos.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Estimate;
import org.psephos.model.Outcome;

/**
 * The effect of position from questions that were asked in both orders, whatever the strengths:
 * half the common log odds ratio of "the first candidate wins" between the orders, one stratum a
 * question (where items are not named, one a pair of systems). Undefined where no stratum was
 * decided in both orders, or where one side won them all.
 *
 * @see "Mantel and Haenszel (1959), Statistical aspects of the analysis of data from retrospective
 *     studies of disease, JNCI 22:719-748; variance of Robins, Breslow, Greenland (1986),
 *     Estimators of the Mantel-Haenszel variance consistent in both sparse data and large-strata
 *     limiting models, Biometrics 42:311-323"
 */
final class MatchedOrders {
    private static final int CELLS = 4;

    private MatchedOrders() {}

    static @Nullable Estimate of(Comparisons votes, Questions asked, AuditOptions options) {
        var questions = asked.known() > 0 ? asked : Questions.ofPairs(votes);
        var table = new double[CELLS * (questions.count() + 1)];
        for (int row = 0; row < votes.size(); row++) {
            int stratum = questions.question(row);
            var outcome = votes.outcome(row);
            if (stratum >= 0 && (outcome == Outcome.LEFT || outcome == Outcome.RIGHT)) {
                int cell =
                        (questions.swapped(row) ? 2 : 0)
                                + (questions.answer(row) == Questions.FIRST ? 0 : 1);
                table[CELLS * stratum + cell] += votes.headers().weight(row);
            }
        }
        return ratio(table, options.level());
    }

    /** Strata of four: first wins and loses on the left, first wins and loses on the right. */
    private static @Nullable Estimate ratio(double[] table, double level) {
        double r = 0;
        double s = 0;
        double pr = 0;
        double psqr = 0;
        double qs = 0;
        for (int at = 0; at < table.length; at += CELLS) {
            double n = Arrays.stream(table, at, at + CELLS).sum();
            if (table[at] + table[at + 1] == 0 || table[at + 2] + table[at + 3] == 0) {
                continue;
            }
            double agree = table[at] * table[at + 3] / n;
            double differ = table[at + 1] * table[at + 2] / n;
            double p = (table[at] + table[at + 3]) / n;
            double q = (table[at + 1] + table[at + 2]) / n;
            r += agree;
            s += differ;
            pr += p * agree;
            psqr += p * differ + q * agree;
            qs += q * differ;
        }
        if (!(r > 0) || !(s > 0)) {
            return null;
        }
        double variance = pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s);
        return Estimate.normal(
                StrictMath.log(r / s) / 2,
                Math.sqrt(variance) / 2,
                level,
                "Mantel-Haenszel, Robins-Breslow-Greenland variance");
    }
}
