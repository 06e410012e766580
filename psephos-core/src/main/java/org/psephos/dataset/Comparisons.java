package org.psephos.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.Outcome;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/**
 * Comparisons in columns: codes of the systems shown left and right, and the outcome. Rows stand in
 * the order read. Immutable by contract: arrays are handed over, not copied.
 */
public final class Comparisons {
    private static final Outcome[] OUTCOMES = Outcome.values();

    private final HeaderColumns headers;
    private final Dictionary systems;
    private final int[] left;
    private final int[] right;
    private final byte[] outcome;
    private final double @Nullable [] strength;
    private final @Nullable Coded leftResponse;
    private final @Nullable Coded rightResponse;

    /**
     * @param systems what the codes of both sides mean
     * @param left system shown first by row, {@link Dictionary#MISSING} where only the response is
     *     known
     * @param right system shown second by row
     * @param outcome ordinal of {@link Outcome} by row
     * @param strength by row, NaN where missing; null where no row has one
     * @param leftResponse response shown first; null where no row names one
     * @param rightResponse response shown second
     */
    public Comparisons(
            HeaderColumns headers,
            Dictionary systems,
            int[] left,
            int[] right,
            byte[] outcome,
            double @Nullable [] strength,
            @Nullable Coded leftResponse,
            @Nullable Coded rightResponse) {
        if (left.length != headers.size()
                || right.length != left.length
                || outcome.length != left.length) {
            throw new IllegalArgumentException(
                    "columns must have %s rows, but had %s, %s and %s"
                            .formatted(headers.size(), left.length, right.length, outcome.length));
        }
        this.headers = headers;
        this.systems = systems;
        this.left = left;
        this.right = right;
        this.outcome = outcome;
        this.strength = strength;
        this.leftResponse = leftResponse;
        this.rightResponse = rightResponse;
    }

    /** Comparisons with nothing but systems and outcomes: what a plain vote file says. */
    public static Comparisons of(Dictionary systems, int[] left, int[] right, byte[] outcome) {
        var headers = HeaderColumns.builder(left.length).build();
        return new Comparisons(headers, systems, left, right, outcome, null, null, null);
    }

    public int size() {
        return left.length;
    }

    public HeaderColumns headers() {
        return headers;
    }

    public Dictionary systems() {
        return systems;
    }

    /** Code of the system shown first, or {@link Dictionary#MISSING}. */
    public int left(int row) {
        return left[row];
    }

    /** Code of the system shown second, or {@link Dictionary#MISSING}. */
    public int right(int row) {
        return right[row];
    }

    /** Ordinal of the {@link Outcome}. */
    public int outcomeOrdinal(int row) {
        return outcome[row];
    }

    public Outcome outcome(int row) {
        return OUTCOMES[outcome[row]];
    }

    /** On the source's own scale, or NaN. */
    public double strength(int row) {
        return strength == null ? Double.NaN : strength[row];
    }

    public @Nullable Coded leftResponse() {
        return leftResponse;
    }

    public @Nullable Coded rightResponse() {
        return rightResponse;
    }

    /** A row as a record. */
    public Comparison get(int row) {
        return new Comparison(
                headers.header(row),
                candidate(left[row], leftResponse, row),
                candidate(right[row], rightResponse, row),
                outcome(row),
                Double.isNaN(strength(row)) ? null : strength(row));
    }

    /** The rows named, in that order, with the systems that they name and no others. */
    Comparisons at(int[] rows) {
        var sides = new int[rows.length * 2];
        for (int i = 0; i < rows.length; i++) {
            sides[2 * i] = left[rows[i]];
            sides[2 * i + 1] = right[rows[i]];
        }
        var both = new Coded(systems, sides).at(IntStream.range(0, sides.length).toArray());
        var ends = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ends[i] = outcome[rows[i]];
        }
        return new Comparisons(
                headers.at(rows),
                both.names(),
                side(both, 0),
                side(both, 1),
                ends,
                strength == null ? null : Arrays.stream(rows).mapToDouble(this::strength).toArray(),
                leftResponse == null ? null : leftResponse.at(rows),
                rightResponse == null ? null : rightResponse.at(rows));
    }

    private static int[] side(Coded both, int side) {
        return IntStream.range(0, both.size() / 2).map(row -> both.code(2 * row + side)).toArray();
    }

    /** Grows by records. Not thread-safe. */
    static final class Rows {
        private final HeaderRows headers = new HeaderRows();
        private final CodedRows systems = new CodedRows();
        private final CodedRows leftResponses = new CodedRows();
        private final CodedRows rightResponses = new CodedRows();
        private final Numbers strengths = new Numbers();
        private final Bytes outcomes = new Bytes();

        // The order of the constants is part of their contract: append only.
        @SuppressWarnings("EnumOrdinal")
        void add(Comparison row) {
            headers.add(row.header());
            systems.add(Candidates.system(row.left()));
            systems.add(Candidates.system(row.right()));
            leftResponses.add(Candidates.response(row.left()));
            rightResponses.add(Candidates.response(row.right()));
            strengths.add(row.strength());
            outcomes.add(row.outcome().ordinal());
        }

        Comparisons build() {
            var both = systems.build();
            return new Comparisons(
                    headers.build(),
                    both.names(),
                    side(both, 0),
                    side(both, 1),
                    outcomes.toArray(),
                    strengths.toArrayUnlessMissing(),
                    leftResponses.buildUnlessMissing(),
                    rightResponses.buildUnlessMissing());
        }
    }

    private Candidate candidate(int system, @Nullable Coded responses, int row) {
        var response = responses == null ? null : responses.name(row);
        return new Candidate(
                system == Dictionary.MISSING ? null : new SystemId(systems.name(system)),
                response == null ? null : new ResponseId(response));
    }
}
