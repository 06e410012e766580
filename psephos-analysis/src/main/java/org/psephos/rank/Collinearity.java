package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.SystemId;

/**
 * Whether a covariate is a mixture of strengths and other covariates in every comparison, so that
 * no number of votes like these can tell them apart: found by elimination on the square of the
 * design, strengths first.
 *
 * @see "Golub and Van Loan (2013), Matrix computations, 4th edition, section 5.5"
 */
final class Collinearity {
    /** What is left of a covariate below this share of its square is rounding. */
    private static final double NOTHING = 1e-9;

    private static final double NEGLIGIBLE = 1e-5;

    private final CovariateFit fit;
    private final int free;
    private final double[] gram;
    private final double[] factor;

    private Collinearity(CovariateFit fit) {
        this.fit = fit;
        free = fit.free() - (fit.model.hasTau() ? 1 : 0);
        var square = fit.gram();
        for (int i = 0; i < fit.size; i++) {
            boolean held = fit.precision[i] > 0 || (fit.prior > 0 && i < fit.systems);
            square[i * fit.size + i] += held ? 1 : 0;
        }
        gram = fit.grounded(square);
        factor = new double[free * free];
    }

    /** The names that cannot be told apart, the covariate first; null where all can. */
    static @Nullable List<String> confounded(CovariateFit fit, List<SystemId> systems) {
        var search = new Collinearity(fit);
        int first = fit.ground < fit.systems ? fit.systems - 1 : fit.systems;
        for (int k = 0; k < search.free; k++) {
            double left = search.eliminate(k);
            double square = search.gram[k * fit.free() + k];
            if (k >= first && !(left > NOTHING * square)) {
                return search.names(k, first, systems);
            }
            search.factor[k * search.free + k] = Math.sqrt(left);
        }
        return null;
    }

    /** Row {@code k} of the factor; what is left of the diagonal entry. */
    private double eliminate(int k) {
        double left = gram[k * fit.free() + k];
        for (int i = 0; i < k; i++) {
            double sum = gram[k * fit.free() + i];
            for (int m = 0; m < i; m++) {
                sum -= factor[k * free + m] * factor[i * free + m];
            }
            factor[k * free + i] = sum / factor[i * free + i];
            left -= factor[k * free + i] * factor[k * free + i];
        }
        return left;
    }

    private List<String> names(int k, int first, List<SystemId> systems) {
        var mixture = mixture(k);
        double size = Math.sqrt(gram[k * fit.free() + k]);
        var names = new ArrayList<String>();
        names.add(fit.design.effects().get(k - first).name());
        for (int j = first; j < k; j++) {
            double share = Math.abs(mixture[j]) * Math.sqrt(gram[j * fit.free() + j]);
            if (share > NEGLIGIBLE * size) {
                names.add(fit.design.effects().get(j - first).name());
            }
        }
        var strengths = new double[fit.systems];
        for (int i = 0, j = 0; i < fit.systems; i++) {
            strengths[i] = i == fit.ground ? 0 : mixture[j++];
        }
        names.addAll(unlikeMost(strengths, systems));
        return names;
    }

    /** How much of each parameter before it makes up parameter {@code k}. */
    private double[] mixture(int k) {
        var mixture = new double[k];
        for (int i = k - 1; i >= 0; i--) {
            double sum = factor[k * free + i];
            for (int m = i + 1; m < k; m++) {
                sum -= factor[m * free + i] * mixture[m];
            }
            mixture[i] = sum / factor[i * free + i];
        }
        return mixture;
    }

    /** Only differences of strengths mean anything: systems that differ from most are involved. */
    private static List<String> unlikeMost(double[] strengths, List<SystemId> systems) {
        double largest = 0;
        for (double strength : strengths) {
            largest = Math.max(largest, Math.abs(strength));
        }
        if (largest < NEGLIGIBLE) {
            return List.of();
        }
        Map<Long, Integer> times = new TreeMap<>();
        var grid = new long[strengths.length];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = Math.round(strengths[i] / largest / NEGLIGIBLE);
            times.merge(grid[i], 1, Integer::sum);
        }
        long most = grid[0];
        for (long place : grid) {
            most = times.getOrDefault(place, 0) > times.getOrDefault(most, 0) ? place : most;
        }
        var names = new ArrayList<String>();
        for (int i = 0; i < grid.length; i++) {
            if (grid[i] != most) {
                names.add(systems.get(i).value());
            }
        }
        return names;
    }
}
