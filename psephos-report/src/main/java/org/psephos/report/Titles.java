package org.psephos.report;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of several words, as {@code cohens-kappa}, in the spelling of a title. */
final class Titles {
    private Titles() {}

    /** The words, the first with a capital, names and abbreviations as they are written. */
    static String of(String id) {
        boolean oneWord = id.startsWith("self-") || id.equals("straight-lining");
        var words = oneWord ? Stream.of(id) : Stream.of(id.split("-", -1));
        return upper(words.map(Titles::spelt).collect(Collectors.joining(" ")));
    }

    private static String spelt(String word) {
        return switch (word) {
            case "cliffs" -> "Cliff's";
            case "cohens" -> "Cohen's";
            case "cramers" -> "Cramér's";
            case "hedges" -> "Hedges'";
            case "iou" -> "IoU";
            case "acu",
                    "ai",
                    "bleu",
                    "bm25",
                    "f1",
                    "ips",
                    "irt",
                    "maa",
                    "mcc",
                    "mrr",
                    "ndcg",
                    "rouge",
                    "snips",
                    "uar" ->
                    word.toUpperCase(Locale.ROOT);
            default -> word;
        };
    }

    /** A sentence with its capital and its full stop, where it ends in no mark of its own. */
    static String sentence(String text) {
        return upper(text.endsWith(".") || text.endsWith("?") ? text : text + ".");
    }

    private static String upper(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
