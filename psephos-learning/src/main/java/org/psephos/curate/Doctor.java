package org.psephos.curate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.curate.NearDuplicates.Search;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;

/**
 * The dataset doctor: goes through entries a few times, and keeps of each row no more than a hash
 * and what it reports.
 *
 * @param nearDuplicates how near duplicates are told
 * @param against benchmarks that rows must not share words with; absent where none was named
 * @param meaning how texts of like meaning are told; absent where nobody asked for them
 * @param toxicity what says of answers how toxic they are; absent where nobody asked
 */
public record Doctor(
        NearDuplicates nearDuplicates,
        @Nullable Benchmarks against,
        @Nullable MeaningDuplicates meaning,
        @Nullable Toxicity toxicity) {
    private static final int ROWS = 1000;
    private static final List<Preparation> DENSITIES =
            List.of(Preparation.WORDS, Preparation.WORDS_WITHOUT_STOPWORDS);

    /** Without embeddings and scores of toxicity. */
    public Doctor(NearDuplicates nearDuplicates, @Nullable Benchmarks against) {
        this(nearDuplicates, against, null, null);
    }

    /** Without scores of toxicity. */
    public Doctor(
            NearDuplicates nearDuplicates,
            @Nullable Benchmarks against,
            @Nullable MeaningDuplicates meaning) {
        this(nearDuplicates, against, meaning, null);
    }

    /** Looks at {@code entries}; the same entries give the same findings. */
    public Checkup check(Entries entries) {
        return check(entries, Bounds.USUAL);
    }

    /** As above, with no more in memory than {@code bounds} allow. */
    Checkup check(Entries entries, Bounds bounds) {
        try (var scratch = new Scratch(nearDuplicates.scratch(), bounds.numbers())) {
            return check(entries, scratch, bounds);
        }
    }

    private Checkup check(Entries entries, Scratch scratch, Bounds bounds) {
        var scripts = new Scripts();
        var repeats = new Repeats(scratch, bounds);
        var checks = checks();
        checks.add(repeats);
        checks.add(scripts);
        var contamination = against == null ? null : new Contamination(against);
        if (contamination != null) {
            checks.add(contamination);
        }
        var density = new DensityCounter(DENSITIES, scratch, bounds);
        var counts = new long[3];
        var sources = new TreeSet<String>();
        entries.forEach(
                entry -> {
                    checks.forEach(check -> check.see(entry));
                    count(entry, counts, density);
                    if (sources.size() < 2) { // More say no more.
                        sources.add(source(entry));
                    }
                });
        var densities = density.densities().stream().filter(one -> one.all() > 0).toList();
        boolean anyRepeats = repeats.settle();
        var duplicates = nearDuplicates.search(entries, bounds);
        var findings = new ArrayList<Finding>();
        var removals = alike(entries, duplicates, anyRepeats ? repeats : null, findings);
        checks.forEach(check -> findings.addAll(check.findings()));
        var close = meaning == null ? null : close(meaning, entries, findings);
        var toxic = toxicity == null ? null : toxicity.search(entries);
        if (toxic != null) {
            findings.addAll(toxic.findings());
        }
        var looked = new ArrayList<String>();
        checks.forEach(check -> looked.addAll(check.looked()));
        looked.addAll(compared(duplicates.duplicates(), looked, sources));
        findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::id));
        return new Checkup(
                counts[0],
                counts[1],
                counts[2],
                duplicates.duplicates(),
                close,
                toxic == null ? null : toxic.counts(),
                scripts.counts(),
                densities,
                removals,
                contamination == null ? List.of() : contamination.matches(),
                looked,
                findings);
    }

    /** What is told of near duplicates: of splits and sources only where there are several. */
    private static List<String> compared(
            Duplicates duplicates, List<String> looked, SortedSet<String> sources) {
        var compared = new ArrayList<String>();
        if (duplicates.texts() > 0) {
            compared.add("near-duplicates");
        }
        if (duplicates.texts() > 0 && looked.contains("split-leak")) {
            compared.add("near-duplicates-across-splits");
        }
        if (duplicates.texts() > 0 && sources.size() > 1) {
            compared.add("source-removal");
        }
        return compared;
    }

    private static List<Check> checks() {
        return new ArrayList<>(
                List.of(
                        new AnswerChecks.Identical(),
                        new AnswerChecks.Empty(),
                        new AnswerChecks.BrokenTurns(),
                        new AnswerChecks.Refusals(),
                        new LengthOutliers(),
                        new PersonalData(),
                        new ScoreContradictions()));
    }

    private static void count(Entry entry, long[] counts, DensityCounter density) {
        counts[0]++;
        var item = entry.item();
        if (item != null && !item.conversation().isEmpty()) {
            counts[1]++;
            density.add(TextUnit.text(item.conversation()));
        }
        for (var response : entry.responses()) {
            counts[2]++;
            density.add(AnswerChecks.text(response));
        }
    }

    /**
     * What near duplicates mean for rows, splits and sources; one more pass, where there are any.
     *
     * @param repeats those that are to be named in that pass
     */
    private static List<Removal> alike(
            Entries entries, Search search, @Nullable Repeats repeats, List<Finding> findings) {
        var duplicates = search.duplicates();
        if (duplicates.total() == 0 && repeats == null) {
            return List.of();
        }
        var rows = new Evidence();
        var sources = new Removal.Counter();
        var splits = new TreeMap<String, String>();
        var named = named(duplicates);
        var unit = new int[1];
        var at = new int[1];
        entries.forEach(
                entry -> {
                    boolean isLater = repeats(entry, unit, search.later());
                    rows.look();
                    if (isLater) {
                        rows.hit(entry.origin());
                    }
                    sources.add(source(entry), isLater);
                    var origin = entry.origin().toString();
                    var split = Repeats.split(entry);
                    if (!split.isEmpty() && named.contains(origin)) {
                        splits.put(origin, split);
                    }
                    if (repeats != null) {
                        repeats.name(at[0]++, entry.origin());
                    }
                });
        if (duplicates.total() == 0) {
            return List.of();
        }
        findings.add(finding(duplicates, rows));
        leak(duplicates, splits, findings);
        findings.addAll(Removal.alarms(sources.removals()));
        return sources.removals();
    }

    /** Near duplicates in meaning; one more pass, where there are any. */
    private static MeaningPairs close(
            MeaningDuplicates meaning, Entries entries, List<Finding> findings) {
        var search = meaning.search(entries);
        if (search.pairs().total() > 0) {
            var rows = new Evidence();
            var unit = new int[1];
            entries.forEach(
                    entry -> {
                        rows.look();
                        if (repeats(entry, unit, search.later())) {
                            rows.hit(entry.origin());
                        }
                    });
            findings.add(finding(search.pairs(), rows));
        }
        return search.pairs();
    }

    private static Finding finding(MeaningPairs pairs, Evidence rows) {
        return new Finding(
                "embedding-near-duplicates",
                rows.severity(0.01, 0.1),
                "%s of texts are close in meaning (%s, cosine at least %s); %s rows have an earlier one."
                        .formatted(
                                Words.count(pairs.total(), "pair"),
                                pairs.embedder(),
                                pairs.threshold(),
                                rows.counted()),
                "pairs of texts of one kind whose embeddings' cosine reaches the threshold",
                Unit.COUNT,
                (double) pairs.total(),
                null,
                null,
                pairs.texts(),
                rows.rows(),
                "Look at the pairs: like meaning is no mistake by itself; keep the first of each: psephos curate fix FILE --out PATH --drop embedding-near-duplicates");
    }

    /** Whether any text of {@code entry} has one before it that is alike. */
    private static boolean repeats(Entry entry, int[] unit, BitSet later) {
        int first = unit[0];
        unit[0] += TextUnit.count(entry);
        int next = later.nextSetBit(first);
        return next >= 0 && next < unit[0];
    }

    private static Set<String> named(Duplicates duplicates) {
        var named = new LinkedHashSet<String>();
        for (var pair : duplicates.pairs()) {
            named.add(pair.originA().toString());
            named.add(pair.originB().toString());
        }
        return named;
    }

    private static String source(Entry entry) {
        var item = entry.item();
        return item == null ? "" : item.attributes().getOrDefault("source", "");
    }

    private static Finding finding(Duplicates duplicates, Evidence rows) {
        return new Finding(
                "near-duplicates",
                rows.severity(0.01, 0.1),
                "%s of texts are alike (word %s-grams, Jaccard at least %s); %s rows have an earlier one."
                        .formatted(
                                Words.count(duplicates.total(), "pair"),
                                duplicates.ngram(),
                                duplicates.threshold(),
                                rows.counted()),
                "pairs of texts of one kind whose Jaccard similarity reaches the threshold",
                Unit.COUNT,
                (double) duplicates.total(),
                null,
                null,
                duplicates.texts(),
                rows.rows(),
                "Look at the pairs; keep the first of each: psephos curate fix FILE --out PATH --drop near-duplicates");
    }

    private static void leak(
            Duplicates duplicates, TreeMap<String, String> splits, List<Finding> findings) {
        var rows = new LinkedHashSet<String>();
        long pairs = 0;
        for (var pair : duplicates.pairs()) {
            var one = splits.getOrDefault(pair.originA().toString(), "");
            var other = splits.getOrDefault(pair.originB().toString(), "");
            if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
                pairs++;
                rows.add(pair.originB().toString());
            }
        }
        if (pairs > 0) {
            findings.add(
                    new Finding(
                            "near-duplicates-across-splits",
                            Severity.HIGH,
                            "%s of alike texts stand on both sides of a split."
                                    .formatted(Words.count(pairs, "pair")),
                            "pairs of near duplicates whose rows are in different splits",
                            Unit.COUNT,
                            (double) pairs,
                            null,
                            null,
                            duplicates.total(),
                            rows.stream().limit(ROWS).toList(),
                            "Drop them from the training split, or split by groups of alike texts."));
        }
    }
}
