package org.psephos.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;

/**
 * How often each system wins against one baseline, as counted and as it would be were answers as
 * long as the baseline's: the log-odds of a win are theta + phi tanh(d / sd(d)), d the difference
 * of lengths in characters, fitted for each system by maximum likelihood; the length-controlled win
 * rate is 1 / (1 + exp(-theta)). The difficulty of items, which the authors add from a fit to their
 * own leaderboard, is left out.
 *
 * <p>A tie is half a win. Where a judge said how sure it was (a preference from 1 to 2), that is
 * the win. Intervals are Wilson's of the counted rate and normal ones of the log-odds of the
 * controlled rate, both with items as clusters where they are named. A system that always won or
 * lost, or whose lengths separate wins from losses, has no controlled rate, and the reason is
 * given.
 *
 * @param baseline that the others are compared with
 * @param systems best first by their controlled rate; those without one after the others
 * @param soft whether wins are what a judge said how sure it was
 * @see "Dubois, Galambosi, Liang and Hashimoto (2024), Length-controlled AlpacaEval, section 3"
 */
public record LengthControlled(SystemId baseline, List<Against> systems, boolean soft) {

    /**
     * One system against the baseline.
     *
     * @param winRate as counted, a share
     * @param controlled were lengths alike, a share; absent with a {@code reason}
     * @param length how much answers longer by one standard deviation raise the log-odds, phi
     *     tanh(1); absent as above
     * @param longer characters by which its answers are longer on average; absent where unknown
     * @param comparisons with the baseline
     */
    public record Against(
            SystemId system,
            Estimate winRate,
            @Nullable Estimate controlled,
            @Nullable Estimate length,
            @Nullable Double longer,
            long comparisons,
            @Nullable String reason) {}

    /**
     * How much the win rate of one system moves with the length it is asked for: the standard
     * deviation over its variants, divided by their mean.
     *
     * @param raw of win rates as counted
     * @param controlled of length-controlled ones; absent where a variant has none
     */
    public record Gameability(List<SystemId> variants, double raw, @Nullable Double controlled) {
        public Gameability {
            variants = List.copyOf(variants);
        }
    }

    public LengthControlled {
        systems = List.copyOf(systems);
    }

    /** All systems that met {@code baseline}; empty where none did. */
    public static LengthControlled of(Dataset dataset, SystemId baseline, RankOptions options) {
        var rows = BaselineRows.of(dataset, baseline, options);
        var systems = new ArrayList<Against>();
        for (var one : rows.systems()) {
            systems.add(against(one, options.level()));
        }
        systems.sort(
                Comparator.comparingDouble(LengthControlled::place)
                        .thenComparing(one -> one.system().value()));
        return new LengthControlled(baseline, systems, rows.soft());
    }

    private static double place(Against one) {
        return one.controlled == null ? 1 - one.winRate.value() : -one.controlled.value();
    }

    /**
     * Of variants of one system, such as answers asked to be concise, as usual and verbose.
     *
     * @return null where fewer than two of them met the baseline
     */
    public @Nullable Gameability gameability(List<SystemId> variants) {
        var found = systems.stream().filter(one -> variants.contains(one.system)).toList();
        if (found.size() < 2 || found.size() < variants.size()) {
            return null;
        }
        var raw = found.stream().mapToDouble(one -> one.winRate.value()).toArray();
        boolean all = found.stream().allMatch(one -> one.controlled != null);
        var controlled =
                found.stream()
                        .mapToDouble(one -> one.controlled == null ? 0 : one.controlled.value())
                        .toArray();
        return new Gameability(variants, relative(raw), all ? relative(controlled) : null);
    }

    private static double relative(double[] shares) {
        double mean = 0;
        for (double share : shares) {
            mean += share / shares.length;
        }
        double squares = 0;
        for (double share : shares) {
            squares += (share - mean) * (share - mean);
        }
        return Math.sqrt(squares / (shares.length - 1)) / mean;
    }

    private static Against against(BaselineRows.Of rows, double level) {
        double won = 0;
        for (double win : rows.win()) {
            won += win;
        }
        won /= rows.win().length;
        var lengths = rows.longer();
        double longer = 0;
        for (double more : lengths) {
            longer += more / lengths.length;
        }
        boolean known = lengths.length > 0 && !Double.isNaN(longer);
        var fit = known ? WinByLength.of(rows) : null;
        var reason = fit == null ? "lengths are not known for every comparison" : fit.reason();
        var raw = new Estimate(won, counted(rows, won, level));
        return new Against(
                rows.system(),
                raw,
                fit == null || reason != null ? null : share(fit, level),
                fit == null || reason != null
                        ? null
                        : Estimate.normal(
                                fit.length() * Math.tanh(1),
                                fit.lengthError() * Math.tanh(1),
                                level,
                                "sandwich"),
                known ? longer : null,
                rows.win().length,
                reason);
    }

    /** Wilson's, at as many independent votes as would have the error of these. */
    private static Interval counted(BaselineRows.Of rows, double won, double level) {
        double error = rows.error(won);
        double n = error > 0 ? won * (1 - won) / (error * error) : rows.clusters();
        return WinRate.wilson(won, n, Spread.quantile(level), level);
    }

    /** The interval is made for the log-odds. */
    private static Estimate share(WinByLength fit, double level) {
        var odds = Estimate.normal(fit.strength(), fit.strengthError(), level, "sandwich");
        var interval = odds.interval();
        return new Estimate(
                PairModel.logistic(odds.value()),
                interval == null
                        ? null
                        : new Interval(
                                PairModel.logistic(interval.low()),
                                PairModel.logistic(interval.high()),
                                level,
                                "sandwich"));
    }

    /** What the left side of {@code row} won, a judge's own certainty where {@code soft}. */
    static double win(Outcome outcome, double strength, boolean soft) {
        double half = soft ? strength : 0.5;
        return switch (outcome) {
            case LEFT -> 0.5 + half;
            case RIGHT -> 0.5 - half;
            case TIE, BOTH_BAD -> 0.5;
        };
    }
}
