package org.psephos.dataset;

import java.util.ArrayList;
import java.util.List;
import org.psephos.model.Feedback.Rating;
import org.psephos.model.Scale;

/**
 * Ratings in columns, in the order read. Immutable by contract: arrays are handed over, not copied.
 */
public final class Ratings {
    private final HeaderColumns headers;
    private final Candidates targets;
    private final List<Scale> scales;
    private final int[] scale;
    private final double[] value;

    /**
     * @param targets by row
     * @param scales each once
     * @param scale by row, index into {@code scales}
     * @param value by row
     */
    public Ratings(
            HeaderColumns headers,
            Candidates targets,
            List<Scale> scales,
            int[] scale,
            double[] value) {
        this.headers = headers;
        this.targets = targets;
        this.scales = scales;
        this.scale = scale;
        this.value = value;
    }

    public int size() {
        return headers.size();
    }

    public HeaderColumns headers() {
        return headers;
    }

    public Candidates targets() {
        return targets;
    }

    public List<Scale> scales() {
        return scales;
    }

    /** The scale of {@code row}. */
    public Scale scale(int row) {
        return scales.get(scale[row]);
    }

    /** The number given at {@code row}. */
    public double value(int row) {
        return value[row];
    }

    /** None. */
    public static Ratings none() {
        return new Rows().build();
    }

    /** A row as a record. */
    public Rating get(int row) {
        return new Rating(headers.header(row), targets.known(row), scale(row), value[row]);
    }

    /** Grows by records. Not thread-safe. */
    static final class Rows {
        private final HeaderRows headers = new HeaderRows();
        private final Candidates.Rows targets = new Candidates.Rows();
        private final List<Scale> scales = new ArrayList<>();
        private final Ints scale = new Ints();
        private final Numbers value = new Numbers();

        void add(Rating row) {
            headers.add(row.header());
            targets.add(row.target());
            scale.add(scale(row.scale()));
            value.add(row.value());
        }

        private int scale(Scale scale) {
            if (!scales.contains(scale)) {
                scales.add(scale);
            }
            return scales.indexOf(scale);
        }

        Ratings build() {
            return new Ratings(
                    headers.build(),
                    targets.build(),
                    List.copyOf(scales),
                    scale.toArray(),
                    value.toArray());
        }
    }
}
