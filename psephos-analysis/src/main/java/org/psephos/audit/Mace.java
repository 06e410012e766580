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
    private final LabelCells votes;
    private final int k;
    private final double[] meant;
    private final double[] habit;

    Mace(LabelCells votes) {
        this.votes = votes;
        k = votes.categories();
        meant = new double[votes.people()];
        habit = new double[meant.length * k];
        Arrays.fill(meant, 0.5);
        Arrays.fill(habit, 1.0 / k);
    }

    @Override
    public void maximise(double[] chances) {
        double little = 0.01 / k;
        var sure = new double[meant.length];
        var idle = new double[habit.length];
        for (int cell = 0; cell < votes.size(); cell++) {
            double items = votes.count()[cell];
            for (int at = votes.start()[cell]; at < votes.start()[cell + 1]; at++) {
                int who = votes.annotator()[at];
                int said = who * k + votes.category()[at];
                double right = chances[cell * k + votes.category()[at]];
                double share = right * meant[who] / (meant[who] + (1 - meant[who]) * habit[said]);
                sure[who] += items * share;
                idle[said] += items * (1 - share);
            }
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
        var logs = new double[votes.size() * k];
        Arrays.fill(logs, -StrictMath.log(k));
        var right = new double[habit.length];
        var wrong = new double[habit.length];
        for (int said = 0; said < habit.length; said++) {
            double any = (1 - meant[said / k]) * habit[said];
            right[said] = StrictMath.log(meant[said / k] + any);
            wrong[said] = StrictMath.log(any);
        }
        for (int cell = 0; cell < votes.size(); cell++) {
            for (int at = votes.start()[cell]; at < votes.start()[cell + 1]; at++) {
                int said = votes.annotator()[at] * k + votes.category()[at];
                for (int truth = 0; truth < k; truth++) {
                    logs[cell * k + truth] +=
                            truth == votes.category()[at] ? right[said] : wrong[said];
                }
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
