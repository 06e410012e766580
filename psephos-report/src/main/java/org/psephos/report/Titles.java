package org.psephos.report;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of several words, as {@code cohens-kappa}, in the spelling of a title. */
final class Titles {
    private static final Map<String, String> SPELLINGS =
            Map.ofEntries(
                    Map.entry("acu", "ACU"),
                    Map.entry("ai", "AI"),
                    Map.entry("bleu", "BLEU"),
                    Map.entry("bm25", "BM25"),
                    Map.entry("cliffs", "Cliff's"),
                    Map.entry("cohens", "Cohen's"),
                    Map.entry("cramers", "Cramér's"),
                    Map.entry("f1", "F1"),
                    Map.entry("hedges", "Hedges'"),
                    Map.entry("iou", "IoU"),
                    Map.entry("ips", "IPS"),
                    Map.entry("irt", "IRT"),
                    Map.entry("maa", "MAA"),
                    Map.entry("mcc", "MCC"),
                    Map.entry("mrr", "MRR"),
                    Map.entry("ndcg", "NDCG"),
                    Map.entry("rouge", "ROUGE"),
                    Map.entry("snips", "SNIPS"),
                    Map.entry("uar", "UAR"));

    private Titles() {}

    /** The words, the first with a capital, names and abbreviations as they are written. */
    static String of(String id) {
        boolean oneWord = id.startsWith("self-") || id.equals("straight-lining");
        var words = oneWord ? Stream.of(id) : Stream.of(id.split("-", -1));
        return upper(
                words.map(word -> SPELLINGS.getOrDefault(word, word))
                        .collect(Collectors.joining(" ")));
    }

    /** A sentence with its capital and its full stop, where it ends in no mark of its own. */
    static String sentence(String text) {
        return upper(text.endsWith(".") || text.endsWith("?") ? text : text + ".");
    }

    private static String upper(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
