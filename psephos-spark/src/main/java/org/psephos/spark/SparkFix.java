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
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.Fix;
import org.psephos.curate.Rule;
import org.psephos.curate.Verdicts;
import org.psephos.dataset.Entry;
import org.psephos.export.RowCopy;
import org.psephos.export.TableCopy;
import org.psephos.lm.LocalModels;
import org.psephos.model.Origin;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;
import scala.Tuple2;

/**
 * {@link Fix} over a cluster: workers look at rows, compare texts and copy what stays; the driver
 * decides, by the code that one machine runs, on a few numbers of each row. Each file becomes one
 * of the rows that stay, as they stand but for what is masked, and one that says of each other row
 * why it went.
 *
 * @param fix what is dropped; its benchmarks are not looked at. Workers open the embedder of its
 *     meaning by name, which must be a local one, and are sent its scorer of toxicity, which must
 *     be {@link Serializable}, as {@link org.psephos.curate.ColumnScores} is
 * @param benchmarks files that rows must not share words with, which every machine can read
 * @param ngram words in a row that are shared with a benchmark
 * @param masks what is masked in the rows that stay; null for nothing
 */
public record SparkFix(Fix fix, List<String> benchmarks, int ngram, @Nullable Masks masks) {
    /** Without masks. */
    public SparkFix(Fix fix, List<String> benchmarks, int ngram) {
        this(fix, benchmarks, ngram, null);
    }

    public SparkFix {
        benchmarks = List.copyOf(benchmarks);
        var meaning = fix.meaning();
        if (meaning != null && !SparkMeaning.isLocal(meaning)) {
            throw new PsephosException(
                    Kind.USAGE,
                    "workers cannot open the embedder " + meaning.embedder().name(),
                    "Take one of %s, or run psephos curate fix --drop %s on one machine."
                            .formatted(LocalModels.NAMES, Rule.EMBEDDING_NEAR_DUPLICATES));
        }
        var toxicity = fix.toxicity();
        if (toxicity != null && !(toxicity.scorer() instanceof Serializable)) {
            throw new PsephosException(
                    Kind.USAGE,
                    "the scorer %s cannot be sent to workers".formatted(toxicity.scorer().name()),
                    "Write its scores into a column first, and name that, or run psephos curate fix"
                            + " --drop %s on one machine.".formatted(Rule.TOXIC_ANSWERS));
        }
        if (fix.rules().contains(Rule.CONTAMINATION) && benchmarks.isEmpty()) {
            throw new PsephosException(
                    Kind.USAGE,
                    "contamination needs a benchmark",
                    "Name files that every machine can read, or leave the rule out.");
        }
    }

    /**
     * What was done.
     *
     * @param rows that there were
     * @param kept that stay
     * @param dropped rows by each rule that dropped any
     * @param changed kept rows in which anything was masked
     */
    public record Mended(long rows, long kept, Map<Rule, Long> dropped, long changed) {
        public Mended {
            dropped = java.util.Collections.unmodifiableMap(new TreeMap<>(dropped));
        }
    }

    /**
     * What was masked in one file: kept rows that changed, columns that no row had, and keys inside
     * of columns of names that stayed.
     */
    private record Masked(long changed, List<String> unseen, List<String> staying)
            implements Serializable {}

    /** Why the row that is the so manieth of its file goes. */
    private record Gone(int row, Rule rule, @Nullable String like, double similarity)
            implements Serializable {}

    /** A file, where it goes to, and which of its rows go. */
    private record Work(String file, String out, List<Gone> gone, @Nullable Masks masks)
            implements Serializable {

        /** Called as the file ends. */
        Path written() {
            var name = Path.of(file).getFileName().toString();
            int dot = name.indexOf('.');
            return Path.of(out + (dot < 0 ? "" : name.substring(dot)));
        }

        Path reasons() {
            return Path.of(out + ".dropped.tsv");
        }
    }

    /** Mends {@code files}, which every machine can read, into {@code out}, which it can write. */
    public Mended write(JavaSparkContext spark, List<String> files, String out) throws IOException {
        var rows = new SpreadRows(spark, files, FixLook.of(fix, benchmarks, ngram), fix);
        Files.createDirectories(Path.of(out));
        try (var verdicts = fix.decide(rows)) {
            var origins = origins(spark, files, rows, verdicts.named());
            var works = new ArrayList<Work>();
            for (int file = 0; file < files.size(); file++) {
                works.add(
                        new Work(
                                files.get(file),
                                Path.of(out, Shards.part(file)).toString(),
                                gone(verdicts, rows.start(file), rows.start(file + 1), origins),
                                masks));
            }
            var masked = spark.parallelize(works, works.size()).map(SparkFix::mend).collect();
            demandColumns(masked, works);
            long changed = masked.stream().mapToLong(Masked::changed).sum();
            return new Mended(verdicts.rows(), verdicts.kept(), verdicts.dropped(), changed);
        }
    }

    /** A column that not one file has was misspelt: nothing is left whose names would stay. */
    private static void demandColumns(List<Masked> masked, List<Work> works) throws IOException {
        var unseen = new TreeSet<>(masked.getFirst().unseen());
        masked.forEach(one -> unseen.retainAll(one.unseen()));
        var staying = new TreeSet<String>();
        masked.forEach(one -> staying.addAll(one.staying()));
        if (unseen.isEmpty() && staying.isEmpty()) {
            return;
        }
        for (var work : works) {
            Files.deleteIfExists(work.written());
            Files.deleteIfExists(work.reasons());
        }
        if (unseen.isEmpty()) {
            throw new PsephosException(
                    Kind.DATA,
                    "a column of names holds an object, in which \"%s\" would have stayed"
                            .formatted(staying.getFirst()),
                    "Name that key with the same secret too; nothing was written.");
        }
        throw new PsephosException(
                Kind.DATA,
                "no row has a column \"%s\", so that its names would have stayed"
                        .formatted(unseen.getFirst()),
                "Name columns or keys as they stand in the rows; nothing was written.");
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
    private static Masked mend(Work work) throws IOException {
        var entries = Shards.entries(work.file());
        var inside = entries.areRows() ? List.<String>of() : entries.inside();
        if (!entries.areRows() && inside.isEmpty()) {
            throw new PsephosException(
                    Kind.USAGE,
                    work.file()
                            + ": its rows are no rows of a table that could be left out one by one",
                    "Make JSON Lines of it first: psephos convert FILE --to jsonl --out rows.jsonl");
        }
        var lines = new BitSet();
        var numbers = new BitSet();
        var reasons = new TreeMap<Integer, Gone>();
        work.gone().forEach(one -> reasons.put(one.row(), one));
        var row = new int[1];
        try (var why = Files.newBufferedWriter(work.reasons(), StandardCharsets.UTF_8)) {
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
        var redaction = work.masks() == null ? null : work.masks().begin();
        var wanted = new RowCopy.Wanted(lines, numbers, inside, redaction);
        TableCopy.copy(Path.of(work.file()), work.written(), wanted);
        return redaction == null
                ? new Masked(0, List.of(), List.of())
                : new Masked(
                        redaction.rows(),
                        List.copyOf(redaction.unseenColumns()),
                        List.copyOf(redaction.staying().values()));
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
