package org.psephos.catalog;

import java.util.regex.Pattern;

/**
 * A pattern of paths as repositories of datasets write them: {@code *} and {@code ?} within a
 * folder, {@code **} through folders, {@code [ab]}, {@code {a,b}}; a folder stands for all below
 * it.
 */
final class Glob {
    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    static Glob of(String written) {
        var regex = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            switch (c) {
                case '*' -> {
                    boolean through = written.startsWith("**", i);
                    boolean folders = written.startsWith("**/", i);
                    regex.append(folders ? "(?:.*/)?" : through ? ".*" : "[^/]*");
                    i += folders ? 2 : through ? 1 : 0;
                }
                case '?' -> regex.append("[^/]");
                case '[' -> {
                    int end = written.indexOf(']', i + 1);
                    if (end < 0) {
                        regex.append("\\[");
                    } else {
                        var set = written.substring(i + 1, end).replace("\\", "\\\\");
                        regex.append('[').append(set.replaceFirst("^!", "^")).append(']');
                        i = end;
                    }
                }
                case '{' -> {
                    braces++;
                    regex.append("(?:");
                }
                case '}' -> {
                    regex.append(braces > 0 ? ")" : "\\}");
                    braces = Math.max(0, braces - 1);
                }
                case ',' -> regex.append(braces > 0 ? "|" : ",");
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        regex.append(")".repeat(braces));
        return new Glob(Pattern.compile("(?:" + regex + ")(?:/.*)?"));
    }

    boolean takes(String path) {
        return pattern.matcher(path).matches();
    }
}
