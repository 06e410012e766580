package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Dictionary;

/**
 * Alignment dimension conflict: how often two criteria prefer opposite answers, over all pairs of
 * criteria by which the same two answers to the same item were decided. Votes of a question by one
 * criterion make one winner; where there are no votes by several criteria, mean ratings do. The
 * interval is clustered by question.
 *
 * <p>Severity, by the lower end of the interval: medium from 20%, low from 5%. Criteria that
 * conflict are a fact about what is wanted, and seldom a fault of the data.
 *
 * @see "Jiang et al. (2024), Hummer: towards limited competitive preference dataset"
 */
final class DimensionConflict {
    private static final double MEDIUM = 0.2;
    private static final double LOW = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "dimension-conflict",
                    "share of pairs of criteria that prefer opposite answers",
                    Unit.SHARE,
                    "rank by criterion, and do not train on the criteria as if they were one");

    private DimensionConflict() {}

    static Finding look(Docket docket) {
        var winners = votes(docket);
        var by = "vote";
        if (winners.criteria() < 2) {
            winners = ratings(docket);
            by = "rating";
        }
        if (winners.criteria() < 2) {
            return DRAFT.cannotSay(
                    "nothing was judged by two criteria",
                    "name the column of criteria: --columns criterion=COLUMN");
        }
        var counted = winners.count();
        if (counted.decided == 0) {
            return DRAFT.cannotSay(
                    "no two answers to an item were decided by two criteria",
                    "judge the same answers by several criteria");
        }
        double share = counted.conflicts / counted.decided;
        var interval =
                Shares.clustered(counted.conflictsOf, counted.decidedOf, docket.options().level());
        return DRAFT.of(share, interval)
                .from(Math.round(counted.decided))
                .says(
                        interval.low() >= MEDIUM
                                ? Severity.MEDIUM
                                : interval.low() >= LOW ? Severity.LOW : Severity.NONE,
                        "of %s of criteria that both decide between two answers (by %ss), %s prefer opposite ones (%s)%s"
                                .formatted(
                                        Words.count(Math.round(counted.decided), "pair"),
                                        by,
                                        Words.percent(share),
                                        Words.percents(interval),
                                        counted.worst));
    }

    /** Scores above 0 for the first of two answers, by question and criterion. */
    private static final class Winners {
        private final TreeMap<Integer, String> names = new TreeMap<>();
        private final TreeMap<Long, TreeMap<Integer, Double>> score = new TreeMap<>();

        void add(long question, int criterion, String name, double off) {
            names.put(criterion, name);
            score.computeIfAbsent(question, one -> new TreeMap<>())
                    .merge(criterion, off, Double::sum);
        }

        int criteria() {
            return names.size();
        }

        Counted count() {
            return new Counted(this);
        }
    }

    private static final class Counted {
        private final double[] conflictsOf;
        private final double[] decidedOf;
        private final double conflicts;
        private final double decided;
        private final String worst;

        Counted(Winners winners) {
            conflictsOf = new double[winners.score.size()];
            decidedOf = new double[conflictsOf.length];
            var pairs = new TreeMap<String, double[]>();
            int question = 0;
            for (var scores : winners.score.values()) {
                for (var one : scores.entrySet()) {
                    for (var other : scores.tailMap(one.getKey(), false).entrySet()) {
                        if (one.getValue() != 0 && other.getValue() != 0) {
                            boolean conflict = one.getValue() * other.getValue() < 0;
                            decidedOf[question]++;
                            conflictsOf[question] += conflict ? 1 : 0;
                            var pair =
                                    pairs.computeIfAbsent(
                                            winners.names.get(one.getKey())
                                                    + " and "
                                                    + winners.names.get(other.getKey()),
                                            both -> new double[2]);
                            pair[0] += conflict ? 1 : 0;
                            pair[1]++;
                        }
                    }
                }
                question++;
            }
            conflicts = Arrays.stream(conflictsOf).sum();
            decided = Arrays.stream(decidedOf).sum();
            worst = worst(pairs);
        }

        private static String worst(SortedMap<String, double[]> pairs) {
            var most = new ArrayList<>(pairs.entrySet());
            most.sort(
                    (a, b) ->
                            Double.compare(
                                    b.getValue()[0] / b.getValue()[1],
                                    a.getValue()[0] / a.getValue()[1]));
            if (most.isEmpty() || most.getFirst().getValue()[0] == 0) {
                return "";
            }
            var first = most.getFirst();
            return "; most of all %s, in %s of %s"
                    .formatted(
                            first.getKey(),
                            Words.percent(first.getValue()[0] / first.getValue()[1]),
                            Words.count(Math.round(first.getValue()[1])));
        }
    }

    private static Winners votes(Docket docket) {
        var votes = docket.votes();
        var winners = new Winners();
        var criterion = votes.headers().criterion();
        if (criterion == null) {
            return winners;
        }
        var questions = Questions.ofAllCriteria(votes);
        for (int row = 0; row < votes.size(); row++) {
            int code = criterion.code(row);
            if (questions.question(row) >= 0) {
                double off =
                        switch (questions.answer(row)) {
                            case Questions.FIRST -> 1;
                            case Questions.SECOND -> -1;
                            default -> 0;
                        };
                winners.add(questions.question(row), code, name(criterion, code), off);
            }
        }
        return winners;
    }

    private static String name(org.psephos.dataset.Coded criterion, int code) {
        return code == Dictionary.MISSING
                ? org.psephos.model.Header.OVERALL
                : criterion.names().name(code);
    }

    /** Each two systems of an item, by the means of their ratings. */
    private static Winners ratings(Docket docket) {
        var winners = new Winners();
        var tables = ItemMeans.of(docket.data().ratings());
        var numbers = new LongPairs();
        var systems =
                Dictionary.of(tables.stream().flatMap(one -> one.systems().stream()).toList());
        for (int criterion = 0; criterion < tables.size(); criterion++) {
            var table = tables.get(criterion);
            for (int a = 0; a < table.systems().size(); a++) {
                for (int b = a + 1; b < table.systems().size(); b++) {
                    long pair =
                            numbers.of(
                                    systems.code(table.systems().get(a)),
                                    systems.code(table.systems().get(b)));
                    meet(winners, table, new int[] {a, b, criterion}, pair);
                }
            }
        }
        return winners;
    }

    private static void meet(Winners winners, ItemMeans table, int[] who, long pair) {
        var items = table.item()[who[0]];
        for (int i = 0; i < items.length; i++) {
            int at = Arrays.binarySearch(table.item()[who[1]], items[i]);
            if (at >= 0) {
                double off = table.mean()[who[0]][i] - table.mean()[who[1]][at];
                winners.add(pair << 32 | items[i], who[2], table.criterion(), Math.signum(off));
            }
        }
    }
}
