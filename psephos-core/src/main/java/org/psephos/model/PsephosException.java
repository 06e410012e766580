package org.psephos.model;

/**
 * Data or surroundings that no program can go on with. Carries what is wrong and what a user can do
 * about it; the faces print these two lines and no stack trace.
 */
public final class PsephosException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String problem;
    private final String remedy;

    /**
     * @param problem what is wrong, with file, line and value where there is one
     * @param remedy what to do: a flag, a field, a command
     */
    public PsephosException(Kind kind, String problem, String remedy) {
        super(problem + "\n  try: " + remedy);
        this.kind = kind;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** As above, keeping what it was caused by. */
    public PsephosException(Kind kind, String problem, String remedy, Throwable cause) {
        this(kind, problem, remedy);
        initCause(cause);
    }

    public Kind kind() {
        return kind;
    }

    public String problem() {
        return problem;
    }

    public String remedy() {
        return remedy;
    }

    /** Who can mend it. The faces map kinds to exit codes. */
    public enum Kind {
        /** The call names what is not there or does not go together. */
        USAGE,
        /** The data cannot be understood. */
        DATA,
        /** A service that was asked did not answer. */
        SERVICE
    }
}
