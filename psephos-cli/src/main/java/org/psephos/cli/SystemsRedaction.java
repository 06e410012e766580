package org.psephos.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.curate.Fix;
import org.psephos.curate.Mixing;
import org.psephos.curate.NearDuplicates;
import org.psephos.curate.PersonalKind;
import org.psephos.curate.Redaction;
import org.psephos.curate.Rule;
import org.psephos.export.RowCopy;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.Origin;

/**
 * S113, threads of boards with scores of toxicity and named entities: posts whose toxicity reaches
 * a bound go, in what stays people and addresses are masked, and threads keep their form. What
 * stays was counted by hand; how it grows to a hundred million posts is measured by {@code
 * bench/redact.py}.
 */
final class SystemsRedaction {
    private static final String ENTITY = "{\"entity_text\": \"%s\", \"entity_label\": \"%s\"}";

    private SystemsRedaction() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S113", Kind.CODE, "SystemsRedaction", "", SystemsRedaction::check));
    }

    static Verdict check(@Nullable Path published) {
        return Verdict.compare(
                Rows.FAITHFUL,
                "posts dropped, values masked by kind, threads that stay, and what they still say",
                "{max-score=3} {PERSON=3, e-mail=1} 2 threads, 3 posts, 0 names, country kept 3 times",
                SystemsScratch.with("threads.ndjson", threads(), SystemsRedaction::mended));
    }

    private static String threads() {
        var ann = ENTITY.formatted("Ann Lee", "PERSON");
        var place = ENTITY.formatted("Rome", "GPE");
        return thread(
                        post(1, "Ann Lee wrote jo@mail.org from Rome", "0.2", ann + ", " + place),
                        post(2, "something vile", "0.91", ""),
                        post(3, "so said Ann Lee", "0.1", ""))
                + thread(post(4, "vile", "0.8001", ""), post(5, "vile again", "1", ""))
                + thread(post(6, "good day", "0.8", ""));
    }

    private static String post(int number, String text, String toxicity, String entities) {
        return ("{\"no\": %d, \"now\": \"06/29/16(Wed)00:00:00\", \"time\": %d, \"com\": \"%s\","
                        + " \"country\": \"US\", \"perspectives\": {\"TOXICITY\": %s,"
                        + " \"SEVERE_TOXICITY\": 0.1}, \"entities\": [%s]}")
                .formatted(number, 1_467_187_200 + number, text, toxicity, entities);
    }

    private static String thread(String... posts) {
        return "{\"posts\": [" + String.join(", ", posts) + "]}\n";
    }

    private static String mended(Path file) {
        var entries = EntryFiles.of(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var fix =
                new Fix(
                        Set.of(Rule.MAX_SCORE),
                        NearDuplicates.withDefaults(),
                        null,
                        new Mixing("TOXICITY", null, 0.8, "source", new TreeMap<>()));
        var lines = new BitSet();
        var numbers = new BitSet();
        var fixed =
                fix.decide(
                        entries,
                        kept -> {
                            lines.set(Math.toIntExact(((Origin.Row) kept.origin()).line()));
                            numbers.set(Math.toIntExact(entries.number()));
                        },
                        gone -> {});
        var masks = new Redaction(EnumSet.allOf(PersonalKind.class), Set.of("PERSON"), null, false);
        var out = file.resolveSibling("clean.ndjson");
        long posts =
                RowCopy.copy(
                        file, out, new RowCopy.Wanted(lines, numbers, entries.inside(), masks));
        var sums = new TreeMap<String, Long>();
        masks.masked()
                .forEach(
                        (kind, names) ->
                                sums.put(
                                        kind, names.values().stream().mapToLong(one -> one).sum()));
        var text = taken(out);
        return "%s %s %s threads, %s posts, %s names, country kept %s times"
                .formatted(
                        fixed.dropped(),
                        sums,
                        text.lines().count(),
                        posts,
                        times(text, "Ann Lee") + times(text, "jo@mail.org"),
                        times(text, "\"country\": \"US\""));
    }

    private static int times(String text, String what) {
        return text.split(Pattern.quote(what), -1).length - 1;
    }

    /** What a file says, which goes. */
    private static String taken(Path file) {
        try {
            var text = Files.readString(file);
            Files.delete(file);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
