package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.psephos.catalog.Bm25.Hit;
import org.psephos.catalog.RetrievalScore;
import org.psephos.catalog.RetrievalScore.Judged;
import org.psephos.cli.Output.Format;
import org.psephos.dataset.Entry;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.Item;
import org.psephos.model.Part;

/**
 * How well needs are served whose datasets are known.
 *
 * @param searched how many datasets
 * @param scores by method, at least one
 */
record FindScores(int searched, SequencedMap<FindMethod, RetrievalScore> scores) {
    private static final int DEPTH = 1000;
    private static final int K = 5;

    FindScores {
        scores = new LinkedHashMap<>(scores);
    }

    /** Of the queries in {@code files}, ranked by each of {@code methods}. */
    static FindScores of(
            FindIndex index, int searched, List<FindMethod> methods, List<Path> files) {
        var needs = new ArrayList<String>();
        var relevant = new ArrayList<Set<String>>();
        EntryFiles.columns(files, ReadOptions.withDefaults(), ReadProgress.SILENT)
                .forEach(entry -> add(entry, needs, relevant));
        if (relevant.stream().allMatch(Set::isEmpty)) {
            throw Usage.error(
                    "no query of the file names a dataset that should be found",
                    "Write lines such as {\"query\": \"what is needed\", \"documents\": [\"prism\"]}.");
        }
        var scores = new LinkedHashMap<FindMethod, RetrievalScore>();
        for (var method : methods) {
            var found = index.find(method, needs, DEPTH);
            var judged = new ArrayList<Judged>();
            for (int at = 0; at < needs.size(); at++) {
                var ranking = found.get(at).stream().map(Hit::id).toList();
                judged.add(new Judged(ranking, relevant.get(at)));
            }
            scores.put(method, RetrievalScore.of(judged, K));
        }
        return new FindScores(searched, scores);
    }

    private static void add(Entry entry, List<String> needs, List<Set<String>> relevant) {
        var item = entry.item();
        if (item != null && !words(item).isBlank()) {
            needs.add(words(item));
            relevant.add(relevant(item.attributes().getOrDefault("documents", "[]")));
        }
    }

    /** The texts of what was asked. */
    static String words(Item item) {
        return item.conversation().stream()
                .flatMap(message -> message.parts().stream())
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
    }

    /** The texts of a JSON array. */
    private static Set<String> relevant(String json) {
        var ids = new LinkedHashSet<String>();
        int from = json.indexOf('"');
        while (from >= 0) {
            int end = from + 1;
            while (end < json.length() && json.charAt(end) != '"') {
                end += json.charAt(end) == '\\' ? 2 : 1;
            }
            if (end < json.length()) {
                ids.add(json.substring(from + 1, end).translateEscapes());
            }
            from = json.indexOf('"', end + 1);
        }
        return ids;
    }

    String as(Format format) {
        return format == Format.JSON ? json() : text();
    }

    private String json() {
        var all = new LinkedHashMap<String, Object>();
        var first = scores.firstEntry();
        all.put("method", first.getKey().toString());
        all.put("searched", searched);
        all.put("queries", first.getValue().queries());
        all.put("setAside", first.getValue().setAside());
        all.putAll(measures(first.getValue()));
        var methods = new ArrayList<SequencedMap<String, Object>>();
        scores.forEach(
                (method, score) -> {
                    var one = new LinkedHashMap<String, Object>();
                    one.put("method", method.toString());
                    one.putAll(measures(score));
                    methods.add(one);
                });
        all.put("methods", methods);
        return JsonText.of(all);
    }

    private static SequencedMap<String, Object> measures(RetrievalScore score) {
        var all = new LinkedHashMap<String, Object>();
        all.put("k", score.k());
        all.put("precision", score.precision());
        all.put("recall", score.recall());
        all.put("map", score.map());
        all.put("mrr", score.mrr());
        return all;
    }

    private String text() {
        var first = scores.firstEntry().getValue();
        var text = new StringBuilder();
        text.append(
                "%s queries (%s set aside: nothing relevant is known), %s.%n"
                        .formatted(
                                first.queries(), first.setAside(), Say.count(searched, "dataset")));
        scores.forEach((method, score) -> text.append(line(method, score)));
        return text.toString();
    }

    private static String line(FindMethod method, RetrievalScore score) {
        return "%-19s  P@%s %s  R@%s %s  MAP %s  MRR %s%n"
                .formatted(
                        method.shown(),
                        score.k(),
                        percent(score.precision()),
                        score.k(),
                        percent(score.recall()),
                        percent(score.map()),
                        percent(score.mrr()));
    }

    private static String percent(double share) {
        return Math.round(share * 1000) / 10.0 + "%";
    }
}
