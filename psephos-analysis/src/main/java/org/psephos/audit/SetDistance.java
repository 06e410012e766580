package org.psephos.audit;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** How far two sets of categories are apart, from 0 for the same to 1 for nothing in common. */
enum SetDistance {
    /**
     * One less the size of what is common over the size of both together.
     *
     * @see "Jaccard (1901), Étude comparative de la distribution florale, Bulletin de la Société
     *     vaudoise des sciences naturelles 37:547-579"
     */
    JACCARD {
        @Override
        double credit(boolean contained) {
            return 1;
        }
    },
    /**
     * The same, with two thirds of that credit where one set lies in the other and one third where
     * they merely overlap.
     *
     * @see "Passonneau (2006), Measuring agreement on set-valued items (MASI) for semantic and
     *     pragmatic annotation, LREC"
     */
    MASI {
        @Override
        double credit(boolean contained) {
            return contained ? 2.0 / 3 : 1.0 / 3;
        }
    };

    /** What overlap of different sets is worth. */
    abstract double credit(boolean contained);

    double of(SortedSet<String> one, SortedSet<String> other) {
        if (one.equals(other)) {
            return 0;
        }
        var common = new TreeSet<>(one);
        common.retainAll(other);
        if (common.isEmpty()) {
            return 1;
        }
        int all = one.size() + other.size() - common.size();
        boolean contained = common.size() == Math.min(one.size(), other.size());
        return 1 - credit(contained) * common.size() / all;
    }

    /** Distances of all of {@code sets}, by their places. */
    KrippendorffAlpha.Distance between(List<SortedSet<String>> sets) {
        int n = sets.size();
        var distance = new double[n][n];
        for (int one = 0; one < n; one++) {
            for (int other = 0; other < n; other++) {
                distance[one][other] = of(sets.get(one), sets.get(other));
            }
        }
        return (one, other) -> distance[one][other];
    }

    /** As in files. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
