package org.psephos.spark;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.AnswerScorer;
import org.psephos.curate.Fix;
import org.psephos.curate.FixRows;
import org.psephos.curate.MeaningDuplicates;
import org.psephos.curate.RowFacts;
import org.psephos.curate.Rule;
import org.psephos.curate.SpreadPasses;
import org.psephos.curate.Toxicity;
import scala.Tuple2;

/** The rows of files that lie on a cluster; what is decided about them is decided on the driver. */
final class SpreadRows implements FixRows {
    private final JavaSparkContext spark;
    private final List<Shards.Numbered> files;
    private final FixLook look;
    private final SpreadPasses passes;
    private final @Nullable SparkMeaning meaning;
    private final @Nullable Toxicity toxicity;
    private final long bytes;

    /** The place of the first row of each file; one more for the end. */
    private final int[] starts;

    SpreadRows(JavaSparkContext spark, List<String> files, FixLook look, Fix fix) {
        this.spark = spark;
        this.files = Shards.numbered(files);
        this.look = look;
        var near = fix.nearDuplicates();
        this.passes = new SpreadPasses(near.ngram(), near.threshold());
        var close = fix.meaning();
        this.meaning = close == null ? null : SparkMeaning.of(close);
        this.toxicity = fix.toxicity();
        this.bytes = Shards.bytes(files);
        this.starts = new int[files.size() + 1];
        count();
    }

    /** Where rows stand is known before anything is asked of them. */
    private void count() {
        var counts = shards().map(SpreadRows::count).collect();
        for (int file = 0; file < counts.size(); file++) {
            starts[file + 1] = Math.addExact(starts[file], counts.get(file));
        }
    }

    private static int count(Shards.Numbered shard) {
        var rows = new int[1];
        Shards.entries(shard.file()).forEach(entry -> rows[0]++);
        return rows[0];
    }

    private JavaRDD<Shards.Numbered> shards() {
        return spark.parallelize(files, files.size());
    }

    /** The place of the first row of a file. */
    int start(int file) {
        return starts[file];
    }

    @Override
    public int rows() {
        return starts[starts.length - 1];
    }

    /** All files are looked at side by side; what is known of rows comes here file by file. */
    @Override
    public void facts(Consumer<RowFacts> to) {
        var asked = look;
        var seen = shards().map(shard -> seen(asked, shard)).persist(StorageLevel.DISK_ONLY());
        seen.count();
        seen.toLocalIterator()
                .forEachRemaining(some -> some.forEach(one -> to.accept(one.facts())));
        seen.unpersist();
    }

    private static List<FixLook.Seen> seen(FixLook asked, Shards.Numbered shard) {
        var look = asked.begin();
        var seen = new ArrayList<FixLook.Seen>();
        Shards.entries(shard.file()).forEach(entry -> seen.add(FixLook.Seen.of(look.of(entry))));
        return seen;
    }

    @Override
    public BitSet toxic() {
        var asked = Objects.requireNonNull(toxicity);
        var scorer = asked.scorer();
        double threshold = asked.threshold();
        var found = shards().map(shard -> toxic(scorer, threshold, shard)).collect();
        var places = new BitSet();
        for (int file = 0; file < found.size(); file++) {
            int start = starts[file];
            found.get(file).stream().forEach(row -> places.set(start + row));
        }
        return places;
    }

    private static BitSet toxic(AnswerScorer scorer, double threshold, Shards.Numbered shard) {
        return new Toxicity(scorer, threshold).rows(Shards.entries(shard.file()));
    }

    @Override
    public void alike(Rule rule, BitSet dropped, Like to) {
        var gone = spark.broadcast(dropped);
        if (rule == Rule.EMBEDDING_NEAR_DUPLICATES) {
            var words = texts(rule, gone).filter(text -> !text.text().isBlank());
            var prints = words.mapToPair(SpreadRows::whole);
            once(words, prints, to, texts -> Objects.requireNonNull(meaning).alike(texts, to));
        } else {
            int ngram = passes.ngram();
            var texts = texts(rule, gone);
            var prints = texts.flatMapToPair(text -> print(ngram, text).iterator());
            once(texts, prints, to, different -> near(different, to));
        }
        gone.destroy();
    }

    private void near(JavaRDD<PlacedText> texts, Like to) {
        for (var pair : new SparkNearDuplicates(passes).alike(spark, texts, bytes)) {
            to.are((int) pair.other().place(), (int) pair.one().place(), pair.similarity());
        }
    }

    /** Tells of texts of equal prints first; the first of each are compared with one another. */
    private void once(
            JavaRDD<PlacedText> texts,
            JavaPairRDD<Long, Integer> prints,
            Like to,
            Consumer<JavaRDD<PlacedText>> compare) {
        var repeated = spark.broadcast(equal(prints, to));
        compare.accept(texts.filter(text -> !repeated.value().get((int) text.place())));
        repeated.destroy();
    }

    private JavaRDD<PlacedText> texts(Rule rule, Broadcast<BitSet> gone) {
        var first = starts;
        return shards().flatMap(
                        shard ->
                                texts(shard, rule, first[shard.number()], gone.value()).iterator());
    }

    private static List<PlacedText> texts(
            Shards.Numbered shard, Rule rule, int start, BitSet gone) {
        var texts = new ArrayList<PlacedText>();
        var at = new int[] {start};
        Shards.entries(shard.file())
                .forEach(
                        entry -> {
                            int place = at[0]++;
                            if (!gone.get(place)) {
                                texts.add(PlacedText.of(place, SpreadPasses.row(entry, rule)));
                            }
                        });
        return texts;
    }

    /** Each text of a print is like the first of them; gives all but the first. */
    private static BitSet equal(JavaPairRDD<Long, Integer> prints, Like to) {
        var repeated = new BitSet();
        prints.groupByKey()
                .flatMap(group -> repeats(group._2()).iterator())
                .collect()
                .forEach(
                        pair -> {
                            repeated.set(pair._1());
                            to.are(pair._1(), pair._2(), 1);
                        });
        return repeated;
    }

    private static Tuple2<Long, Integer> whole(PlacedText text) {
        return new Tuple2<>(MeaningDuplicates.print(text.text()), (int) text.place());
    }

    private static List<Tuple2<Long, Integer>> print(int ngram, PlacedText text) {
        var set = new SpreadPasses(ngram, 1).set(text.asText(), SpreadPasses.table(0));
        return set.length == 0
                ? List.of()
                : List.of(new Tuple2<>(SpreadPasses.print(set), (int) text.place()));
    }

    private static List<Tuple2<Integer, Integer>> repeats(Iterable<Integer> places) {
        int first = Integer.MAX_VALUE;
        for (int place : places) {
            first = Math.min(first, place);
        }
        var pairs = new ArrayList<Tuple2<Integer, Integer>>();
        for (int place : places) {
            if (place != first) {
                pairs.add(new Tuple2<>(place, first));
            }
        }
        return pairs;
    }
}
