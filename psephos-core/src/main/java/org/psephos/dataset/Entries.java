package org.psephos.dataset;

import java.util.function.Consumer;

/**
 * Entries that can be gone through again and again, each time the same and in the same order. They
 * need not lie in memory: a file is read anew each time.
 */
@FunctionalInterface
public interface Entries {

    /** Gives every entry to {@code to}, from one thread. */
    void forEach(Consumer<? super Entry> to);

    /** About how many bytes of text there are, for choosing the size of tables; 0 if unknown. */
    default long bytes() {
        return 0;
    }
}
