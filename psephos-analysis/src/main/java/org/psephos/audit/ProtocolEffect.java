package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.audit.RatedVotes.Match;
import org.psephos.dataset.Dictionary;
import org.psephos.math.Interval;
import org.psephos.math.Normal;

/**
 * What the way of asking does to an evaluation: how often a system wins, ties as half, where the
 * ratings of two answers decide, less how often it wins the votes on the same two answers. The
 * estimate is the largest such difference over systems with ten pairs or more (over the sides,
 * where no systems are named: the side shown first). Its interval is clustered by item and allows
 * for the number of systems.
 *
 * <p>Severity, where the interval leaves zero out: high from 10 points, medium from 5, low below.
 *
 * @see "Bansal et al. (2024), Peering through preferences: unraveling feedback acquisition for
 *     aligning large language models, ICLR, section 5"
 */
final class ProtocolEffect {
    private static final int FEWEST = 10;
    private static final double HIGH = 0.1;
    private static final double MEDIUM = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "protocol-effect",
                    "largest share of wins by ratings less that by votes on the same pairs",
                    Unit.DIFFERENCE,
                    "say by which kind of feedback systems were compared, and compare by both");

    private ProtocolEffect() {}

    /** Both shares of one system; {@code said} is who wins them. */
    private record Effect(String said, long n, double byRatings, double byVotes, double error) {
        double size() {
            return byRatings - byVotes;
        }
    }

    static Finding look(Docket docket) {
        if (docket.data().ratings().size() == 0 || docket.votes().size() == 0) {
            return DRAFT.cannotSay(
                    "there are not both ratings and votes",
                    "give both files at once, with the same names of items and systems");
        }
        var effects = effects(docket.ratedVotes());
        if (effects.isEmpty()) {
            return DRAFT.cannotSay(
                    "no system has %s votes on two answers that were both rated".formatted(FEWEST),
                    "give items and systems the same names in both files");
        }
        return finding(docket, effects);
    }

    private static Finding finding(Docket docket, List<Effect> effects) {
        var worst =
                effects.stream()
                        .max(Comparator.comparingDouble((Effect one) -> Math.abs(one.size())))
                        .orElseThrow();
        double level = docket.options().level();
        double half = Normal.quantile(1 - (1 - level) / (2.0 * effects.size())) * worst.error();
        var interval =
                new Interval(
                        Math.max(-1, worst.size() - half),
                        Math.min(1, worst.size() + half),
                        level,
                        "clustered by item, for " + Words.count(effects.size(), "difference"));
        boolean shown = interval.low() > 0 || interval.high() < 0;
        double size = Math.abs(worst.size());
        var severity =
                size >= HIGH ? Severity.HIGH : size >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
        return DRAFT.of(worst.size(), interval)
                .from(worst.n())
                .says(
                        shown ? severity : Severity.NONE,
                        "%s wins %s of %s by ratings and %s by votes%s"
                                .formatted(
                                        worst.said(),
                                        Words.percent(worst.byRatings()),
                                        Words.count(worst.n(), "pair"),
                                        Words.percent(worst.byVotes()),
                                        shown ? "" : ", no more than chance makes"));
    }

    private static List<Effect> effects(RatedVotes rated) {
        var bySystem = new TreeMap<String, List<double[]>>();
        for (var match : rated.matches()) {
            var votes = rated.votes();
            int left = votes.left(match.row());
            int right = votes.right(match.row());
            if ((left | right) == Dictionary.MISSING || left == right) {
                add(bySystem, "the side shown first", rated, match, 1);
            } else {
                add(bySystem, votes.systems().name(left), rated, match, 1);
                add(bySystem, votes.systems().name(right), rated, match, -1);
            }
        }
        var effects = new ArrayList<Effect>();
        bySystem.forEach(
                (name, rows) -> {
                    if (rows.size() >= FEWEST) {
                        effects.add(effect(name, rows, rated.clusters()));
                    }
                });
        return effects;
    }

    private static void add(
            Map<String, List<double[]>> to, String name, RatedVotes rated, Match match, int of) {
        to.computeIfAbsent(name, any -> new ArrayList<>())
                .add(
                        new double[] {
                            rated.cluster(match),
                            (1 + of * match.rated()) / 2.0,
                            (1 + of * match.voted()) / 2.0
                        });
    }

    private static Effect effect(String name, List<double[]> rows, int clusters) {
        double ratings = rows.stream().mapToDouble(row -> row[1]).sum() / rows.size();
        double votes = rows.stream().mapToDouble(row -> row[2]).sum() / rows.size();
        var residual = new double[clusters];
        for (var row : rows) {
            residual[(int) row[0]] += row[1] - row[2] - (ratings - votes);
        }
        long used = rows.stream().mapToInt(row -> (int) row[0]).distinct().count();
        double squares = Arrays.stream(residual).map(sum -> sum * sum).sum();
        double error = used < 2 ? 1 : Math.sqrt(squares * used / (used - 1.0)) / rows.size();
        return new Effect(name, rows.size(), ratings, votes, error);
    }
}
