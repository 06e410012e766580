package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Ratings;
import org.psephos.model.Header;

/**
 * Mean ratings by system and item for one criterion: several ratings of one system on one item are
 * one mean.
 *
 * @param systems names, in name order
 * @param item by system, the items rated, ascending
 * @param mean by system and place in {@code item}
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record ItemMeans(String criterion, List<String> systems, int[][] item, double[][] mean) {
    ItemMeans {
        systems = List.copyOf(systems);
    }

    /** One table a criterion, in name order; none where no rating names a system and an item. */
    static List<ItemMeans> of(Ratings ratings) {
        var criterion = ratings.headers().criterion();
        if (criterion == null) {
            return of(ratings, Header.OVERALL, Dictionary.MISSING);
        }
        var all = new ArrayList<ItemMeans>(of(ratings, Header.OVERALL, Dictionary.MISSING));
        for (int code = 0; code < criterion.names().size(); code++) {
            all.addAll(of(ratings, criterion.names().name(code), code));
        }
        return all;
    }

    private static List<ItemMeans> of(Ratings ratings, String name, int code) {
        var items = ratings.headers().item();
        var systems = ratings.targets().systems();
        if (items == null || systems == null) {
            return List.of();
        }
        var criterion = ratings.headers().criterion();
        var rows =
                IntStream.range(0, ratings.size())
                        .filter(row -> items.code(row) >= 0 && systems.code(row) >= 0)
                        .filter(
                                row ->
                                        (criterion == null
                                                        ? Dictionary.MISSING
                                                        : criterion.code(row))
                                                == code)
                        .toArray();
        if (rows.length == 0) {
            return List.of();
        }
        var keys = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            // The place in rows keeps equal keys apart, so that sorting keeps the order read.
            keys[i] = (long) systems.code(rows[i]) << 32 | items.code(rows[i]);
        }
        return List.of(gathered(name, systems.names(), keys, rows, ratings));
    }

    private static ItemMeans gathered(
            String name, Dictionary names, long[] keys, int[] rows, Ratings ratings) {
        var index = new LongPairs();
        var sum = new double[rows.length];
        var count = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int cell = index.of(keys[i], 0);
            sum[cell] += ratings.value(rows[i]);
            count[cell]++;
        }
        var cells = new long[index.size()];
        var seen = new LongPairs();
        for (long key : keys) {
            if (seen.of(key, 0) < cells.length) {
                cells[seen.of(key, 0)] = key;
            }
        }
        var order = Arrays.stream(cells).sorted().toArray();
        var systems = new ArrayList<String>();
        var items = new ArrayList<int[]>();
        var means = new ArrayList<double[]>();
        for (int from = 0; from < order.length; ) {
            long system = order[from] >>> 32;
            int to = from;
            while (to < order.length && order[to] >>> 32 == system) {
                to++;
            }
            systems.add(names.name((int) system));
            items.add(IntStream.range(from, to).map(i -> (int) order[i]).toArray());
            means.add(
                    IntStream.range(from, to)
                            .map(i -> index.of(order[i], 0))
                            .mapToDouble(cell -> sum[cell] / count[cell])
                            .toArray());
            from = to;
        }
        return new ItemMeans(
                name, systems, items.toArray(int[][]::new), means.toArray(double[][]::new));
    }

    /** Items rated for every system, ascending. */
    int[] common() {
        int[] common = item[0];
        for (int s = 1; s < item.length; s++) {
            var other = item[s];
            common =
                    Arrays.stream(common).filter(i -> Arrays.binarySearch(other, i) >= 0).toArray();
        }
        return common;
    }

    /** Items rated for any system. */
    long union() {
        return Arrays.stream(item).flatMapToInt(Arrays::stream).distinct().count();
    }

    /** The mean of a system over all of its items. */
    double own(int system) {
        return Arrays.stream(mean[system]).average().orElseThrow();
    }

    /** The mean of a system over items that it was rated on. */
    double over(int system, int[] items) {
        return Arrays.stream(items)
                .mapToDouble(i -> mean[system][Arrays.binarySearch(item[system], i)])
                .average()
                .orElseThrow();
    }
}
