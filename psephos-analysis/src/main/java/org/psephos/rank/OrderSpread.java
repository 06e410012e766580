package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.By;
import org.psephos.dataset.Dataset;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.model.SystemId;
import org.psephos.rank.RankOptions.Method;

/**
 * How far a ladder of Elo depends on the order of its votes: the same votes replayed in random
 * orders. The interval of a system holds the middle of its points over orders. It says nothing of
 * other votes that might have been given, and does not become narrow as votes grow, but as {@code
 * k} falls.
 *
 * @param orders how many random orders were replayed
 * @param systems by mean, best first; equal means in name order; empty where there is no ladder
 * @param undefined why there is none; absent where there is one
 * @see "Wu and Aji (2025), Style over substance, COLING 2025, section 4; Boubdir et al. (2023), Elo
 *     uncovered, section 4"
 */
public record OrderSpread(int orders, List<Row> systems, @Nullable String undefined) {

    /**
     * A system over orders, in points over the mean of the ladder.
     *
     * @param file points in the order of the file
     * @param points mean over orders, with the middle share of them
     * @param rankLow best place in any order
     * @param rankHigh worst place in any order
     */
    public record Row(SystemId system, double file, Estimate points, int rankLow, int rankHigh) {}

    public OrderSpread {
        systems = List.copyOf(systems);
    }

    /**
     * Replays the votes of {@code dataset}.
     *
     * @param orders at least 2
     * @throws org.psephos.model.PsephosException where the method is not Elo
     */
    public static OrderSpread of(Dataset dataset, RankOptions options, int orders) {
        Refusals.refuse(
                options,
                options.method() != Method.ELO,
                "does not take votes one after the other from the file, so --orders says nothing",
                "use --method elo, or leave out --orders");
        if (orders < 2) {
            throw new IllegalArgumentException("orders must be at least 2, but was " + orders);
        }
        var given = Grades.alone(dataset) ? RatedLadder.orders(dataset) : dataset;
        var tally = Tally.of(Duels.of(given), options);
        var placement =
                Placement.joined(tally.cells(), tally.names(), tally.present(), options.whole());
        return switch (placement) {
            case Placement.Refused(var why) -> new OrderSpread(orders, List.of(), why.reason());
            case Placement.Placed placed -> of(tally, placed, options, orders);
        };
    }

    /**
     * The same for each part of the judgements, by its value.
     *
     * @param by as {@link Ranking#slices} takes it
     */
    public static SortedMap<String, OrderSpread> parts(
            Dataset dataset, RankOptions options, int orders, String by) {
        var given = Grades.alone(dataset) ? RatedLadder.orders(dataset) : dataset;
        var division = new By(given, by);
        var parts = new TreeMap<String, OrderSpread>();
        for (var value : Slicer.parts(division)) {
            parts.put(value, of(given.where(division.only(value)), options, orders));
        }
        return parts;
    }

    private static OrderSpread of(
            Tally tally, Placement.Placed placed, RankOptions options, int orders) {
        var place = placed.places(tally.names().size());
        var replay = EloReplay.of(tally, options, place, placed.core().length);
        var draws = new double[orders][];
        Crew.each(
                options.threads(),
                orders,
                order -> draws[order] = replay.shuffled(options.seed().child("order", order)));
        var file = replay.points(replay.weight());
        var rows = new ArrayList<Row>();
        for (int i = 0; i < file.length; i++) {
            var id = new SystemId(tally.names().name(placed.core()[i]));
            rows.add(row(id, i, file[i], draws, options.level()));
        }
        rows.sort(
                Comparator.comparingDouble((Row row) -> -row.points().value())
                        .thenComparing(Row::system));
        return new OrderSpread(orders, rows, null);
    }

    private static Row row(SystemId id, int i, double file, double[][] draws, double level) {
        var points = new double[draws.length];
        int best = Integer.MAX_VALUE;
        int worst = 0;
        for (int order = 0; order < draws.length; order++) {
            points[order] = draws[order][i];
            int ahead = 0;
            for (double other : draws[order]) {
                ahead += other > points[order] ? 1 : 0;
            }
            best = Math.min(best, ahead + 1);
            worst = Math.max(worst, ahead + 1);
        }
        double mean = Arrays.stream(points).sum() / points.length;
        Arrays.sort(points);
        var middle =
                new Interval(
                        Math.min(mean, Spread.Draws.quantile(points, (1 - level) / 2)),
                        Math.max(mean, Spread.Draws.quantile(points, (1 + level) / 2)),
                        level,
                        "random orders " + draws.length);
        return new Row(id, file, new Estimate(mean, middle), best, worst);
    }
}
