package org.psephos.rank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Seed;
import org.psephos.rank.RankOptions.BothBad;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Options of a test, changed one at a time. */
final class Options {
    /** What a tie may say where a vote against both is no outcome. */
    static final java.util.List<Ties> OF_PAIRS =
            java.util.List.of(Ties.HALF, Ties.DAVIDSON, Ties.RAO_KUPPER, Ties.DROP);

    private Method method = Method.BRADLEY_TERRY;
    private Ties ties = Ties.HALF;
    private BothBad bothBad = BothBad.SET_ASIDE;
    private boolean position;
    private IntervalMethod interval = IntervalMethod.SANDWICH;
    private int rounds = 100;
    private Cluster cluster = Cluster.NONE;
    private double level = 0.95;
    private long seed = 1;
    private @Nullable Prior prior;
    private double k = 4;
    private boolean whole;
    private int threads = 1;
    private Online online = Online.usual();
    private List<Control> controls = List.of();

    static Options of(Method method) {
        var options = new Options();
        options.method = method;
        return options;
    }

    static Options of(Ties ties) {
        var options = new Options();
        options.ties = ties;
        return options;
    }

    static Options plain() {
        return new Options();
    }

    Options ties(Ties value) {
        ties = value;
        return this;
    }

    Options bothBadAsTie() {
        bothBad = BothBad.TIE;
        return this;
    }

    Options position() {
        position = true;
        return this;
    }

    Options interval(IntervalMethod value) {
        interval = value;
        return this;
    }

    Options bootstrap(int value) {
        interval = IntervalMethod.BOOTSTRAP;
        rounds = value;
        return this;
    }

    Options cluster(Cluster value) {
        cluster = value;
        return this;
    }

    Options level(double value) {
        level = value;
        return this;
    }

    Options seed(long value) {
        seed = value;
        return this;
    }

    Options prior(double value) {
        return prior(Prior.ghost(value));
    }

    Options prior(Prior value) {
        prior = value;
        return this;
    }

    Options k(double value) {
        k = value;
        return this;
    }

    Options whole() {
        whole = true;
        return this;
    }

    Options threads(int value) {
        threads = value;
        return this;
    }

    Options online(Online value) {
        online = value;
        return this;
    }

    /** A method that brings its own uncertainty: a posterior, or deviations that are none. */
    static Options believing(Method method) {
        return of(method)
                .interval(
                        method.carriesDeviation() ? IntervalMethod.NONE : IntervalMethod.POSTERIOR);
    }

    Options control(Control... values) {
        controls = List.of(values);
        return this;
    }

    RankOptions build() {
        return new RankOptions(
                method,
                ties,
                bothBad,
                position,
                interval,
                rounds,
                cluster,
                level,
                new Seed(seed),
                prior,
                k,
                whole,
                threads,
                online,
                controls);
    }

    RankResult rank(Votes votes) {
        return Ranking.rank(votes.dataset(), build());
    }

    /** The ladder; fails the test where there is none. */
    Ladder ladder(Votes votes) {
        return ladder(rank(votes));
    }

    static Ladder ladder(RankResult result) {
        if (result.fit() instanceof Fit.Fitted(var ladder)) {
            return ladder;
        }
        throw new AssertionError("no ladder: " + result.fit());
    }
}
