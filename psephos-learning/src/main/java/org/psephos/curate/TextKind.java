package org.psephos.curate;

import java.util.Locale;

/** What a compared text is. Texts of one kind are compared with each other only. */
public enum TextKind {
    /** What was asked; or a text that stands alone. */
    ITEM,
    /** What was answered. */
    RESPONSE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
