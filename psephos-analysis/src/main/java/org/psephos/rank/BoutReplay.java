package org.psephos.rank;

import java.util.function.Supplier;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.WengLin.Skills;

/**
 * Skills that are updated after each free-for-all in turn. Votes tell only how skills differ, so
 * bootstrap intervals are of the distance from the mean of the ladder.
 *
 * @param rules makes what moves the members of one judgement; asked once for each time through
 */
record BoutReplay(
        RankOptions options, Tally tally, Placed placed, Bouts bouts, Supplier<Rule> rules) {

    /** What readers must know of single skills. */
    static final String LEVEL =
            "votes tell how skills differ, not the level that all share: read distances";

    /** What one judgement does. */
    interface Rule {
        void move(Skills skills);
    }

    /** The ladder, with the deviations that the method carries along. */
    Fit ladder(String... notes) {
        int systems = placed.core().length;
        var posterior = skills(bouts.often()).posterior();
        var spread =
                options.interval() == IntervalMethod.BOOTSTRAP
                        ? bootstrap(posterior.values())
                        : new Spread.None(posterior.values());
        return posterior.ladder(options, tally, placed, bouts.appearances(systems), spread, notes);
    }

    private Spread bootstrap(double[] values) {
        var place = placed.places(tally.names().size());
        return new Replays(options, tally, place, bouts.rows(), bouts.often())
                .spread(values, times -> levelled(skills(times).means, mean(values)));
    }

    /** Moved to the mean {@code level}: votes do not tell the level that all skills share. */
    private static double[] levelled(double[] means, double level) {
        double more = level - mean(means);
        for (int i = 0; i < means.length; i++) {
            means[i] += more;
        }
        return means;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private Skills skills(double[] times) {
        var skills = new Skills(placed.core().length, Skills.TAU, bouts.longest);
        var rule = rules.get();
        for (int b = 0; b < bouts.size; b++) {
            for (int time = 0; time < times[b]; time++) {
                skills.enter(bouts, b);
                rule.move(skills);
                skills.leave();
            }
        }
        return skills;
    }
}
