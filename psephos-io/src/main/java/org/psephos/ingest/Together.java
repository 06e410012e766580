package org.psephos.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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

    private final List<Dataset> done = new ArrayList<>();
    private final List<ReadFile> votes = new ArrayList<>();

    void add(OneRead read) {
        // No switch over types, which takes long when it is first met.
        if (read instanceof ReadFile file) {
            votes.add(file);
        } else {
            assemble();
            done.add(((OneRead.ByCard) read).dataset());
        }
    }

    /** A file that is one of several splits, as each of its judgements will say. */
    void add(OneRead read, String split) {
        assemble();
        add(read);
        assemble();
        var whole = done.removeLast();
        done.add(new DatasetBuilder().include(whole, row -> told(row, split)).build());
    }

    /** What the row says of its split itself goes before the name of its file. */
    private static Feedback told(Feedback row, String split) {
        var attributes = new TreeMap<>(row.header().attributes());
        return attributes.putIfAbsent(SPLIT, split) == null
                ? row.with(row.header().with(attributes))
                : row;
    }

    private void assemble() {
        if (!votes.isEmpty()) {
            done.add(new Assembly(votes).dataset());
            votes.clear();
        }
    }

    /** All of it. */
    Dataset dataset() {
        assemble();
        if (done.size() == 1) {
            return done.getFirst();
        }
        var builder = new DatasetBuilder();
        for (var one : done) {
            try {
                builder.include(one);
            } catch (IllegalArgumentException e) {
                var sources = one.manifest().sources();
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
