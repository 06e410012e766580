package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;

/**
 * The first steps of {@link NearDuplicates}: puts the shingles of all texts aside and counts them;
 * then makes sets of them, rare ones first, and notes by which shingles each text is to be found.
 * Used once.
 */
final class ShingledTexts {
    private final NearDuplicates how;
    private @Nullable StoredSets stored;
    private long texts;
    private long shortTexts;
    private long shingles;

    /** At most how many shingles will be noted. */
    private long noted;

    ShingledTexts(NearDuplicates how) {
        this.how = how;
    }

    /** Texts with words. */
    long texts() {
        return texts;
    }

    /** Texts with fewer words than a shingle has. */
    long shortTexts() {
        return shortTexts;
    }

    /** The sets of all texts. */
    StoredSets stored() {
        return Objects.requireNonNull(stored, "nothing was read yet");
    }

    /**
     * Goes through {@code entries} once.
     *
     * @param notes so many shingles are noted in a part, and in some part a few more
     */
    List<NotedPart> read(Entries entries, Scratch scratch, int notes) {
        var sets = new StoredSets(scratch);
        stored = sets;
        var order = new Frequencies(entries.bytes());
        Line.run(entries, how.threads(), this::shingled, batch -> add(batch, sets, order));
        int width = Sketches.width((double) shingles / Math.max(1, texts));
        var parts = new ArrayList<NotedPart>();
        for (long left = Math.max(1, noted); left > 0; left -= notes) {
            parts.add(new NotedPart(scratch, width));
        }
        var number = new int[1];
        sets.run(
                how.threads(),
                some -> new Sorting(order, width, parts.size(), how.threshold()).sorted(some),
                sorted -> {
                    sets.replace(number[0]++, sorted.numbers(), sorted.length());
                    for (int at = 0; at < sorted.notes().size(); at++) {
                        parts.get(sorted.parts().get(at)).add(sorted.notes().get(at));
                    }
                });
        return parts;
    }

    /** The shingles of a batch as they stand in the texts, of each text their number first. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Shingled(long[] numbers, int length, int units, int texts, int shortTexts) {}

    private Shingled shingled(List<TextUnit> batch) {
        var reader = Shingles.ofFields(how.ngram());
        var numbers = new long[1 << 12];
        int size = 0;
        int full = 0;
        int shortOnes = 0;
        for (var unit : batch) {
            reader.read(unit.text(), NearDuplicates.salt(unit.kind()));
            int end = size + 1 + reader.count;
            if (end > numbers.length) {
                numbers = Arrays.copyOf(numbers, end * 2);
            }
            numbers[size] = reader.count;
            System.arraycopy(reader.hashes, 0, numbers, size + 1, reader.count);
            size = end;
            full += reader.count > 0 ? 1 : 0;
            shortOnes += reader.words() > 0 && reader.words() < how.ngram() ? 1 : 0;
        }
        return new Shingled(numbers, size, batch.size(), full, shortOnes);
    }

    private void add(Shingled batch, StoredSets sets, Frequencies order) {
        var numbers = batch.numbers;
        for (int at = 0; at < batch.length; ) {
            int count = (int) numbers[at++];
            for (int end = at + count; at < end; at++) {
                order.add(numbers[at]);
            }
            shingles += count;
            noted += count == 0 ? 0 : ShingleSet.prefix(count, how.threshold()) + 1L;
        }
        texts += batch.texts;
        shortTexts += batch.shortTexts;
        sets.add(batch.units, numbers, batch.length);
    }
}
