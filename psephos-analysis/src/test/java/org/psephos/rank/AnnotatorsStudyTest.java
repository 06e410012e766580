package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.rank.Crowd.Habit;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/**
 * The rows of docs/methods/annotators.md: distance from the truth, and how often intervals hold it.
 */
@Tag("slow")
class AnnotatorsStudyTest {
    private static final int SYSTEMS = 8;
    private static final int RUNS = 1000;

    @Test
    void figuresOfThePage() {
        for (var habits :
                new Habit[][] {
                    {Habit.CAREFUL},
                    {Habit.CAREFUL, Habit.CAREFUL, Habit.CARELESS},
                    {Habit.CAREFUL, Habit.CAREFUL, Habit.CARELESS, Habit.CAREFUL, Habit.CONTRARY},
                    {Habit.CAREFUL, Habit.CAREFUL, Habit.LEFT}
                }) {
            for (var method :
                    new Method[] {
                        Method.BRADLEY_TERRY, Method.AM_ELO, Method.CROWD_BT, Method.NOISY_BT
                    }) {
                row(habits, method);
            }
        }
    }

    private static void row(Habit[] habits, Method method) {
        // Am-Elo's scale is that of the root mean square ability.
        double rms = 0;
        for (var habit : habits) {
            rms += habit == Habit.CARELESS || habit == Habit.LEFT ? 0 : 1.0 / habits.length;
        }
        double scale = method == Method.AM_ELO ? Math.sqrt(rms) : 1;
        boolean intervals = method == Method.AM_ELO || method == Method.BRADLEY_TERRY;
        int held = 0;
        double far = 0;
        for (int run = 0; run < RUNS; run++) {
            var votes = Crowd.votes(run, SYSTEMS, 60, 50, habits);
            var options = Options.of(method).cluster(Cluster.ANNOTATOR);
            var ladder =
                    (intervals ? options : options.interval(IntervalMethod.NONE)).ladder(votes);
            far += AnnotatorsTest.distance(ladder, SYSTEMS);
            for (int i = 0; intervals && i < SYSTEMS; i++) {
                var strength = ReferenceTest.rung(ladder, Simulated.name(i)).strength();
                double truth = scale * Simulated.truth(i, SYSTEMS);
                held += ReferenceTest.interval(strength).contains(truth) ? 1 : 0;
            }
        }
        double share = held / (double) (RUNS * SYSTEMS);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.3f | %s |%n",
                Arrays.toString(habits),
                method,
                far / RUNS,
                intervals ? String.format(Locale.ROOT, "%.1f%%", 100 * share) : "none");
        if (method == Method.AM_ELO) {
            assertThat(share).isBetween(0.93, 0.97);
        }
    }
}
