package org.psephos.export;

import org.psephos.dataset.Dataset;

/** What a format is made of. */
record Material(Dataset dataset, Pairing pairing, Spoken spoken, Ledger ledger) {

    static Material of(Dataset dataset, Pairing pairing) {
        return new Material(dataset, pairing, new Spoken(Words.of(dataset)), new Ledger());
    }

    /** The same, with another account of what was judged. */
    Material with(Dataset other) {
        return new Material(other, pairing, spoken, ledger);
    }
}
