package org.psephos.ingest;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What to read from one file: a slot for each column that is looked at, and what each slot means.
 *
 * @param format the layout, as the manifest names it
 * @param slots columns looked at, by slot
 * @param parts slot by {@link Part}, or -1 where the file has none or nobody wants it
 * @param item slots whose texts together name the item; empty where there is none
 * @param verdicts one for each judgement of a row; none for rankings
 * @param attributes slot by name of the attribute
 * @param openAttributes whether columns that turn up later become attributes too (JSON)
 * @param sides ends of the names of the answers where systems are not named
 * @param baseline name of the left system where a row names none
 * @param lines whether the line of each row is kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; looked at once a row
record Plan(
        String format,
        List<String> slots,
        int[] parts,
        int[] item,
        List<Verdict> verdicts,
        SortedMap<String, Integer> attributes,
        boolean openAttributes,
        Layout.@Nullable Sides sides,
        @Nullable String baseline,
        boolean lines) {

    /**
     * For rows that somebody else makes sense of: their cells and lines, and no part of a
     * judgement.
     */
    @SuppressWarnings("EnumOrdinal") // an index of this run only
    static Plan ofCells(String format, Collection<String> slots) {
        int[] parts = new int[Part.values().length];
        Arrays.fill(parts, -1);
        return new Plan(
                format,
                List.copyOf(slots),
                parts,
                new int[0],
                List.of(),
                new TreeMap<>(),
                false,
                null,
                null,
                true);
    }

    /** The slot of {@code part}, or -1. */
    @SuppressWarnings("EnumOrdinal") // an index of this run only
    int slot(Part part) {
        return parts[part.ordinal()];
    }

    /** The column of {@code slot}. */
    String column(int slot) {
        return slots.get(slot);
    }

    boolean isRanking() {
        return slot(Part.RANKING) >= 0;
    }

    boolean isRating() {
        return slot(Part.RATING) >= 0 || slot(Part.LABEL) >= 0;
    }

    /** Whether nothing but the two systems and the verdict of each row is looked at. */
    boolean bare() {
        return verdicts.size() == 1
                && item.length == 0
                && attributes.isEmpty()
                && !openAttributes
                && sides == null
                && baseline == null
                && !lines
                && Arrays.stream(parts).filter(slot -> slot >= 0).count() == 3;
    }
}
