package org.psephos.audit;

import java.util.ArrayList;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.math.Interval;
import org.psephos.model.Outcome;

/**
 * Ratings held against votes on the same two answers to the same item: how often the answer rated
 * higher is not the one preferred, equal ratings standing for a tie. Ratings of the same annotator
 * are taken where there are any, else the mean of all. The interval is clustered by item.
 *
 * <p>Severity, by the lower end of the interval: high from 40%, medium from 20%, low from 5%.
 *
 * @see "Bansal et al. (2024), Peering through preferences: unraveling feedback acquisition for
 *     aligning large language models"
 */
final class Contradictions {
    private static final double HIGH = 0.4;
    private static final double MEDIUM = 0.2;
    private static final double LOW = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "contradiction",
                    "share of votes that the ratings of the same two answers do not bear out",
                    Unit.SHARE,
                    "do not mix both kinds of feedback; look which of them you need");

    private Contradictions() {}

    static Finding look(Docket docket) {
        if (docket.data().ratings().size() == 0 || docket.votes().size() == 0) {
            return DRAFT.cannotSay(
                    "there are not both ratings and votes",
                    "give both files at once, with the same names of items and systems");
        }
        var counted = new Counted(docket);
        if (counted.rows.isEmpty()) {
            return DRAFT.cannotSay(
                    "no vote is about two answers that were both rated",
                    "give items and systems the same names in both files");
        }
        int n = counted.rows.size();
        double share = (double) (n - counted.same) / n;
        var interval = counted.interval(docket.options().level());
        return DRAFT.of(share, interval)
                .from(n)
                .behind(Origins.of(docket.votes().headers(), counted.examples()))
                .says(
                        severity(interval.low()),
                        "ratings and votes agree on %s of %s (%s); %s are the other way round, in %s only one of the two is a tie"
                                .formatted(
                                        Words.count(counted.same),
                                        Words.count(n, "pair"),
                                        Words.fixed(100.0 * counted.same / n, 2) + "%",
                                        Words.count(counted.opposite),
                                        Words.count(n - counted.same - counted.opposite)));
    }

    private static Severity severity(double low) {
        if (low >= HIGH) {
            return Severity.HIGH;
        }
        return low >= MEDIUM ? Severity.MEDIUM : low >= LOW ? Severity.LOW : Severity.NONE;
    }

    /** Mean ratings by what was rated, and by whom. */
    private static final class Rated {
        private final TreeMap<String, double[]> sums = new TreeMap<>();

        void add(String key, double value) {
            var sum = sums.computeIfAbsent(key, one -> new double[2]);
            sum[0] += value;
            sum[1]++;
        }

        @Nullable Double mean(String key) {
            var sum = sums.get(key);
            return sum == null ? null : sum[0] / sum[1];
        }
    }

    private static final class Counted {
        private final Docket docket;
        private final Rated rated = new Rated();
        private final java.util.List<Integer> rows = new ArrayList<>();
        private final java.util.List<Boolean> right = new ArrayList<>();
        private long same;
        private long opposite;

        Counted(Docket docket) {
            this.docket = docket;
            var ratings = docket.data().ratings();
            for (int row = 0; row < ratings.size(); row++) {
                var headers = ratings.headers();
                var what =
                        key(
                                headers.item(),
                                headers.criterion(),
                                row,
                                name(ratings.targets().systems(), row),
                                name(ratings.targets().responses(), row));
                var who = name(headers.annotator(), row);
                rated.add(what, ratings.value(row));
                if (who != null) {
                    rated.add(what + "\u0000" + who, ratings.value(row));
                }
            }
            for (int row = 0; row < docket.votes().size(); row++) {
                compare(row);
            }
        }

        private void compare(int row) {
            var votes = docket.votes();
            var headers = votes.headers();
            var left = rating(row, system(votes.left(row)), name(votes.leftResponse(), row));
            var right = rating(row, system(votes.right(row)), name(votes.rightResponse(), row));
            if (left == null || right == null || headers.item() == null) {
                return;
            }
            int rated = Double.compare(left, right);
            int voted = voted(votes.outcome(row));
            same += rated == voted ? 1 : 0;
            opposite += rated * voted < 0 ? 1 : 0;
            rows.add(row);
            this.right.add(rated == voted);
        }

        private static int voted(Outcome outcome) {
            return switch (outcome) {
                case LEFT -> 1;
                case RIGHT -> -1;
                case TIE, BOTH_BAD -> 0;
            };
        }

        private @Nullable String system(int code) {
            return code == Dictionary.MISSING ? null : docket.votes().systems().name(code);
        }

        /** The rating of one side of a vote: by the same annotator, else by all. */
        private @Nullable Double rating(
                int row, @Nullable String system, @Nullable String response) {
            var headers = docket.votes().headers();
            var what = key(headers.item(), headers.criterion(), row, system, response);
            var who = name(headers.annotator(), row);
            var own = who == null ? null : rated.mean(what + "\u0000" + who);
            return own == null ? rated.mean(what) : own;
        }

        private static @Nullable String name(@Nullable Coded column, int row) {
            return column == null ? null : column.name(row);
        }

        private static String key(
                @Nullable Coded item,
                @Nullable Coded criterion,
                int row,
                @Nullable String system,
                @Nullable String response) {
            return String.join(
                    "\u0001",
                    String.valueOf(name(item, row)),
                    String.valueOf(name(criterion, row)),
                    String.valueOf(system == null ? response : system));
        }

        Interval interval(double level) {
            var items = docket.votes().headers().item();
            int clusters = items == null ? 0 : items.names().size();
            var wrong = new double[clusters + rows.size()];
            var asked = new double[wrong.length];
            for (int i = 0; i < rows.size(); i++) {
                int item = items == null ? -1 : items.code(rows.get(i));
                int cluster = item < 0 ? clusters + i : item;
                asked[cluster]++;
                wrong[cluster] += right.get(i) ? 0 : 1;
            }
            return Shares.clustered(wrong, asked, level);
        }

        IntStream examples() {
            return IntStream.range(0, rows.size()).filter(i -> !right.get(i)).map(rows::get);
        }
    }
}
