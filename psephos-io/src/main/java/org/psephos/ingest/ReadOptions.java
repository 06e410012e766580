package org.psephos.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Outcome;

/**
 * How files are read.
 *
 * @param columns the column of each part, where the user named it; empty means recognise the layout
 * @param attributes columns to keep as attributes, by the name of the attribute
 * @param winnerValues what stands in the winner column for each outcome, where the user named it
 * @param wanted parts that the caller will look at; the others are skipped, which is much faster.
 *     Empty means all
 * @param strict whether the first reject ends the reading
 * @param keptRejects how many rejects are kept as examples; all are counted
 * @param now votes from after this moment are rejected; absent means no vote is from the future
 * @param threads how many may work; changes time only
 * @param names what files are called in results, where that is not their path
 */
public record ReadOptions(
        Map<Key, String> columns,
        SortedMap<String, String> attributes,
        Map<Outcome, String> winnerValues,
        Set<Key> wanted,
        boolean strict,
        int keptRejects,
        @Nullable Instant now,
        int threads,
        Map<Path, String> names) {

    public ReadOptions {
        columns =
                Collections.unmodifiableMap(
                        columns.isEmpty() ? new EnumMap<>(Key.class) : new EnumMap<>(columns));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        winnerValues =
                Collections.unmodifiableMap(
                        winnerValues.isEmpty()
                                ? new EnumMap<>(Outcome.class)
                                : new EnumMap<>(winnerValues));
        wanted =
                Collections.unmodifiableSet(
                        wanted.isEmpty() ? EnumSet.allOf(Key.class) : EnumSet.copyOf(wanted));
        names = Collections.unmodifiableMap(names.isEmpty() ? Map.of() : new TreeMap<>(names));
    }

    /** As above, with every file called by its path. */
    public ReadOptions(
            Map<Key, String> columns,
            SortedMap<String, String> attributes,
            Map<Outcome, String> winnerValues,
            Set<Key> wanted,
            boolean strict,
            int keptRejects,
            @Nullable Instant now,
            int threads) {
        this(
                columns,
                attributes,
                winnerValues,
                wanted,
                strict,
                keptRejects,
                now,
                threads,
                Map.of());
    }

    /**
     * Recognise the layout, read everything, go on after rejects and keep the first thousand of
     * them.
     */
    public static ReadOptions withDefaults() {
        return new ReadOptions(Map.of(), new TreeMap<>(), Map.of(), Set.of(), false, 1000, null, 1);
    }

    /** These options, with other names for files. */
    public ReadOptions named(Map<Path, String> other) {
        return new ReadOptions(
                columns,
                attributes,
                winnerValues,
                wanted,
                strict,
                keptRejects,
                now,
                threads,
                other);
    }

    /** These options, with everything wanted. */
    ReadOptions whole() {
        return new ReadOptions(
                columns,
                attributes,
                winnerValues,
                Set.of(),
                strict,
                keptRejects,
                now,
                threads,
                names);
    }

    /** Whether every part of a row is looked at. */
    boolean wantsAll() {
        return wanted.size() == Key.values().length;
    }

    /** Whether an attribute of that name is kept where a row has one. */
    boolean wantsAttribute(String name) {
        return wantsAll() || attributes.containsKey(name);
    }

    /** What {@code file} is called in manifests, origins and messages. */
    String name(Path file) {
        var name = names.isEmpty() ? null : names.get(file);
        return name == null ? file.toString() : name;
    }
}
