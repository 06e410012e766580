package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.PlainSink;

/** Elements that are no objects are rows of one value, or of several by number. */
record CardFeeding(CardRows rows, @Nullable PlainLines lines, @Nullable PlainSink plain)
        implements NodeRows.Taker {
    @Override
    public boolean plain(byte[] block, int from, int end, long line) {
        if (lines == null || plain == null || !lines.take(block, from, end, line)) {
            return false;
        }
        plain.pair(lines.filled());
        rows.taken();
        return true;
    }

    @Override
    public void element(JsonNode row, long line) {
        rows.element(row, line);
    }

    @Override
    public void torn(long line, String expected, String found) {
        rows.torn(line, expected, found);
    }

    @Override
    public void flawed(JsonNode row, long line, Flaw flaw) {
        rows.flawed(row, line, flaw);
    }

    @Override
    public boolean stopped() {
        return rows.stopped();
    }

    /** Keeps the first rows. */
    static final class First implements NodeRows.Taker {
        private final int most;
        private final List<JsonNode> rows;

        First(int most, List<JsonNode> rows) {
            this.most = most;
            this.rows = rows;
        }

        /** What was kept so far; grows. */
        List<JsonNode> rows() {
            return rows;
        }

        @Override
        public void element(JsonNode row, long line) {
            if (rows.size() < most) {
                rows.add(row);
            }
        }

        /** A row says what it is though it cannot be read. */
        @Override
        public void flawed(JsonNode row, long line, Flaw flaw) {
            element(row, line);
        }

        @Override
        public void torn(long line, String expected, String found) {
            // What is torn shows nothing; it is rejected when the file is read.
        }

        @Override
        public boolean stopped() {
            return rows.size() >= most;
        }
    }
}
