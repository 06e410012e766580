package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.Rung;
import org.psephos.report.page.Foot.Fact;
import org.psephos.report.page.LadderView;
import org.psephos.report.page.LadderView.Step;
import org.psephos.report.page.LadderView.Tick;

/** The ladder as it stands on the page: places on the axis as percentages of its width. */
final class Ladders {
    private static final int SHOWN = 15;

    /** A fold that hides fewer than this saves nothing. */
    private static final int LEAST_HIDDEN = 4;

    private static final int LONGEST_NAME = 48;
    private static final int TICKS = 5;

    private final Study study;
    private final Ladder ladder;
    private final Axis axis;

    private Ladders(Study study, Ladder ladder, Axis axis) {
        this.study = study;
        this.ladder = ladder;
        this.axis = axis;
    }

    /** The range of the picture, and where its marks stand. */
    private record Axis(double low, double high, double step) {
        double at(double value) {
            return Math.clamp((value - low) / (high - low), 0, 1);
        }
    }

    static LadderView of(Study study, Ladder ladder) {
        return new Ladders(study, ladder, axis(study, ladder)).view();
    }

    private LadderView view() {
        var table = Table.of(study, ladder);
        var steps = table.rows().stream().map(this::step).toList();
        int shown = steps.size() - SHOWN < LEAST_HIDDEN ? steps.size() : SHOWN;
        boolean ranges = table.rows().stream().anyMatch(row -> !row.low().isEmpty());
        var notes = new ArrayList<String>();
        if (ranges) {
            notes.add(
                    "The dot is the estimate, the line its interval; place: those that the votes do not rule out; shaded: may be first.");
        }
        if (table.rows().stream().anyMatch(row -> row.share() != null)) {
            notes.add("Wins in ten: against a system in the middle of this ladder" + ties() + ".");
        }
        notes.add(Notes.scale(study));
        notes.add(Notes.intervals(study));
        notes.addAll(Notes.effects(ladder));
        ladder.notes().forEach(note -> notes.add("Note: " + note));
        return new LadderView(
                "Systems by strength, best first: " + Notes.scale(study),
                table.score(),
                axisWords(ranges),
                ranges,
                table.rows().stream().anyMatch(row -> row.share() != null),
                ticks(),
                steps.subList(0, shown),
                steps.subList(shown, steps.size()),
                ladder.unplaced().stream()
                        .map(system -> new Fact(system.system().value(), system.reason()))
                        .toList(),
                notes);
    }

    private String ties() {
        return switch (study.result().options().ties()) {
            case HALF -> ", ties as half a win";
            case DAVIDSON, RAO_KUPPER, GROUNDED_RAO_KUPPER, DROP -> ", ties aside";
        };
    }

    private String axisWords(boolean ranges) {
        var unit = Unit.of(study.result().options());
        var words = Points.of(study) == null ? "Strength, " + unit : "Points";
        var zero =
                Points.of(study) == null
                        ? ""
                        : study.anchor() == null
                                ? "; 1,000 = average system"
                                : "; " + Zero.ofPoints(study.anchor());
        var level =
                ranges
                        ? ", with %s intervals"
                                .formatted(Numbers.percent(study.result().options().level()))
                        : "";
        return words + level + zero;
    }

    private Step step(Row row) {
        var points = Points.of(study);
        var estimate = row.rung().strength();
        double value = points == null ? estimate.value() : points.of(estimate.value());
        var interval = estimate.interval();
        var ends = interval == null || points == null ? interval : points.of(interval);
        return new Step(
                row.place().replace('-', '–'),
                row.name(),
                Cells.fit(row.name(), LONGEST_NAME, "…"),
                row.leading(),
                row.score(),
                row.low().startsWith("-") || row.high().startsWith("-")
                        ? row.range(" to ")
                        : row.range("–"),
                row.winsInTen(),
                row.votes(),
                percent(axis.at(value)),
                percent(axis.at(ends == null ? value : ends.low())),
                percent(axis.at(ends == null ? value : ends.high())));
    }

    private static String percent(double share) {
        return Numbers.fixed(share * 100, 2) + "%";
    }

    private List<Tick> ticks() {
        var ticks = new ArrayList<Tick>();
        int decimals = Math.max(0, (int) -Math.floor(StrictMath.log10(axis.step()) + 1e-9));
        for (long at = (long) Math.ceil(axis.low() / axis.step() - 1e-9);
                at * axis.step() <= axis.high() + 1e-9 * axis.step();
                at++) {
            double value = at * axis.step();
            ticks.add(new Tick(percent(axis.at(value)), Numbers.fixed(value, decimals)));
        }
        return ticks;
    }

    /** Room for every interval that ends, and a little air. */
    private static Axis axis(Study study, Ladder ladder) {
        var points = Points.of(study);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var rung : ladder.rungs()) {
            for (double end : ends(rung)) {
                double at = points == null ? end : points.of(end);
                low = Math.min(low, at);
                high = Math.max(high, at);
            }
        }
        double span = Math.max(high - low, 1e-9);
        double step = step(span / TICKS);
        return new Axis(low - 0.02 * span, high + 0.02 * span, step);
    }

    private static double[] ends(Rung rung) {
        var interval = rung.strength().interval();
        double value = rung.strength().value();
        return interval == null
                ? new double[] {value}
                : new double[] {
                    Double.isFinite(interval.low()) ? interval.low() : value,
                    Double.isFinite(interval.high()) ? interval.high() : value
                };
    }

    /** The next of 1, 2, 5 times a power of ten. */
    private static double step(double rough) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
