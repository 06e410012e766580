package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.rank.Coverage.Claim;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/**
 * am-Elo: strengths, and abilities drawn from the normal population that it supposes.
 *
 * @see Coverage
 */
@Tag("slow")
class CoverageOfAnnotatorsTest {
    private static final Coverage COVERAGE = new Coverage("annotators");
    private static final int SYSTEMS = 6;
    private static final int PEOPLE = 30;

    @AfterAll
    static void print() {
        COVERAGE.finish();
    }

    @Test
    void amElo() {
        rows("am-elo, sandwich by annotator", Options.of(Method.AM_ELO).cluster(Cluster.ANNOTATOR));
        rows("am-elo, fisher", Options.of(Method.AM_ELO).interval(IntervalMethod.FISHER));
        rows("am-elo, bootstrap", Options.of(Method.AM_ELO).bootstrap(50));
    }

    private static void rows(String name, Options options) {
        COVERAGE.studies(
                List.of(name, name + ", differences", name + ", reliabilities"),
                run -> claims(options.seed(run), run));
    }

    private static List<List<Claim>> claims(Options options, int run) {
        var random = new Seed(run).child("people").random();
        var ability = new double[PEOPLE];
        double squares = 0;
        for (int k = 0; k < PEOPLE; k++) {
            ability[k] = 1 + 0.5 * random.nextGaussian();
            squares += ability[k] * ability[k] / PEOPLE;
        }
        double scale = Math.sqrt(squares);
        var votes = new Votes();
        for (int k = 0; k < PEOPLE; k++) {
            for (int v = 0; v < 40; v++) {
                int l = random.nextInt(SYSTEMS);
                int r = (l + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
                double gap = Simulated.truth(l, SYSTEMS) - Simulated.truth(r, SYSTEMS);
                double p = PairModel.logistic(ability[k] * gap);
                votes.by(
                        "p" + k,
                        Simulated.name(l),
                        Simulated.name(r),
                        random.nextDouble() < p ? Outcome.LEFT : Outcome.RIGHT);
            }
        }
        var result = options.rank(votes);
        if (!(result.fit() instanceof Fit.Fitted(var ladder))) {
            return List.of(List.of(), List.of(), List.of());
        }
        var reliable = new ArrayList<Claim>();
        for (var one : ladder.annotators()) {
            int k = Integer.parseInt(one.annotator().value().substring(1));
            if (one.reliability().interval() != null) {
                reliable.add(new Claim(one.reliability(), ability[k] / scale));
            }
        }
        return List.of(
                Coverage.rungs(result, i -> scale * Simulated.truth(i, SYSTEMS)),
                Coverage.gaps(ladder, i -> scale * Simulated.truth(i, SYSTEMS)),
                reliable);
    }
}
