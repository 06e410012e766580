package org.psephos.model;

/** Where a judgement was read, so that every number can be traced back to its rows. */
public sealed interface Origin {

    /**
     * A row of a file.
     *
     * @param source the file as the user named it
     * @param line from 1: the line on which the row starts (CSV, TSV, JSON Lines), or the number of
     *     the row (Parquet, and JSON arrays, whose elements may stand on one line; where the rows
     *     stand in lists inside of a document, they are numbered through)
     */
    record Row(String source, long line) implements Origin {
        public Row {
            Check.that(line >= 1, "line must be at least 1", line);
        }

        @Override
        public String toString() {
            return source + ":" + line;
        }
    }

    /**
     * A recorded event, such as a vote taken by the server.
     *
     * @param id not blank
     */
    record Event(String id) implements Origin {
        public Event {
            Check.notBlank("event id", id);
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
