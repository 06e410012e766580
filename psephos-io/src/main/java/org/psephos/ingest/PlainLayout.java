package org.psephos.ingest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Outcome;

/**
 * A mapping that takes one column as what was asked and two as answers, of which the first is
 * always the better or always the worse: the commonest form of preferences.
 *
 * @param keys the columns of the prompt, the answer shown first and the one shown second
 */
record PlainLayout(List<String> keys, Outcome outcome, SortedMap<String, String> attributes) {
    PlainLayout {
        keys = List.copyOf(keys);
        attributes = new TreeMap<>(attributes);
    }

    /** What {@code mapping} is as such a layout; null where it is anything more. */
    static @Nullable PlainLayout of(CardMapping mapping) {
        if (!mapping.readsRows()
                || mapping.unique() != null
                || !mapping.missing().isEmpty()
                || mapping.steps().size() != 1
                || mapping.answers().size() != 2) {
            return null;
        }
        var item = mapping.item();
        var step = mapping.steps().getFirst();
        var names = List.copyOf(mapping.answers().keySet());
        var outcome = outcome(step, names);
        var attributes = constants(step.heading());
        if (item == null || outcome == null || attributes == null || !isPlain(item)) {
            return null;
        }
        var prompt = key(item.messages());
        var left = key(mapping.answers().get(names.get(0)));
        var right = key(mapping.answers().get(names.get(1)));
        return prompt == null || left == null || right == null
                ? null
                : new PlainLayout(List.of(prompt, left, right), outcome, attributes);
    }

    private static boolean isPlain(Asked item) {
        return item.id() == null
                && item.system() == null
                && item.user().isEmpty()
                && !item.turns()
                && item.whole().isEmpty()
                && item.media().isEmpty()
                && item.attributes().isEmpty();
    }

    private static @Nullable String key(@Nullable Answered answer) {
        return answer != null
                        && answer.id() == null
                        && answer.system() == null
                        && answer.tokens() == null
                        && answer.form() == Answered.Form.PLAIN
                        && answer.media().isEmpty()
                        && answer.attributes().isEmpty()
                ? key(answer.messages())
                : null;
    }

    /** The column that is all of {@code at}; null where it is anything else. */
    private static @Nullable String key(@Nullable Expression at) {
        if (at instanceof Expression.At one && one.up() == 0 && one.place().keys().size() == 1) {
            var key = one.place().keys().getFirst();
            boolean plain = key.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
            return plain ? key : null;
        }
        return null;
    }

    private static @Nullable Outcome outcome(Step step, List<String> names) {
        boolean bare =
                step.loops().isEmpty()
                        && step.when() == null
                        && step.unless() == null
                        && step.present().isEmpty()
                        && step.item() == null;
        if (!bare
                || !(step.judging() instanceof Judging.Compared compared)
                || !isCalled(compared.left(), names.get(0))
                || !isCalled(compared.right(), names.get(1))
                || !(compared.winner() instanceof Judging.Always always)
                || (compared.strength() != null && key(compared.strength()) == null)) {
            return null;
        }
        return switch (always.outcome()) {
            case "left" -> Outcome.LEFT;
            case "right" -> Outcome.RIGHT;
            default -> null;
        };
    }

    private static boolean isCalled(Judging.Target target, String name) {
        return name.equals(target.name()) && target.own() == null;
    }

    /** The attributes of every judgement; null where the heading says anything else. */
    private static @Nullable SortedMap<String, String> constants(Heading heading) {
        var constants = new TreeMap<String, String>();
        for (var entry : heading.attributes().entrySet()) {
            if (!(entry.getValue() instanceof Expression.Constant constant)) {
                return null;
            }
            constants.put(entry.getKey(), constant.value().asText());
        }
        boolean silent = heading.expressions().size() == constants.size();
        return silent ? constants : null;
    }
}
