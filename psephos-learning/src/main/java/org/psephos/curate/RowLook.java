package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entry;
import org.psephos.model.Feedback;

/**
 * Looks at rows one by one for {@link Fix}, here or on another machine: the same row gives the same
 * facts. How toxic answers are is not looked at. Not thread-safe.
 */
public final class RowLook {
    private final Set<Rule> rules;
    private final @Nullable Benchmarks against;
    private final Mixing mixing;
    private final List<Check> checks;
    private final SaidHash hash = new SaidHash();

    /**
     * @param rules what is asked for
     * @param against for {@link Rule#CONTAMINATION}
     * @param mixing the score and the group that are asked for; groups only where it has portions
     */
    public RowLook(Set<Rule> rules, @Nullable Benchmarks against, Mixing mixing) {
        this.rules =
                Collections.unmodifiableSet(
                        rules.isEmpty() ? EnumSet.noneOf(Rule.class) : EnumSet.copyOf(rules));
        this.against = against;
        this.mixing = mixing;
        this.checks = checks();
    }

    /** What {@code entry} is by itself. */
    public RowFacts of(Entry entry) {
        boolean exact = rules.contains(Rule.EXACT_DUPLICATES);
        boolean leak = rules.contains(Rule.SPLIT_LEAK);
        boolean grouped = !mixing.portions().isEmpty();
        return new RowFacts(
                rule(entry),
                exact ? SaidHash.said(entry) : 0,
                leak ? hash.asked(entry) : 0,
                leak ? Repeats.split(entry) : "",
                grouped ? group(entry) : "",
                grouped ? score(entry) : null,
                rules.contains(Rule.LENGTH_IMBALANCE) ? LengthBalance.longerBy(entry) : 0);
    }

    private @Nullable Rule rule(Entry entry) {
        var found = EnumSet.noneOf(Rule.class);
        checks.forEach(check -> add(found, check.see(entry)));
        if (rules.contains(Rule.CONTAMINATION) && against != null && against.holds(entry)) {
            found.add(Rule.CONTAMINATION);
        }
        var wrong = outside(entry);
        if (wrong != null) {
            found.add(wrong);
        }
        found.retainAll(rules);
        return found.isEmpty() ? null : found.iterator().next();
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

    private String group(Entry entry) {
        var item = entry.item();
        return item == null ? "" : item.attributes().getOrDefault(mixing.group(), "");
    }
}
