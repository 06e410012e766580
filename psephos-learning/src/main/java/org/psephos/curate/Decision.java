package org.psephos.curate;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is decided about rows, rule by rule. Used once. */
final class Decision {
    private final Fix fix;
    private final Scratch scratch;
    private final Bounds bounds;
    private final BitSet dropped = new BitSet();
    private final Map<Rule, BitSet> reasons = new EnumMap<>(Rule.class);
    private final Map<Rule, Likes> likes = new EnumMap<>(Rule.class);
    private final Repeats repeats;
    private final BestOfGroups best;
    private final LengthBalance lengths;
    private int seen;

    Decision(Fix fix, Scratch scratch, Bounds bounds) {
        this.fix = fix;
        this.scratch = scratch;
        this.bounds = bounds;
        this.repeats = new Repeats(scratch, bounds);
        this.best = new BestOfGroups(fix.mixing(), scratch, bounds);
        this.lengths = new LengthBalance(fix.balancing(), scratch, bounds);
    }

    Scratch scratch() {
        return scratch;
    }

    Bounds bounds() {
        return bounds;
    }

    /** Decides about all {@code rows}. */
    Verdicts about(FixRows rows) {
        if (fix.looksAtSingleRows()) {
            single(rows);
        }
        alike(rows, Rule.NEAR_DUPLICATES);
        alike(rows, Rule.NEAR_DUPLICATE_PROMPTS);
        alike(rows, Rule.EMBEDDING_NEAR_DUPLICATES);
        drop(best.gone(dropped), Rule.TOP);
        drop(lengths.gone(dropped), Rule.LENGTH_IMBALANCE);
        return new Verdicts(rows.rows(), reasons, likes, scratch);
    }

    private void drop(BitSet rows, Rule rule) {
        rows.stream().forEach(row -> drop(row, rule));
    }

    private void drop(int row, Rule rule) {
        dropped.set(row);
        reasons.computeIfAbsent(rule, ignored -> new BitSet()).set(row);
    }

    private void single(FixRows rows) {
        var toxic = asks(Rule.TOXIC_ANSWERS) ? rows.toxic() : new BitSet();
        rows.facts(facts -> take(facts, toxic.get(seen)));
        if (asks(Rule.SPLIT_LEAK)) {
            leaking(repeats.leaking());
        }
        if (asks(Rule.EXACT_DUPLICATES)) {
            exact();
        }
    }

    /** Rows come by their hashes, and what they are like is put aside by their places. */
    private void exact() {
        var firsts = new Links(scratch, bounds);
        repeats.repeating(dropped, (row, first) -> firsts.add(row, first, 1));
        var gone = new Likes(scratch);
        firsts.each(
                (row, first, one) -> {
                    drop(row, Rule.EXACT_DUPLICATES);
                    gone.add(row, first, one);
                });
        likes.put(Rule.EXACT_DUPLICATES, gone);
    }

    private boolean asks(Rule rule) {
        return fix.rules().contains(rule);
    }

    private void take(RowFacts facts, boolean toxic) {
        int row = seen++;
        var rule = first(facts.rule(), toxic ? Rule.TOXIC_ANSWERS : null);
        if (rule != null) {
            drop(row, rule);
        }
        repeats.seeAsked(facts.asked(), facts.split(), row);
        repeats.seeSaid(facts.said(), row);
        best.see(facts, row);
        lengths.see(facts.longerBy(), row);
    }

    private static @Nullable Rule first(@Nullable Rule one, @Nullable Rule other) {
        return one == null || (other != null && other.compareTo(one) < 0) ? other : one;
    }

    /** A leak goes before the rules that follow it. */
    private void leaking(BitSet rows) {
        reasons.forEach(
                (rule, gone) -> {
                    if (rule.compareTo(Rule.SPLIT_LEAK) < 0) {
                        rows.andNot(gone);
                    } else {
                        gone.andNot(rows);
                    }
                });
        reasons.values().removeIf(BitSet::isEmpty);
        drop(rows, Rule.SPLIT_LEAK);
    }

    private void alike(FixRows rows, Rule rule) {
        if (!asks(rule)) {
            return;
        }
        var links = new Links(scratch, bounds);
        rows.alike(rule, dropped, links::add);
        var gone = KeepFirst.of(links, scratch);
        gone.each((row, like) -> drop(row, rule));
        likes.put(rule, gone);
    }
}
