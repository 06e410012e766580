package org.psephos.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.model.Feedback;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Files that were read in different ways, put together in the order they were named. */
final class Together {
    static final String SPLIT = "split";

    private final List<Done> done = new ArrayList<>();
    private final List<ReadFile> votes = new ArrayList<>();

    /** Files of one split; of none where that is null. */
    private record Done(Dataset dataset, @Nullable String split) {
        /** What the row says of its split itself goes before the name of its file. */
        private Feedback told(Feedback row) {
            if (split == null || row.header().attributes().containsKey(SPLIT)) {
                return row;
            }
            var attributes = new TreeMap<>(row.header().attributes());
            attributes.put(SPLIT, split);
            return row.with(row.header().with(attributes));
        }
    }

    /**
     * Adds a file.
     *
     * @param split that each of its judgements will say it is of; null where there is one alone
     */
    void add(OneRead read, @Nullable String split) {
        if (split != null) {
            assemble(null);
        }
        // No switch over types, which takes long when it is first met.
        if (read instanceof ReadFile file) {
            votes.add(file);
        } else {
            assemble(null);
            done.add(new Done(((OneRead.ByCard) read).dataset(), split));
        }
        if (split != null) {
            assemble(split);
        }
    }

    private void assemble(@Nullable String split) {
        if (!votes.isEmpty()) {
            done.add(new Done(new Assembly(votes).dataset(), split));
            votes.clear();
        }
    }

    /** All of it. */
    Dataset dataset() {
        assemble(null);
        if (done.size() == 1) {
            return done.getFirst().dataset();
        }
        var builder = new DatasetBuilder();
        for (var one : done) {
            try {
                builder.include(one.dataset(), one::told);
            } catch (IllegalArgumentException e) {
                var sources = one.dataset().manifest().sources();
                throw new PsephosException(
                        Kind.DATA,
                        sources.getFirst().path() + ": " + e.getMessage(),
                        "read the files apart: they tell of different things by the same names",
                        e);
            }
        }
        return builder.build(
                new Manifest(List.of(), 0, Rejects.NONE, Assembly.READER, null, false));
    }
}
