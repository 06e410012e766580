package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The shingles of all texts, put aside: of each text how many there are, and then they themselves.
 * Texts are read from their files once, and their shingles as often as needed.
 */
final class StoredSets {
    private final Scratch scratch;
    private final List<Batch> batches = new ArrayList<>();
    private int texts;

    StoredSets(Scratch scratch) {
        this.scratch = scratch;
    }

    private record Batch(int first, int texts, Scratch.Block block) {}

    /**
     * Some texts, one after the other.
     *
     * @param first the place of the first text
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Some(int first, int texts, long[] numbers) {

        /** Tells of each text. */
        void each(Taker taker) {
            int at = 0;
            for (int text = first; text < first + texts; text++) {
                int end = at + 1 + (int) numbers[at];
                taker.take(text, at + 1, end);
                at = end;
            }
        }
    }

    /** Is told where the shingles of a text stand. */
    @FunctionalInterface
    interface Taker {
        void take(int text, int from, int to);
    }

    /** Puts aside {@code count} texts more, the first {@code length} of {@code numbers}. */
    void add(int count, long[] numbers, int length) {
        batches.add(new Batch(texts, count, scratch.put(numbers, length)));
        texts = Math.addExact(texts, count);
    }

    /** How many texts there are. */
    int texts() {
        return texts;
    }

    /** What {@code work} makes of each batch, in order. */
    <R> void run(int threads, Function<Some, R> work, Consumer<R> to) {
        Line.parts(batches.size(), threads, number -> work.apply(some(number)), to);
    }

    private Some some(int number) {
        var batch = batches.get(number);
        return new Some(batch.first, batch.texts, scratch.get(batch.block));
    }

    /** Puts the texts of a batch, of which some numbers were left out, in their old place. */
    void replace(int number, long[] numbers, int length) {
        var batch = batches.get(number);
        batches.set(
                number,
                new Batch(batch.first, batch.texts, scratch.replace(batch.block, numbers, length)));
    }

    /** The shingles of the {@code wanted} ones of {@code sets}. */
    long[][] get(BitSet wanted, Sketches sets, int threads) {
        var places = new BitSet();
        wanted.stream().forEach(set -> places.set(sets.text(set)));
        var order =
                wanted.stream()
                        .mapToLong(set -> (long) sets.text(set) << Integer.SIZE | set)
                        .sorted()
                        .toArray();
        var found = new long[sets.size()][];
        var next = new int[1];
        var touched =
                IntStream.range(0, batches.size())
                        .filter(number -> holdsAny(places, batches.get(number)))
                        .toArray();
        Line.<List<long[]>>parts(
                touched.length,
                threads,
                number -> chosen(some(touched[number]), places),
                some -> some.forEach(one -> found[(int) order[next[0]++]] = one));
        return found;
    }

    private static boolean holdsAny(BitSet places, Batch batch) {
        int place = places.nextSetBit(batch.first);
        return place >= 0 && place < batch.first + batch.texts;
    }

    private static List<long[]> chosen(Some some, BitSet places) {
        var chosen = new ArrayList<long[]>();
        some.each(
                (text, from, to) -> {
                    if (places.get(text)) {
                        chosen.add(Arrays.copyOfRange(some.numbers, from, to));
                    }
                });
        return chosen;
    }
}
