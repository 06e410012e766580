package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dictionary;
import org.psephos.math.Interval;
import org.psephos.model.Outcome;

/**
 * Votes on two answers that were both rated too. Ratings of the same annotator are taken where
 * there are any, else the mean of all.
 *
 * @param matches in the order of the votes
 */
record RatedVotes(Comparisons votes, List<Match> matches) {
    private static final String BY = "\u0000";
    private static final String AND = "\u0001";

    RatedVotes {
        matches = List.copyOf(matches);
    }

    /**
     * One vote.
     *
     * @param rated 1 where the left answer is rated higher, -1 where lower, 0 where the same
     * @param voted 1 where the left answer was preferred, -1 where the right, 0 for a tie
     */
    record Match(int row, int rated, int voted) {
        boolean isSame() {
            return rated == voted;
        }

        boolean isOpposite() {
            return rated * voted < 0;
        }
    }

    static RatedVotes of(Docket docket) {
        var rated = rated(docket);
        var votes = docket.votes();
        var matches = new ArrayList<Match>();
        for (int row = 0; row < votes.size(); row++) {
            var headers = votes.headers();
            var left =
                    rating(rated, votes, row, system(votes, votes.left(row)), votes.leftResponse());
            var right =
                    rating(
                            rated,
                            votes,
                            row,
                            system(votes, votes.right(row)),
                            votes.rightResponse());
            if (left != null && right != null && headers.item() != null) {
                matches.add(new Match(row, Double.compare(left, right), side(votes.outcome(row))));
            }
        }
        return new RatedVotes(votes, matches);
    }

    private static int side(Outcome outcome) {
        return switch (outcome) {
            case LEFT -> 1;
            case RIGHT -> -1;
            case TIE, BOTH_BAD -> 0;
        };
    }

    /** Sums and counts by what was rated, and by whom. */
    private static Map<String, double[]> rated(Docket docket) {
        var ratings = docket.data().ratings();
        var sums = new TreeMap<String, double[]>();
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
            add(sums, what, ratings.value(row));
            if (who != null) {
                add(sums, what + BY + who, ratings.value(row));
            }
        }
        return sums;
    }

    private static void add(Map<String, double[]> sums, String key, double value) {
        var sum = sums.computeIfAbsent(key, one -> new double[2]);
        sum[0] += value;
        sum[1]++;
    }

    private static @Nullable Double rating(
            Map<String, double[]> rated,
            Comparisons votes,
            int row,
            @Nullable String system,
            @Nullable Coded responses) {
        var headers = votes.headers();
        var what = key(headers.item(), headers.criterion(), row, system, name(responses, row));
        var own = rated.get(what + BY + name(headers.annotator(), row));
        var all = own == null ? rated.get(what) : own;
        return all == null ? null : all[0] / all[1];
    }

    private static @Nullable String system(Comparisons votes, int code) {
        return code == Dictionary.MISSING ? null : votes.systems().name(code);
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
                AND,
                String.valueOf(name(item, row)),
                String.valueOf(name(criterion, row)),
                String.valueOf(system == null ? response : system));
    }

    /** Which item a match is about: those of one item are not independent. */
    int cluster(Match match) {
        var items = votes.headers().item();
        int item = items == null ? Dictionary.MISSING : items.code(match.row());
        return item >= 0 ? item : clusters() - 1 - match.row();
    }

    int clusters() {
        var items = votes.headers().item();
        return (items == null ? 0 : items.names().size()) + votes.size();
    }

    /** The share of matches that are not the same, clustered by item. */
    Interval different(double level) {
        var wrong = new double[clusters()];
        var asked = new double[clusters()];
        for (var match : matches) {
            asked[cluster(match)]++;
            wrong[cluster(match)] += match.isSame() ? 0 : 1;
        }
        return Shares.clustered(wrong, asked, level);
    }
}
