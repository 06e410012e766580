package org.psephos.jmh;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/**
 * CPU time of {@link IncrementalBenchmark}: what it measures by the wall, on a machine that others
 * work on too.
 */
public final class IncrementalCost {
    private static final int WARM = 600;
    private static final int BLOCKS = 21;
    private static final int VOTES = 30;

    private IncrementalCost() {}

    public static void main(String[] words) throws IOException {
        for (var interval : new IntervalMethod[] {IntervalMethod.NONE, IntervalMethod.SANDWICH}) {
            for (var ties : new Ties[] {Ties.HALF, Ties.DAVIDSON}) {
                System.out.printf(
                        Locale.ROOT,
                        "one vote more, ties %s, interval %s: %.2f ms of CPU (median)%n",
                        ties,
                        interval,
                        median(ties, interval));
            }
        }
    }

    private static double median(Ties ties, IntervalMethod interval) throws IOException {
        var benchmark = new IncrementalBenchmark();
        benchmark.ties = ties;
        benchmark.interval = interval;
        benchmark.read();
        for (int vote = 0; vote < WARM; vote++) {
            benchmark.oneVoteMore();
        }
        var clock = ManagementFactory.getThreadMXBean();
        var times = new double[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            long before = clock.getCurrentThreadCpuTime();
            for (int vote = 0; vote < VOTES; vote++) {
                benchmark.oneVoteMore();
            }
            times[block] = (clock.getCurrentThreadCpuTime() - before) / (1e6 * VOTES);
        }
        Arrays.sort(times);
        return times[BLOCKS / 2];
    }
}
