package org.psephos.dataset;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Header;

/**
 * Which rows to look at. A slice is bound to the columns of each kind of feedback once, so that the
 * question asked of a row is one of whole numbers and not of names.
 */
@FunctionalInterface
public interface Slice {

    /** Whether a row of {@code headers} belongs. */
    IntPredicate over(HeaderColumns headers);

    /** Judgements by {@code criterion}. */
    static Slice criterion(String criterion) {
        return headers -> {
            var column = headers.criterion();
            boolean overall = criterion.equals(Header.OVERALL);
            return column == null
                    ? row -> overall
                    : named(column, criterion).or(row -> overall && column.name(row) == null);
        };
    }

    /** Judgements of {@code annotator}. */
    static Slice annotator(String annotator) {
        return headers -> named(headers.annotator(), annotator);
    }

    /** Judgements about {@code item}. */
    static Slice item(String item) {
        return headers -> named(headers.item(), item);
    }

    /** Judgements whose attribute {@code name} is {@code value}. */
    static Slice attribute(String name, String value) {
        return headers -> named(headers.attributes().get(name), value);
    }

    /** Judgements that belong to both. */
    default Slice and(Slice other) {
        return headers -> over(headers).and(other.over(headers));
    }

    private static IntPredicate named(@Nullable Coded column, String name) {
        int code = column == null ? Dictionary.MISSING : column.names().code(name);
        return column == null || code == Dictionary.MISSING
                ? row -> false
                : row -> column.code(row) == code;
    }
}
