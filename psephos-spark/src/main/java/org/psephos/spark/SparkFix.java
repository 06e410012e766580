package org.psephos.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.Fix;
import org.psephos.curate.Rule;
import org.psephos.curate.SpreadPasses;
import org.psephos.curate.Verdicts;
import org.psephos.dataset.Entry;
import org.psephos.export.RowCopy;
import org.psephos.ingest.ParquetTable;
import org.psephos.model.Origin;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;
import scala.Tuple2;

/**
 * {@link Fix} over a cluster: workers look at rows, compare texts and copy what stays; the driver
 * decides, by the code that one machine runs, on a few numbers of each row. Each file becomes one
 * of the rows that stay, as they stand, and one that says of each other row why it went.
 *
 * @param fix what is dropped; its benchmarks are not looked at, and neither toxicity nor meaning is
 *     known here
 * @param benchmarks files that rows must not share words with, which every machine can read
 * @param ngram words in a row that are shared with a benchmark
 */
public record SparkFix(Fix fix, List<String> benchmarks, int ngram) {
    public SparkFix {
        benchmarks = List.copyOf(benchmarks);
        for (var rule : List.of(Rule.TOXIC_ANSWERS, Rule.EMBEDDING_NEAR_DUPLICATES)) {
            if (fix.rules().contains(rule)) {
                throw new PsephosException(
                        Kind.USAGE,
                        rule + " is not looked at on a cluster",
                        "Leave it out, or run psephos curate fix --drop %s on one machine."
                                .formatted(rule));
            }
        }
        if (fix.rules().contains(Rule.CONTAMINATION) && benchmarks.isEmpty()) {
            throw new PsephosException(
                    Kind.USAGE,
                    "contamination needs a benchmark",
                    "Name files that every machine can read, or leave the rule out.");
        }
    }

    /** Rows dropped by each rule that dropped any, and how many rows there were and stay. */
    public record Mended(long rows, long kept, Map<Rule, Long> dropped) {
        public Mended {
            dropped = java.util.Collections.unmodifiableMap(new TreeMap<>(dropped));
        }
    }

    /** Why the row that is the so manieth of its file goes. */
    private record Gone(int row, Rule rule, @Nullable String like, double similarity)
            implements Serializable {}

    /** A file, where it goes to, and which of its rows go. */
    private record Work(String file, String out, List<Gone> gone) implements Serializable {}

    /** Mends {@code files}, which every machine can read, into {@code out}, which it can write. */
    public Mended write(JavaSparkContext spark, List<String> files, String out) throws IOException {
        var passes =
                new SpreadPasses(fix.nearDuplicates().ngram(), fix.nearDuplicates().threshold());
        var rows = new SpreadRows(spark, files, FixLook.of(fix, benchmarks, ngram), passes);
        Files.createDirectories(Path.of(out));
        try (var verdicts = fix.decide(rows)) {
            var origins = origins(spark, files, rows, verdicts.named());
            var works = new ArrayList<Work>();
            for (int file = 0; file < files.size(); file++) {
                works.add(
                        new Work(
                                files.get(file),
                                Path.of(out, Shards.part(file)).toString(),
                                gone(verdicts, rows.start(file), rows.start(file + 1), origins)));
            }
            spark.parallelize(works, works.size()).foreach(SparkFix::mend);
            return new Mended(verdicts.rows(), verdicts.kept(), verdicts.dropped());
        }
    }

    private static List<Gone> gone(
            Verdicts verdicts, int from, int to, SortedMap<Integer, String> origins) {
        var gone = new ArrayList<Gone>();
        for (int row = from; row < to; row++) {
            var verdict = verdicts.of(row);
            if (verdict != null) {
                gone.add(
                        new Gone(
                                row - from,
                                verdict.rule(),
                                origins.get(verdict.like()),
                                verdict.similarity()));
            }
        }
        return gone;
    }

    /** Where the rows were read that others are like. */
    private static SortedMap<Integer, String> origins(
            JavaSparkContext spark, List<String> files, SpreadRows rows, BitSet named) {
        var origins = new TreeMap<Integer, String>();
        if (!named.isEmpty()) {
            var wanted = spark.broadcast(named);
            var starts = new int[files.size()];
            java.util.Arrays.setAll(starts, rows::start);
            spark.parallelize(Shards.numbered(files), files.size())
                    .flatMap(
                            shard ->
                                    origins(shard.file(), starts[shard.number()], wanted.value())
                                            .iterator())
                    .collect()
                    .forEach(one -> origins.put(one._1(), one._2()));
            wanted.destroy();
        }
        return origins;
    }

    private static List<Tuple2<Integer, String>> origins(String file, int start, BitSet wanted) {
        var found = new ArrayList<Tuple2<Integer, String>>();
        var at = new int[] {start};
        Shards.entries(file)
                .forEach(
                        entry -> {
                            int row = at[0]++;
                            if (wanted.get(row)) {
                                found.add(new Tuple2<>(row, entry.origin().toString()));
                            }
                        });
        return found;
    }

    /** Copies the rows of one file that stay. */
    private static void mend(Work work) throws IOException {
        var in = Path.of(work.file());
        var entries = Shards.entries(work.file());
        if (!entries.areRows()) {
            throw new PsephosException(
                    Kind.USAGE,
                    in + ": its rows are no rows of a table that could be left out one by one",
                    "Make JSON Lines of it first: psephos convert FILE --to jsonl --out rows.jsonl");
        }
        var lines = new BitSet();
        var numbers = new BitSet();
        var reasons = new TreeMap<Integer, Gone>();
        work.gone().forEach(one -> reasons.put(one.row(), one));
        var name = in.getFileName().toString();
        int dot = name.indexOf('.');
        var out = work.out() + (dot < 0 ? "" : name.substring(dot));
        var row = new int[1];
        try (var why =
                Files.newBufferedWriter(
                        Path.of(work.out() + ".dropped.tsv"), StandardCharsets.UTF_8)) {
            entries.forEach(
                    entry -> {
                        var gone = reasons.get(row[0]++);
                        if (gone == null) {
                            lines.set(Math.toIntExact(((Origin.Row) entry.origin()).line()));
                            numbers.set(Math.toIntExact(entries.number()));
                        } else {
                            SparkStages.line(why, fields(entry, gone));
                        }
                    });
        }
        if (ParquetTable.recognises(in)) {
            ParquetTable.copy(in, Path.of(out), numbers);
        } else {
            RowCopy.copy(in, Path.of(out), lines, numbers);
        }
    }

    private static List<String> fields(Entry entry, Gone gone) {
        var item = entry.item();
        var like = gone.like();
        return List.of(
                entry.origin().toString(),
                item == null ? "" : item.id().value(),
                gone.rule().toString(),
                like == null ? "" : like,
                like == null ? "" : Double.toString(gone.similarity()));
    }
}
