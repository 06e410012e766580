package org.psephos.dataset;

import org.psephos.model.Origin;

/**
 * A row that was not understood, kept so that it can be mended and counted.
 *
 * @param field the column or key at fault, or {@code row} for all of it
 * @param expected what would have been understood
 * @param found what stood there, shortened to 80 characters
 */
public record Reject(Origin origin, String field, String expected, String found) {
    private static final int LONGEST = 80;

    public Reject {
        if (found.codePointCount(0, found.length()) > LONGEST) {
            found = found.substring(0, found.offsetByCodePoints(0, LONGEST - 1)) + "…";
        }
    }

    /**
     * A row that tells something else of a name than was told before.
     *
     * @param origin of the row
     * @param field what the name is one of
     * @param before where the name was first told of
     */
    public static Reject ofContradiction(Origin origin, String field, Origin before, String name) {
        return new Reject(
                origin, field, "what " + before + " says of " + name, "another account of it");
    }

    @Override
    public String toString() {
        return "%s: %s: expected %s, but found %s".formatted(origin, field, expected, found);
    }
}
