package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Judgements of one kind by one criterion, unit by unit: those of unit {@code u} stand at {@code
 * start[u]} until {@code start[u + 1]}.
 *
 * @param feedback the kind
 * @param declared whether the categories are all that could have been given, not only those seen
 * @param names of raters; empty where not every judgement says who made it
 * @param raters who judged; where they are not named, the most that judged one unit
 * @param rater by judgement, from 0 and ascending in a unit; where they are not named, its place in
 *     the unit
 * @param code by judgement: the category
 * @param reference who of {@code names} is the truth that the others are held against
 * @param repeated judgements left out because the rater had judged the unit before
 * @see "Krippendorff (2004), Content Analysis, 2nd edition, section 11.3: reliability data"
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record ReliabilityData(
        String feedback,
        String criterion,
        MeasurementScale scale,
        Categories categories,
        boolean declared,
        List<String> names,
        SortedSet<String> reference,
        int raters,
        int[] start,
        int[] rater,
        int[] code,
        long repeated) {

    /** The number of nobody. */
    static final int NOBODY = -1;

    ReliabilityData {
        names = List.copyOf(names);
        reference = Collections.unmodifiableSortedSet(new TreeSet<>(reference));
    }

    /** Whether every judgement says who made it. */
    boolean named() {
        return !names.isEmpty();
    }

    /** The one of two raters that is the reference, or {@link #NOBODY}. */
    int referenceOfTwo() {
        boolean first = reference.contains(names.get(0));
        boolean second = reference.contains(names.get(1));
        return first == second ? NOBODY : first ? 0 : 1;
    }

    /** What is left where {@code gone} had not judged. */
    ReliabilityData without(int gone) {
        var starts = new int[start.length];
        var raters = new int[rater.length];
        var codes = new int[code.length];
        int kept = 0;
        for (int unit = 0; unit < units(); unit++) {
            for (int at = start[unit]; at < start[unit + 1]; at++) {
                if (rater[at] != gone) {
                    raters[kept] = rater[at] - (rater[at] > gone ? 1 : 0);
                    codes[kept++] = code[at];
                }
            }
            starts[unit + 1] = kept;
        }
        var left = new ArrayList<>(names);
        left.remove(gone);
        return new ReliabilityData(
                feedback,
                criterion,
                scale,
                categories,
                declared,
                left,
                reference,
                left.size(),
                nonEmpty(starts),
                Arrays.copyOf(raters, kept),
                Arrays.copyOf(codes, kept),
                repeated);
    }

    private static int[] nonEmpty(int[] starts) {
        return IntStream.range(0, starts.length)
                .filter(at -> at == 0 || starts[at] > starts[at - 1])
                .map(at -> starts[at])
                .toArray();
    }

    int units() {
        return start.length - 1;
    }

    /** How many judged {@code unit}. */
    int ratings(int unit) {
        return start[unit + 1] - start[unit];
    }

    int pairable() {
        int pairable = 0;
        for (int unit = 0; unit < units(); unit++) {
            pairable += ratings(unit) > 1 ? 1 : 0;
        }
        return pairable;
    }
}
