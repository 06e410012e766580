package org.psephos.jmh;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.psephos.dataset.Dataset;
import org.psephos.rank.Fit;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.RankResult;
import org.psephos.rank.Ranking;

/**
 * From columns to a ladder, on one thread. Counting is in all of them, and alone in the first: what
 * a fit itself takes is the difference.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
public class LadderBenchmark {
    int rounds = 100;

    private Dataset votes;

    @Setup
    public void read() throws IOException {
        votes = ArenaFile.read(ArenaFile.write());
    }

    @Benchmark
    public RankResult counting() {
        return rank(Method.COUNTS, Ties.HALF, IntervalMethod.NONE);
    }

    @Benchmark
    public RankResult halfTies() {
        return rank(Method.BRADLEY_TERRY, Ties.HALF, IntervalMethod.NONE);
    }

    @Benchmark
    public RankResult halfTiesSandwich() {
        return rank(Method.BRADLEY_TERRY, Ties.HALF, IntervalMethod.SANDWICH);
    }

    @Benchmark
    public RankResult halfTiesHundredRounds() {
        return rank(Method.BRADLEY_TERRY, Ties.HALF, IntervalMethod.BOOTSTRAP);
    }

    @Benchmark
    public RankResult davidson() {
        return rank(Method.BRADLEY_TERRY, Ties.DAVIDSON, IntervalMethod.NONE);
    }

    @Benchmark
    public RankResult elo() {
        return rank(Method.ELO, Ties.HALF, IntervalMethod.NONE);
    }

    private RankResult rank(Method method, Ties ties, IntervalMethod interval) {
        var d = RankOptions.withDefaults();
        var options =
                new RankOptions(
                        method,
                        ties,
                        d.bothBad(),
                        d.position(),
                        interval,
                        rounds,
                        d.cluster(),
                        d.level(),
                        d.seed(),
                        d.prior(),
                        d.k(),
                        d.whole(),
                        1);
        var result = Ranking.rank(votes, options);
        if (!(result.fit() instanceof Fit.Fitted)) {
            throw new IllegalStateException("no ladder: " + result.fit());
        }
        return result;
    }
}
