package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.Rung;

/**
 * A ladder made ready to be shown.
 *
 * @param rows best first
 * @param score what the score column is called
 */
record Table(List<Row> rows, String score) {

    Table {
        rows = List.copyOf(rows);
    }

    static Table of(Study study, Ladder ladder) {
        var points = Points.of(study);
        var standing = new Standing(ladder, study.result().options());
        int decimals = points == null ? decimals(ladder) : 0;
        var rows = new ArrayList<Row>();
        for (var rung : ladder.rungs()) {
            rows.add(row(rung, points, standing, decimals));
        }
        var unit = Unit.of(study.result().options());
        return new Table(rows, points != null ? "points" : name(unit));
    }

    private static String name(Unit unit) {
        return switch (unit) {
            case LOG_ODDS, POINTS -> "points";
            case SHARE -> "won";
            case WINS -> "wins";
            case DEVIATES -> "strength";
            case ABILITY -> "ability";
            case OWN -> "score";
        };
    }

    private static Row row(Rung rung, @Nullable Points points, Standing standing, int decimals) {
        double value = rung.strength().value();
        var interval = rung.strength().interval();
        var shown = interval == null || points == null ? interval : points.of(interval);
        return new Row(
                rung,
                rung.system().value(),
                place(rung),
                Numbers.fixed(points == null ? value : points.of(value), decimals),
                shown == null ? "" : end(shown.low(), decimals),
                shown == null ? "" : end(shown.high(), decimals),
                standing.shareAgainstMedian(rung),
                Numbers.count(rung.comparisons()),
                standing.maybeFirst(rung));
    }

    /** An open end is said, not drawn as a number. */
    private static String end(double value, int decimals) {
        return Double.isInfinite(value) ? "open" : Numbers.fixed(value, decimals);
    }

    private static String place(Rung rung) {
        return rung.rankLow() == rung.rankHigh()
                ? Integer.toString(rung.rankLow())
                : rung.rankLow() + "-" + rung.rankHigh();
    }

    private static int decimals(Ladder ladder) {
        if (ladder.rungs().stream().allMatch(Table::whole)) {
            return 0;
        }
        return ladder.rungs().stream()
                .map(rung -> rung.strength().interval())
                .filter(interval -> interval != null && Double.isFinite(interval.halfWidth()))
                .mapToInt(interval -> Numbers.decimals(interval.halfWidth()))
                .max()
                .orElse(3);
    }

    private static boolean whole(Rung rung) {
        return rung.strength().interval() == null
                && rung.strength().value() == Math.rint(rung.strength().value());
    }
}
