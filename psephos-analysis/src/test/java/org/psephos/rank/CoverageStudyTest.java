package org.psephos.rank;

import java.util.ArrayList;
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
 * Bradley-Terry under each model of ties: strengths, the tie parameter, differences and places.
 *
 * @see Coverage
 */
@Tag("slow")
class CoverageStudyTest {
    private static final Coverage COVERAGE = new Coverage("bradley-terry");
    private static final int SYSTEMS = 6;
    private static final int VOTES = 600;

    @AfterAll
    static void print() {
        COVERAGE.finish();
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsPromised() {
        for (var interval :
                List.of(
                        IntervalMethod.SANDWICH,
                        IntervalMethod.FISHER,
                        IntervalMethod.PROFILE,
                        IntervalMethod.BOOTSTRAP)) {
            rows(Ties.HALF, interval, 0);
            rows(Ties.DAVIDSON, interval, 1.2);
            rows(Ties.RAO_KUPPER, interval, 1.8);
        }
    }

    private static void rows(Ties ties, IntervalMethod interval, double tie) {
        var name = ties + ", " + interval;
        boolean parameter = ties != Ties.HALF;
        var names =
                parameter
                        ? List.of(name, name + ", differences", name + ", tie parameter")
                        : List.of(name, name + ", differences");
        var options = Options.of(ties).interval(interval);
        if (interval == IntervalMethod.BOOTSTRAP) {
            options.bootstrap(200);
        }
        COVERAGE.studies(
                names,
                run -> {
                    var votes =
                            ties == Ties.RAO_KUPPER
                                    ? Simulated.raoKupper(run, SYSTEMS, VOTES, tie)
                                    : Simulated.davidson(run, SYSTEMS, VOTES, tie, 0);
                    var result = options.seed(run).rank(votes);
                    var ladder = Options.ladder(result);
                    var claims = new ArrayList<List<Claim>>();
                    claims.add(Coverage.rungs(result, i -> Simulated.truth(i, SYSTEMS)));
                    claims.add(Coverage.gaps(ladder, i -> Simulated.truth(i, SYSTEMS)));
                    if (parameter) {
                        var effect = ladder.effects().getFirst().estimate();
                        claims.add(List.of(new Claim(effect, Math.log(tie))));
                    }
                    return claims;
                });
    }

    /** Six equal systems: every place is true of each, so one that is ruled out is wrong. */
    @Test
    void placesOfEqualSystems() {
        COVERAGE.study(
                "places, where all six are equal",
                run -> {
                    var random = new Seed(run).child("equal").random();
                    var votes = new Votes();
                    for (int v = 0; v < VOTES; v++) {
                        int l = random.nextInt(SYSTEMS);
                        int r = (l + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
                        votes.add(
                                Simulated.name(l),
                                Simulated.name(r),
                                random.nextDouble() < 0.5 ? Outcome.LEFT : Outcome.RIGHT);
                    }
                    var claims = new ArrayList<Claim>();
                    for (var rung : Options.plain().ladder(votes).rungs()) {
                        boolean all = rung.rankLow() == 1 && rung.rankHigh() == SYSTEMS;
                        claims.add(Coverage.claim(all, 2.5));
                    }
                    return claims;
                });
    }
}
