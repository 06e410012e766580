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
    private final LabelCells votes;
    private final int k;
    private final double[] prior;
    private final double[] said;

    DawidSkene(LabelCells votes) {
        this.votes = votes;
        k = votes.categories();
        prior = new double[k];
        said = new double[votes.people() * k * k];
    }

    @Override
    public void maximise(double[] chances) {
        Arrays.fill(prior, 0);
        Arrays.fill(said, 0);
        for (int c = 0; c < votes.size(); c++) {
            count(chances, c);
        }
        Posteriors.normalise(prior, k);
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

    /** Counts one cell's items, each with every truth as far as it has its chance. */
    private void count(double[] chances, int cell) {
        double items = votes.count()[cell];
        for (int truth = 0; truth < k; truth++) {
            double share = items * chances[cell * k + truth];
            prior[truth] += share;
            for (int at = votes.start()[cell]; at < votes.start()[cell + 1]; at++) {
                said[at(votes.annotator()[at], truth) + votes.category()[at]] += share;
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
        var logs = new double[votes.size() * k];
        for (int cell = 0; cell < votes.size(); cell++) {
            for (int truth = 0; truth < k; truth++) {
                double sum = common[truth];
                for (int at = votes.start()[cell]; at < votes.start()[cell + 1]; at++) {
                    sum += given[at(votes.annotator()[at], truth) + votes.category()[at]];
                }
                logs[cell * k + truth] = sum;
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
