package org.psephos.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.curate.AnswerScorer;
import org.psephos.curate.Balancing;
import org.psephos.curate.Benchmarks;
import org.psephos.curate.ColumnScores;
import org.psephos.curate.Dropped;
import org.psephos.curate.Fix;
import org.psephos.curate.MeaningDuplicates;
import org.psephos.curate.Mixing;
import org.psephos.curate.NearDuplicates;
import org.psephos.curate.Portion;
import org.psephos.curate.Rule;
import org.psephos.curate.Toxicity;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.lm.LocalModels;
import org.psephos.math.Seed;
import org.psephos.model.Origin;

/** Rows that lie on a cluster go for the reasons that one machine has. */
class SparkFixTest {
    private static final int SHARDS = 5;
    private static final EnumSet<Rule> RULES =
            EnumSet.of(
                    Rule.EMPTY_ANSWERS,
                    Rule.IDENTICAL_ANSWERS,
                    Rule.SPLIT_LEAK,
                    Rule.CONTAMINATION,
                    Rule.MIN_SCORE,
                    Rule.EXACT_DUPLICATES,
                    Rule.NEAR_DUPLICATES,
                    Rule.NEAR_DUPLICATE_PROMPTS,
                    Rule.LENGTH_IMBALANCE);

    @TempDir private Path folder;

    private static JavaSparkContext local() {
        return new JavaSparkContext(
                new SparkConf()
                        .setMaster("local[2]")
                        .setAppName("psephos")
                        .set("spark.ui.enabled", "false")
                        .set("spark.driver.host", "127.0.0.1")
                        .set("spark.driver.bindAddress", "127.0.0.1"));
    }

    /** Rows of which some repeat earlier ones, in this file or another. */
    private List<Path> shards(long seed) throws IOException {
        var random = new Seed(seed).random();
        var rows = new ArrayList<String[]>();
        var files = new ArrayList<Path>();
        for (int shard = 0; shard < SHARDS; shard++) {
            var lines = new StringBuilder();
            for (int row = 0; row < 70; row++) {
                var said = new String[] {text(random, 12), text(random, 30), text(random, 30)};
                if (!rows.isEmpty() && random.nextInt(3) > 0) {
                    said = rows.get(random.nextInt(rows.size())).clone();
                    int changed = random.nextInt(5);
                    if (changed < 3) {
                        said[changed] = changed == 2 ? said[2] + " more" : text(random, 9);
                    }
                }
                rows.add(said);
                lines.append(
                        """
                        {"prompt": "%s", "chosen": "%s", "rejected": "%s", "split": "%s", "source": "s%s", "quality": %s, "toxicity_chosen": "%s"}
                        """
                                .formatted(
                                        said[0],
                                        row % 31 == 0 ? "" : said[1],
                                        row % 29 == 0 ? said[1] : said[2],
                                        List.of("train", "test", "").get(random.nextInt(3)),
                                        random.nextInt(3),
                                        random.nextInt(20),
                                        row % 13 == 0 ? "none" : random.nextInt(100) / 100.0));
            }
            files.add(Files.writeString(folder.resolve("shard-" + shard + ".jsonl"), lines));
        }
        return files;
    }

    private static String text(org.psephos.math.SplitMix64 random, int most) {
        var words = new ArrayList<String>();
        for (int word = 0; word < 1 + random.nextInt(most); word++) {
            words.add("w" + random.nextInt(60));
        }
        return String.join(" ", words);
    }

    private static EntryFiles entries(List<Path> files) {
        return EntryFiles.of(files, ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    private static Fix fix(Set<Rule> rules, Mixing mixing, @Nullable Benchmarks against) {
        return new Fix(
                rules,
                NearDuplicates.withDefaults(),
                against,
                mixing,
                null,
                new Balancing(30, new Seed(9)));
    }

    @Test
    void everyRowGoesOrStaysAsOnOneMachine() throws IOException {
        var files = shards(2);
        var bench = folder.resolve("bench.jsonl");
        var words = Files.readAllLines(files.get(1)).get(3).replaceAll("[^w0-9 ]+", " ").strip();
        Files.writeString(bench, "{\"id\": \"b\", \"text\": \"%s\"}%n".formatted(words));
        var portions = new TreeMap<>(Map.of("s1", Portion.ofShare(0.5), "s2", Portion.ofRows(9)));
        var mixing = new Mixing("quality", 1.0, null, "source", portions);
        var benchmarks = new Benchmarks(entries(List.of(bench)), 6);
        try (var spark = local()) {
            var all = List.of(bench.toString());
            same(spark, files, fix(RULES, mixing, benchmarks), all, RULES.size() + 1);
            same(spark, files, fix(Fix.USUAL, Mixing.none(), null), List.of(), 4);
            var near = EnumSet.of(Rule.NEAR_DUPLICATES);
            same(spark, files, fix(near, Mixing.none(), null), List.of(), 1);
        }
    }

    private void same(
            JavaSparkContext spark, List<Path> files, Fix fix, List<String> against, int reasons)
            throws IOException {
        var kept = new ArrayList<String>();
        var gone = new ArrayList<String>();
        try (var here = fix.decide(entries(files))) {
            here.forEach(one -> kept.add(line(one)), one -> gone.add(told(one)));
            assertThat(here.dropped()).as("rules that drop something").hasSize(reasons);
            var out = folder.resolve("out-" + reasons);
            var names = files.stream().map(Path::toString).toList();
            var mended = new SparkFix(fix, against, 6).write(spark, names, out.toString());
            assertThat(mended.dropped()).isEqualTo(here.dropped());
            assertThat(mended.rows()).isEqualTo(here.rows());
            assertThat(mended.kept()).isEqualTo(here.kept());
            var keptThere = new ArrayList<String>();
            var goneThere = new ArrayList<String>();
            for (int file = 0; file < files.size(); file++) {
                var part = "part-0000" + file;
                keptThere.addAll(Files.readAllLines(out.resolve(part + ".jsonl")));
                goneThere.addAll(Files.readAllLines(out.resolve(part + ".dropped.tsv")));
            }
            assertThat(keptThere).isEqualTo(kept);
            assertThat(goneThere).isEqualTo(gone);
        }
    }

    /** The row as it stands in its file. */
    private static String line(Entry entry) {
        var row = (Origin.Row) entry.origin();
        try {
            return Files.readAllLines(Path.of(row.source())).get((int) row.line() - 1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String told(Dropped one) {
        var like = one.like();
        return String.join(
                "\t",
                one.origin().toString(),
                one.id(),
                one.rule().toString(),
                like == null ? "" : like.toString(),
                like == null ? "" : String.valueOf(one.similarity()));
    }

    @Test
    void meaningAndScoresAreThoseOfOneMachine() throws IOException {
        var files = shards(4);
        var rules =
                EnumSet.of(
                        Rule.EXACT_DUPLICATES,
                        Rule.NEAR_DUPLICATES,
                        Rule.EMBEDDING_NEAR_DUPLICATES,
                        Rule.TOXIC_ANSWERS);
        try (var spark = local();
                var embedder = LocalModels.open("hashed-words", 1)) {
            var meaning = new MeaningDuplicates(embedder, folder, 0.8, 0, 1);
            var toxicity = new Toxicity(new ColumnScores("toxicity"), 0.9);
            var fix =
                    new Fix(
                            rules,
                            NearDuplicates.withDefaults(),
                            null,
                            Mixing.none(),
                            meaning,
                            Balancing.withDefaults(),
                            toxicity);
            same(spark, files, fix, List.of(), rules.size());
        }
    }

    @Test
    void meaningAloneFindsEqualRowsOfSeveralFilesToo() throws IOException {
        var files = shards(6);
        var blank = "{\"prompt\": \" \", \"chosen\": \"\", \"rejected\": \"\"}\n".repeat(2);
        Files.writeString(files.get(2), blank, StandardOpenOption.APPEND);
        var rules = EnumSet.of(Rule.EMBEDDING_NEAR_DUPLICATES);
        try (var spark = local();
                var embedder = LocalModels.open("hashed-words", 1)) {
            var meaning = new MeaningDuplicates(embedder, folder, 0.7, 0, 1);
            var fix =
                    new Fix(
                            rules,
                            NearDuplicates.withDefaults(),
                            null,
                            Mixing.none(),
                            meaning,
                            Balancing.withDefaults());
            same(spark, files, fix, List.of(), 1);
            var out = Files.readString(folder.resolve("out-1/part-00003.dropped.tsv"));
            assertThat(out).as("equal rows").contains("\t1.0\n");
            assertThat(out).as("close rows").containsPattern("\t0\\.[789]\\d+\n");
        }
    }

    @Test
    void whatIsWrittenWrongIsRefused() {
        refused("toxic-answers", "toxic-answers is written toxic-answers=COLUMN");
        refused("contamination", "contamination is written contamination=FILE");
        refused("usual,top", "top is no rule");
        refused("exact-duplicates=3", "exact-duplicates takes nothing behind a =");
        refused("embedding-near-duplicates=gpt", "gpt is no embedder");
    }

    private static void refused(String rules, String how) {
        assertThatThrownBy(() -> SparkStages.main(new String[] {"fix", rules, "out", "in"}))
                .hasMessageContaining(how);
    }

    @Test
    void aScorerThatCannotTravelIsRefused() {
        var toxicity =
                new Toxicity(
                        new AnswerScorer() {
                            @Override
                            public String name() {
                                return "at home";
                            }

                            @Override
                            public void score(Entries entries, Consumer<Scored> to) {
                                throw new AssertionError("nobody asked");
                            }
                        },
                        0.5);
        var fix =
                new Fix(
                        Set.of(Rule.TOXIC_ANSWERS),
                        NearDuplicates.withDefaults(),
                        null,
                        Mixing.none(),
                        null,
                        Balancing.withDefaults(),
                        toxicity);
        assertThatThrownBy(() -> new SparkFix(fix, List.of(), 6))
                .hasMessageContaining("the scorer at home cannot be sent to workers");
    }
}
