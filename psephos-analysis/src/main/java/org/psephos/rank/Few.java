package org.psephos.rank;

import java.util.List;

/** Says where clusters are few. */
final class Few {
    /** Below this many, intervals by clusters are known to hold the truth too seldom. */
    private static final int ENOUGH = 30;

    private Few() {}

    /**
     * Adds a note where there are fewer than thirty.
     *
     * @see "Cameron and Miller (2015), A practitioner's guide to cluster-robust inference, Journal
     *     of Human Resources 50:317-372, section VI: few is below 20 to 50"
     */
    static void note(int clusters, String by, List<String> notes) {
        if (clusters < ENOUGH) {
            notes.add(
                    clusters
                            + " "
                            + by
                            + "s are few to estimate a spread from: intervals take Student's t with "
                            + Math.max(1, clusters - 1)
                            + (clusters > 2 ? " degrees" : " degree")
                            + " of freedom, and may still hold the truth less often than they say");
        }
    }
}
