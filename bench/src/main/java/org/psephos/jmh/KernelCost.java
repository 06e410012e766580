package org.psephos.jmh;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/**
 * CPU time of kernels on one thread, each with its goal: what JMH measures by the wall, on a
 * machine that others work on too. A million votes on 130 systems, read before.
 */
public final class KernelCost {
    private KernelCost() {}

    /** Prints one row a kernel, as Markdown. */
    public static void main(String[] words) throws IOException {
        System.out.println("| kernel | ms of CPU, median (best) | goal, ms |");
        System.out.println("|---|--:|--:|");
        var ladder = new LadderBenchmark();
        ladder.read();
        cost("counts and half-tie fit", "10", 60, 1, ladder::halfTies);
        cost("counts and Davidson fit", "10", 60, 1, ladder::davidson);
        cost("Elo, a pass in order", "30", 40, 1, ladder::elo);
        ladder.rounds = 1000;
        cost("1,000 bootstrap rounds", "3,000", 3, 1, ladder::halfTiesHundredRounds);
        var style = new StyleBenchmark();
        style.read();
        cost("style control, 4 features", "700", 5, 1, style::fourFeatures);
        for (var interval : new IntervalMethod[] {IntervalMethod.NONE, IntervalMethod.SANDWICH}) {
            for (var ties : new Ties[] {Ties.HALF, Ties.DAVIDSON}) {
                var one = new IncrementalBenchmark();
                one.ties = ties;
                one.interval = interval;
                one.read();
                var name = "a vote more, ties " + ties + ", interval " + interval;
                cost(name, "3", 600, 30, one::oneVoteMore);
            }
        }
    }

    /** Runs until warm, then 11 blocks of {@code times} runs each. */
    private static void cost(String name, String goal, int warm, int times, Runnable kernel) {
        for (int run = 0; run < warm; run++) {
            kernel.run();
        }
        var clock = ManagementFactory.getThreadMXBean();
        var each = new double[11];
        for (int block = 0; block < each.length; block++) {
            long before = clock.getCurrentThreadCpuTime();
            for (int run = 0; run < times; run++) {
                kernel.run();
            }
            each[block] = (clock.getCurrentThreadCpuTime() - before) / (1e6 * times);
        }
        Arrays.sort(each);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f (%.1f) | %s |%n",
                name,
                each[each.length / 2],
                each[0],
                goal);
    }
}
