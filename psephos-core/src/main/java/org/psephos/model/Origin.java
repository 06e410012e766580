package org.psephos.model;

/** Where a judgement was read, so that every number can be traced back to its rows. */
public sealed interface Origin {

    /**
     * A row of a file.
     *
     * @param source the file as the user named it
     * @param line the line on which the row starts (text), or the number of the row (Parquet); from
     *     1
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
