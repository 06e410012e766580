package org.psephos.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.psephos.dataset.By;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Manifest.Selection;
import org.psephos.dataset.Slice;
import org.psephos.model.PsephosException;

/**
 * Which judgements are looked at: those that have, for every name, one of its values, and none of
 * the values that are excluded. A judgement that says nothing of a name has none of its values.
 *
 * @param wanted values by name, in the order given; empty means all judgements
 */
record Where(SequencedMap<Asked, TreeSet<String>> wanted) {
    static final Option WHERE =
            Option.repeatable(
                    "--where",
                    "NAME=VALUE,...",
                    "only judgements with this value, NAME being criterion, annotator, item, context,"
                            + " or a column or attribute; a name twice takes either value, NAME!=VALUE"
                            + " leaves a value out");

    private static final int SHOWN = 12;

    /**
     * One name.
     *
     * @param without whether its values are left out
     */
    record Asked(String name, boolean without) {}

    static Where of(Arguments given) {
        var wanted = new LinkedHashMap<Asked, TreeSet<String>>();
        for (var pair : Pairs.of(WHERE, "language=English", given.values(WHERE))) {
            boolean without = pair.key().endsWith("!");
            var name = without ? pair.key().substring(0, pair.key().length() - 1) : pair.key();
            if (name.isBlank()) {
                throw Usage.error(
                        "%s: nothing stands before != in \"%s=%s\""
                                .formatted(WHERE.name(), pair.key(), pair.name()),
                        "Write for example --where language!=French.");
            }
            wanted.computeIfAbsent(new Asked(name.strip(), without), asked -> new TreeSet<>())
                    .add(pair.name());
        }
        return new Where(wanted);
    }

    boolean isAll() {
        return wanted.isEmpty();
    }

    /**
     * The judgements that were asked for.
     *
     * @param from what the data are called
     */
    Dataset of(Dataset dataset, String from) {
        if (isAll()) {
            return dataset;
        }
        var slices = new ArrayList<Slice>();
        wanted.forEach((asked, values) -> slices.add(slice(dataset, asked, values, from)));
        var kept = dataset.where(slices.stream().reduce(Slice::and).orElseThrow());
        if (count(kept) == 0) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s: no judgement has all of %s".formatted(from, this),
                    "Ask for less, or see what there is: psephos peek");
        }
        long leftOut = count(dataset) - count(kept);
        return kept.with(kept.manifest().selecting(new Selection(toString(), leftOut)));
    }

    /** How many judgements there are, of every kind. */
    static long count(Dataset dataset) {
        return dataset.totals().values().stream().mapToLong(Long::longValue).sum();
    }

    private static Slice slice(Dataset dataset, Asked asked, TreeSet<String> values, String from) {
        var by = new By(dataset, asked.name());
        var known = List.copyOf(by.values());
        if (known.isEmpty()) {
            throw by.unknown(WHERE.name());
        }
        for (var value : values) {
            if (!known.contains(value)) {
                throw unknown(asked, value, known, from);
            }
        }
        var any = values.stream().map(by::only).reduce(Where::either).orElseThrow();
        return asked.without() ? headers -> any.over(headers).negate() : any;
    }

    private static Slice either(Slice one, Slice other) {
        return headers -> one.over(headers).or(other.over(headers));
    }

    private static PsephosException unknown(
            Asked asked, String value, List<String> known, String from) {
        var some = String.join(", ", known.subList(0, Math.min(SHOWN, known.size())));
        return Usage.error(
                "%s: no judgement of %s has \"%s\" as %s"
                        .formatted(WHERE.name(), from, value, asked.name()),
                Nearest.hint(value, known)
                        + (known.size() > SHOWN
                                ? "There are %s values: %s, ..."
                                        .formatted(Say.number(known.size()), some)
                                : "There are: %s.".formatted(some)));
    }

    /** As it is said to people: {@code language = English or French, judge without gpt-4}. */
    @Override
    public String toString() {
        return wanted.entrySet().stream()
                .map(
                        entry ->
                                entry.getKey().name()
                                        + (entry.getKey().without() ? " without " : " = ")
                                        + String.join(" or ", entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
