package org.psephos.ingest;

import java.util.List;
import org.psephos.dataset.Manifest;

/** A file that was read: its entry in the manifest, and its rows in order. */
record ReadFile(Manifest.Source source, List<Stretch> stretches) implements OneRead {

    ReadFile {
        stretches = List.copyOf(stretches);
    }

    /** Whether a system stood on both sides of some row. */
    boolean metItself() {
        return stretches.stream()
                .anyMatch(one -> one.rows() instanceof PairRows pairs && pairs.metItself());
    }
}
