package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one row that are looked at: slot {@code s} is {@code bytes} from {@code start[s]}
 * until {@code end[s]}. Filled by a scanner, good until the next row.
 */
final class Fields {
    /** The end of a slot whose row has no such field. */
    static final int ABSENT = -1;

    /** The end of a slot whose row says that there is no value (JSON null). */
    static final int NULL = -2;

    byte[] bytes = new byte[0];
    final int[] start;
    final int[] end;

    Fields(int slots) {
        start = new int[slots];
        end = new int[slots];
    }

    /** Whether there is nothing to read in {@code slot}: absent, null or empty. */
    boolean empty(int slot) {
        return end[slot] <= start[slot];
    }

    /** Whether {@code slot} holds nothing but blanks, or nothing. */
    boolean blank(int slot) {
        for (int i = start[slot]; i < end[slot]; i++) {
            if (bytes[i] > ' ') {
                return false;
            }
            if (bytes[i] < 0) {
                // Beyond ASCII, where there are blanks as well.
                return text(slot).isBlank();
            }
        }
        return true;
    }

    /** What is left of {@code slot} without the blanks around it; null where there are none. */
    @Nullable String stripped(int slot) {
        if (empty(slot) || (bytes[start[slot]] > ' ' && bytes[end[slot] - 1] > ' ')) {
            return null;
        }
        var text = text(slot);
        var stripped = text.strip();
        return stripped.length() == text.length() ? null : stripped;
    }

    /** Whether two slots hold the same bytes. */
    boolean same(int one, int other) {
        int length = end[one] - start[one];
        if (end[other] - start[other] != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[start[one] + i] != bytes[start[other] + i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code slot} holds exactly {@code value}. */
    boolean is(int slot, byte[] value) {
        int from = start[slot];
        if (end[slot] - from != value.length) {
            return false;
        }
        for (int i = 0; i < value.length; i++) {
            if (bytes[from + i] != value[i]) {
                return false;
            }
        }
        return true;
    }

    /** The text of {@code slot}, for messages and numbers; nothing at all reads as "". */
    String text(int slot) {
        return empty(slot)
                ? ""
                : new String(bytes, start[slot], end[slot] - start[slot], StandardCharsets.UTF_8);
    }

    /** The text of {@code slot} as a message shows it, at most a line long. */
    String shown(int slot) {
        if (end[slot] == NULL) {
            return "null";
        }
        if (empty(slot)) {
            return "nothing";
        }
        int length = Math.min(end[slot] - start[slot], 400);
        return "\"" + new String(bytes, start[slot], length, StandardCharsets.UTF_8) + "\"";
    }
}
