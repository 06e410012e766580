package org.psephos.cli;

import org.psephos.lm.Embedder;
import org.psephos.lm.KeptVectors;
import org.psephos.lm.LocalModels;

/** Which embedder is asked for, and where the vectors that it made are kept. */
final class Embedding {
    static final Option EMBEDDER =
            Option.of(
                    "--embedder",
                    "NAME",
                    "all-minilm-l6-v2 (local, English; usual), or hashed-words, which needs no model"
                            + " and knows no synonyms");

    private Embedding() {}

    /** The embedder of this call, which the caller closes. */
    static Embedder open(Arguments given, Terminal terminal) {
        var name = given.value(EMBEDDER);
        if (name == null) {
            name = LocalModels.STANDARD;
        } else if (!LocalModels.NAMES.contains(name)) {
            throw Usage.error(
                    "--embedder is \"%s\"; expected one of %s"
                            .formatted(name, String.join(", ", LocalModels.NAMES)),
                    "Write for example --embedder " + LocalModels.STANDARD + ".");
        }
        return LocalModels.open(name, Reading.threads(given, terminal));
    }

    /** {@code embedder}, with its vectors kept where fetched files are. */
    static Embedder kept(Embedder embedder, Fetching fetching) {
        return embedder.name().equals(LocalModels.STANDARD)
                ? new KeptVectors(embedder, fetching.places(System::getenv).cache())
                : embedder;
    }
}
