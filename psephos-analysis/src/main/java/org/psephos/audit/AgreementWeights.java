package org.psephos.audit;

import java.util.Locale;

/**
 * How far two categories count as the same, from 0 to 1, by their places among all categories.
 *
 * @see "Cohen (1968), Weighted kappa: nominal scale agreement with provision for scaled
 *     disagreement or partial credit, Psychological Bulletin 70:213-220; Gwet (2014), section 3.5"
 */
enum AgreementWeights {
    /** Only the same category. */
    IDENTITY {
        @Override
        double of(int apart, int categories) {
            return apart == 0 ? 1 : 0;
        }
    },
    /** One less the distance over the longest distance. */
    LINEAR {
        @Override
        double of(int apart, int categories) {
            return 1 - (double) apart / Math.max(1, categories - 1);
        }
    },
    /** One less the square of that. */
    QUADRATIC {
        @Override
        double of(int apart, int categories) {
            double share = (double) apart / Math.max(1, categories - 1);
            return 1 - share * share;
        }
    },
    /** Gwet's: by how many pairs of categories lie between the two, these included. */
    ORDINAL {
        @Override
        double of(int apart, int categories) {
            double most = Math.max(1, categories * (categories - 1.0) / 2);
            return 1 - apart * (apart + 1.0) / 2 / most;
        }
    };

    /**
     * The weight of two categories.
     *
     * @param apart how many places lie between them
     */
    abstract double of(int apart, int categories);

    /** Sum of the weights of all ordered pairs of categories. */
    double total(int categories) {
        double sum = 0;
        for (int apart = -categories + 1; apart < categories; apart++) {
            int far = Math.abs(apart);
            sum += (categories - far) * of(far, categories);
        }
        return sum;
    }

    /** How much of {@code share} agrees with each category. */
    double[] applied(double[] share) {
        if (this == IDENTITY) {
            return share;
        }
        var sum = new double[share.length];
        for (int k = 0; k < share.length; k++) {
            for (int l = 0; l < share.length; l++) {
                sum[k] += of(Math.abs(k - l), share.length) * share[l];
            }
        }
        return sum;
    }

    /** As in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
