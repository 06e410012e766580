package org.psephos.audit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.math.Normal;

/**
 * Pairs of systems that hardly met and systems that were hardly judged: what is said of them rests
 * on the model, or on little. The share is counted over all pairs of systems that met anybody, so
 * it has no interval. The smallest difference that the votes can show is that of two even systems
 * with the median number of votes each, found with power 80% at 5%.
 *
 * <p>Severity: high where more than half of the systems have fewer than 30 comparisons, medium
 * where one has or more than half of all pairs never met, low where a tenth of the pairs met fewer
 * than five times.
 *
 * @see "Cohen (1988), Statistical power analysis for the behavioral sciences, 2nd edition, Erlbaum"
 */
final class ThinCoverage {
    private static final int THIN = 5;
    private static final int FEW = 30;
    private static final double POWER = 0.8;
    private static final double LEVEL = 0.95;
    private static final Draft DRAFT =
            Draft.of(
                    "thin-coverage",
                    "share of pairs of systems that met fewer than 5 times",
                    Unit.SHARE,
                    "collect votes for the systems with the fewest first; psephos plan says how many");

    private ThinCoverage() {}

    static Finding look(Docket docket) {
        var pairs = docket.pairs();
        var systems = pairs.busiest();
        if (systems.length < 2) {
            return DRAFT.cannotSay(
                    "no two named systems were compared", "name the columns of the two systems");
        }
        var counted = Counted.of(pairs, systems);
        var draft = DRAFT.of((double) counted.thin / counted.pairs, null).from(counted.pairs);
        int last = systems[systems.length - 1];
        var claim =
                "%s of %s met fewer than %s times, %s never; %s of %s have fewer than %s comparisons, the fewest %s with %s; between two systems with the median of %s each, differences below %s points of win rate go unseen"
                        .formatted(
                                Words.count(counted.thin),
                                Words.count(counted.pairs, "pair"),
                                Integer.toString(THIN),
                                Words.count(counted.never),
                                Words.count(counted.few),
                                Words.count(systems.length, "system"),
                                Integer.toString(FEW),
                                pairs.name(last),
                                Words.count(Math.round(pairs.judged(last))),
                                Words.count(Math.round(counted.median)),
                                Words.fixed(100 * smallest(counted.median), 1));
        return draft.says(counted.severity(systems.length), claim);
    }

    /** Of the win rates of two even systems with {@code votes} each. */
    private static double smallest(double votes) {
        double z = Normal.quantile(0.5 + LEVEL / 2) + Normal.quantile(POWER);
        return Math.min(1, z * Math.sqrt(0.5 / votes));
    }

    private record Counted(long pairs, long thin, long never, long few, double median) {

        static Counted of(PairTable table, int[] systems) {
            long all = (long) systems.length * (systems.length - 1) / 2;
            long enough =
                    IntStream.range(0, table.pairs()).filter(p -> table.met(p) >= THIN).count();
            var judged = Arrays.stream(systems).mapToDouble(table::judged).sorted().toArray();
            return new Counted(
                    all,
                    all - enough,
                    all - table.pairs(),
                    Arrays.stream(judged).filter(count -> count < FEW).count(),
                    (judged[(judged.length - 1) / 2] + judged[judged.length / 2]) / 2);
        }

        Severity severity(int systems) {
            if (2 * few > systems) {
                return Severity.HIGH;
            }
            if (few > 0 || 2 * never > pairs) {
                return Severity.MEDIUM;
            }
            return 10 * thin > pairs ? Severity.LOW : Severity.NONE;
        }
    }
}
