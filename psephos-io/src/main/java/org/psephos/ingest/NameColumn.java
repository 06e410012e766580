package org.psephos.ingest;

import org.psephos.dataset.Dictionary;

/** A growing column of names in codes of its own. Not thread-safe. */
final class NameColumn {
    final ByteDictionary names = new ByteDictionary();
    final IntColumn codes = new IntColumn();
    private int last = Dictionary.MISSING;

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
        if (row.empty(slot)) {
            codes.add(Dictionary.MISSING);
            return;
        }
        int from = row.start[slot];
        int to = row.end[slot];
        // Rows about one item often stand together.
        if (last == Dictionary.MISSING || !names.is(last, row.bytes, from, to)) {
            last = names.code(row.bytes, from, to);
        }
        codes.add(last);
    }
}
