package org.psephos.audit;

import java.util.Arrays;

/**
 * Annotators of ability {@code alpha_j} on items of ease {@code exp(beta_i)}: right with chance
 * {@code 1 / (1 + exp(-alpha_j exp(beta_i)))}, and any other category equally often. Abilities and
 * log-eases are N(1, 1), as the authors have them; categories are equally likely beforehand. Each
 * maximisation climbs by one guarded Newton step a parameter.
 *
 * @see "Whitehill et al. (2009), Whose vote should count more, NIPS 22:2035-2043, section 3"
 */
final class Glad implements LabelSearch.Model {
    private final LabelCells votes;
    private final int k;
    private final double[] ability;
    private final double[] logEase;

    Glad(LabelCells votes) {
        this.votes = votes;
        k = votes.categories();
        ability = new double[votes.people()];
        logEase = new double[votes.size()];
        Arrays.fill(ability, 1);
        Arrays.fill(logEase, 1);
    }

    @Override
    public void maximise(double[] chances) {
        climb(chances, ability, true);
        climb(chances, logEase, false);
    }

    /** Moves every parameter of one kind by a step that does not go down. */
    private void climb(double[] chances, double[] to, boolean abilities) {
        var slope = new double[to.length];
        var bend = new double[to.length];
        for (int cell = 0; cell < votes.size(); cell++) {
            double scale = StrictMath.exp(logEase[cell]);
            double times = abilities ? votes.count()[cell] : 1;
            for (int at = votes.start()[cell]; at < votes.start()[cell + 1]; at++) {
                int one = abilities ? votes.annotator()[at] : cell;
                double product = ability[votes.annotator()[at]] * scale;
                double excess = chances[cell * k + votes.category()[at]] - logistic(product);
                double inner = abilities ? scale : product;
                double spread = logistic(product) * logistic(-product);
                slope[one] += times * excess * inner;
                bend[one] += times * (spread * inner * inner - (abilities ? 0 : excess * product));
            }
        }
        var step = new double[to.length];
        for (int one = 0; one < to.length; one++) {
            double curve = Math.max(1, 1 + bend[one]);
            step[one] = Math.clamp((slope[one] - (to[one] - 1)) / curve, -1, 1);
        }
        guarded(chances, to, step, abilities);
    }

    private void guarded(double[] chances, double[] to, double[] step, boolean abilities) {
        var before = values(chances, to.length, abilities);
        var from = to.clone();
        for (int one = 0; one < to.length; one++) {
            to[one] = from[one] + step[one];
        }
        for (int halving = 0; halving < 30; halving++) {
            var after = values(chances, to.length, abilities);
            boolean down = false;
            for (int one = 0; one < to.length; one++) {
                if (after[one] < before[one]) {
                    step[one] /= 2;
                    to[one] = from[one] + step[one];
                    down = true;
                }
            }
            if (!down) {
                return;
            }
        }
    }

    /** Expected log-posterior of each parameter of one kind, the others as they are. */
    private double[] values(double[] chances, int size, boolean abilities) {
        var values = new double[size];
        for (int one = 0; one < size; one++) {
            double off = (abilities ? ability[one] : logEase[one]) - 1;
            values[one] = -off * off / 2;
        }
        for (int cell = 0; cell < votes.size(); cell++) {
            double scale = StrictMath.exp(logEase[cell]);
            double times = abilities ? votes.count()[cell] : 1;
            for (int at = votes.start()[cell]; at < votes.start()[cell + 1]; at++) {
                double product = ability[votes.annotator()[at]] * scale;
                double right = chances[cell * k + votes.category()[at]];
                values[abilities ? votes.annotator()[at] : cell] +=
                        times
                                * (right * logLogistic(product)
                                        + (1 - right) * logLogistic(-product));
            }
        }
        return values;
    }

    @Override
    public double[] logs() {
        var logs = new double[votes.size() * k];
        Arrays.fill(logs, -StrictMath.log(k));
        double others = StrictMath.log(k - 1);
        for (int cell = 0; cell < votes.size(); cell++) {
            double scale = StrictMath.exp(logEase[cell]);
            for (int at = votes.start()[cell]; at < votes.start()[cell + 1]; at++) {
                double product = ability[votes.annotator()[at]] * scale;
                double right = logLogistic(product);
                double wrong = logLogistic(-product) - others;
                for (int truth = 0; truth < k; truth++) {
                    logs[cell * k + truth] += truth == votes.category()[at] ? right : wrong;
                }
            }
        }
        return logs;
    }

    @Override
    public double reliability(int annotator) {
        return ability[annotator];
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static double logLogistic(double x) {
        return x > 0
                ? -StrictMath.log1p(StrictMath.exp(-x))
                : x - StrictMath.log1p(StrictMath.exp(x));
    }
}
