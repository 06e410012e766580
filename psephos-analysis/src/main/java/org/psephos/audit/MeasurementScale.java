package org.psephos.audit;

import java.util.Locale;

/**
 * What may be done with the values of a judgement.
 *
 * @see "Stevens (1946), On the theory of scales of measurement, Science 103:677-680"
 */
public enum MeasurementScale {
    /** Values are the same or not. */
    NOMINAL,
    /** Values have an order. */
    ORDINAL,
    /** Differences of values can be compared. */
    INTERVAL,
    /** Zero means nothing, so that quotients make sense. */
    RATIO;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
