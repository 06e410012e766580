package org.psephos.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.Rung;
import org.psephos.rank.RankOptions;

/** Which places the votes leave open on a ladder, and how often one system beats another. */
final class Standing {
    private final Ladder ladder;
    private final @Nullable Chances chances;

    Standing(Ladder ladder, RankOptions options) {
        this.ladder = ladder;
        this.chances = Chances.of(options, ladder);
    }

    @Nullable Chances chances() {
        return chances;
    }

    /** Whether any rung has an interval. */
    boolean hasIntervals() {
        return ladder.rungs().stream().anyMatch(rung -> rung.strength().interval() != null);
    }

    /**
     * Rungs whose place may be {@code place} or better, best first: those that the votes do not
     * rule out. Without intervals nothing is known, and the order stands as it is.
     */
    List<Rung> upTo(int place) {
        boolean open = hasIntervals();
        return ladder.rungs().stream()
                .filter(rung -> (open ? rung.rankLow() : rung.rank()) <= place)
                .toList();
    }

    /** Whether the votes leave it open that {@code rung} is first. */
    boolean maybeFirst(Rung rung) {
        return (hasIntervals() ? rung.rankLow() : rung.rank()) == 1;
    }

    /** Strength of {@code a} minus strength of {@code b}; no interval where none was asked for. */
    Estimate gap(Rung a, Rung b) {
        var differences = ladder.differences();
        return differences == null
                ? new Estimate(a.strength().value() - b.strength().value(), null)
                : differences.between(a.system(), b.system());
    }

    /** How often {@code a} beats {@code b}, or null where the method says no odds. */
    @Nullable Estimate share(Rung a, Rung b) {
        if (chances == null) {
            return null;
        }
        var gap = gap(a, b);
        var interval = gap.interval();
        return new Estimate(
                chances.share(gap.value()),
                interval == null
                        ? null
                        : new Interval(
                                chances.share(interval.low()),
                                chances.share(interval.high()),
                                interval.level(),
                                interval.method()));
    }

    /** How often {@code rung} beats a system in the middle of the ladder, or null. */
    @Nullable Double shareAgainstMedian(Rung rung) {
        return chances == null ? null : chances.share(rung.strength().value() - median());
    }

    private double median() {
        var rungs = ladder.rungs();
        int middle = rungs.size() / 2;
        double upper = rungs.get(middle).strength().value();
        return rungs.size() % 2 == 1
                ? upper
                : (upper + rungs.get(middle - 1).strength().value()) / 2;
    }
}
