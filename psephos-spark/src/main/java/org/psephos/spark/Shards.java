package org.psephos.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.psephos.curate.SpreadPasses;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/** The files of a dataset, each read as a whole by one task. */
final class Shards {
    private static final int NUMBER_BITS = 32;
    private static final int DIGITS = 5;

    private Shards() {}

    /** The texts of {@code files}, placed by file and then by their number in it. */
    static JavaRDD<PlacedText> texts(JavaSparkContext spark, List<String> files) {
        return spark.parallelize(numbered(files), files.size())
                .flatMap(file -> texts(file).iterator());
    }

    /** Files with their places. */
    static List<Numbered> numbered(List<String> files) {
        var numbered = new ArrayList<Numbered>();
        files.forEach(file -> numbered.add(new Numbered(numbered.size(), file)));
        return numbered;
    }

    /** What becomes of the file at {@code number} is called so. */
    static String part(int number) {
        var digits = Integer.toString(number);
        return "part-" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /** The rows of a file. */
    static EntryFiles entries(String file) {
        return EntryFiles.of(
                List.of(Path.of(file)), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    /** A file with its place among all. */
    record Numbered(int number, String file) implements java.io.Serializable {}

    private static List<PlacedText> texts(Numbered shard) {
        var texts = new ArrayList<PlacedText>();
        long first = (long) shard.number() << NUMBER_BITS;
        entries(shard.file())
                .forEach(
                        entry ->
                                SpreadPasses.texts(
                                        entry,
                                        text ->
                                                texts.add(
                                                        PlacedText.of(
                                                                first + texts.size(), text))));
        return texts;
    }

    /** How long all files are together. */
    static long bytes(List<String> files) {
        long bytes = 0;
        for (var file : files) {
            try {
                bytes += Files.size(Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }
}
