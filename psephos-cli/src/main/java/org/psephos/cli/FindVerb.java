package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.psephos.catalog.Bm25;
import org.psephos.catalog.Bm25.Hit;
import org.psephos.catalog.Described;
import org.psephos.catalog.RetrievalScore;
import org.psephos.catalog.RetrievalScore.Judged;
import org.psephos.cli.FindPage.Found;
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
                    """
                    Ranks the datasets of the catalog for a need put in words, by BM25; offline.
                    Without words it lists those with the facts asked for. With --in it searches a
                    file of texts, and --evaluate says how well.\
                    """,
                    List.of(
                            new Group(
                                    "Searching",
                                    List.of(IN, MOST, FindWanted.WHERE, FindWanted.SIZE, EVALUATE)),
                            Fetching.group(),
                            Output.group()),
                    List.of(
                            "A score compares documents of one query only. Words are matched without regard"
                                    + " to case and plural; there are no synonyms. A word that"
                                    + " nothing holds stands for the longer words that it is a part of. hf:// is the hub, github: a"
                                    + " repository. The facts are those of docs/formats/datasets.md."),
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
        var wanted = FindWanted.of(given);
        check(given, wanted);
        var fetching = new Fetching(given, terminal);
        var shelf = shelf(given, fetching);
        var all = shelf.stream().filter(wanted::admits).toList();
        if (given.has(EVALUATE)) {
            Output.deliver(file, evaluation(given, fetching, texts(all), format), terminal);
            return Exit.FINE;
        }
        int unsure = (int) shelf.stream().filter(wanted::unsure).count();
        var page =
                given.operands().isEmpty()
                        ? listed(all, given.has(MOST) ? most : all.size(), unsure)
                        : found(String.join(" ", given.operands()), all, most, unsure);
        Output.deliver(file, page.as(format), terminal);
        return said(page, terminal);
    }

    private static void check(Arguments given, FindWanted wanted) {
        boolean words = !given.operands().isEmpty();
        if (words == given.has(EVALUATE) && (words || wanted.isEmpty())) {
            throw Usage.error(
                    "find needs words, facts or --evaluate FILE",
                    "Write for example psephos find preferences of people, or psephos find --where"
                            + " language=ja.");
        }
    }

    private static SequencedMap<String, String> texts(List<Described> all) {
        var texts = new LinkedHashMap<String, String>();
        all.forEach(one -> texts.merge(one.id(), one.text(), (a, b) -> a + "\n" + b));
        return texts;
    }

    private static FindPage listed(List<Described> all, int most, int unsure) {
        var shown = all.stream().limit(most).map(one -> new Found(one, null)).toList();
        return new FindPage("", new LinkedHashMap<>(), "facts", all.size(), unsure, shown);
    }

    private static FindPage found(String asks, List<Described> all, int most, int unsure) {
        var texts = texts(all);
        var index = new Bm25(texts);
        var completed = index.completions(asks);
        var words = new StringBuilder(asks);
        completed.values().forEach(like -> words.append(' ').append(String.join(" ", like)));
        var byId = new LinkedHashMap<String, Described>();
        all.forEach(one -> byId.putIfAbsent(one.id(), one));
        var found =
                index.find(words.toString(), most).stream()
                        .map(
                                hit ->
                                        new Found(
                                                Objects.requireNonNull(byId.get(hit.id())),
                                                hit.score()))
                        .toList();
        return new FindPage(asks, completed, "bm25", texts.size(), unsure, found);
    }

    private static int said(FindPage page, Terminal terminal) {
        page.completed()
                .forEach(
                        (word, like) ->
                                terminal.whisper(
                                        "nothing holds the word %s; searched for %s\n"
                                                .formatted(word, String.join(", ", like))));
        if (!page.found().isEmpty()) {
            return Exit.FINE;
        }
        terminal.say(
                page.query().isEmpty()
                        ? "no dataset has these facts"
                        : "nothing holds any of these words");
        terminal.whisper(
                page.query().isEmpty()
                        ? "Ask for fewer; psephos find --where perspective=preference shows what they look like.\n"
                        : "Use other words, or drop --where.\n");
        return Exit.NO_ANSWER;
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
            var facts = new LinkedHashMap<>(item.attributes());
            all.add(new Described(id, shown, text, facts, List.of()));
        }
    }

    private static String words(Item item) {
        return item.conversation().stream()
                .flatMap(message -> message.parts().stream())
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
    }

    private static String evaluation(
            Arguments given, Fetching fetching, SequencedMap<String, String> texts, Format format) {
        var index = new Bm25(texts);
        var judged = new ArrayList<Judged>();
        entries(fetching.files(String.valueOf(given.value(EVALUATE))))
                .forEach(entry -> judge(judged, index, entry));
        var score = RetrievalScore.of(judged, K);
        var all = new LinkedHashMap<String, Object>();
        all.put("method", "bm25");
        all.put("searched", texts.size());
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
                                Say.count(texts.size(), "dataset"),
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
