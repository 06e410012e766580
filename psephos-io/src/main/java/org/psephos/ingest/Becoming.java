package org.psephos.ingest;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.psephos.dataset.Dataset;

/** How many of each kind a file became: what a card promises and a check compares. */
public final class Becoming {
    private Becoming() {}

    /**
     * Reads {@code file} without any option and counts: each kind of judgement by its name, then
     * {@code items}, {@code responses}, {@code systems}, {@code annotators} and {@code rejected}.
     */
    public static SequencedMap<String, Long> of(Path file) {
        return of(
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT));
    }

    /** As above, of what was read. */
    public static SequencedMap<String, Long> of(Dataset dataset) {
        var counts = new LinkedHashMap<>(dataset.totals());
        counts.put("items", (long) dataset.itemNames().size());
        counts.put("responses", (long) dataset.responses().size());
        counts.put("systems", (long) dataset.systemNames().size());
        counts.put("annotators", (long) dataset.annotatorNames().size());
        counts.put("rejected", dataset.manifest().rejects().count());
        return counts;
    }
}
