package org.psephos.ingest;

import java.util.List;
import java.util.SortedMap;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.model.Annotator;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Origin;
import org.psephos.model.Response;

/** Rows of a card as a dataset in memory. */
final class CardDataset implements CardRows.Told {
    private final DatasetBuilder builder;

    CardDataset(ReadOptions options) {
        builder = new DatasetBuilder(options.strict() ? 1 : options.keptRejects());
    }

    @Override
    public void accept(Feedback feedback) {
        builder.accept(feedback);
    }

    @Override
    public void reject(Reject reject) {
        builder.reject(reject);
    }

    @Override
    public void item(Item item) {
        builder.item(item);
    }

    @Override
    public void response(Response response) {
        builder.response(response);
    }

    @Override
    public void annotator(Annotator annotator) {
        builder.annotator(annotator);
    }

    @Override
    public void item(Item item, Origin origin) {
        builder.item(item, origin);
    }

    @Override
    public void response(Response response, Origin origin) {
        builder.response(response, origin);
    }

    @Override
    public void annotator(Annotator annotator, Origin origin) {
        builder.annotator(annotator, origin);
    }

    @Override
    public void begins() {
        // A dataset knows no rows.
    }

    @Override
    public void ended(Item item, SortedMap<String, String> rest, Origin.Row origin) {
        // A dataset knows no rows.
    }

    /** All of it, with the manifest saying how many judgements were seen, as for other files. */
    Dataset finish(Manifest.Source source, boolean strict) {
        var none = new Manifest(List.of(source), 0, Rejects.NONE, Assembly.READER, null, false);
        var dataset = builder.build(none);
        if (strict) {
            dataset.manifest().rejects().refuse();
        }
        return counted(dataset);
    }

    private static Dataset counted(Dataset dataset) {
        long judged = dataset.totals().values().stream().mapToLong(Long::longValue).sum();
        var said = dataset.manifest();
        var manifest =
                new Manifest(
                        said.sources(),
                        judged + said.rejects().count(),
                        said.rejects(),
                        said.reader(),
                        said.licence(),
                        said.simulated());
        return new Dataset(
                manifest,
                dataset.comparisons(),
                dataset.rankings(),
                dataset.choices(),
                dataset.ratings(),
                dataset.labels(),
                dataset.critiques(),
                dataset.edits(),
                dataset.abstentions(),
                dataset.abstained(),
                dataset.items(),
                dataset.responses(),
                dataset.annotators());
    }
}
