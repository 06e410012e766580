package org.psephos.audit;

/** A coefficient of agreement as a function of how many units of each cell there are. */
interface Coefficient {

    /**
     * Its value.
     *
     * @param weight units by cell
     */
    Value of(double[] weight);

    /**
     * The function whose slopes are its published standard error; the value itself unless the
     * literature holds something fixed.
     *
     * @param weight units by cell, near those seen
     */
    default Value linearised(double[] weight) {
        return of(weight);
    }

    /** About how many steps that takes, so that nobody asks for too many of them. */
    default double steps() {
        return 1;
    }
}
