package org.psephos.dataset;

import java.util.List;
import java.util.stream.IntStream;
import org.psephos.model.Feedback.Critique;
import org.psephos.model.Feedback.Span;

/**
 * Critiques in columns, in the order read. The passages of row {@code r} stand at {@code start(r)}
 * until {@code start(r + 1)}. Immutable by contract: arrays are handed over, not copied.
 */
public final class Critiques {
    private final HeaderColumns headers;
    private final Candidates targets;
    private final Texts texts;
    private final int[] start;
    private final int[] from;
    private final int[] until;
    private final Coded marks;

    /**
     * @param targets by row
     * @param texts by row
     * @param start first passage by row, and the number of them at the end: one longer than the
     *     rows
     * @param from first character by passage
     * @param until one past the last character by passage
     * @param marks what each passage was marked as
     */
    public Critiques(
            HeaderColumns headers,
            Candidates targets,
            Texts texts,
            int[] start,
            int[] from,
            int[] until,
            Coded marks) {
        this.headers = headers;
        this.targets = targets;
        this.texts = texts;
        this.start = start;
        this.from = from;
        this.until = until;
        this.marks = marks;
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

    public Texts texts() {
        return texts;
    }

    public Coded marks() {
        return marks;
    }

    /** The passages that {@code row} points at. */
    public List<Span> spans(int row) {
        return IntStream.range(start[row], start[row + 1]).mapToObj(this::span).toList();
    }

    private Span span(int passage) {
        return new Span(from[passage], until[passage], marks.names().name(marks.code(passage)));
    }

    /** None. */
    public static Critiques none() {
        return new Rows().build();
    }

    /** A row as a record. */
    public Critique get(int row) {
        return new Critique(headers.header(row), targets.get(row), texts.get(row), spans(row));
    }

    /** Grows by records. Not thread-safe. */
    static final class Rows {
        private final HeaderRows headers = new HeaderRows();
        private final Candidates.Rows targets = new Candidates.Rows();
        private final Texts.Rows texts = new Texts.Rows();
        private final Ints start = new Ints();
        private final Ints from = new Ints();
        private final Ints until = new Ints();
        private final CodedRows marks = new CodedRows();

        void add(Critique row) {
            headers.add(row.header());
            targets.add(row.target());
            texts.add(row.text());
            start.add(from.size());
            for (var span : row.spans()) {
                from.add(span.start());
                until.add(span.end());
                marks.add(span.label());
            }
        }

        Critiques build() {
            start.add(from.size());
            return new Critiques(
                    headers.build(),
                    targets.build(),
                    texts.build(),
                    start.toArray(),
                    from.toArray(),
                    until.toArray(),
                    marks.build());
        }
    }
}
