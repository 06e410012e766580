package org.psephos.curate;

import java.util.BitSet;

/** Texts of equal sets, by the first of them; a text that has no equal is alone. */
final class EqualTexts {
    private static final long PLACE = (1L << Integer.SIZE) - 1;

    /** From the first to another one. */
    private final SortedRuns pairs;

    private final Numbers texts;

    /** Of each first text how many there are, and where they stand. */
    private final Placed groups;

    EqualTexts(Scratch scratch, Bounds bounds) {
        pairs = new SortedRuns(scratch, bounds.pairs());
        texts = new Numbers(scratch);
        groups = new Placed(scratch);
    }

    /** Texts that are equal, in order. */
    void add(int[] group) {
        for (int at = 1; at < group.length; at++) {
            pairs.add((long) group[0] << Integer.SIZE | group[at], 0);
        }
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** Tells of each text after the first of its equals, with that one. */
    void each(Links.Taker taker) {
        pairs.each((pair, none) -> taker.take((int) pair, (int) (pair >>> Integer.SIZE), 1));
    }

    /** All that have an equal. */
    void addTo(BitSet wanted) {
        each(
                (text, first, one) -> {
                    wanted.set(text);
                    wanted.set(first);
                });
    }

    /** When all were added, and once: puts them side by side. */
    void gather() {
        int first = -1;
        long start = 0;
        for (var cursor = pairs.cursor(); cursor.next(); ) {
            int own = (int) (cursor.key >>> Integer.SIZE);
            if (own != first) {
                close(first, start);
                first = own;
                start = texts.size();
                texts.add(first);
            }
            texts.add(cursor.key & PLACE);
        }
        close(first, start);
    }

    private void close(int first, long start) {
        if (first >= 0) {
            groups.add(first, (int) (texts.size() - start), start);
        }
    }

    /** Some texts, in order. */
    interface Group {
        int size();

        int text(int at);
    }

    /** The equals of {@code first}, and it. */
    Group of(int first) {
        long at = groups.find(first);
        return at < 0 ? alone(first) : group(at);
    }

    private static Group alone(int text) {
        return new Group() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public int text(int at) {
                return text;
            }
        };
    }

    private Group group(long number) {
        int size = groups.small(number);
        long start = groups.large(number);
        return new Group() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public int text(int at) {
                return (int) texts.get(start + at);
            }
        };
    }

    /** Is told of one group after the other. */
    @FunctionalInterface
    interface Taker {
        void take(Group group);
    }

    /** Goes through all groups, by their first texts. */
    void eachGroup(Taker taker) {
        for (long number = 0; number < groups.size(); number++) {
            taker.take(group(number));
        }
    }
}
