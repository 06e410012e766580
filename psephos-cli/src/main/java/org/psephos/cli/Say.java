package org.psephos.cli;

import java.util.List;
import java.util.Locale;

/** Numbers in sentences. */
final class Say {
    /** As they are typed; not with a word that a sentence may begin with as well, such as make. */
    private static final List<String> COMMANDS =
            List.of("chmod ", "git ", "iconv ", "psephos ", "tr ");

    private Say() {}

    /** A line that starts with a capital, unless it starts with a command. */
    static String sentence(String text) {
        boolean command = COMMANDS.stream().anyMatch(text::startsWith);
        return text.isEmpty() || command
                ? text + "\n"
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + "\n";
    }

    /** {@code 8,931}. */
    static String number(long number) {
        var digits = Long.toString(Math.abs(number));
        var text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return number < 0 ? "-" + text : text.toString();
    }

    /** {@code 1 row}, {@code 8,931 rows}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 4.1 MB}. */
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return count(bytes, "byte");
        }
        double size = bytes;
        int unit = -1;
        while (size >= 999.5) {
            size /= 1000;
            unit++;
        }
        return (size < 9.95 ? tenths(size) : Long.toString(Math.round(size)))
                + " "
                + "kMGTPE".charAt(unit)
                + "B";
    }

    /** {@code 0.1 s}. */
    static String seconds(long nanos) {
        return tenths(nanos / 1e9) + " s";
    }

    private static String tenths(double value) {
        long tenths = Math.round(value * 10);
        return tenths / 10 + "." + tenths % 10;
    }
}
