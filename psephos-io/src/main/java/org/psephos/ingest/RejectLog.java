package org.psephos.ingest;

import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.Reject;
import org.psephos.model.Origin;

/** The rejects of one stretch of a file: all counted, the first kept. Not thread-safe. */
final class RejectLog {
    private final int kept;
    private final List<Fault> faults = new ArrayList<>();
    private long count;

    RejectLog(int kept) {
        this.kept = kept;
    }

    void add(long line, String field, String expected, String found) {
        if (count++ < kept) {
            // The record cuts what it is shown to 80 characters; here only the worst is cut.
            faults.add(new Fault(line, field, expected, found));
        }
    }

    long count() {
        return count;
    }

    /** Those kept, on lines counted from {@code firstLine}, until {@code into} holds all it may. */
    void drainTo(List<Reject> into, String source, long firstLine) {
        for (int i = 0; i < faults.size() && into.size() < kept; i++) {
            var fault = faults.get(i);
            into.add(
                    new Reject(
                            new Origin.Row(source, firstLine + fault.line),
                            fault.field,
                            fault.expected,
                            fault.found));
        }
    }

    private record Fault(long line, String field, String expected, String found) {}
}
