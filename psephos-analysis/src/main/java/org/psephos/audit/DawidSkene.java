package org.psephos.audit;

import java.util.Arrays;

/**
 * Each annotator has a table of what they say where the truth is what: {@code P(votes | truth k) =
 * prior_k prod pi_j(k, said)}. Maximum likelihood, no smoothing; a row of a table that no vote
 * speaks to is uniform, which changes nothing.
 *
 * @see "Dawid and Skene (1979), Applied Statistics 28:20-28, section 2"
 */
final class DawidSkene implements LabelSearch.Model {
    private final LabelVotes votes;
    private final int k;
    private final double[] prior;
    private final double[] said;

    DawidSkene(LabelVotes votes) {
        this.votes = votes;
        k = votes.categories().size();
        prior = new double[k];
        said = new double[votes.annotators().size() * k * k];
    }

    @Override
    public void maximise(double[] chances) {
        Arrays.fill(prior, 0);
        Arrays.fill(said, 0);
        for (int at = 0; at < chances.length; at++) {
            prior[at % k] += chances[at];
        }
        Posteriors.normalise(prior, k);
        for (var vote : votes.votes()) {
            for (int truth = 0; truth < k; truth++) {
                said[at(vote.annotator(), truth) + vote.category()] +=
                        chances[vote.item() * k + truth];
            }
        }
        for (int from = 0; from < said.length; from += k) {
            double sum = 0;
            for (int c = 0; c < k; c++) {
                sum += said[from + c];
            }
            for (int c = 0; c < k; c++) {
                said[from + c] = sum > 0 ? said[from + c] / sum : 1.0 / k;
            }
        }
    }

    private int at(int annotator, int truth) {
        return (annotator * k + truth) * k;
    }

    @Override
    public double[] logs() {
        var common = logged(prior);
        var given = logged(said);
        var logs = new double[votes.items().size() * k];
        for (int at = 0; at < logs.length; at++) {
            logs[at] = common[at % k];
        }
        for (var vote : votes.votes()) {
            for (int truth = 0; truth < k; truth++) {
                logs[vote.item() * k + truth] +=
                        given[at(vote.annotator(), truth) + vote.category()];
            }
        }
        return logs;
    }

    /** Of a table once, not of every vote. */
    private static double[] logged(double[] chances) {
        var logs = new double[chances.length];
        Arrays.setAll(logs, at -> StrictMath.log(chances[at]));
        return logs;
    }

    /** Chance to say what is true, over categories as common as they are. */
    @Override
    public double reliability(int annotator) {
        double right = 0;
        for (int truth = 0; truth < k; truth++) {
            right += prior[truth] * said[at(annotator, truth) + truth];
        }
        return right;
    }
}
