package org.psephos.model;

/**
 * How a comparison ended. Left is what was shown first, always. The order of the constants is
 * stored; append only.
 */
public enum Outcome {
    LEFT,
    RIGHT,
    TIE,
    BOTH_BAD
}
