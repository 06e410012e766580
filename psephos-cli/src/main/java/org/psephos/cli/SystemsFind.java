package org.psephos.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Described;
import org.psephos.catalog.RetrievalScore;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.lm.HashedWords;
import org.psephos.math.Decimals;

/**
 * S010, DataFinder: datasets ranked for needs put in words, by BM25, by vectors and by both, and
 * how well. On its published test set the figures of BM25 are those that a program that shares no
 * code with this one gave; on the rows below all three were worked out by hand, with vectors of
 * hashed words, which are the same on every machine.
 */
final class SystemsFind {
    private static final String DOCUMENTS = "datafinder/documents_title_only.jsonl";
    private static final String QUERIES = "datafinder/test_data.jsonl";
    private static final String FIGURE = "P@5, R@5, MAP, MRR";

    private static final String FEW_DOCUMENTS =
            """
            {"id": "Naps", "contents": "cats sleep", "variants": ["Naps"], "title": ""}
            {"id": "Walks", "contents": "dogs run far", "variants": ["Walks"], "title": ""}
            {"id": "Wings", "contents": "birds", "variants": ["Wings"], "title": ""}
            """;

    /** The second asks for what shares no word with it, which words alone never find. */
    private static final String FEW_QUERIES =
            """
            {"documents": ["Naps"], "year": 2017, "query": "cats sleep", "abstract": "", "task": ""}
            {"documents": ["Wings"], "year": 2017, "query": "dogs run", "abstract": "", "task": ""}
            {"documents": [], "year": 2017, "query": "fish", "abstract": "", "task": ""}
            """;

    private SystemsFind() {}

    static Verdict check(@Nullable Path published) {
        if (published != null
                && Files.isRegularFile(published.resolve(DOCUMENTS))
                && Files.isRegularFile(published.resolve(QUERIES))) {
            return Verdict.compare(
                    Rows.PUBLISHED,
                    FIGURE + " of BM25 on the test set",
                    "BM25 0.056 0.134 0.116 0.183",
                    figures(
                            published.resolve(DOCUMENTS),
                            published.resolve(QUERIES),
                            List.of(FindMethod.BM25)));
        }
        return Verdict.compare(
                Rows.FAITHFUL,
                FIGURE + " of two queries, and one that names nothing",
                "BM25 0.100 0.500 0.500 0.500; embeddings 0.200 1.000 0.667 0.667;"
                        + " BM25 and embeddings 0.200 1.000 0.667 0.667",
                few());
    }

    private static String few() {
        return SystemsScratch.with(
                DOCUMENTS.replace('/', '-'),
                FEW_DOCUMENTS,
                documents ->
                        SystemsScratch.with(
                                "queries.jsonl",
                                FEW_QUERIES,
                                queries ->
                                        figures(documents, queries, List.of(FindMethod.values()))));
    }

    private static String figures(Path documents, Path queries, List<FindMethod> methods) {
        var texts = texts(documents);
        var words = new HashedWords();
        try (var index =
                methods.size() == 1
                        ? FindIndex.ofWords(texts)
                        : FindIndex.of(texts, words, words)) {
            var scores = FindScores.of(index, texts.size(), methods, List.of(queries)).scores();
            return String.join(
                    "; ",
                    scores.entrySet().stream()
                            .map(one -> one.getKey().shown() + " " + line(one.getValue()))
                            .toList());
        }
    }

    private static SequencedMap<String, String> texts(Path documents) {
        var texts = new LinkedHashMap<String, String>();
        for (Described one : FindVerb.described(List.of(documents))) {
            texts.merge(one.id(), one.text(), (a, b) -> a + "\n" + b);
        }
        return texts;
    }

    private static String line(RetrievalScore score) {
        return "%s %s %s %s"
                .formatted(
                        Decimals.fixed(score.precision(), 3),
                        Decimals.fixed(score.recall(), 3),
                        Decimals.fixed(score.map(), 3),
                        Decimals.fixed(score.mrr(), 3));
    }
}
