package org.psephos.export;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Origin;

/** Judgements as rows of {@code feedback.parquet}. */
final class FeedbackRows {
    /** All kinds, in the order in which they stand in the table. */
    static final List<String> KINDS =
            List.of(
                    "comparison",
                    "ranking",
                    "choice",
                    "rating",
                    "label",
                    "critique",
                    "edit",
                    "abstention");

    private static final double NANOS = 1e9;

    private FeedbackRows() {}

    static void write(Feedback feedback, TableRows to) throws IOException {
        to.set("kind", kind(feedback));
        header(feedback.header(), to);
        switch (feedback) {
            case Feedback.Comparison row -> {
                to.set("left_system", system(row.left()));
                to.set("left_response", response(row.left()));
                to.set("right_system", system(row.right()));
                to.set("right_response", response(row.right()));
                to.set("outcome", word(row.outcome())).set("strength", row.strength());
            }
            case Feedback.Ranking row -> {
                to.set("shown", Cells.candidates(row.shown()));
                to.set("tiers", Cells.tiers(row.tiers()));
            }
            case Feedback.Choice row -> {
                to.set("shown", Cells.candidates(row.offered()));
                target(row.chosen(), to);
            }
            case Feedback.Rating row -> {
                target(row.target(), to);
                to.set("rating", row.value()).set("scale", Cells.scale(row.scale()));
            }
            case Feedback.Label row -> {
                target(row.target(), to);
                to.set("categories", Cells.categories(row.categories()));
                to.set("severity", row.severity());
            }
            case Feedback.Critique row -> {
                target(row.target(), to);
                to.set("text", row.text()).set("spans", Cells.spans(row.spans()));
            }
            case Feedback.Edit row -> {
                target(row.original(), to);
                to.set("text", row.revised());
            }
            case Feedback.Abstention row -> {
                to.set("shown", Cells.candidates(row.candidates()));
                to.set("reason", word(row.reason())).set("text", row.detail());
            }
        }
        to.end();
    }

    /** The name of its kind. */
    static String kind(Feedback feedback) {
        return feedback.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void header(Header header, TableRows to) {
        var item = header.item();
        var annotator = header.annotator();
        var time = header.time();
        var duration = header.duration();
        to.set("item", item == null ? null : item.value());
        to.set("annotator", annotator == null ? null : annotator.value());
        to.set("criterion", header.criterion()).set("context", header.context());
        to.set("time", time == null ? null : time.toEpochMilli());
        to.set(
                "duration_s",
                duration == null ? null : (duration.toSeconds() + duration.toNanosPart() / NANOS));
        to.set("confidence", header.confidence()).set("weight", header.weight());
        to.set("attributes", Cells.attributes(header.attributes()));
        switch (header.origin()) {
            case Origin.Row row -> to.set("source", row.source()).set("line", row.line());
            case Origin.Event event -> to.set("event", event.id());
        }
    }

    private static void target(@Nullable Candidate candidate, TableRows to) {
        if (candidate != null) {
            to.set("system", system(candidate)).set("response", response(candidate));
        }
    }

    private static @Nullable String system(Candidate candidate) {
        var system = candidate.system();
        return system == null ? null : system.value();
    }

    private static @Nullable String response(Candidate candidate) {
        var response = candidate.response();
        return response == null ? null : response.value();
    }

    /** An outcome or a reason as the table spells it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
