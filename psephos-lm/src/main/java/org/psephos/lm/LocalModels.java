package org.psephos.lm;

import java.io.IOException;
import java.util.List;
import org.psephos.model.PsephosException;

/** The embedders that run in this process, by name. */
public final class LocalModels {
    /** The embedder where none is named. */
    public static final String STANDARD = MiniLm.NAME;

    /** Their names. */
    public static final List<String> NAMES = List.of(MiniLm.NAME, HashedWords.NAME);

    private static final String RUNTIME = "ai/onnxruntime/OrtEnvironment.class";

    private LocalModels() {}

    /** Whether the standard embedder, which comes in jars of its own, is there. */
    public static boolean isHere() {
        return missing().isEmpty();
    }

    private static List<String> missing() {
        var beside = LocalModels.class.getClassLoader();
        return List.of(RUNTIME, MiniLm.MODEL, MiniLm.TOKENIZER).stream()
                .filter(name -> beside.getResource(name) == null)
                .toList();
    }

    /**
     * Opens the embedder of this name; its vectors do not depend on {@code threads}.
     *
     * @throws PsephosException where its jars are absent, or do not run on this machine
     */
    public static Embedder open(String name, int threads) {
        if (name.equals(HashedWords.NAME)) {
            return new HashedWords();
        }
        if (!name.equals(MiniLm.NAME)) {
            throw new IllegalArgumentException(name + " is none of " + NAMES);
        }
        if (!isHere()) {
            throw absent();
        }
        return miniLm(threads);
    }

    private static PsephosException absent() {
        return new PsephosException(
                PsephosException.Kind.USAGE,
                "the local model " + MiniLm.NAME + " is not here: its jars were left out",
                "Build without -Dwithout-model (137 MB from Maven Central, once; with the launcher:"
                        + " unset PSEPHOS_WITHOUT_MODEL), or take "
                        + HashedWords.NAME
                        + ", which needs none.");
    }

    private static Embedder miniLm(int threads) {
        try {
            return MiniLm.open(ModelFiles.ON_CLASS_PATH, threads);
        } catch (IOException | LinkageError e) {
            throw new PsephosException(
                    PsephosException.Kind.SERVICE,
                    "the local model "
                            + MiniLm.NAME
                            + " does not run on this machine: "
                            + e.getMessage(),
                    "Take " + HashedWords.NAME + ", which needs no native code.",
                    e);
        }
    }
}
