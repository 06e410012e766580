package org.psephos.model;

public final class Unexplained {
    private Unexplained() {}

    public static String getName(int votes) {
        // TODO somebody should look at this
        // FIXME(decision 999) as decided
        try {
            return "%d votes".formatted(votes);
        } catch (RuntimeException e) {
            return "";
        }
    }

    public interface Inner {
        enum Implicit {
            ONE
        }
    }
}
