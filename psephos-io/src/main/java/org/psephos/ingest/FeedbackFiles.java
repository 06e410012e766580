package org.psephos.ingest;

import java.nio.file.Path;
import java.util.List;
import org.psephos.dataset.Dataset;

/** Files of judgements in any known layout, recognised by content: the one door of this room. */
public final class FeedbackFiles {
    private FeedbackFiles() {}

    /**
     * Reads {@code files} as one dataset.
     *
     * @throws org.psephos.model.PsephosException where a file cannot be read or understood at all;
     *     rows that cannot be understood are rejects instead
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static Dataset read(List<Path> files, ReadOptions options, ReadProgress progress) {
        throw new UnsupportedOperationException("being built: " + files + options + progress);
    }
}
