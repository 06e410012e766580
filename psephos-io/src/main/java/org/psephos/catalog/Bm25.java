package org.psephos.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.psephos.math.Okapi;

/**
 * Documents ranked for a query by BM25 ({@link Okapi}). Words are runs of letters and digits
 * without regard to case, without English stopwords, and with the plural taken off (Harman's
 * S-stemmer). Exact: every document is scored.
 *
 * @see "Robertson, Walker, Jones, Hancock-Beaulieu and Gatford (1995), Okapi at TREC-3"
 * @see "Harman (1991), How effective is suffixing?, Journal of the American Society for Information
 *     Science 42:7-15"
 */
public final class Bm25 {
    /** Of what may stand for longer words. */
    private static final int SHORTEST = 3;

    private static final List<String> STOPWORDS =
            List.of(
                    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "i",
                    "if", "in", "into", "is", "it", "its", "no", "not", "of", "on", "or", "our",
                    "such", "that", "the", "their", "then", "there", "these", "they", "this", "to",
                    "was", "want", "we", "which", "will", "with");

    private final List<String> ids = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final Map<String, List<Posting>> postings = new TreeMap<>();
    private final Okapi okapi;

    private record Posting(int document, int count) {}

    /**
     * A document that was found.
     *
     * @param score above 0; comparable within one query only
     */
    public record Hit(String id, double score) {}

    /** An index of {@code documents}: texts by id, in order. */
    public Bm25(SequencedMap<String, String> documents) {
        documents.forEach(this::add);
        double mean = lengths.stream().mapToInt(length -> length).average().orElse(1);
        okapi = new Okapi(ids.size(), mean > 0 ? mean : 1);
    }

    private void add(String id, String text) {
        var counts = new LinkedHashMap<String, Integer>();
        var words = words(text);
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        counts.forEach(
                (word, count) ->
                        postings.computeIfAbsent(word, ignored -> new ArrayList<>())
                                .add(new Posting(ids.size(), count)));
        ids.add(id);
        lengths.add(words.size());
    }

    /**
     * What stands for the words of {@code query} that no document holds: the longer words that such
     * a word is a part of, as {@code helpsteer2} for {@code helpsteer}. Words of fewer than three
     * letters, and those for which nothing stands, are not in it.
     */
    public SequencedMap<String, List<String>> completions(String query) {
        var all = new LinkedHashMap<String, List<String>>();
        for (var word : words(query)) {
            if (word.length() < SHORTEST || postings.containsKey(word)) {
                continue;
            }
            var like = postings.keySet().stream().filter(one -> one.contains(word)).toList();
            if (!like.isEmpty()) {
                all.put(word, like);
            }
        }
        return all;
    }

    /** The {@code most} best documents that hold any word of {@code query}; of equals the first. */
    public List<Hit> find(String query, int most) {
        var scores = new double[ids.size()];
        for (var word : words(query)) {
            var list = postings.getOrDefault(word, List.of());
            double idf = okapi.rarity(list.size());
            for (var posting : list) {
                scores[posting.document] +=
                        okapi.part(idf, posting.count, lengths.get(posting.document));
            }
        }
        var hits = new ArrayList<Hit>();
        for (int document = 0; document < scores.length; document++) {
            if (scores[document] > 0) {
                hits.add(new Hit(ids.get(document), scores[document]));
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
    }

    /** The words that count, in order. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty() && !STOPWORDS.contains(word)) {
                words.add(stem(word));
            }
        }
        return words;
    }

    /** Takes the plural off: -ies becomes -y, -es becomes -e, -s goes. */
    static String stem(String word) {
        int length = word.length();
        if (word.endsWith("ies")
                && !word.endsWith("eies")
                && !word.endsWith("aies")
                && length > 4) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("es")
                && !word.endsWith("aes")
                && !word.endsWith("ees")
                && !word.endsWith("oes")) {
            return word.substring(0, length - 1);
        }
        boolean plural = word.endsWith("s") && !word.endsWith("us") && !word.endsWith("ss");
        return plural && length > 2 ? word.substring(0, length - 1) : word;
    }
}
