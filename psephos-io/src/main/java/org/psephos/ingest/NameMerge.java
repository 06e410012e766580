package org.psephos.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.psephos.dataset.Dictionary;

/** The names of several pieces become one dictionary. */
final class NameMerge {
    private NameMerge() {}

    /** A name with its place among all names of all pieces. */
    private record Named(String name, int place) implements Comparable<Named> {
        @Override
        public int compareTo(Named other) {
            return name.compareTo(other.name);
        }
    }

    /**
     * All names, in name order. They are sorted once with the places they came from, which is
     * faster than to look every name up afterwards.
     *
     * @param maps takes by piece what its codes become
     */
    static Dictionary of(List<ByteDictionary> pieces, int[][] maps) {
        var sorted = sorted(pieces);
        var codes = new int[sorted.length];
        var names = new ArrayList<String>();
        for (int at = 0; at < sorted.length; at++) {
            if (at == 0 || sorted[at - 1].compareTo(sorted[at]) != 0) {
                names.add(sorted[at].name());
            }
            codes[sorted[at].place()] = names.size() - 1;
        }
        int from = 0;
        for (int piece = 0; piece < maps.length; piece++) {
            int to = from + pieces.get(piece).size();
            maps[piece] = Arrays.copyOfRange(codes, from, to);
            from = to;
        }
        return Dictionary.of(names);
    }

    private static Named[] sorted(List<ByteDictionary> pieces) {
        var all = new ArrayList<Named>();
        for (var piece : pieces) {
            for (int code = 0; code < piece.size(); code++) {
                all.add(new Named(piece.name(code), all.size()));
            }
        }
        var sorted = all.toArray(Named[]::new);
        Arrays.sort(sorted);
        return sorted;
    }
}
