package org.psephos.ingest;

import org.psephos.dataset.Dataset;

/** What came of one file. */
sealed interface OneRead permits ReadFile, OneRead.ByCard {

    /** Read by the card of a published dataset: whole already. */
    record ByCard(Dataset dataset) implements OneRead {}
}
