package org.psephos.spark;

import java.io.Serializable;
import org.psephos.curate.DuplicatePair;
import org.psephos.curate.SpreadPasses;
import org.psephos.curate.TextKind;
import org.psephos.model.Origin;

/**
 * A text on its way between machines.
 *
 * @param place among all texts, in the order read
 * @param source the file, and {@code line} in it, or the event where it was read
 */
record PlacedText(long place, TextKind kind, String id, String source, long line, String text)
        implements Serializable {
    private static final long NO_LINE = -1;

    static PlacedText of(long place, SpreadPasses.Text text) {
        return switch (text.origin()) {
            case Origin.Row row ->
                    new PlacedText(
                            place, text.kind(), text.id(), row.source(), row.line(), text.text());
            case Origin.Event event ->
                    new PlacedText(place, text.kind(), text.id(), event.id(), NO_LINE, text.text());
        };
    }

    private Origin origin() {
        return line == NO_LINE ? new Origin.Event(source) : new Origin.Row(source, line);
    }

    /** As the passes take it. */
    SpreadPasses.Text asText() {
        return new SpreadPasses.Text(kind, id, origin(), text);
    }

    /** Without its words, which are a set by then. */
    PlacedText withoutWords() {
        return new PlacedText(place, kind, id, source, line, "");
    }

    /** An item that another row tells again is one item, not two that are alike. */
    boolean isSame(PlacedText other) {
        return kind == TextKind.ITEM && other.kind == TextKind.ITEM && id.equals(other.id);
    }

    DuplicatePair with(PlacedText later, double similarity) {
        return new DuplicatePair(kind, id, later.id, origin(), later.origin(), similarity);
    }
}
