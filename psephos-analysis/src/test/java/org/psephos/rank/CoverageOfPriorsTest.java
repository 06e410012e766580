package org.psephos.rank;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.rank.Coverage.Claim;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/**
 * Priors by name. A normal prior is a belief: the truth is drawn from it. Firth's and ghost votes
 * are devices: the truth is fixed.
 *
 * @see Coverage
 */
@Tag("slow")
class CoverageOfPriorsTest {
    private static final Coverage COVERAGE = new Coverage("priors");
    private static final int SYSTEMS = 6;

    @AfterAll
    static void print() {
        COVERAGE.finish();
    }

    /** Twelve votes a pair or fewer, where a prior matters. */
    @Test
    void strengthsDrawnFromTheNormalPrior() {
        for (var interval :
                List.of(IntervalMethod.PROFILE, IntervalMethod.FISHER, IntervalMethod.BOOTSTRAP)) {
            COVERAGE.studies(
                    List.of(
                            "gaussian:1, " + interval + ", 60 votes",
                            "gaussian:1, " + interval + ", 60 votes, differences"),
                    run -> {
                        var random = new Seed(run).child("drawn").random();
                        var truth = new double[SYSTEMS];
                        double mean = 0;
                        for (int i = 0; i < SYSTEMS; i++) {
                            truth[i] = random.nextGaussian();
                            mean += truth[i] / SYSTEMS;
                        }
                        var votes = new Votes();
                        for (int v = 0; v < 60; v++) {
                            int l = random.nextInt(SYSTEMS);
                            int r = (l + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
                            double p = PairModel.logistic(truth[l] - truth[r]);
                            votes.add(
                                    Simulated.name(l),
                                    Simulated.name(r),
                                    random.nextDouble() < p ? Outcome.LEFT : Outcome.RIGHT);
                        }
                        double zero = mean;
                        return both(
                                asked(Ties.HALF, interval, run)
                                        .prior(Prior.gaussian(1))
                                        .rank(votes),
                                i -> truth[i] - zero);
                    });
        }
    }

    @Test
    void firths() {
        for (var interval :
                List.of(
                        IntervalMethod.PROFILE,
                        IntervalMethod.FISHER,
                        IntervalMethod.SANDWICH,
                        IntervalMethod.BOOTSTRAP)) {
            fixed("firth", Prior.firth(), Ties.HALF, interval, 0);
        }
        fixed("firth", Prior.firth(), Ties.DAVIDSON, IntervalMethod.PROFILE, 1.2);
    }

    @Test
    void ghosts() {
        for (var interval :
                List.of(
                        IntervalMethod.PROFILE,
                        IntervalMethod.FISHER,
                        IntervalMethod.SANDWICH,
                        IntervalMethod.BOOTSTRAP)) {
            fixed("ghost:1", Prior.ghost(1), Ties.HALF, interval, 0);
        }
        fixed("ghost:1", Prior.ghost(1), Ties.DAVIDSON, IntervalMethod.SANDWICH, 1.2);
        fixed("ghost:1", Prior.ghost(1), Ties.RAO_KUPPER, IntervalMethod.SANDWICH, 1.8);
    }

    private static void fixed(
            String name, Prior prior, Ties ties, IntervalMethod interval, double tie) {
        var row = "%s, %s, %s, 120 votes".formatted(name, ties, interval);
        COVERAGE.studies(
                List.of(row, row + ", differences"),
                run -> {
                    var votes =
                            ties == Ties.RAO_KUPPER
                                    ? Simulated.raoKupper(run, SYSTEMS, 120, tie)
                                    : Simulated.davidson(run, SYSTEMS, 120, tie, 0);
                    return both(
                            asked(ties, interval, run).prior(prior).rank(votes),
                            i -> Simulated.truth(i, SYSTEMS));
                });
    }

    private static Options asked(Ties ties, IntervalMethod interval, int run) {
        var options = Options.of(ties).interval(interval).seed(run);
        return interval == IntervalMethod.BOOTSTRAP ? options.bootstrap(100) : options;
    }

    private static List<List<Claim>> both(
            RankResult result, java.util.function.IntToDoubleFunction truth) {
        return result.fit() instanceof Fit.Fitted(var ladder)
                ? List.of(Coverage.rungs(result, truth), Coverage.gaps(ladder, truth))
                : List.of(List.of(), List.of());
    }
}
