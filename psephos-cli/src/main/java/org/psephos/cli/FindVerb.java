package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.psephos.catalog.Described;
import org.psephos.cli.FindPage.Found;
import org.psephos.cli.Syntax.Group;
import org.psephos.dataset.Entry;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

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
                            + " with query and documents, as DataFinder); one line for each of --by");
    private static final Option BY =
            Option.of(
                    "--by",
                    "METHOD",
                    "bm25 (usual), embeddings, or both by reciprocal rank fusion; with --evaluate"
                            + " also several: bm25,embeddings,both");
    private static final int SHOWN = 10;

    private static final Syntax SYNTAX =
            new Syntax(
                    "find",
                    "WORDS...",
                    "datasets in the catalog for a need",
                    """
                    Ranks the datasets of the catalog for a need put in words, by the words or by
                    what they mean; offline. Without words it lists those with the facts asked for.
                    With --in it searches a file of texts, and --evaluate says how well.\
                    """,
                    List.of(
                            new Group(
                                    "Searching",
                                    List.of(
                                            BY,
                                            IN,
                                            MOST,
                                            FindWanted.WHERE,
                                            FindWanted.SIZE,
                                            EVALUATE,
                                            Embedding.EMBEDDER,
                                            Reading.THREADS)),
                            Fetching.group(),
                            Output.group()),
                    List.of(
                            "A score compares documents of one query only. BM25 matches words without regard"
                                    + " to case and plural, and knows no synonyms; embeddings know"
                                    + " them and are made once, into --cache. A word that"
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
        var methods = methods(given);
        var fetching = new Fetching(given, terminal);
        var shelf = shelf(given, fetching);
        var all = shelf.stream().filter(wanted::admits).toList();
        int unsure = (int) shelf.stream().filter(wanted::unsure).count();
        if (!given.has(EVALUATE) && given.operands().isEmpty()) {
            var page = listed(all, given.has(MOST) ? most : all.size(), unsure);
            Output.deliver(file, page.as(format), terminal);
            return said(page, terminal);
        }
        try (var index = index(given, texts(all), methods, fetching, terminal)) {
            if (given.has(EVALUATE)) {
                var queries = fetching.files(String.valueOf(given.value(EVALUATE)));
                var scores = FindScores.of(index, texts(all).size(), methods, queries);
                Output.deliver(file, scores.as(format), terminal);
                return Exit.FINE;
            }
            var asks = String.join(" ", given.operands());
            var page = found(asks, all, new Ask(index, methods.getFirst(), most, unsure));
            Output.deliver(file, page.as(format), terminal);
            return said(page, terminal);
        }
    }

    /** What is asked of an index. */
    private record Ask(FindIndex index, FindMethod method, int most, int unsure) {}

    private static List<FindMethod> methods(Arguments given) {
        var names = given.value(BY);
        var methods = new LinkedHashSet<FindMethod>();
        for (var name : names == null ? List.of("bm25") : List.of(names.split(",", -1))) {
            methods.add(method(name));
        }
        if (methods.size() > 1 && !given.has(EVALUATE)) {
            throw Usage.error(
                    "--by names %s methods, and one ranks".formatted(methods.size()),
                    "Write one of them; several go with --evaluate.");
        }
        return List.copyOf(methods);
    }

    private static FindMethod method(String name) {
        for (var method : FindMethod.values()) {
            if (method.toString().equals(name)) {
                return method;
            }
        }
        throw Usage.error(
                "--by is \"%s\"; expected bm25, embeddings or both".formatted(name),
                "Write for example --by both.");
    }

    private static FindIndex index(
            Arguments given,
            SequencedMap<String, String> texts,
            List<FindMethod> methods,
            Fetching fetching,
            Terminal terminal) {
        if (methods.equals(List.of(FindMethod.BM25))) {
            return FindIndex.ofWords(texts);
        }
        var embedder = Embedding.open(given, terminal);
        return FindIndex.of(texts, embedder, Embedding.kept(embedder, fetching));
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

    private static FindPage found(String asks, List<Described> all, Ask ask) {
        boolean byWords = ask.method != FindMethod.EMBEDDINGS;
        var completed =
                byWords
                        ? ask.index.words().completions(asks)
                        : new LinkedHashMap<String, List<String>>();
        var more = completed.values().stream().flatMap(List::stream).toList();
        var byId = new LinkedHashMap<String, Described>();
        all.forEach(one -> byId.putIfAbsent(one.id(), one));
        var hits = ask.index.find(ask.method, List.of(asks), more, ask.most).getFirst();
        var found =
                hits.stream()
                        .map(
                                hit ->
                                        new Found(
                                                Objects.requireNonNull(byId.get(hit.id())),
                                                hit.score()))
                        .toList();
        return new FindPage(asks, completed, ask.method.toString(), byId.size(), ask.unsure, found);
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
        return described(fetching.files(name));
    }

    /** The texts of a collection. */
    static List<Described> described(List<Path> files) {
        var all = new ArrayList<Described>();
        entries(files).forEach(entry -> add(all, entry));
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
            var text = "%s\n%s\n%s".formatted(id, title, FindScores.words(item));
            var shown = title.isEmpty() ? id : title;
            var facts = new LinkedHashMap<>(item.attributes());
            all.add(new Described(id, shown, text, facts, List.of()));
        }
    }
}
