package org.psephos.lm;

import java.util.List;

/**
 * Makes a vector of each text, such that texts of like meaning lie close. The vector of a text
 * depends on that text alone, never on those beside it or on the number of threads.
 */
public interface Embedder extends AutoCloseable {
    /** What names its vectors: two embedders of one name give the same ones. */
    String name();

    /** How many numbers a vector has. */
    int dimensions();

    /**
     * The vectors of {@code texts}, in order, each of length one.
     *
     * @throws IllegalArgumentException where a text holds nothing but blanks: it means nothing
     */
    Vectors embed(List<String> texts);

    /** Gives back what it holds. Closing again does nothing. */
    @Override
    void close();

    /** Refuses texts that mean nothing, for those who implement this. */
    static void demandWords(List<String> texts) {
        for (int at = 0; at < texts.size(); at++) {
            if (texts.get(at).isBlank()) {
                throw new IllegalArgumentException(
                        "text " + at + " is blank, and has no vector: leave it out");
            }
        }
    }
}
