package org.psephos.dataset;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;

/** Who judged: each annotator that a source describes, in name order. Immutable. */
public final class Annotators {
    private final Dictionary ids;
    private final List<Annotator> rows;

    private Annotators(Dictionary ids, List<Annotator> rows) {
        this.ids = ids;
        this.rows = rows;
    }

    /**
     * A table of {@code annotators}.
     *
     * @throws IllegalArgumentException where two have the same id
     */
    public static Annotators of(Collection<? extends Annotator> annotators) {
        var ids = Dictionary.of(annotators.stream().map(who -> who.id().value()).toList());
        if (ids.size() != annotators.size()) {
            throw new IllegalArgumentException("annotators must differ in their ids");
        }
        return new Annotators(
                ids,
                annotators.stream()
                        .<Annotator>map(who -> who)
                        .sorted(Comparator.comparing(Annotator::id))
                        .toList());
    }

    /** No annotator is described. */
    public static Annotators none() {
        return new Annotators(Dictionary.of(List.of()), List.of());
    }

    public int size() {
        return rows.size();
    }

    /** The ids, in name order; the code of an id is its row. */
    public Dictionary ids() {
        return ids;
    }

    /** Whether any of them is made up. */
    public boolean anySimulated() {
        return rows.stream().anyMatch(Annotator.Simulated.class::isInstance);
    }

    /** The annotator called {@code id}, or null where no source describes it. */
    public @Nullable Annotator find(AnnotatorId id) {
        int row = ids.code(id.value());
        return row == Dictionary.MISSING ? null : rows.get(row);
    }

    /** The annotator at {@code row}. */
    public Annotator get(int row) {
        return rows.get(row);
    }
}
