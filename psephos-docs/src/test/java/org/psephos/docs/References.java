package org.psephos.docs;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Sources as this project names them: {@code Hunter (2004)}, {@code Rao and Kupper (1967)}. */
final class References {
    private static final String NAME =
            "(?:(?:Van|van|Von|von|De|de|Le|le|Di|di) )*\\p{Lu}[\\p{L}'’-]*\\p{L}";

    static final Pattern CITATION =
            Pattern.compile(
                    "(?<key>(%1$s)(, %1$s)*( and %1$s| et al\\.)? \\((1[6-9]|20)\\d\\d[a-z]?\\))"
                            .formatted(NAME));

    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");

    private References() {}

    /** Keys of a list of references: what stands in bold. */
    static SortedSet<String> entries(String page) {
        var keys = new TreeSet<String>();
        var matcher = BOLD.matcher(page);
        while (matcher.find()) {
            keys.add(key(matcher.group(1)));
        }
        return keys;
    }

    /** All sources named in {@code text}, which may be broken over lines of a comment. */
    static SortedSet<String> in(String text) {
        var keys = new TreeSet<String>();
        var matcher = CITATION.matcher(text.replaceAll("\\s*\\n\\s*(\\*|//)?\\s*", " "));
        while (matcher.find()) {
            keys.add(key(matcher.group("key")));
        }
        return keys;
    }

    /** The same source whether its last author follows a comma or a word. */
    private static String key(String written) {
        return written.replace(", ", " and ");
    }
}
