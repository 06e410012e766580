package org.psephos.curate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.Entry;
import org.psephos.dataset.SplitName;
import org.psephos.model.Origin;

/**
 * Rows that repeat a row before them letter by letter, and prompts that stand in more than one
 * split: what a model has learnt from is no test of it. Two prompts are the same where they differ
 * in case, blanks and marks of sentences only. Hashes of rows are sorted, on disk where they are
 * many.
 */
final class Repeats implements Check {
    private static final int MOST_SPLITS = 31;

    private final SaidHash hash = new SaidHash();

    /** From the hash of what a row says to its place. */
    private final SortedRuns rows;

    /** From the hash of a prompt to the place of its row and the number of its split. */
    private final SortedRuns prompts;

    private final SortedMap<String, Integer> splits = new TreeMap<>();
    private final Evidence repeated = new Evidence();
    private final Evidence leaked = new Evidence();
    private BitSet again = new BitSet();
    private BitSet met = new BitSet();
    private int place;

    /**
     * @param scratch for what is more than {@code bounds} allow
     */
    Repeats(Scratch scratch, Bounds bounds) {
        rows = new SortedRuns(scratch, bounds.pairs());
        prompts = new SortedRuns(scratch, bounds.pairs());
    }

    /** Who repeats whom is known when all were seen. */
    @Override
    public List<String> see(Entry entry) {
        seeSaid(SaidHash.said(entry), place);
        seeAsked(hash.asked(entry), split(entry), place);
        place++;
        return List.of();
    }

    /** What the row at {@code row} says in all, as a hash. */
    void seeSaid(long said, int row) {
        repeated.look();
        if (said != 0) {
            rows.add(said, row);
        }
    }

    /** What the row at {@code row} asks, as a hash, and in which split. */
    void seeAsked(long asked, String split, int row) {
        if (split.isEmpty() || asked == 0) {
            return;
        }
        int number = splits.computeIfAbsent(split, ignored -> splits.size());
        if (number < MOST_SPLITS) { // No set has more; the column is something else.
            leaked.look();
            prompts.add(asked, (long) row << Integer.SIZE | number);
        }
    }

    /** Is told of a row and of the first that it repeats, by their places. */
    @FunctionalInterface
    interface Taker {
        void take(int row, int first);
    }

    /**
     * Tells of the rows that repeat an earlier one, in no order, of those that are not {@code
     * dropped}.
     */
    void repeating(BitSet dropped, Taker to) {
        long last = 0;
        int first = 0;
        for (var cursor = rows.cursor(); cursor.next(); ) {
            int row = (int) cursor.value;
            if (dropped.get(row)) {
                continue;
            }
            if (cursor.key == last) {
                to.take(row, first);
            } else {
                first = row;
                last = cursor.key;
            }
        }
    }

    /** Places of the rows whose prompt stood in another split before. */
    private BitSet meeting() {
        var found = new BitSet();
        long last = 0;
        int before = 0;
        for (var cursor = prompts.cursor(); cursor.next(); last = cursor.key) {
            int own = 1 << (int) cursor.value;
            before = cursor.key == last ? before : 0;
            if ((before & ~own) != 0) {
                found.set((int) (cursor.value >>> Integer.SIZE));
            }
            before |= own;
        }
        return found;
    }

    /** Places of the rows of a training split whose prompt stands in another one. */
    BitSet leaking() {
        var trains = new BitSet();
        splits.forEach((split, number) -> trains.set(number, split.startsWith("train")));
        var shared = shared();
        var found = new BitSet();
        long last = 0;
        int prompt = -1;
        for (var cursor = prompts.cursor(); cursor.next(); last = cursor.key) {
            prompt += prompt < 0 || cursor.key != last ? 1 : 0;
            if (shared.get(prompt) && trains.get((int) cursor.value)) {
                found.set((int) (cursor.value >>> Integer.SIZE));
            }
        }
        return found;
    }

    /** Which of the different prompts, in the order of their hashes, stand in several splits. */
    private BitSet shared() {
        var found = new BitSet();
        long last = 0;
        int prompt = -1;
        int first = 0;
        for (var cursor = prompts.cursor(); cursor.next(); last = cursor.key) {
            int number = (int) cursor.value;
            if (prompt < 0 || cursor.key != last) {
                prompt++;
                first = number;
            } else if (number != first) {
                found.set(prompt);
            }
        }
        return found;
    }

    /** When all were seen: whether any row is to be named, in one more pass. */
    boolean settle() {
        again = new BitSet();
        repeating(new BitSet(), (row, first) -> again.set(row));
        met = meeting();
        rows.clear();
        prompts.clear();
        return !again.isEmpty() || !met.isEmpty();
    }

    /** In that pass: the row at {@code row} was read at {@code origin}. */
    void name(int row, Origin origin) {
        if (again.get(row)) {
            repeated.hit(origin);
        }
        if (met.get(row)) {
            leaked.hit(origin);
        }
    }

    /** The split of an entry: its attribute, or what the name of its file says. */
    static String split(Entry entry) {
        var item = entry.item();
        var told = item == null ? null : item.attributes().get("split");
        if (told != null) {
            return told.strip().toLowerCase(Locale.ROOT);
        }
        if (!(entry.origin() instanceof Origin.Row row)) {
            return "";
        }
        var name = row.source();
        var split = SplitName.word(name.substring(name.lastIndexOf('/') + 1));
        return split == null ? "" : split;
    }

    /** A leak needs two splits. */
    @Override
    public List<String> looked() {
        return Evidence.both(
                repeated.looked("exact-duplicates"),
                splits.size() < 2 ? List.of() : leaked.looked("split-leak"));
    }

    @Override
    public List<Finding> findings() {
        var found = new ArrayList<Finding>();
        if (repeated.cases() > 0) {
            found.add(
                    repeated.finding(
                            "exact-duplicates",
                            repeated.severity(0.01, 0.1),
                            "%s rows repeat an earlier row: the same prompt and the same answers."
                                    .formatted(repeated.counted()),
                            "rows that repeat an earlier one letter by letter, but for blanks around texts, ends of lines and how letters are composed",
                            "Keep the first of each: psephos curate fix FILE --out PATH --drop exact-duplicates"));
        }
        if (leaked.cases() > 0) {
            found.add(
                    leaked.finding(
                            "split-leak",
                            leaked.share() > 0.001 ? Severity.HIGH : Severity.MEDIUM,
                            "%s prompts stand in another split as well (splits: %s): results on the test split are flattered."
                                    .formatted(
                                            leaked.counted(), String.join(", ", splits.keySet())),
                            "prompts met before in another split, but for case, blanks and marks of sentences",
                            "Split by prompt: psephos convert FILE --to NAME --out PATH --split train=0.95,test=0.05"));
        }
        return found;
    }
}
