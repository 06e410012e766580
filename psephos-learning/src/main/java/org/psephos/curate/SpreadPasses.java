package org.psephos.curate;

import java.util.List;
import java.util.function.Consumer;
import org.psephos.dataset.Entry;
import org.psephos.model.Origin;

/**
 * The passes of {@link NearDuplicates} one text at a time, for those who spread them over machines:
 * count shingles, note the rare ones, compare those who share one. The pairs are the same.
 *
 * @param ngram words in a shingle
 * @param threshold least Jaccard similarity
 */
public record SpreadPasses(int ngram, double threshold) {
    public SpreadPasses {
        new NearDuplicates(ngram, threshold, 0, 1); // refuses what it refuses
    }

    /**
     * A text that is compared with others of its kind.
     *
     * @param id of the item or response
     */
    public record Text(TextKind kind, String id, Origin origin, String text) {}

    /** Gives all texts of {@code entry}, in order; empty ones too. */
    public static void texts(Entry entry, Consumer<Text> to) {
        TextUnit.each(
                one -> one.accept(entry),
                unit -> to.accept(new Text(unit.kind(), unit.id(), entry.origin(), unit.text())));
    }

    /**
     * The row at {@code entry} as one text: by {@link Rule#NEAR_DUPLICATE_PROMPTS} what it asks, by
     * other rules all of it.
     */
    public static Text row(Entry entry, Rule rule) {
        var text =
                rule == Rule.NEAR_DUPLICATE_PROMPTS
                        ? KeepFirst.prompt(entry)
                        : KeepFirst.everything(entry);
        var origin = entry.origin();
        return new Text(TextKind.ITEM, origin.toString(), origin, text);
    }

    /** A number that texts of the same {@code set} have in common, and others not. */
    public static long print(long[] set) {
        return Sketches.print(set, 0, set.length);
    }

    /** An empty table of about how often each shingle occurs, for so many bytes of text in all. */
    public static byte[] table(long bytes) {
        return new Frequencies(bytes).table();
    }

    /** Counts the shingles of {@code text} in {@code table}. */
    public void count(Text text, byte[] table) {
        var frequencies = new Frequencies(table);
        var shingles = shingles(text);
        for (int at = 0; at < shingles.count; at++) {
            frequencies.add(shingles.hashes[at]);
        }
    }

    /** Adds the counts of {@code other} to {@code table}, which is of the same size. */
    public static byte[] together(byte[] table, byte[] other) {
        for (int slot = 0; slot < table.length; slot++) {
            table[slot] = (byte) Math.min(255, (table[slot] & 0xFF) + (other[slot] & 0xFF));
        }
        return table;
    }

    /** The shingles of {@code text} as a set, rare ones first by {@code table}; none if empty. */
    public long[] set(Text text, byte[] table) {
        return ShingleSet.of(shingles(text), new Frequencies(table)).places();
    }

    /** Whether {@code text} has words, and fewer than a shingle. */
    public boolean isShort(Text text) {
        int words = shingles(text).words();
        return words > 0 && words < ngram;
    }

    /**
     * Those of a {@code set} by which every text that is alike is found: it has one of them too.
     */
    public List<Long> noted(long[] set) {
        if (set.length == 0) {
            return List.of();
        }
        int prefix = new ShingleSet(set).prefix(threshold);
        return java.util.Arrays.stream(set, 0, prefix)
                .filter(place -> !Frequencies.isUnique(place))
                .boxed()
                .toList();
    }

    /** The Jaccard similarity of two sets, or -1 where it does not reach the threshold. */
    public double similarity(long[] one, long[] other) {
        if (!ShingleSet.mayMatch(one.length, other.length, threshold)) {
            return -1;
        }
        double similarity = new ShingleSet(one).similarity(new ShingleSet(other), threshold);
        return similarity >= threshold ? similarity : -1;
    }

    private Shingles shingles(Text text) {
        var shingles = Shingles.ofFields(ngram);
        shingles.read(text.text(), NearDuplicates.salt(text.kind()));
        return shingles;
    }
}
