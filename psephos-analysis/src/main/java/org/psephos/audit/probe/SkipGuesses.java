package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;

/**
 * Ways to say which tracks of the later part of a session are skipped, and how right each is,
 * session by session: plain ones that know the earlier parts only, and models whose answers are
 * stored.
 */
final class SkipGuesses {
    static final List<String> BASELINES =
            List.of("last action", "majority of session", "majority of all");
    static final String SKIPPED = "skipped";
    static final String PREDICTION = "prediction:";

    private final RowTable rows;
    private final double cut;
    private final List<SkipSessions.Session> sessions;
    private final List<String> models = new ArrayList<>();
    private final List<double[][]> scores = new ArrayList<>();

    /**
     * @param cut a model says that a track is skipped from this chance on
     */
    SkipGuesses(RowTable rows, double cut, List<SkipSessions.Session> sessions) {
        this.rows = rows;
        this.cut = cut;
        this.sessions = sessions;
        boolean all = majority(sessions.stream().flatMap(s -> s.before().stream()).toList(), true);
        add((session, row) -> last(session));
        add((session, row) -> majority(session.before(), last(session)));
        add((session, row) -> all);
        for (var role : rows.roles()) {
            if (role.startsWith(PREDICTION)) {
                models.add(role.substring(PREDICTION.length()));
                add((session, row) -> said(role, row));
            }
        }
    }

    private interface Guess {
        /** Null where nothing is said. */
        @Nullable Boolean of(SkipSessions.Session session, int row);
    }

    /** Baselines, then models in name order. */
    List<String> ways() {
        var ways = new ArrayList<>(BASELINES);
        ways.addAll(models);
        return ways;
    }

    /** Average accuracy of each session; not a number where a way does not say all of it. */
    double[] average(int way) {
        return scores.get(way)[0];
    }

    /** Whether the first track of the later part is told right; not a number as above. */
    double[] first(int way) {
        return scores.get(way)[1];
    }

    boolean skipped(int row) {
        return rows.required(SKIPPED, row) == 1;
    }

    private boolean last(SkipSessions.Session session) {
        return skipped(session.before().getLast());
    }

    private boolean majority(List<Integer> of, boolean level) {
        long skips = of.stream().filter(this::skipped).count();
        return 2 * skips == of.size() ? level : 2 * skips > of.size();
    }

    private @Nullable Boolean said(String role, int row) {
        var chance = rows.number(role, row);
        return chance == null ? null : (Boolean) (chance >= cut);
    }

    private void add(Guess guess) {
        var own = new double[2][sessions.size()];
        for (int s = 0; s < sessions.size(); s++) {
            var right = right(guess, sessions.get(s));
            own[0][s] = right == null ? Double.NaN : averageAccuracy(right);
            own[1][s] = right == null ? Double.NaN : right[0] ? 1 : 0;
        }
        scores.add(own);
    }

    private boolean @Nullable [] right(Guess guess, SkipSessions.Session session) {
        var after = session.after();
        var right = new boolean[after.size()];
        for (int i = 0; i < right.length; i++) {
            var said = guess.of(session, after.get(i));
            if (said == null) {
                return null;
            }
            right[i] = said == skipped(after.get(i));
        }
        return right;
    }

    /**
     * Σ A(i) L(i) / T: L(i) is 1 where the i-th of T answers is right and else 0, A(i) the share of
     * right ones among the first i. From 0 to 1; right answers that come early count more.
     *
     * @see "Brost, Mehrotra and Jehan (2019), The music streaming sessions dataset, section 4"
     */
    static double averageAccuracy(boolean... right) {
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < right.length; i++) {
            hits += right[i] ? 1 : 0;
            sum += right[i] ? (double) hits / (i + 1) : 0;
        }
        return sum / right.length;
    }

    /** What {@code one} has more than {@code other}, session by session. */
    static double[] less(double[] one, double[] other) {
        var apart = new double[one.length];
        Arrays.setAll(apart, i -> one[i] - other[i]);
        return apart;
    }
}
