package org.psephos.curate;

import org.psephos.dataset.Entry;

/** Hashes of what rows say, but for case, blanks and punctuation. Not thread-safe. */
final class SaidHash {
    private final Shingles words = new Shingles(Integer.MAX_VALUE);

    /** What an entry asks; 0 where it asks nothing. */
    long asked(Entry entry) {
        var item = entry.item();
        return item == null ? 0 : hash(TextUnit.text(item.conversation()));
    }

    /** What an entry says in all, that {@code asked} included; 0 where it says nothing. */
    long said(Entry entry, long asked) {
        long hash = asked;
        for (var response : entry.responses()) {
            hash = Shingles.mixed(hash * 31 + hash(AnswerChecks.text(response)));
        }
        return hash;
    }

    private long hash(String text) {
        words.read(text, 0);
        return words.count == 0 ? 0 : words.hashes[0];
    }
}
