package org.psephos.dataset;

import org.psephos.model.Feedback.Edit;

/** Edits in columns, in the order read. Immutable. */
public final class Edits {
    private final HeaderColumns headers;
    private final Candidates originals;
    private final Texts revised;

    /**
     * @param originals what was edited, by row
     * @param revised the better version, by row
     */
    public Edits(HeaderColumns headers, Candidates originals, Texts revised) {
        this.headers = headers;
        this.originals = originals;
        this.revised = revised;
    }

    public int size() {
        return headers.size();
    }

    public HeaderColumns headers() {
        return headers;
    }

    public Candidates originals() {
        return originals;
    }

    public Texts revised() {
        return revised;
    }

    /** None. */
    public static Edits none() {
        return new Rows().build();
    }

    /** A row as a record. */
    public Edit get(int row) {
        return new Edit(headers.header(row), originals.known(row), revised.get(row));
    }

    /** Grows by records. Not thread-safe. */
    static final class Rows {
        private final HeaderRows headers = new HeaderRows();
        private final Candidates.Rows originals = new Candidates.Rows();
        private final Texts.Rows revised = new Texts.Rows();

        void add(Edit row) {
            headers.add(row.header());
            originals.add(row.original());
            revised.add(row.revised());
        }

        Edits build() {
            return new Edits(headers.build(), originals.build(), revised.build());
        }
    }
}
