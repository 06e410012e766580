package org.psephos.audit;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;
import org.psephos.model.Scale;
import org.psephos.model.SystemId;

/** Judgements written down one by one, for small cases by hand. */
final class Table {
    private final DatasetBuilder builder = new DatasetBuilder();
    private final List<Manifest.Source> sources = new java.util.ArrayList<>();
    private long line = 1;

    /** A vote of {@code who} (absent where empty) on {@code item} (absent where empty). */
    Table vote(String who, String item, String left, String right, Outcome outcome) {
        builder.accept(
                new Feedback.Comparison(
                        header(who, item, Header.OVERALL, null),
                        system(left),
                        system(right),
                        outcome,
                        null));
        return this;
    }

    /** A rating from 0 to 10. */
    Table rate(String who, String item, String system, String criterion, double value) {
        builder.accept(
                new Feedback.Rating(
                        header(who, item, criterion, null),
                        system(system),
                        new Scale.Continuum(0, 10, false),
                        value));
        return this;
    }

    Table source(String path, String sha256) {
        sources.add(new Manifest.Source(path, sha256, "csv", 1));
        return this;
    }

    private static Candidate system(String name) {
        return new Candidate(new SystemId(name), null);
    }

    private Header header(String who, String item, String criterion, @Nullable Instant time) {
        return new Header(
                item.isEmpty() ? null : new ItemId(item),
                who.isEmpty() ? null : new AnnotatorId(who),
                criterion,
                null,
                time,
                null,
                null,
                1,
                new TreeMap<>(),
                new Origin.Row("table.csv", ++line));
    }

    Dataset data() {
        return builder.build(new Manifest(sources, line - 1, Rejects.NONE, "test", null, false));
    }

    Docket docket() {
        return new Docket(new Evidence(data(), AuditOptions.withDefaults(), List.of()));
    }
}
