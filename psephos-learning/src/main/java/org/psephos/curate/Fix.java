package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Feedback;

/**
 * Drops rows by named rules and says of each why. Rules about single rows come first, then
 * repetitions among what is left, then the mix of sources, then the balance of lengths: each rule
 * sees only rows that stay.
 *
 * @param rules what rows are dropped for
 * @param nearDuplicates how near duplicates are told
 * @param against benchmarks that rows must not share words with; used by {@link Rule#CONTAMINATION}
 * @param mixing how much of each source stays
 * @param meaning how rows of like meaning are told; used by {@link Rule#EMBEDDING_NEAR_DUPLICATES},
 *     which needs it
 * @param toxicity what says how toxic answers are; used by {@link Rule#TOXIC_ANSWERS}, which needs
 *     it
 * @param balancing how pairs are evened out by length; used by {@link Rule#LENGTH_IMBALANCE}
 */
public record Fix(
        Set<Rule> rules,
        NearDuplicates nearDuplicates,
        @Nullable Benchmarks against,
        Mixing mixing,
        @Nullable MeaningDuplicates meaning,
        Balancing balancing,
        @Nullable Toxicity toxicity) {

    /** What is dropped unless something else is asked for: rows that no trainer should see. */
    public static final Set<Rule> USUAL =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Rule.EMPTY_PROMPTS,
                            Rule.EMPTY_ANSWERS,
                            Rule.IDENTICAL_ANSWERS,
                            Rule.BROKEN_TURNS,
                            Rule.EXACT_DUPLICATES,
                            Rule.NEAR_DUPLICATES));

    /** Without scores of toxicity. */
    public Fix(
            Set<Rule> rules,
            NearDuplicates nearDuplicates,
            @Nullable Benchmarks against,
            Mixing mixing,
            @Nullable MeaningDuplicates meaning,
            Balancing balancing) {
        this(rules, nearDuplicates, against, mixing, meaning, balancing, null);
    }

    /** Without embeddings and scores of toxicity. */
    public Fix(
            Set<Rule> rules,
            NearDuplicates nearDuplicates,
            @Nullable Benchmarks against,
            Mixing mixing) {
        this(rules, nearDuplicates, against, mixing, null, Balancing.withDefaults());
    }

    public Fix {
        if (rules.contains(Rule.EMBEDDING_NEAR_DUPLICATES) && meaning == null) {
            throw new IllegalArgumentException(
                    Rule.EMBEDDING_NEAR_DUPLICATES + " needs to know how meaning is told");
        }
        if (rules.contains(Rule.TOXIC_ANSWERS) && toxicity == null) {
            throw new IllegalArgumentException(
                    Rule.TOXIC_ANSWERS + " needs to know what says how toxic answers are");
        }
        rules =
                Collections.unmodifiableSet(
                        rules.isEmpty() ? EnumSet.noneOf(Rule.class) : EnumSet.copyOf(rules));
    }

    /**
     * Decides about every row of {@code entries}, which are gone through several times. What grows
     * with the rows is put aside in the folder of {@code nearDuplicates}, where it has one, until
     * the result is closed.
     */
    public Fixed decide(Entries entries) {
        return decide(entries, Bounds.USUAL);
    }

    /** As above, with no more in memory than {@code bounds} allow. */
    Fixed decide(Entries entries, Bounds bounds) {
        var scratch = new Scratch(nearDuplicates.scratch(), bounds.numbers());
        boolean done = false;
        try {
            var decision = new Decision(scratch, bounds);
            decide(entries, decision);
            done = true;
            return new Fixed(entries, decision.rows, decision.reasons, decision.likes, scratch);
        } finally {
            if (!done) {
                scratch.close();
            }
        }
    }

    private void decide(Entries entries, Decision decision) {
        if (looksAtSingleRows()) {
            single(entries, decision);
        }
        if (rules.contains(Rule.NEAR_DUPLICATES)) {
            alike(entries, decision, Rule.NEAR_DUPLICATES);
        }
        if (rules.contains(Rule.NEAR_DUPLICATE_PROMPTS)) {
            alike(entries, decision, Rule.NEAR_DUPLICATE_PROMPTS);
        }
        if (rules.contains(Rule.EMBEDDING_NEAR_DUPLICATES)) {
            alike(entries, decision, Rule.EMBEDDING_NEAR_DUPLICATES);
        }
        if (!mixing.portions().isEmpty()) {
            mix(entries, decision);
        }
        if (rules.contains(Rule.LENGTH_IMBALANCE)) {
            LengthBalance.gone(
                            entries, decision.dropped, balancing, decision.scratch, decision.bounds)
                    .stream()
                    .forEach(row -> decision.drop(row, Rule.LENGTH_IMBALANCE));
        }
    }

    /** What is decided so far, by the place of the row. */
    private static final class Decision {
        private final Scratch scratch;
        private final Bounds bounds;
        private final BitSet dropped = new BitSet();
        private final Map<Rule, BitSet> reasons = new EnumMap<>(Rule.class);
        private final Map<Rule, Likes> likes = new EnumMap<>(Rule.class);
        private int rows;

        Decision(Scratch scratch, Bounds bounds) {
            this.scratch = scratch;
            this.bounds = bounds;
        }

        void drop(int row, Rule rule) {
            dropped.set(row);
            reasons.computeIfAbsent(rule, ignored -> new BitSet()).set(row);
        }

        /** The places of the rows that stay, counted. */
        Ranks kept() {
            var all = new BitSet(rows);
            all.set(0, rows);
            all.andNot(dropped);
            return new Ranks(all);
        }
    }

    /** Whether anything is asked that needs a pass of its own, and not the next one alone. */
    private boolean looksAtSingleRows() {
        var later = EnumSet.of(Rule.NEAR_DUPLICATES, Rule.NEAR_DUPLICATE_PROMPTS);
        return rules.isEmpty() || !later.containsAll(rules) || !mixing.portions().isEmpty();
    }

    private void single(Entries entries, Decision decision) {
        var repeats = new Repeats(decision.scratch, decision.bounds);
        var leaking = leaking(entries, decision);
        var checks = checks();
        var toxic =
                rules.contains(Rule.TOXIC_ANSWERS)
                        ? Objects.requireNonNull(toxicity).search(entries).rows()
                        : new BitSet();
        entries.forEach(
                entry -> {
                    int row = decision.rows++;
                    var found = EnumSet.noneOf(Rule.class);
                    checks.forEach(check -> add(found, check.see(entry)));
                    if (toxic.get(row)) {
                        found.add(Rule.TOXIC_ANSWERS);
                    }
                    if (leaking.get(row)) {
                        found.add(Rule.SPLIT_LEAK);
                    }
                    if (rules.contains(Rule.CONTAMINATION)
                            && against != null
                            && against.holds(entry)) {
                        found.add(Rule.CONTAMINATION);
                    }
                    var wrong = outside(entry);
                    if (wrong != null) {
                        found.add(wrong);
                    }
                    found.retainAll(rules);
                    if (!found.isEmpty()) {
                        decision.drop(row, found.iterator().next());
                    } else if (rules.contains(Rule.EXACT_DUPLICATES)) {
                        repeats.seeRow(entry, row);
                    }
                });
        repeats.repeating().stream().forEach(row -> decision.drop(row, Rule.EXACT_DUPLICATES));
    }

    /** Rows of the training split that leak; one more pass, where it is asked for. */
    private BitSet leaking(Entries entries, Decision decision) {
        if (!rules.contains(Rule.SPLIT_LEAK)) {
            return new BitSet();
        }
        var splits = new Repeats(decision.scratch, decision.bounds);
        var at = new int[1];
        entries.forEach(entry -> splits.seePrompt(entry, at[0]++));
        return splits.leaking();
    }

    /** The checks that some rule asks for. */
    private List<Check> checks() {
        var checks = new ArrayList<Check>();
        when(checks, new AnswerChecks.Empty(), Rule.EMPTY_PROMPTS, Rule.EMPTY_ANSWERS);
        when(checks, new AnswerChecks.Identical(), Rule.IDENTICAL_ANSWERS);
        when(checks, new AnswerChecks.BrokenTurns(), Rule.BROKEN_TURNS);
        when(checks, new Scripts(), Rule.GARBLED_TEXT, Rule.SCRIPT_MISMATCH);
        when(checks, new PersonalData(), Rule.PERSONAL_DATA);
        when(checks, new AnswerChecks.Refusals(), Rule.REFUSALS);
        when(checks, new ScoreContradictions(), Rule.SCORE_CONTRADICTION, Rule.CHOSEN_SCORES_LOWER);
        return checks;
    }

    private void when(List<Check> checks, Check check, Rule... asked) {
        if (Arrays.stream(asked).anyMatch(rules::contains)) {
            checks.add(check);
        }
    }

    private static void add(Set<Rule> found, List<String> ids) {
        for (var id : ids) {
            for (var rule : Rule.values()) {
                if (rule.toString().equals(id)) {
                    found.add(rule);
                }
            }
        }
    }

    /** The bound that the score of a row does not keep; a missing score keeps only the upper. */
    private @Nullable Rule outside(Entry entry) {
        var least = mixing.least();
        var most = mixing.most();
        if (least == null && most == null) {
            return null;
        }
        var score = score(entry);
        if (least != null && (score == null || score < least)) {
            return Rule.MIN_SCORE;
        }
        return most != null && score != null && score > most ? Rule.MAX_SCORE : null;
    }

    /** The score of a row: a rating of its preferred or first answer, or an attribute. */
    private @Nullable Double score(Entry entry) {
        var name = mixing.score();
        if (name == null) {
            return null;
        }
        for (var feedback : entry.feedback()) {
            if (feedback instanceof Feedback.Rating rating
                    && rating.header().criterion().equals(name)) {
                return rating.value();
            }
        }
        var item = entry.item();
        var told = item == null ? null : item.attributes().get(name);
        return told == null ? null : number(told);
    }

    private static @Nullable Double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void alike(Entries entries, Decision decision, Rule rule) {
        var left = KeepFirst.without(entries, decision.dropped);
        var links = links(left, rule, decision);
        decision.rows = left.rows();
        var places = decision.kept();
        var likes = new Likes(decision.scratch);
        KeepFirst.of(links, decision.scratch)
                .each(
                        (text, like) -> {
                            int row = places.place(text);
                            decision.drop(row, rule);
                            likes.add(row, places.place(like.kept()), like.similarity());
                        });
        decision.likes.put(rule, likes);
    }

    private Links links(Entries left, Rule rule, Decision decision) {
        if (rule == Rule.EMBEDDING_NEAR_DUPLICATES) {
            return Objects.requireNonNull(meaning).search(KeepFirst.whole(left)).links();
        }
        boolean whole = rule == Rule.NEAR_DUPLICATES;
        var texts = whole ? KeepFirst.whole(left) : KeepFirst.prompts(left);
        return nearDuplicates.links(texts, decision.scratch, decision.bounds);
    }

    /** The rows of a group that may stay, and how many were kept. */
    private static final class Quota {
        private long rows;
        private long kept;
    }

    private void mix(Entries entries, Decision decision) {
        var groups = new TreeMap<String, Integer>();
        var quotas = new ArrayList<Quota>();
        var best = new SortedRuns(decision.scratch, decision.bounds.pairs());
        var at = new int[1];
        entries.forEach(
                entry -> {
                    int row = at[0]++;
                    var name = group(entry);
                    if (!decision.dropped.get(row) && mixing.portion(name) != null) {
                        int group = groups.computeIfAbsent(name, ignored -> groups.size());
                        if (group == quotas.size()) {
                            quotas.add(new Quota());
                        }
                        quotas.get(group).rows++;
                        var score = score(entry);
                        best.add(
                                highestFirst(score == null ? NO_SCORE : score),
                                (long) group << Integer.SIZE | row);
                    }
                });
        groups.forEach(
                (name, group) -> {
                    var quota = quotas.get(group);
                    quota.rows = Objects.requireNonNull(mixing.portion(name)).of(quota.rows);
                });
        best.each(
                (score, place) -> {
                    var quota = quotas.get((int) (place >>> Integer.SIZE));
                    if (quota.kept++ >= quota.rows) {
                        decision.drop((int) place, Rule.TOP);
                    }
                });
    }

    /** A number that is the smaller, without a sign, the greater {@code score} is. */
    static long highestFirst(double score) {
        long bits = Double.doubleToLongBits(score);
        return ~(bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE));
    }

    /** Ranks behind every score. */
    private static final double NO_SCORE = Double.NEGATIVE_INFINITY;

    private String group(Entry entry) {
        var item = entry.item();
        return item == null ? "" : item.attributes().getOrDefault(mixing.group(), "");
    }
}
