package org.psephos.cli;

import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Described;
import org.psephos.model.PsephosException;

/**
 * Which datasets count, whatever the words.
 *
 * @param facts that must be there, by name
 * @param from the least count that a size must name; absent for any
 * @param to the largest
 */
record FindWanted(SequencedMap<String, String> facts, @Nullable Long from, @Nullable Long to) {
    static final Option WHERE =
            Option.repeatable(
                    "--where",
                    "FACT=VALUE,...",
                    "only what has this in its facts, from the start of a word, in any case:"
                            + " domain, language, licence, category, perspective, ...");
    static final Option SIZE =
            Option.of("--size", "FROM..TO", "only what counts so many of anything, as 10000..");

    FindWanted {
        facts = Collections.unmodifiableSequencedMap(new TreeMap<>(facts));
    }

    static FindWanted of(Arguments given) {
        var facts = new TreeMap<String, String>();
        Pairs.of(WHERE, "domain=law", given.values(WHERE))
                .forEach(pair -> facts.put(pair.key(), pair.name()));
        var size = given.value(SIZE);
        if (size == null) {
            return new FindWanted(facts, null, null);
        }
        var ends = size.split("\\.\\.", -1);
        if (ends.length != 2 || (ends[0].isEmpty() && ends[1].isEmpty())) {
            throw noRange(size);
        }
        return new FindWanted(facts, count(size, ends[0]), count(size, ends[1]));
    }

    private static @Nullable Long count(String size, String end) {
        if (end.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(end.replace(",", "").replace("_", ""));
        } catch (NumberFormatException e) {
            throw noRange(size);
        }
    }

    private static PsephosException noRange(String size) {
        return Usage.error(
                "--size must be a range, but was \"%s\"".formatted(size),
                "Write for example --size 10000.. or --size 1000..50000.");
    }

    /** Whether nothing is asked for. */
    boolean isEmpty() {
        return facts.isEmpty() && !sized();
    }

    boolean admits(Described one) {
        return one.has(facts) && (!sized() || one.counts().stream().anyMatch(count -> lies(count)));
    }

    private boolean sized() {
        return from != null || to != null;
    }

    /** Whether a fact that is asked for is not known of {@code one}, so that it may belong here. */
    boolean unsure(Described one) {
        boolean known =
                facts.keySet().stream().allMatch(fact -> one.facts().containsKey(fact))
                        && (!sized() || !one.counts().isEmpty());
        return !known;
    }

    private boolean lies(long count) {
        return (from == null || count >= from) && (to == null || count <= to);
    }
}
