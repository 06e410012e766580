package org.psephos.ingest;

import java.util.List;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;

/** Rows of a card as a dataset in memory. */
final class CardDataset {
    private final DatasetBuilder builder;

    CardDataset(ReadOptions options) {
        builder = new DatasetBuilder(options.strict() ? 1 : options.keptRejects());
    }

    /** What takes the rows. */
    DatasetBuilder taker() {
        return builder;
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
