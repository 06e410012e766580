package org.psephos.jmh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.psephos.dataset.Dataset;
import org.psephos.math.Seed;
import org.psephos.rank.Control;
import org.psephos.rank.Fit;
import org.psephos.rank.Online;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.BothBad;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.RankResult;
import org.psephos.rank.Ranking;

/** Style control: four numbers of each side taken out of a million votes, on two threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"})
public class StyleBenchmark {
    @Param({"1", "2"})
    int threads = 1;

    private Dataset votes;

    @Setup
    public void read() throws IOException {
        votes = ArenaFile.read(ArenaFile.styled());
    }

    @Benchmark
    public RankResult fourFeatures() {
        var controls = new ArrayList<Control>();
        ArenaFile.STYLE.forEach(name -> controls.add(new Control.Attribute(name)));
        return rank(controls);
    }

    /** What the ladder without them takes, which every ladder with controls shows beside it. */
    @Benchmark
    public RankResult without() {
        return rank(List.of());
    }

    private RankResult rank(List<Control> controls) {
        var options =
                new RankOptions(
                        Method.BRADLEY_TERRY,
                        Ties.HALF,
                        BothBad.SET_ASIDE,
                        false,
                        IntervalMethod.NONE,
                        2,
                        Cluster.NONE,
                        0.95,
                        new Seed(1),
                        null,
                        4,
                        false,
                        threads,
                        Online.usual(),
                        controls);
        var result = Ranking.rank(votes, options);
        if (!(result.fit() instanceof Fit.Fitted)) {
            throw new IllegalStateException("no ladder: " + result.fit());
        }
        return result;
    }
}
