package org.psephos.curate;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;

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

    /** Rules that ask about other rows, or of whom somebody else is asked first. */
    private static final Set<Rule> COMPARE =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Rule.TOXIC_ANSWERS,
                            Rule.SPLIT_LEAK,
                            Rule.EXACT_DUPLICATES,
                            Rule.NEAR_DUPLICATES,
                            Rule.NEAR_DUPLICATE_PROMPTS,
                            Rule.EMBEDDING_NEAR_DUPLICATES,
                            Rule.TOP,
                            Rule.LENGTH_IMBALANCE));

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

    /**
     * Decides about every row and hands it on at once: in a single pass where no rule compares rows
     * with others, else in one more than {@link #decide(Entries)} needs.
     *
     * @param keep is given each row that stays
     * @param drop is given the reason for each row that goes
     */
    public Fixed decide(Entries entries, Consumer<? super Entry> keep, Consumer<Dropped> drop) {
        if (looksAtSingleRowsAlone()) {
            return new Fixed(entries, new SingleRows(this, keep, drop).through(entries));
        }
        var fixed = decide(entries);
        boolean done = false;
        try {
            fixed.forEach(keep, drop);
            done = true;
            return fixed;
        } finally {
            if (!done) {
                fixed.close();
            }
        }
    }

    private boolean looksAtSingleRowsAlone() {
        return COMPARE.stream().noneMatch(rules::contains) && mixing.portions().isEmpty();
    }

    /** As above, with no more in memory than {@code bounds} allow. */
    Fixed decide(Entries entries, Bounds bounds) {
        return new Fixed(entries, decided(decision -> new Here(entries, decision), bounds));
    }

    /** Decides about rows that lie somewhere else, as if they were here. */
    public Verdicts decide(FixRows rows) {
        return decided(ignored -> rows, Bounds.USUAL);
    }

    private Verdicts decided(Function<Decision, FixRows> rows, Bounds bounds) {
        var scratch = new Scratch(nearDuplicates.scratch(), bounds.numbers());
        boolean done = false;
        try {
            var decision = new Decision(this, scratch, bounds);
            var verdicts = decision.about(rows.apply(decision));
            done = true;
            return verdicts;
        } finally {
            if (!done) {
                scratch.close();
            }
        }
    }

    /** Whether anything is asked that needs a pass of its own, and not the next one alone. */
    boolean looksAtSingleRows() {
        var later = EnumSet.of(Rule.NEAR_DUPLICATES, Rule.NEAR_DUPLICATE_PROMPTS);
        return rules.isEmpty() || !later.containsAll(rules) || !mixing.portions().isEmpty();
    }

    /** Entries that are gone through by this program. */
    private final class Here implements FixRows {
        private final Entries entries;
        private final Decision decision;
        private int rows;

        Here(Entries entries, Decision decision) {
            this.entries = entries;
            this.decision = decision;
        }

        @Override
        public void facts(Consumer<RowFacts> to) {
            var look = new RowLook(rules, against, mixing);
            entries.forEach(
                    entry -> {
                        rows++;
                        to.accept(look.of(entry));
                    });
        }

        @Override
        public BitSet toxic() {
            return Objects.requireNonNull(toxicity).rows(entries);
        }

        @Override
        public void alike(Rule rule, BitSet dropped, Like to) {
            var left = KeepFirst.without(entries, dropped);
            var links = links(left, rule);
            rows = left.rows();
            var stay = new BitSet(rows);
            stay.set(0, rows);
            stay.andNot(dropped);
            var places = new Ranks(stay);
            links.each(
                    (later, earlier, similarity) ->
                            to.are(places.place(later), places.place(earlier), similarity));
        }

        private Links links(Entries left, Rule rule) {
            if (rule == Rule.EMBEDDING_NEAR_DUPLICATES) {
                return Objects.requireNonNull(meaning).search(KeepFirst.whole(left)).links();
            }
            boolean whole = rule == Rule.NEAR_DUPLICATES;
            var texts = whole ? KeepFirst.whole(left) : KeepFirst.prompts(left);
            return nearDuplicates.links(texts, decision.scratch(), decision.bounds());
        }

        @Override
        public int rows() {
            return rows;
        }
    }
}
