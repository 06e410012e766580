package org.psephos.cli;

import java.nio.file.Path;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Entry;
import org.psephos.export.DatasetFolder;

/** The entries of a dataset that stay, and the folder that is written of them. */
final class KeptFeedback {
    private final Dataset dataset;
    private final DatasetBuilder kept = new DatasetBuilder();

    KeptFeedback(Dataset dataset) {
        this.dataset = dataset;
    }

    /** Takes an entry that stays. */
    void take(Entry entry) {
        var item = entry.item();
        if (item != null) {
            kept.item(item, entry.origin());
        }
        entry.responses().forEach(one -> kept.response(one, entry.origin()));
        entry.feedback().forEach(kept::accept);
    }

    /** Writes what was taken, and all annotators. */
    void write(Path out) {
        var annotators = dataset.annotators();
        for (int row = 0; row < annotators.size(); row++) {
            kept.annotator(annotators.get(row));
        }
        DatasetFolder.write(kept.build(dataset.manifest()), out);
    }
}
