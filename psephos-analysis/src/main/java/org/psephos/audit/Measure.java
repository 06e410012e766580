package org.psephos.audit;

import java.util.Locale;

/** Measures of agreement, by the names that the literature gives them. */
public enum Measure {
    PERCENT_AGREEMENT,
    KRIPPENDORFF_ALPHA;

    /** As on the command line and in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
