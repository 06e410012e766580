package org.psephos.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.psephos.curate.CosineBlock;
import org.psephos.curate.FixRows;
import org.psephos.curate.MeaningDuplicates;
import org.psephos.lm.Embedder;
import org.psephos.lm.LocalModels;
import org.psephos.lm.Vectors;

/**
 * Texts whose embeddings are close, found where the texts lie: each worker embeds its own with the
 * local model of that name, and every block of vectors is compared with every other.
 *
 * @param embedder a name that {@link LocalModels} knows
 * @param threshold least cosine
 */
record SparkMeaning(String embedder, double threshold) implements Serializable {
    private static final int BATCH = 256;

    /** As {@code meaning} has it, whose embedder each worker opens for itself. */
    static SparkMeaning of(MeaningDuplicates meaning) {
        return new SparkMeaning(meaning.embedder().name(), meaning.threshold());
    }

    /** Whether workers can open the embedder that {@code meaning} has. */
    static boolean isLocal(MeaningDuplicates meaning) {
        return LocalModels.NAMES.contains(meaning.embedder().name());
    }

    /** Tells of all pairs among {@code texts}, of which no two are the same. */
    void alike(JavaRDD<PlacedText> texts, FixRows.Like to) {
        var name = embedder;
        double least = threshold;
        var blocks =
                texts.mapPartitions(some -> blocks(name, some).iterator())
                        .persist(StorageLevel.MEMORY_AND_DISK_SER());
        blocks.cartesian(blocks)
                .filter(two -> two._1().first() <= two._2().first())
                .flatMap(two -> pairs(two._1(), two._2(), least).iterator())
                .collect()
                .forEach(pair -> to.are(pair.later(), pair.earlier(), pair.cosine()));
        blocks.unpersist();
    }

    private record Pair(int earlier, int later, double cosine) implements Serializable {}

    /** Vectors, one behind the other, and the places of their texts, ascending. */
    private static final class Block implements Serializable {
        private static final long serialVersionUID = 1;

        private final int[] places;
        private final int dimensions;
        private final float[] numbers;

        Block(int[] places, int dimensions, float[] numbers) {
            this.places = places;
            this.dimensions = dimensions;
            this.numbers = numbers;
        }

        int first() {
            return places[0];
        }

        CosineBlock vectors() {
            return new CosineBlock(Vectors.of(dimensions, numbers));
        }
    }

    private static List<Block> blocks(String name, Iterator<PlacedText> texts) {
        var blocks = new ArrayList<Block>();
        try (var embedder = LocalModels.open(name, 1)) {
            while (texts.hasNext()) {
                blocks.add(block(embedder, texts));
            }
        }
        return blocks;
    }

    private static Block block(Embedder embedder, Iterator<PlacedText> texts) {
        int dimensions = embedder.dimensions();
        var places = new int[CosineBlock.ROWS];
        var numbers = new float[CosineBlock.ROWS * dimensions];
        int size = 0;
        while (size < CosineBlock.ROWS && texts.hasNext()) {
            int first = size;
            var batch = new ArrayList<String>();
            while (batch.size() < BATCH && texts.hasNext()) {
                var text = texts.next();
                places[size++] = (int) text.place();
                batch.add(text.text());
            }
            var vectors = embedder.embed(batch);
            for (int at = 0; at < batch.size(); at++) {
                System.arraycopy(
                        vectors.copy(at), 0, numbers, (first + at) * dimensions, dimensions);
            }
        }
        return new Block(
                Arrays.copyOf(places, size), dimensions, Arrays.copyOf(numbers, size * dimensions));
    }

    private static List<Pair> pairs(Block one, Block other, double threshold) {
        var later = other.vectors();
        var earlier = one.first() == other.first() ? later : one.vectors();
        return later.pairs(earlier, threshold).stream()
                .map(
                        found ->
                                new Pair(
                                        one.places[found.earlier()],
                                        other.places[found.later()],
                                        MeaningDuplicates.ofDifferent(found.cosine())))
                .toList();
    }
}
