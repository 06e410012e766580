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
import org.psephos.model.ResponseId;
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

    /**
     * Votes between two responses whose lengths are known.
     *
     * @param weight how many votes there are, at least 1
     */
    Table prefer(String item, int leftLength, int rightLength, Outcome outcome, int weight) {
        var attributes = new TreeMap<String, String>();
        attributes.put("length_left", Integer.toString(leftLength));
        attributes.put("length_right", Integer.toString(rightLength));
        builder.accept(
                new Feedback.Comparison(
                        new Header(
                                new ItemId(item),
                                null,
                                Header.OVERALL,
                                null,
                                null,
                                null,
                                null,
                                weight,
                                attributes,
                                new Origin.Row("table.csv", ++line)),
                        response(item + "/1"),
                        response(item + "/2"),
                        outcome,
                        null));
        return this;
    }

    /** A vote between two systems whose texts are known. */
    Table write(String item, List<String> sides, String left, String right, Outcome outcome) {
        var attributes = new TreeMap<String, String>();
        attributes.put("text_left", left);
        attributes.put("text_right", right);
        builder.accept(
                new Feedback.Comparison(
                        new Header(
                                new ItemId(item),
                                null,
                                Header.OVERALL,
                                null,
                                null,
                                null,
                                null,
                                1,
                                attributes,
                                new Origin.Row("table.csv", ++line)),
                        system(sides.get(0)),
                        system(sides.get(1)),
                        outcome,
                        null));
        return this;
    }

    /** A vote between two responses. */
    Table choose(String item, String left, String right, Outcome outcome) {
        builder.accept(
                new Feedback.Comparison(
                        header("", item, Header.OVERALL, null),
                        response(left),
                        response(right),
                        outcome,
                        null));
        return this;
    }

    /** A rating of a response from 0 to 10. */
    Table grade(String item, String response, double value) {
        builder.accept(
                new Feedback.Rating(
                        header("", item, Header.OVERALL, null),
                        response(response),
                        new Scale.Continuum(0, 10, false),
                        value));
        return this;
    }

    /** A vote by {@code criterion}. */
    Table by(String criterion, String item, String left, String right, Outcome outcome) {
        builder.accept(
                new Feedback.Comparison(
                        header("", item, criterion, null),
                        system(left),
                        system(right),
                        outcome,
                        null));
        return this;
    }

    /** A vote at a time. */
    Table at(long seconds, String who, String item, List<String> sides, Outcome outcome) {
        builder.accept(
                new Feedback.Comparison(
                        header(who, item, Header.OVERALL, Instant.ofEpochSecond(seconds)),
                        system(sides.get(0)),
                        system(sides.get(1)),
                        outcome,
                        null));
        return this;
    }

    private static Candidate response(String id) {
        return new Candidate(null, new ResponseId(id));
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
