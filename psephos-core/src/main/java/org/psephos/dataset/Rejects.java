package org.psephos.dataset;

import java.util.ArrayList;
import java.util.List;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * All rows that were not understood: counted in full, shown by example.
 *
 * @param count how many rows
 * @param examples the first of them in order of origin, at most as many as the reader was told to
 *     keep
 */
public record Rejects(long count, List<Reject> examples) {

    /** No row was rejected. */
    public static final Rejects NONE = new Rejects(0, List.of());

    /** These and then {@code others}; all examples are kept. */
    public Rejects and(Rejects others) {
        var all = new ArrayList<>(examples);
        all.addAll(others.examples);
        return new Rejects(count + others.count, all);
    }

    /**
     * For readers to whom the first reject is the end.
     *
     * @throws PsephosException where there is one
     */
    public void refuse() {
        if (count > 0) {
            throw new PsephosException(
                    Kind.DATA,
                    examples.getFirst().toString(),
                    "mend the row, or leave --strict out to count such rows and go on");
        }
    }

    public Rejects {
        examples = List.copyOf(examples);
        if (count < examples.size()) {
            throw new IllegalArgumentException(
                    "count must be at least the %s examples, but was %s"
                            .formatted(examples.size(), count));
        }
    }
}
