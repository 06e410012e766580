package org.psephos.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.psephos.curate.DuplicatePair;
import org.psephos.curate.Duplicates;
import org.psephos.curate.NearDuplicates;
import org.psephos.curate.SpreadPasses;
import scala.Tuple2;

/**
 * The exact join of {@link NearDuplicates} over a cluster: the same passes on the same texts, with
 * the same pairs. Tables of shingles are counted where the texts lie and added up; texts that share
 * a rare shingle meet at it; each pair is compared once. All pairs come to the driver, which is
 * what limits it: a corpus of templates has more pairs than texts.
 *
 * @param passes what is looked for
 */
public record SparkNearDuplicates(SpreadPasses passes) {

    /** A place with the texts that may be alike there. */
    @SuppressWarnings("ArrayRecordComponent") // on its way, never compared
    private record Sought(PlacedText text, long[] set) implements java.io.Serializable {}

    /** Two texts by place, the earlier first, with how alike they are. */
    record Alike(PlacedText one, PlacedText other, double similarity)
            implements java.io.Serializable {}

    /** All pairs among the texts of {@code files}, which every machine must be able to read. */
    public Duplicates find(JavaSparkContext spark, List<String> files) {
        var texts = Shards.texts(spark, files);
        var counts = counts(texts, passes.ngram());
        var alike = new ArrayList<>(alike(spark, texts, Shards.bytes(files)));
        alike.sort(
                Comparator.comparingLong((Alike pair) -> pair.one.place())
                        .thenComparingLong(pair -> pair.other.place()));
        return new Duplicates(
                passes.ngram(),
                passes.threshold(),
                counts[0],
                counts[1],
                alike.size(),
                alike.stream().map(SparkNearDuplicates::pair).toList());
    }

    /** The pairs among {@code texts}, which come from so many bytes of files; in no order. */
    List<Alike> alike(JavaSparkContext spark, JavaRDD<PlacedText> texts, long bytes) {
        var table = spark.broadcast(table(texts, passes.ngram(), bytes));
        var pairs = pairs(texts, table, passes.ngram(), passes.threshold());
        var alike = compared(texts, pairs, table, passes.ngram(), passes.threshold()).collect();
        table.destroy();
        return alike;
    }

    private static DuplicatePair pair(Alike pair) {
        return pair.one.with(pair.other, pair.similarity);
    }

    /** How many texts have words, and how many of these are short. */
    private static long[] counts(JavaRDD<PlacedText> texts, int ngram) {
        return texts.map(
                        text -> {
                            var passes = new SpreadPasses(ngram, 1);
                            boolean any =
                                    passes.set(text.asText(), SpreadPasses.table(0)).length > 0;
                            boolean small = passes.isShort(text.asText());
                            return new long[] {any ? 1 : 0, small ? 1 : 0};
                        })
                .fold(
                        new long[2],
                        (one, other) -> new long[] {one[0] + other[0], one[1] + other[1]});
    }

    private static byte[] table(JavaRDD<PlacedText> texts, int ngram, long bytes) {
        return texts.mapPartitions(
                        part -> {
                            var passes = new SpreadPasses(ngram, 1);
                            var table = SpreadPasses.table(bytes);
                            part.forEachRemaining(text -> passes.count(text.asText(), table));
                            return List.of(table).iterator();
                        })
                .treeReduce(SpreadPasses::together);
    }

    /** Pairs of places that share a rare shingle, the earlier first, each once. */
    private static JavaPairRDD<Long, Long> pairs(
            JavaRDD<PlacedText> texts, Broadcast<byte[]> table, int ngram, double threshold) {
        return texts.flatMapToPair(
                        text -> {
                            var passes = new SpreadPasses(ngram, threshold);
                            var set = passes.set(text.asText(), table.value());
                            return passes.noted(set).stream()
                                    .map(note -> new Tuple2<>(note, text.place()))
                                    .iterator();
                        })
                .groupByKey()
                .flatMapToPair(group -> crossed(group._2()).iterator())
                .distinct();
    }

    private static List<Tuple2<Long, Long>> crossed(Iterable<Long> places) {
        var sorted = new ArrayList<Long>();
        places.forEach(sorted::add);
        sorted.sort(Comparator.naturalOrder());
        var pairs = new ArrayList<Tuple2<Long, Long>>();
        for (int later = 1; later < sorted.size(); later++) {
            for (var earlier : sorted.subList(0, later)) {
                if (!earlier.equals(sorted.get(later))) {
                    pairs.add(new Tuple2<>(earlier, sorted.get(later)));
                }
            }
        }
        return pairs;
    }

    /** Each pair with its similarity, where it reaches the threshold. */
    private static JavaRDD<Alike> compared(
            JavaRDD<PlacedText> texts,
            JavaPairRDD<Long, Long> pairs,
            Broadcast<byte[]> table,
            int ngram,
            double threshold) {
        var sets =
                texts.mapToPair(
                        text -> {
                            var passes = new SpreadPasses(ngram, threshold);
                            var set = passes.set(text.asText(), table.value());
                            return new Tuple2<>(text.place(), new Sought(text.withoutWords(), set));
                        });
        return pairs.join(sets)
                .mapToPair(pair -> new Tuple2<>(pair._2()._1(), pair._2()._2()))
                .join(sets)
                .values()
                .flatMap(both -> alike(both._1(), both._2(), ngram, threshold).iterator());
    }

    private static List<Alike> alike(Sought one, Sought other, int ngram, double threshold) {
        double similarity = new SpreadPasses(ngram, threshold).similarity(one.set, other.set);
        return similarity < 0 || one.text.isSame(other.text)
                ? List.of()
                : List.of(new Alike(one.text, other.text, similarity));
    }
}
