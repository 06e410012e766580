package org.psephos.audit;

/** What a coefficient is for some data: a number, or why there is none. */
sealed interface Value {

    /** A finite number. */
    record Known(double number) implements Value {}

    /** No number, and the reason. */
    record Unknown(String reason) implements Value {}
}
