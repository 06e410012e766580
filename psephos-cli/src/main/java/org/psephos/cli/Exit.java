package org.psephos.cli;

/** What the program says to other programs when it ends. */
public final class Exit {
    /** All is well. */
    public static final int FINE = 0;

    /** Our bug. */
    public static final int BUG = 1;

    /** The call names what is not there or does not go together. */
    public static final int USAGE = 2;

    /** The data cannot be understood. */
    public static final int DATA = 3;

    /** The data do not determine an answer. */
    public static final int NO_ANSWER = 4;

    /** A service that was asked, or the disk, did not answer. */
    public static final int SERVICE = 5;

    private Exit() {}
}
