package org.psephos.dataset;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which split a file holds, as its name says in the ways of dataset repositories. */
public final class SplitName {
    /** {@code NAME-00000-of-00012} is a piece of the split of that name. */
    private static final Pattern PIECE = Pattern.compile("(.+?)-\\d{5}-of-\\d{5}.*");

    private SplitName() {}

    /**
     * The split of the file at {@code path}, folders separated by {@code /}: the word before the
     * numbers of a piece, or {@code train}, {@code test} or {@code validation} where the name of
     * the file, or else of a folder around it, has a word for it. Null where none has.
     */
    public static @Nullable String of(String path) {
        var names = path.split("/", -1);
        var piece = PIECE.matcher(names[names.length - 1]);
        if (piece.matches()) {
            return piece.group(1);
        }
        for (int i = names.length - 1; i >= 0; i--) {
            var split = word(names[i]);
            if (split != null) {
                return split;
            }
        }
        return null;
    }

    /** The split that a word of {@code name} is for; null where none is. */
    public static @Nullable String word(String name) {
        for (var word : name.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            switch (word) {
                case "train", "training" -> {
                    return "train";
                }
                case "test", "testing", "eval", "evaluation" -> {
                    return "test";
                }
                case "validation", "valid", "val", "dev" -> {
                    return "validation";
                }
                default -> {
                    // Not a word for a split.
                }
            }
        }
        return null;
    }
}
