package org.psephos.ingest;

import org.psephos.dataset.Dictionary;

/** A growing column of names in codes of its own. Not thread-safe. */
final class NameColumn {
    final ByteDictionary names = new ByteDictionary();
    final IntColumn codes = new IntColumn();

    /** Adds what {@code slot} holds as the name of something; blanks name nothing. */
    void addId(Fields row, int slot) {
        if (row.blank(slot)) {
            codes.add(Dictionary.MISSING);
        } else {
            add(row, slot);
        }
    }

    /** Adds what {@code slot} holds; nothing at all is missing. */
    void add(Fields row, int slot) {
        codes.add(
                row.empty(slot)
                        ? Dictionary.MISSING
                        : names.code(row.bytes, row.start[slot], row.end[slot]));
    }
}
