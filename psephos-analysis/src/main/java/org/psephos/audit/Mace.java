package org.psephos.audit;

import java.util.Arrays;

/**
 * Each annotator means it with chance {@code theta_j} and says what is true, or else says anything
 * by a habit {@code xi_j} of their own. Categories are equally likely beforehand; {@code 0.01 / k}
 * is added to every expected count, as the authors' program does.
 *
 * @see "Hovy et al. (2013), Learning whom to trust with MACE, NAACL-HLT:1120-1130, section 3"
 */
final class Mace implements LabelSearch.Model {
    private final LabelVotes votes;
    private final int k;
    private final double[] meant;
    private final double[] habit;

    Mace(LabelVotes votes) {
        this.votes = votes;
        k = votes.categories().size();
        meant = new double[votes.annotators().size()];
        habit = new double[meant.length * k];
        Arrays.fill(meant, 0.5);
        Arrays.fill(habit, 1.0 / k);
    }

    @Override
    public void maximise(double[] chances) {
        double little = 0.01 / k;
        var sure = new double[meant.length];
        var idle = new double[habit.length];
        for (var vote : votes.votes()) {
            int said = vote.annotator() * k + vote.category();
            double right = chances[vote.item() * k + vote.category()];
            double known = meant[vote.annotator()];
            double share = right * known / (known + (1 - known) * habit[said]);
            sure[vote.annotator()] += share;
            idle[said] += 1 - share;
        }
        for (int j = 0; j < meant.length; j++) {
            double idled = 0;
            for (int c = 0; c < k; c++) {
                idled += idle[j * k + c];
            }
            meant[j] = (sure[j] + little) / (sure[j] + idled + 2 * little);
            for (int c = 0; c < k; c++) {
                habit[j * k + c] = (idle[j * k + c] + little) / (idled + k * little);
            }
        }
    }

    @Override
    public double[] logs() {
        var logs = new double[votes.items().size() * k];
        Arrays.fill(logs, -StrictMath.log(k));
        for (var vote : votes.votes()) {
            double known = meant[vote.annotator()];
            double any = (1 - known) * habit[vote.annotator() * k + vote.category()];
            for (int truth = 0; truth < k; truth++) {
                logs[vote.item() * k + truth] +=
                        StrictMath.log(truth == vote.category() ? known + any : any);
            }
        }
        return logs;
    }

    /** The chance that {@code annotator} says {@code category} where they do not mean it. */
    double habit(int annotator, int category) {
        return habit[annotator * k + category];
    }

    @Override
    public double reliability(int annotator) {
        return meant[annotator];
    }
}
