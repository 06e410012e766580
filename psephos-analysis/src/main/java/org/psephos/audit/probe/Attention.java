package org.psephos.audit.probe;

import org.jspecify.annotations.Nullable;

/**
 * Expected attention that users pay to items, by a browsing model: the place l of a list gets
 * gamma^(l-1). For each user the attention of an item is the mean over the lists the user was
 * shown. Individual (II) measures square the gap of user and item, all-users (AI) measures that of
 * the mean over users: II-D and AI-D from the attention that a random list gives, II-F and AI-F
 * from the attention that an ideal list gives to the items relevant to the user.
 *
 * @see "Wu et al. (2022), Joint multisided exposure fairness for recommendation, section 3"
 * @see "Rampisela et al. (2023), Evaluation measures of individual item fairness for recommender
 *     systems: a critical study, section 3"
 */
final class Attention {
    private final Shelf shelf;
    private final double gamma;
    private final double[][] own;
    private final double even;
    private final double most;

    Attention(Shelf shelf, double gamma) {
        this.shelf = shelf;
        this.gamma = gamma;
        double sum = 0;
        double squares = 0;
        for (int place = 0; place < shelf.k(); place++) {
            sum += at(place);
            squares += at(place) * at(place);
        }
        even = sum / shelf.items();
        most = (squares - sum * sum / shelf.items()) / shelf.items();
        own = new double[shelf.users().size()][];
        for (int user = 0; user < own.length; user++) {
            own[user] = attention(shelf.users().get(user));
        }
    }

    /** The largest value that II-D and AI-D can have: all lists of a user, or of all, the same. */
    double most() {
        return most;
    }

    private double at(int place) {
        return StrictMath.pow(gamma, place);
    }

    /** Of the items in the rows; the others have none. */
    private double[] attention(Shelf.User user) {
        var attention = new double[shelf.seen()];
        for (var list : user.lists()) {
            for (int place = 0; place < list.size(); place++) {
                attention[list.get(place)] += at(place) / user.lists().size();
            }
        }
        return attention;
    }

    /**
     * Individual and all-users measure.
     *
     * @param individual mean over users and items of the squared gap
     * @param all mean over items of the squared mean gap
     * @param users how many count
     */
    record Gaps(double individual, double all, double users) {}

    /** II-D and AI-D, each user as often as drawn. */
    Gaps disparity(int[] drawn) {
        var sums = new double[shelf.seen()];
        double squares = 0;
        double users = 0;
        int unseen = shelf.items() - shelf.seen();
        for (int user = 0; user < drawn.length; user++) {
            if (drawn[user] == 0) {
                continue;
            }
            users += drawn[user];
            double own2 = unseen * even * even;
            for (int item = 0; item < sums.length; item++) {
                double gap = own[user][item] - even;
                own2 += gap * gap;
                sums[item] += drawn[user] * gap;
            }
            squares += drawn[user] * own2;
        }
        double all = unseen * even * even;
        for (double sum : sums) {
            all += sum / users * (sum / users);
        }
        return new Gaps(squares / users / shelf.items(), all / shelf.items(), users);
    }

    /** II-F and AI-F over users with a relevant item, each as often as drawn; null without any. */
    @Nullable Gaps fairness(int[] drawn) {
        var sums = new double[shelf.seen()];
        double squares = 0;
        double users = 0;
        for (int user = 0; user < drawn.length; user++) {
            var relevant = shelf.users().get(user).relevant();
            if (drawn[user] == 0 || relevant.isEmpty()) {
                continue;
            }
            users += drawn[user];
            double target = target(relevant.size());
            for (int item = 0; item < sums.length; item++) {
                double gap = own[user][item] - (relevant.contains(item) ? target : 0);
                squares += drawn[user] * gap * gap;
                sums[item] += drawn[user] * gap;
            }
        }
        if (users == 0) {
            return null;
        }
        double all = 0;
        for (double sum : sums) {
            all += sum / users * (sum / users);
        }
        return new Gaps(squares / users / shelf.items(), all / shelf.items(), users);
    }

    /**
     * What an ideal policy gives to each of so many relevant items: they share the first places.
     */
    private double target(int relevant) {
        double sum = 0;
        for (int place = 0; place < relevant; place++) {
            sum += at(place);
        }
        return sum / relevant;
    }

    /**
     * The least and the most that II-F can be for these users: relevant items first, or last. With
     * several lists a user can reach 0.
     */
    double[] fairnessRange() {
        double least = 0;
        double most = 0;
        double users = 0;
        boolean single = true;
        for (var user : shelf.users()) {
            int relevant = user.relevant().size();
            if (relevant > 0) {
                users++;
                single &= user.lists().size() == 1;
                least += gap(relevant, 0, Math.min(relevant, shelf.k()));
                most += gap(relevant, shelf.items() - relevant, shelf.k());
            }
        }
        return new double[] {
            single ? least / users / shelf.items() : 0, most / users / shelf.items()
        };
    }

    /** Squared gap of a list that shows relevant items in the places from {@code start} on. */
    private double gap(int relevant, int start, int end) {
        double target = target(relevant);
        double sum = relevant * target * target;
        for (int place = 0; place < shelf.k(); place++) {
            sum += at(place) * at(place);
            boolean hit = place >= start && place < end;
            sum -= hit ? 2 * at(place) * target : 0;
        }
        return sum;
    }
}
