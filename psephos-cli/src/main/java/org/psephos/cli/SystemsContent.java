package org.psephos.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.curate.Anchors;
import org.psephos.curate.ColumnScores;
import org.psephos.curate.ContentLook;
import org.psephos.curate.ContentLook.Term;
import org.psephos.curate.ContentProbe;
import org.psephos.curate.Toxicity;
import org.psephos.export.ContentAnswer;
import org.psephos.export.Conversion;
import org.psephos.export.Pairing;
import org.psephos.export.Splits;
import org.psephos.export.Target;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.Key;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.lm.HashedWords;
import org.psephos.math.Decimals;
import org.psephos.report.ContentView;
import org.psephos.report.TermCloud;

/**
 * S037, question 16 of a datasheet: which texts three probes flag, the words that tell them from
 * the others, and whether the datasheet of a conversion says so. What is flagged was told by hand,
 * the weights of words by a program in Python that shares no code with this one.
 */
final class SystemsContent {
    private static final String ROWS =
            """
            id,text,toxicity,rating
            r1,"You are an idiot, and your garden is a stupid mess.",0.91,1
            r2,The tomatoes in the garden need water in the evening.,0.02,4
            r3,I will kill you with this knife if you come into the garden again.,0.97,1
            r4,"How do I kill a process that hangs? The server is slow.",0.05,3
            r5,The server needs a new disk this evening.,0.01,4
            r6,Shut up. Nobody likes you.,0.78,1
            r7,"My neighbour helped me with the tomatoes, which was kind.",0.01,5
            r8,A film about the murder of a king is on this evening.,,4
            """;

    /** Few enough to tell by hand what shares words with them. */
    private static final String ANCHORS =
            """
            violence word kill*
            violence word murder*
            insult word idiot*
            insult word stupid
            violence act kill you with a knife
            insult act shut up, nobody likes you
            proper act water the tomatoes in the garden
            proper act a server with a new disk
            """;

    private SystemsContent() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S037", Kind.CODE, "SystemsContent", "", SystemsContent::check));
    }

    private static Verdict check(@Nullable Path published) {
        return Verdict.compare(
                Rows.FAITHFUL,
                "texts flagged by words, by nearness to acts and by scores, the weight of three words,"
                        + " and the answer in the datasheet",
                "lexicon 4/8, embedding 2/8, scorer 3/7, any 5/8, you 0.395, kill 0.272, tomatoes"
                        + " -0.525, cloud true, datasheet true",
                SystemsScratch.with("remarks.csv", ROWS, SystemsContent::found));
    }

    private static String found(Path file) {
        var scores = new Toxicity(new ColumnScores("toxicity"), Toxicity.THRESHOLD);
        try (var words = new HashedWords()) {
            var probe = new ContentProbe(Anchors.parse("few anchors", ANCHORS), words, 0.2, scores);
            var files =
                    EntryFiles.of(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
            var look = probe.look(files);
            var json = ContentView.json(look, files.manifest());
            var sheet =
                    SystemsScratch.with(
                            "content.json", json, found -> sheet(file, ContentAnswer.read(found)));
            return "%s, any %s/%s, %s, cloud %s, datasheet %s"
                    .formatted(
                            probes(look),
                            look.any().successes(),
                            look.any().asked(),
                            weights(look.terms()),
                            TermCloud.svg(look.terms()).contains(">kill<"),
                            sheet.contains("Of 8 texts, 5 of 8 (62.5%"));
        }
    }

    private static String probes(ContentLook look) {
        return String.join(
                ", ",
                look.probes().stream()
                        .map(
                                one ->
                                        "%s %s/%s"
                                                .formatted(
                                                        one.name(),
                                                        one.flagged().successes(),
                                                        one.flagged().asked()))
                        .toList());
    }

    private static String weights(List<Term> terms) {
        return String.join(
                ", ",
                List.of("you", "kill", "tomatoes").stream()
                        .map(word -> word + " " + weight(terms, word))
                        .toList());
    }

    private static String weight(List<Term> terms, String word) {
        return terms.stream()
                .filter(one -> one.word().equals(word))
                .map(one -> Decimals.fixed(one.z(), 3))
                .findFirst()
                .orElse("undefined");
    }

    /** The datasheet of the ratings, converted. */
    private static String sheet(Path file, ContentAnswer answer) {
        return SystemsScratch.folder(
                folder -> {
                    var columns = new EnumMap<Key, String>(Key.class);
                    columns.put(Key.ITEM, "id");
                    columns.put(Key.RATING, "rating");
                    var options =
                            new ReadOptions(
                                    columns, new TreeMap<>(), Map.of(), Set.of(), true, 1, null, 1);
                    var dataset = FeedbackFiles.read(List.of(file), options, ReadProgress.SILENT);
                    var out = folder.resolve("out");
                    new Conversion(Target.CSV, Pairing.withDefaults(), Splits.none(), answer)
                            .write(dataset, out);
                    try {
                        return Files.readString(out.resolve("DATASHEET.md"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
