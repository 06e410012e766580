package org.psephos.curate;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.psephos.dataset.Entries;
import org.psephos.model.Origin;

/** Of some texts whose they are and where they were read: two numbers each, put aside. */
final class TextFacts {
    private final Ranks ranks;
    private final Numbers numbers;

    private TextFacts(Ranks ranks, Numbers numbers) {
        this.ranks = ranks;
        this.numbers = numbers;
    }

    /** Of the {@code wanted} texts, each of which {@code named} is told of; one pass. */
    static TextFacts of(
            Entries entries, BitSet wanted, Scratch scratch, Consumer<Candidate> named) {
        var facts = new TextFacts(new Ranks(wanted), new Numbers(scratch));
        each(
                entries,
                wanted,
                text -> {
                    facts.add(text);
                    named.accept(text);
                });
        return facts;
    }

    /** Of texts that are known by name. */
    static TextFacts of(SortedMap<Integer, Candidate> names, Scratch scratch) {
        var wanted = new BitSet();
        names.keySet().forEach(wanted::set);
        var facts = new TextFacts(new Ranks(wanted), new Numbers(scratch));
        names.values().forEach(facts::add);
        return facts;
    }

    /** Tells of the {@code wanted} texts by name; one pass, where there are any. */
    static void each(Entries entries, BitSet wanted, Consumer<Candidate> to) {
        if (!wanted.isEmpty()) {
            TextUnit.each(
                    entries,
                    unit -> {
                        if (wanted.get(unit.index())) {
                            to.accept(Candidate.of(unit));
                        }
                    });
        }
    }

    private void add(Candidate text) {
        numbers.add(
                switch (text.kind()) {
                    case ITEM -> Math.max(1, hash(text.id()) >>> 1);
                    case RESPONSE -> 0;
                });
        numbers.add(
                switch (text.origin()) {
                    case Origin.Row row -> Shingles.mixed(hash(row.source()) + row.line());
                    case Origin.Event event -> hash(event.id());
                });
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int at = 0; at < text.length(); at++) {
            hash = Shingles.mixed(hash * 31 + text.charAt(at));
        }
        return hash;
    }

    /** A number of the item's id; 0 for a response, which is no other's. */
    long item(int text) {
        return numbers.get(2L * ranks.rank(text));
    }

    /** A number of the row where the text was read. */
    long row(int text) {
        return numbers.get(2L * ranks.rank(text) + 1);
    }
}
