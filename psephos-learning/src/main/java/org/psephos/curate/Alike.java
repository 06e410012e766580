package org.psephos.curate;

import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.psephos.dataset.Entries;

/** Which texts are alike, by place: those with equal sets together, and sets that are alike. */
final class Alike {
    private final Scratch scratch;
    private final Bounds bounds;
    private final EqualTexts equal;

    /** Between the first texts of two sets. */
    private final Links links;

    /**
     * @param scratch for what is more than {@code bounds} allow; stays open while this is used
     */
    Alike(Scratch scratch, Bounds bounds) {
        this.scratch = scratch;
        this.bounds = bounds;
        equal = new EqualTexts(scratch, bounds);
        links = new Links(scratch, bounds);
    }

    /** Texts with equal sets, in order. */
    void addEqual(int[] texts) {
        equal.add(texts);
    }

    /** Two sets, each by the first text that has it. */
    void add(int one, int other, double similarity) {
        links.add(one, other, similarity);
    }

    /** Each text linked to the first of its equals, and the firsts of sets that are alike. */
    Links links() {
        var all = new Links(scratch, bounds);
        equal.each(all::add);
        links.each(all::add);
        return all;
    }

    /** What was told of. */
    record Told(long total, BitSet later, List<DuplicatePair> pairs) {
        Told {
            later = (BitSet) later.clone();
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * All pairs counted, the first {@code most} of them with the names that {@code entries} give
     * them. Where many texts are alike, only those that are listed are named, in one more pass.
     */
    Told tell(Entries entries, int most) {
        equal.gather();
        var wanted = new BitSet();
        equal.addTo(wanted);
        links.each(
                (later, earlier, similarity) -> {
                    wanted.set(later);
                    wanted.set(earlier);
                });
        var names = new TreeMap<Integer, Candidate>();
        Consumer<Candidate> name = text -> names.put(text.index(), text);
        boolean many = wanted.cardinality() > bounds.distinct();
        var facts = TextFacts.of(entries, wanted, scratch, many ? text -> {} : name);
        var found = new FoundPairs(most, facts, scratch);
        tell(found);
        if (many) {
            TextFacts.each(entries, found.named(), name);
        }
        return new Told(found.total(), found.later(), found.pairs(names));
    }

    private void tell(FoundPairs found) {
        equal.eachGroup(found::addEqual);
        links.each(
                (later, earlier, similarity) ->
                        found.addCross(equal.of(earlier), equal.of(later), similarity));
    }
}
