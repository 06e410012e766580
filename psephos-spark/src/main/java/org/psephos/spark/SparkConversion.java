package org.psephos.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.psephos.export.Conversion;
import org.psephos.export.Pairing;
import org.psephos.export.Splits;
import org.psephos.export.Target;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/**
 * Conversion over a cluster: each file is converted by a task of its own, into a folder that is
 * named after its place among all. What stands in the folders, one after the other, is what one
 * machine writes of each file. Judgements of one prompt that are to become a pair must stand in one
 * file; splits go by prompt, and are the same for all files.
 *
 * @param target in which form
 */
public record SparkConversion(Target target) {
    /**
     * What became of one file.
     *
     * @param folder below the one asked for
     * @param read judgements and rejects that came in
     * @param written rows
     */
    public record Part(String file, String folder, long read, long written)
            implements Serializable {}

    /** Converts each of {@code files} into a folder below {@code out}, in their order. */
    public List<Part> write(JavaSparkContext spark, List<String> files, String out) {
        var form = target;
        return spark.parallelize(Shards.numbered(files), files.size())
                .map(shard -> part(form, shard, out))
                .collect();
    }

    private static Part part(Target target, Shards.Numbered shard, String out) {
        var data =
                FeedbackFiles.read(
                        List.of(Path.of(shard.file())),
                        ReadOptions.withDefaults(),
                        ReadProgress.SILENT);
        var folder = Shards.part(shard.number());
        var done =
                new Conversion(target, Pairing.withDefaults(), Splits.none())
                        .write(data, Path.of(out, folder));
        return new Part(shard.file(), folder, done.read(), done.written());
    }
}
