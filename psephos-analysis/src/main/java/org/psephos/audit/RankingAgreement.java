package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Ballots.Ballot;
import org.psephos.audit.Value.Known;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;

/**
 * How far rankings of the same unit agree: each measure unit by unit, then the mean over units.
 * Where there is one unit only there is nothing to resample, and so no interval.
 */
final class RankingAgreement {
    /** Rankings of a unit whose pairs can be gone through: eight million of them. */
    private static final int MOST = 4000;

    private final AuditOptions options;

    RankingAgreement(AuditOptions options) {
        this.options = options;
    }

    /** A measure of one unit; not a number where the unit says nothing. */
    private record Reading(
            Measure measure,
            ToDoubleFunction<List<Ballot>> of,
            String why,
            @Nullable String note) {}

    private static final List<Reading> READINGS =
            List.of(
                    new Reading(
                            Measure.KENDALL_W,
                            RankingAgreement::concordance,
                            "no unit has two raters who ranked the same members and told any apart",
                            "the mean over units"),
                    new Reading(
                            Measure.KENDALL_TAU_B,
                            unit -> overPairs(unit, RankingPair::tauB),
                            "no two raters told members of the same unit apart",
                            "the mean over pairs of raters, then over units"),
                    new Reading(
                            Measure.KENDALL_TAU_C,
                            unit -> overPairs(unit, RankingPair::tauC),
                            "no two raters told members of the same unit apart",
                            "the mean over pairs of raters, then over units"),
                    new Reading(
                            Measure.NORMALISED_LEVENSHTEIN,
                            unit -> overPairs(unit, RankingPair::normalisedLevenshtein),
                            "no two raters ranked members of the same unit",
                            "a distance: 0 is the same ranking; the mean over pairs of raters, then over units"),
                    new Reading(
                            Measure.SPEARMAN,
                            unit -> overPairs(unit, RankingPair::spearman),
                            "no two raters told members of the same unit apart",
                            "the mean over pairs of raters, then over units"));

    /** An entry a criterion and measure. */
    List<Agreement> of(List<Ballots> all) {
        return all.stream()
                .flatMap(ballots -> READINGS.stream().map(reading -> measured(ballots, reading)))
                .toList();
    }

    private Agreement measured(Ballots ballots, Reading reading) {
        var values =
                ballots.units().stream()
                        .filter(unit -> unit.size() <= MOST)
                        .mapToDouble(reading.of)
                        .filter(Double::isFinite)
                        .toArray();
        long large = ballots.units().stream().filter(unit -> unit.size() > MOST).count();
        return new Agreement(
                reading.measure,
                MeasurementScale.ORDINAL,
                "ranking",
                ballots.criterion(),
                ballots.units().size(),
                values.length,
                ballots.raters(),
                ballots.rankings(),
                ballots.repeated(),
                values.length == 0 ? null : estimate(values),
                null,
                values.length > 0 ? null : large > 0 ? tooLarge(large) : reading.why,
                null,
                note(reading, values.length, large));
    }

    private static String tooLarge(long units) {
        return "%s with more than %s rankings each: their pairs are too many"
                .formatted(Words.count(units, "unit"), Words.count(MOST));
    }

    private static @Nullable String note(Reading reading, int used, long large) {
        var one = used == 1 ? "; no interval: there is one unit to resample" : "";
        var left = large > 0 && used > 0 ? "; left out: " + tooLarge(large) : "";
        return reading.note + one + left;
    }

    private Estimate estimate(double[] values) {
        Coefficient mean = weight -> new Known(dot(weight, values) / Arrays.stream(weight).sum());
        var interval =
                values.length < 2 || options.rounds() == 0
                        ? null
                        : new UnitBootstrap(options)
                                .intervals(UnitCells.each(values.length), List.of(mean))
                                .getFirst();
        return new Estimate(Arrays.stream(values).average().orElseThrow(), interval);
    }

    private static double dot(double[] weight, double[] values) {
        return IntStream.range(0, values.length).mapToDouble(u -> weight[u] * values[u]).sum();
    }

    private static double overPairs(List<Ballot> unit, ToDoubleFunction<RankingPair> of) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < unit.size(); i++) {
            for (int j = 0; j < i; j++) {
                double value = of.applyAsDouble(RankingPair.of(unit.get(j), unit.get(i)));
                sum += Double.isFinite(value) ? value : 0;
                count += Double.isFinite(value) ? 1 : 0;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /**
     * Kendall's W with ties, of those who ranked what the most did.
     *
     * @see "Kendall and Babington-Smith (1939), The problem of m rankings, Annals of Mathematical
     *     Statistics 10:275-287; Siegel and Castellan (1988), Nonparametric statistics, section
     *     9.5"
     */
    private static double concordance(List<Ballot> unit) {
        var same = most(unit);
        double raters = same.size();
        double members = same.getFirst().member().length;
        var sums = new double[(int) members];
        double ties = 0;
        for (var ballot : same) {
            var ranks = RankingPair.midRanks(ballot.tier());
            Arrays.setAll(sums, at -> sums[at] + ranks[at]);
            ties += ties(ballot.tier());
        }
        double mean = raters * (members + 1) / 2;
        double spread = Arrays.stream(sums).map(sum -> (sum - mean) * (sum - mean)).sum();
        double room = raters * (raters * (members * members * members - members) - ties);
        return raters > 1 && room > 0 ? 12 * spread / room : Double.NaN;
    }

    /** The rankings of the members that most raters ranked; of equally many the first to come. */
    private static List<Ballot> most(List<Ballot> unit) {
        List<Ballot> best = List.of();
        for (var ballot : unit) {
            var alike = unit.stream().filter(ballot::ranksTheSame).toList();
            if (alike.size() == unit.size()) {
                return alike;
            }
            best = alike.size() > best.size() ? alike : best;
        }
        return best;
    }

    private static double ties(int[] tiers) {
        var count = new TreeMap<Integer, Integer>();
        for (int tier : tiers) {
            count.merge(tier, 1, Integer::sum);
        }
        return count.values().stream().mapToDouble(t -> (double) t * t * t - t).sum();
    }

    /** Of every two named raters the mean tau-b over units that both ranked, most units first. */
    List<PairAgreement> pairs(List<Ballots> all) {
        return all.stream().map(this::pairs).flatMap(List::stream).toList();
    }

    private List<PairAgreement> pairs(Ballots ballots) {
        var taus = new TreeMap<String, Map<String, List<Double>>>();
        for (var unit : ballots.units()) {
            for (int i = 0; unit.size() <= MOST && i < unit.size(); i++) {
                for (int j = 0; j < i; j++) {
                    meet(taus, unit.get(i), unit.get(j));
                }
            }
        }
        var pairs = new ArrayList<PairAgreement>();
        taus.forEach(
                (one, others) ->
                        others.forEach(
                                (other, values) ->
                                        pairs.add(pair(ballots, List.of(one, other), values))));
        return pairs.stream()
                .sorted((a, b) -> Long.compare(b.units(), a.units()))
                .limit(RaterPairs.MOST)
                .toList();
    }

    private static void meet(
            Map<String, Map<String, List<Double>>> taus, Ballot one, Ballot other) {
        var a = one.name();
        var b = other.name();
        if (a == null || b == null) {
            return;
        }
        boolean inOrder = a.compareTo(b) < 0;
        Function<String, Map<String, List<Double>>> others = any -> new TreeMap<>();
        taus.computeIfAbsent(inOrder ? a : b, others)
                .computeIfAbsent(inOrder ? b : a, any -> new ArrayList<>())
                .add(RankingPair.of(one, other).tauB());
    }

    private PairAgreement pair(Ballots ballots, List<String> names, List<Double> taus) {
        var values = taus.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite);
        var known = values.toArray();
        return new PairAgreement(
                "ranking",
                ballots.criterion(),
                Measure.KENDALL_TAU_B,
                names.getFirst(),
                names.getLast(),
                taus.size(),
                known.length == 0 ? null : mean(known),
                known.length > 0 ? null : "one of the two ranked nothing above anything");
    }

    private Estimate mean(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        int n = values.length;
        if (n < 2) {
            return new Estimate(mean, null);
        }
        var wide = Estimate.normal(mean, Math.sqrt(squares / (n - 1) / n), options.level(), "mean");
        var interval = wide.interval();
        return interval == null ? wide : new Estimate(mean, within(interval));
    }

    private static Interval within(Interval wide) {
        return new Interval(
                Math.max(-1, wide.low()),
                Math.min(1, wide.high()),
                wide.level(),
                "normal, over units");
    }
}
