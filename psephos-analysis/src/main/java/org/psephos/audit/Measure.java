package org.psephos.audit;

import java.util.Locale;

/** Measures of agreement, by the names that the literature gives them. */
public enum Measure {
    PERCENT_AGREEMENT,
    COHEN_KAPPA,
    WEIGHTED_KAPPA_LINEAR,
    WEIGHTED_KAPPA_QUADRATIC,
    FLEISS_KAPPA,
    CONGER_KAPPA,
    SCOTT_PI,
    GWET_AC1,
    GWET_AC2,
    BRENNAN_PREDIGER,
    KRIPPENDORFF_ALPHA,
    ICC_1,
    ICC_2,
    ICC_3,
    ICC_1K,
    ICC_2K,
    ICC_3K,
    KENDALL_W,
    KENDALL_TAU_B,
    KENDALL_TAU_C,
    NORMALISED_LEVENSHTEIN,
    SPEARMAN,
    PEARSON,
    LEAVE_ONE_OUT,
    MCC,
    BALANCED_ACCURACY,
    UAR,
    MACRO_PRECISION,
    MACRO_F1;

    /** As on the command line and in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
