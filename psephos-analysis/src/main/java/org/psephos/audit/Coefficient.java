package org.psephos.audit;

/** A coefficient of agreement as a function of how many units of each cell there are. */
interface Coefficient {

    /**
     * Its value.
     *
     * @param weight units by cell, whole numbers
     */
    Value of(double[] weight);
}
