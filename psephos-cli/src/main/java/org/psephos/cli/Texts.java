package org.psephos.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetEntries;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Manifest;
import org.psephos.ingest.EntryFiles;

/** What a call that curates reads: files with texts row by row, or judgements alone. */
final class Texts {
    private final Progress progress;
    private final EntryFiles files;
    private final @Nullable Dataset judgements;

    private Texts(Progress progress, EntryFiles files, @Nullable Dataset judgements) {
        this.progress = progress;
        this.files = files;
        this.judgements = judgements;
    }

    /** Votes that name systems and no texts are read as {@code rank} reads them. */
    static Texts of(Reading reading, Terminal terminal) {
        var progress = new Progress(terminal, "curating");
        var files = reading.entries(progress);
        return new Texts(progress, files, files.holdTexts() ? null : reading.read());
    }

    Entries entries() {
        return judgements == null ? files : new DatasetEntries(judgements);
    }

    /** Where it came from; known once it was gone through. */
    Manifest manifest() {
        return judgements == null ? files.manifest() : judgements.manifest();
    }

    /** The dataset, where that is what was read: a dataset folder, or judgements alone. */
    @Nullable Dataset dataset() {
        return judgements == null ? files.folder() : judgements;
    }

    /** Whether each entry is one row of its file. */
    boolean areRows() {
        return judgements == null && files.areRows();
    }

    /** Keys that lead from a line to the list whose elements are the entries; empty for no such. */
    List<String> inside() {
        return judgements == null ? files.inside() : List.of();
    }

    /** While an entry is handed over: which row of its file it is, from 1. */
    long number() {
        return files.number();
    }

    void done() {
        progress.done();
    }
}
