package org.psephos.dataset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Origin;
import org.psephos.model.Response;

/**
 * Takes records one by one from any reader and builds the columns of a dataset: the general road.
 * Two accounts of one item (response, annotator) must be equal; otherwise the later row is
 * rejected, and the reject names both places. Not thread-safe; used once.
 */
public final class DatasetBuilder implements FeedbackSink {
    private static final int KEPT_REJECTS = 1000;

    private final int keptRejects;
    private final Comparisons.Rows comparisons = new Comparisons.Rows();
    private final Rankings.Rows rankings = new Rankings.Rows();
    private final Choices.Rows choices = new Choices.Rows();
    private final Ratings.Rows ratings = new Ratings.Rows();
    private final Labels.Rows labels = new Labels.Rows();
    private final Critiques.Rows critiques = new Critiques.Rows();
    private final Edits.Rows edits = new Edits.Rows();
    private final Abstentions.Rows abstentions = new Abstentions.Rows();
    private final Items.Rows items = new Items.Rows();
    private final Responses.Rows responses = new Responses.Rows();
    private final SortedMap<AnnotatorId, Told<Annotator>> annotators = new TreeMap<>();
    private final List<Reject> examples = new ArrayList<>();
    private final Set<Origin> refused = new LinkedHashSet<>();
    private @Nullable Manifest included;
    private long rejects;
    private long abstained;

    /** Keeps the first thousand rejects as examples. */
    public DatasetBuilder() {
        this(KEPT_REJECTS);
    }

    /**
     * A new builder.
     *
     * @param keptRejects how many rejects are kept as examples; all are counted
     */
    public DatasetBuilder(int keptRejects) {
        this.keptRejects = keptRejects;
    }

    private record Told<T>(T what, Origin where) {}

    @Override
    public void accept(Feedback feedback) {
        if (!refused.isEmpty() && refused.contains(feedback.header().origin())) {
            return;
        }
        switch (feedback) {
            case Feedback.Comparison row -> comparisons.add(row);
            case Feedback.Ranking row -> rankings.add(row);
            case Feedback.Choice row -> choices.add(row);
            case Feedback.Rating row -> ratings.add(row);
            case Feedback.Label row -> labels.add(row);
            case Feedback.Critique row -> critiques.add(row);
            case Feedback.Edit row -> edits.add(row);
            case Feedback.Abstention row -> {
                abstentions.add(row);
                abstained++;
            }
        }
    }

    @Override
    public void reject(Reject reject) {
        rejects++;
        if (examples.size() < keptRejects) {
            examples.add(reject);
        }
    }

    @Override
    public void item(Item item, Origin origin) {
        int row = items.row(item);
        if (row == Dictionary.MISSING) {
            items.add(item, origin);
        } else if (!items.agrees(row, item)) {
            contradicts("item", items.origin(row), item.id(), origin);
        }
    }

    @Override
    public void response(Response response, Origin origin) {
        int row = responses.row(response);
        if (row == Dictionary.MISSING) {
            responses.add(response, origin);
        } else if (!responses.agrees(row, response)) {
            contradicts("response", responses.origin(row), response.id(), origin);
        }
    }

    @Override
    public void annotator(Annotator annotator, Origin origin) {
        var before = annotators.putIfAbsent(annotator.id(), new Told<>(annotator, origin));
        if (before != null && !before.what().equals(annotator)) {
            contradicts("annotator", before.where(), annotator.id(), origin);
        }
    }

    /** How many abstentions came, kept as rows or not. */
    public long abstained() {
        return abstained;
    }

    /** Counts {@code more} abstentions that are not kept as rows. */
    public void abstained(long more) {
        abstained += more;
    }

    /**
     * Takes in all of {@code other}, with its manifest: what was simulated makes the whole
     * simulated.
     *
     * @throws IllegalArgumentException where it contradicts what was taken before
     */
    public DatasetBuilder include(Dataset other) {
        return include(other, row -> row);
    }

    /**
     * As above, each judgement being changed on its way.
     *
     * @throws IllegalArgumentException where it contradicts what was taken before
     */
    public DatasetBuilder include(Dataset other, UnaryOperator<Feedback> change) {
        var where = new Origin.Event("an included dataset");
        long before = rejects;
        for (int row : other.items().asTold()) {
            item(other.items().get(row), where);
        }
        for (int row : other.responses().asTold()) {
            response(other.responses().get(row), where);
        }
        for (int row = 0; row < other.annotators().size(); row++) {
            annotator(other.annotators().get(row), where);
        }
        if (rejects > before) {
            throw new IllegalArgumentException(
                    "datasets must agree, but " + examples.get(examples.size() - 1));
        }
        other.forEach(row -> accept(change.apply(row)));
        abstained += other.abstained() - other.abstentions().size();
        included = included == null ? other.manifest() : included.and(other.manifest());
        return this;
    }

    /**
     * The dataset.
     *
     * @param manifest of what the reader read; the rejects that this sink was told of are added to
     *     its own, and the manifests of included datasets to the whole
     */
    public Dataset build(Manifest manifest) {
        var whole = included == null ? manifest : included.and(manifest);
        return finish(whole.rejecting(new Rejects(rejects, examples)));
    }

    /** The dataset of those that were included, at least one. */
    public Dataset build() {
        return finish(
                Objects.requireNonNull(included, "included")
                        .rejecting(new Rejects(rejects, examples)));
    }

    private Dataset finish(Manifest manifest) {
        return new Dataset(
                manifest,
                comparisons.build(),
                rankings.build(),
                choices.build(),
                ratings.build(),
                labels.build(),
                critiques.build(),
                edits.build(),
                abstentions.build(),
                abstained,
                items.build(),
                responses.build(),
                Annotators.of(annotators.values().stream().map(Told::what).toList()));
    }

    /** The first contradiction of a row rejects it. */
    private void contradicts(String field, Origin before, Object id, Origin origin) {
        if (refused.add(origin)) {
            reject(Reject.ofContradiction(origin, field, before, id.toString()));
        }
    }
}
