package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.psephos.catalog.Bm25;
import org.psephos.catalog.Bm25.Hit;
import org.psephos.catalog.Described;
import org.psephos.catalog.RetrievalScore;
import org.psephos.catalog.RetrievalScore.Judged;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.dataset.Entry;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.Item;
import org.psephos.model.Part;

/** {@code psephos find}: datasets for a need. */
final class FindVerb implements Verb {
    private static final Option IN =
            Option.of("--in", "FILE", "search the texts of FILE instead of the catalog");
    private static final Option MOST = Option.of("--most", "N", "how many are shown (10)");
    private static final Option WHERE =
            Option.repeatable(
                    "--where", "FACT=VALUE,...", "only what has this in its facts, in any case");
    private static final Option EVALUATE =
            Option.of(
                    "--evaluate",
                    "FILE",
                    "no words: rank for each query of FILE and compare with its documents (JSON Lines"
                            + " with query and documents, as DataFinder)");
    private static final int SHOWN = 10;
    private static final int DEPTH = 1000;
    private static final int K = 5;

    private static final Syntax SYNTAX =
            new Syntax(
                    "find",
                    "WORDS...",
                    "datasets in the catalog for a need",
                    "Ranks the datasets of the catalog for a need put in words, by BM25; offline.\n"
                            + "With --in it searches a file of texts, and --evaluate says how well.",
                    List.of(
                            new Group("Searching", List.of(IN, MOST, WHERE, EVALUATE)),
                            Fetching.group(),
                            Output.group()),
                    List.of(
                            "A score compares documents of one query only. Words are matched without regard"
                                    + " to case and plural; there are no synonyms. A word that"
                                    + " nothing holds stands for the longer words that it is a part of. hf:// is the hub, github: a"
                                    + " repository."),
                    "psephos find preferences of many people about chat answers");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var format = Output.format(given);
        var file = Output.file(given, List.of());
        int most = given.small(MOST, 1, SHOWN);
        var asked = asked(given);
        if (given.operands().isEmpty() == !given.has(EVALUATE)) {
            throw Usage.error(
                    "find needs words, or --evaluate FILE",
                    "Write for example psephos find preferences of people.");
        }
        var fetching = new Fetching(given, terminal);
        var all = shelf(given, fetching).stream().filter(one -> one.has(asked)).toList();
        var texts = new LinkedHashMap<String, String>();
        all.forEach(one -> texts.merge(one.id(), one.text(), (a, b) -> a + "\n" + b));
        var index = new Bm25(texts);
        if (given.has(EVALUATE)) {
            Output.deliver(
                    file, evaluation(given, fetching, index, texts.size(), format), terminal);
            return Exit.FINE;
        }
        var asks = String.join(" ", given.operands());
        var completed = index.completions(asks);
        var words = new StringBuilder(asks);
        completed.values().forEach(like -> words.append(' ').append(String.join(" ", like)));
        var hits = index.find(words.toString(), most);
        var query = new Query(asks, completed, texts.size());
        Output.deliver(file, text(query, hits, all, format), terminal);
        completed.forEach(
                (word, like) ->
                        terminal.whisper(
                                "nothing holds the word %s; searched for %s\n"
                                        .formatted(word, String.join(", ", like))));
        if (hits.isEmpty()) {
            terminal.say("nothing holds any of these words");
            terminal.whisper("Use other words, or drop --where.\n");
            return Exit.NO_ANSWER;
        }
        return Exit.FINE;
    }

    /**
     * What was searched for.
     *
     * @param completed the words that stood for those that nothing holds
     * @param searched how many datasets
     */
    private record Query(
            String words, SequencedMap<String, List<String>> completed, int searched) {}

    private static Map<String, String> asked(Arguments given) {
        var asked = new TreeMap<String, String>();
        Pairs.of(WHERE.name(), given.values(WHERE))
                .forEach(pair -> asked.put(pair.key(), pair.name()));
        return asked;
    }

    private static List<Described> shelf(Arguments given, Fetching fetching) {
        var name = given.value(IN);
        if (name == null) {
            return Described.catalog();
        }
        var all = new ArrayList<Described>();
        entries(fetching.files(name)).forEach(entry -> add(all, entry));
        return all;
    }

    private static EntryFiles entries(List<Path> files) {
        return EntryFiles.columns(files, ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    private static void add(List<Described> all, Entry entry) {
        var item = entry.item();
        if (item != null) {
            var id = item.id().value();
            var title = item.attributes().getOrDefault("title", "");
            var text = "%s\n%s\n%s".formatted(id, title, words(item));
            var shown = title.isEmpty() ? id : title;
            all.add(new Described(id, shown, text, new LinkedHashMap<>(item.attributes())));
        }
    }

    private static String words(Item item) {
        return item.conversation().stream()
                .flatMap(message -> message.parts().stream())
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
    }

    private static String text(Query query, List<Hit> hits, List<Described> all, Format format) {
        var byId = new LinkedHashMap<String, Described>();
        all.forEach(one -> byId.putIfAbsent(one.id(), one));
        var rows = new ArrayList<List<String>>();
        for (var hit : hits) {
            var found = named(byId, hit);
            rows.add(
                    List.of(
                            Integer.toString(rows.size() + 1),
                            hit.id(),
                            hundredths(hit.score()),
                            found.title(),
                            found.facts().getOrDefault("licence", ""),
                            found.facts().getOrDefault("address", "")));
        }
        return switch (format) {
            case TABLE -> table(rows) + "%s searched by BM25.\n".formatted(counted(query.searched));
            case JSON -> json(query, hits, byId);
            case CSV -> csv(rows);
            case MD -> markdown(rows);
        };
    }

    private static Described named(Map<String, Described> byId, Hit hit) {
        return Objects.requireNonNull(byId.get(hit.id()), "what was found is on the shelf");
    }

    private static String counted(int searched) {
        return Say.count(searched, "dataset");
    }

    private static String hundredths(double score) {
        return Math.round(score * 100) / 100.0 + "";
    }

    private static String table(List<List<String>> rows) {
        int widest = rows.stream().mapToInt(row -> row.get(1).length()).max().orElse(0);
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(
                    "%2s  %s  %s  %s%n"
                            .formatted(
                                    row.get(0),
                                    row.get(1) + " ".repeat(widest - row.get(1).length()),
                                    row.get(2),
                                    row.get(3)));
            var more =
                    row.subList(4, row.size()).stream()
                            .filter(Predicate.not(String::isEmpty))
                            .collect(Collectors.joining("; "));
            if (!more.isEmpty()) {
                text.append(" ".repeat(6)).append(more).append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    private static String csv(List<List<String>> rows) {
        var text = new StringBuilder("rank,id,score,title,licence,address\r\n");
        for (var row : rows) {
            text.append(row.stream().map(FindVerb::quoted).collect(Collectors.joining(",")));
            text.append("\r\n");
        }
        return text.toString();
    }

    /** In quotes, and with an apostrophe before what a spreadsheet would run. */
    private static String quoted(String field) {
        boolean runs = !field.isEmpty() && "=+-@\t'".indexOf(field.charAt(0)) >= 0;
        return '"' + (runs ? "'" : "") + field.replace("\"", "\"\"") + '"';
    }

    private static String markdown(List<List<String>> rows) {
        var text =
                new StringBuilder(
                        "| rank | id | score | title | licence | address |\n|---:|---|---:|---|---|---|\n");
        for (var row : rows) {
            text.append("| ").append(String.join(" | ", row).replace("\n", " ")).append(" |\n");
        }
        return text.toString();
    }

    private static String json(Query query, List<Hit> hits, Map<String, Described> byId) {
        var list = new ArrayList<SequencedMap<String, Object>>();
        for (var hit : hits) {
            var one = new LinkedHashMap<String, Object>();
            one.put("rank", list.size() + 1);
            one.put("id", hit.id());
            one.put("title", named(byId, hit).title());
            one.put("score", hit.score());
            one.put("facts", named(byId, hit).facts());
            list.add(one);
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("query", query.words);
        all.put("completed", query.completed);
        all.put("method", "bm25");
        all.put("searched", query.searched);
        all.put("hits", list);
        return JsonText.of(all);
    }

    private static String evaluation(
            Arguments given, Fetching fetching, Bm25 index, int searched, Format format) {
        var judged = new ArrayList<Judged>();
        entries(fetching.files(String.valueOf(given.value(EVALUATE))))
                .forEach(entry -> judge(judged, index, entry));
        var score = RetrievalScore.of(judged, K);
        var all = new LinkedHashMap<String, Object>();
        all.put("method", "bm25");
        all.put("searched", searched);
        all.put("queries", score.queries());
        all.put("setAside", score.setAside());
        all.put("k", score.k());
        all.put("precision", score.precision());
        all.put("recall", score.recall());
        all.put("map", score.map());
        all.put("mrr", score.mrr());
        return format == Format.JSON
                ? JsonText.of(all)
                : "%s queries (%s set aside: nothing relevant is known), %s, BM25.%nP@%s %s  R@%s %s  MAP %s  MRR %s%n"
                        .formatted(
                                score.queries(),
                                score.setAside(),
                                counted(searched),
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

    private static void judge(List<Judged> judged, Bm25 index, Entry entry) {
        var item = entry.item();
        if (item == null) {
            return;
        }
        var relevant = relevant(item.attributes().getOrDefault("documents", "[]"));
        var ranking = index.find(words(item), DEPTH).stream().map(Hit::id).toList();
        judged.add(new Judged(ranking, relevant));
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
}
