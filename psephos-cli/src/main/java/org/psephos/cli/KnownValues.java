package org.psephos.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.PsephosException;

/** Values that are known of systems, read as ratings: of systems, or else of items. */
final class KnownValues {
    private KnownValues() {}

    /** One value by name. */
    static Map<String, Double> of(Path file) {
        var dataset =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var ratings = dataset.ratings();
        var systems = ratings.targets().systems();
        var names = systems == null ? ratings.headers().item() : systems;
        var values = new TreeMap<String, Double>();
        for (int row = 0; names != null && row < ratings.size(); row++) {
            var name = names.name(row);
            if (name != null && values.put(name, ratings.value(row)) != null) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "%s names %s twice".formatted(ratings.headers().origin(row), name),
                        "Keep one known value a system.");
            }
        }
        if (values.isEmpty()) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    file + " holds no known values",
                    "Write a table with the columns system and rating.");
        }
        return values;
    }
}
