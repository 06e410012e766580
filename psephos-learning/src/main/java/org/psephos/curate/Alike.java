package org.psephos.curate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.psephos.dataset.Entries;

/** Which texts are alike, by place: those with equal sets together, and sets that are alike. */
final class Alike {
    private final List<int[]> equal = new ArrayList<>();

    /** Between the first texts of two sets. */
    private final Links links = new Links();

    /** Texts with equal sets, in order. */
    void addEqual(int[] texts) {
        equal.add(texts);
    }

    /** Two sets, each by the first text that has it. */
    void add(int one, int other, double similarity) {
        links.add(one, other, similarity);
    }

    boolean isEmpty() {
        return equal.isEmpty() && links.isEmpty();
    }

    /** Each text linked to the first of its equals, and the firsts of sets that are alike. */
    Links links() {
        var all = new Links();
        for (var texts : equal) {
            for (int at = 1; at < texts.length; at++) {
                all.add(texts[0], texts[at], 1);
            }
        }
        links.each((later, earlier, similarity) -> all.add(earlier, later, similarity));
        return all;
    }

    /** Tells {@code found} of all pairs, with the names that {@code entries} give them. */
    void tell(Entries entries, FoundPairs found) {
        var named = named(entries);
        equal.sort(Comparator.comparingInt(texts -> texts[0]));
        var groups = new LinkedHashMap<Integer, List<Candidate>>();
        for (var texts : equal) {
            var group = new ArrayList<Candidate>(texts.length);
            for (int text : texts) {
                group.add(named.get(text));
            }
            groups.put(texts[0], group);
            found.addEqual(group);
        }
        links.each(
                (later, earlier, similarity) ->
                        found.addCross(
                                group(groups, named, earlier),
                                group(groups, named, later),
                                similarity));
    }

    private static List<Candidate> group(
            Map<Integer, List<Candidate>> groups, Map<Integer, Candidate> named, int first) {
        var group = groups.get(first);
        return group == null ? List.of(named.get(first)) : group;
    }

    /** One pass, for the texts that are like another. */
    private Map<Integer, Candidate> named(Entries entries) {
        var wanted = new BitSet();
        for (var texts : equal) {
            for (int text : texts) {
                wanted.set(text);
            }
        }
        links.each(
                (later, earlier, similarity) -> {
                    wanted.set(later);
                    wanted.set(earlier);
                });
        var named = new LinkedHashMap<Integer, Candidate>();
        if (!wanted.isEmpty()) {
            TextUnit.each(
                    entries,
                    unit -> {
                        if (wanted.get(unit.index())) {
                            named.put(unit.index(), Candidate.of(unit));
                        }
                    });
        }
        return named;
    }
}
