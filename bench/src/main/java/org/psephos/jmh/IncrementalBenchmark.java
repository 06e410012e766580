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
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Incremental;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.RankResult;

/** One vote more on a ladder of a million, and the ladder with it, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
public class IncrementalBenchmark {
    @Param({"HALF", "DAVIDSON"})
    Ties ties = Ties.HALF;

    @Param({"NONE", "SANDWICH"})
    IntervalMethod interval = IntervalMethod.NONE;

    private Incremental ladder;
    private List<SystemId> systems;
    private int vote;

    @Setup
    public void read() throws IOException {
        var d = RankOptions.withDefaults();
        var options =
                new RankOptions(
                        d.method(),
                        ties,
                        d.bothBad(),
                        d.position(),
                        interval,
                        d.rounds(),
                        d.cluster(),
                        d.level(),
                        d.seed(),
                        d.prior(),
                        d.k(),
                        d.whole(),
                        1);
        ladder = Incremental.of(ArenaFile.read(ArenaFile.write()), options);
        systems = new ArrayList<>();
        if (ladder.result().fit() instanceof Fitted(var fitted)) {
            fitted.rungs().forEach(rung -> systems.add(rung.system()));
        }
    }

    @Benchmark
    public RankResult oneVoteMore() {
        vote++;
        int left = vote * 7 % systems.size();
        int right = (left + 1 + vote * 5 % (systems.size() - 1)) % systems.size();
        ladder.add(
                systems.get(left),
                systems.get(right),
                vote % 3 == 0 ? Outcome.TIE : Outcome.LEFT);
        return ladder.result();
    }
}
