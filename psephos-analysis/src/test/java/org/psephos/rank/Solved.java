package org.psephos.rank;

import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Rating;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Scale;
import org.psephos.model.SystemId;

/** Answers of systems to items for a test, in the order given. */
final class Solved {
    private static final Scale ANY = new Scale.Continuum(0, 10, false);

    private final DatasetBuilder rows = new DatasetBuilder();
    private long line;

    Solved add(String system, String item, double value) {
        var header =
                new Header(
                        new ItemId(item),
                        null,
                        Header.OVERALL,
                        null,
                        null,
                        null,
                        null,
                        1,
                        new java.util.TreeMap<>(),
                        new Origin.Row("answers.csv", ++line));
        rows.accept(new Rating(header, new Candidate(new SystemId(system), null), ANY, value));
        return this;
    }

    Dataset dataset() {
        return rows.build(
                new Manifest(java.util.List.of(), line, Rejects.NONE, "test", null, false));
    }
}
