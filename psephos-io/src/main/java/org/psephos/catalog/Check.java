package org.psephos.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs what makes a system work, on rows, and compares a figure with the one that was stated. */
@FunctionalInterface
public interface Check {

    /**
     * Runs now.
     *
     * @param published folder that holds published rows; absent means there are none here, and the
     *     check makes faithful rows or says that it cannot run
     */
    Verdict run(@Nullable Path published);
}
