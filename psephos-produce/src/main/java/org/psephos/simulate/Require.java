package org.psephos.simulate;

/** Preconditions, with the value in the message. */
final class Require {
    private Require() {}

    static void that(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value);
        }
    }
}
