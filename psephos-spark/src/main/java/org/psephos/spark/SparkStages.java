package org.psephos.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.psephos.curate.Duplicates;
import org.psephos.curate.NearDuplicates;
import org.psephos.curate.SpreadPasses;
import org.psephos.export.Target;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * What {@code spark-submit} calls: {@code near-duplicates OUT FILE...} writes all pairs as tabbed
 * lines (similarity, kind, origin and id of both), {@code fix RULE,... OUT FILE...} the rows of
 * each file that stay and why the others went (origin, id, rule, the row it is like, similarity),
 * {@code redact KIND,... OUT FILE...} all rows with what tells of people masked, {@code convert
 * TARGET OUT FILE...} a folder a file. Nothing is printed: the files are the result.
 */
public final class SparkStages {
    private static final String FIX = "fix";
    private static final String REDACT = "redact";

    private SparkStages() {}

    /** See above. */
    public static void main(String[] given) throws IOException {
        var all = Arrays.asList(given);
        if (all.size() >= 3 && all.getFirst().equals("near-duplicates")) {
            var passes = new SpreadPasses(NearDuplicates.NGRAM, NearDuplicates.THRESHOLD);
            try (var spark = new JavaSparkContext(new SparkConf())) {
                var found = new SparkNearDuplicates(passes).find(spark, all.subList(2, all.size()));
                write(found, Path.of(all.get(1)));
            }
        } else if (all.size() >= 4 && all.getFirst().equals("convert")) {
            var conversion = new SparkConversion(target(all.get(1)));
            try (var spark = new JavaSparkContext(new SparkConf())) {
                conversion.write(spark, all.subList(3, all.size()), all.get(2));
            }
        } else if (all.size() >= 4 && List.of(FIX, REDACT).contains(all.getFirst())) {
            var words = all.get(1);
            var fix = all.getFirst().equals(FIX) ? FixWords.rules(words) : FixWords.masks(words);
            try (var spark = new JavaSparkContext(new SparkConf())) {
                fix.write(spark, all.subList(3, all.size()), all.get(2));
            }
        } else {
            throw usage("nothing was asked that can be done");
        }
    }

    private static Target target(String name) {
        for (var target : Target.values()) {
            if (target.id().equals(name)) {
                return target;
            }
        }
        throw usage(name + " is no target");
    }

    static PsephosException usage(String problem) {
        return new PsephosException(
                Kind.USAGE,
                problem,
                "Write near-duplicates OUT FILE..., fix RULE,... OUT FILE..., redact KIND,... OUT"
                        + " FILE... or convert TARGET OUT FILE...; psephos formats lists the"
                        + " targets, psephos curate --help the rules and kinds.");
    }

    /** Tabs, line ends and backslashes in ids are written as in Java. */
    static void write(Duplicates found, Path out) throws IOException {
        try (var writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            for (var pair : found.pairs()) {
                line(
                        writer,
                        List.of(
                                Double.toString(pair.similarity()),
                                pair.kind().toString(),
                                pair.originA().toString(),
                                pair.a(),
                                pair.originB().toString(),
                                pair.b()));
            }
        }
    }

    /** One line, with tabs between {@code fields}. */
    static void line(BufferedWriter writer, List<String> fields) {
        try {
            writer.write(String.join("\t", fields.stream().map(SparkStages::escaped).toList()));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }
}
