package org.psephos.curate;

import java.text.Normalizer;
import org.psephos.dataset.Entry;

/**
 * Hashes of what rows say. Prompts are compared by their words, but for case, blanks and
 * punctuation; whole rows by every sign, but for case, runs of blanks and how letters are composed
 * (NFC): {@code c++} and {@code c#}, {@code 1} and {@code -1} say something else. Not thread-safe.
 */
final class SaidHash {
    private final Shingles words = new Shingles(Integer.MAX_VALUE);

    /** What an entry asks, by its words; 0 where it asks nothing. */
    long asked(Entry entry) {
        var item = entry.item();
        if (item == null) {
            return 0;
        }
        words.read(TextUnit.text(item.conversation()), 0);
        return words.count == 0 ? 0 : words.hashes[0];
    }

    /** What an entry says in all, by every sign, text by text; 0 where it says nothing. */
    static long said(Entry entry) {
        var item = entry.item();
        long hash = item == null ? 0 : signs(TextUnit.text(item.conversation()));
        for (var response : entry.responses()) {
            hash = Shingles.mixed(hash * 31 + signs(AnswerChecks.text(response)));
        }
        return hash;
    }

    /** One number for {@code raw}; 0 where it is blank. */
    private static long signs(String raw) {
        var text =
                Normalizer.isNormalized(raw, Normalizer.Form.NFC)
                        ? raw
                        : Normalizer.normalize(raw, Normalizer.Form.NFC);
        long hash = 0;
        boolean apart = false;
        for (int at = 0, point; at < text.length(); at += Character.charCount(point)) {
            point = text.codePointAt(at);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                apart = hash != 0;
                continue;
            }
            long sign = Character.toLowerCase(Character.toUpperCase(point));
            hash = Shingles.mixed(hash * 31 + (apart ? -sign : sign) + 1);
            apart = false;
        }
        return hash;
    }
}
