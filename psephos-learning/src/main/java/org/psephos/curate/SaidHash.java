package org.psephos.curate;

import java.text.Normalizer;
import java.util.List;
import org.psephos.dataset.Entry;
import org.psephos.model.Message;
import org.psephos.model.Part;

/** Hashes of what rows say: of prompts by their words, of whole rows letter by letter. */
final class SaidHash {
    private static final long NEXT = 0x9e3779b97f4a7c15L;

    private final Shingles words = new Shingles(Integer.MAX_VALUE);

    /**
     * What an entry asks, but for case, blanks and the marks of sentences; 0 where it asks nothing.
     */
    long asked(Entry entry) {
        var item = entry.item();
        return item == null ? 0 : hash(TextUnit.text(item.conversation()));
    }

    private long hash(String text) {
        words.read(text, 0);
        return words.count == 0 ? 0 : words.hashes[0];
    }

    /**
     * What an entry says in all, letter by letter: who speaks, texts and media, in order; 0 where
     * it says nothing. Texts are the same however their letters are composed (NFC), their lines end
     * and whatever blanks stand around them: so are files copied between machines.
     */
    static long said(Entry entry) {
        var item = entry.item();
        var asked = item == null ? List.<Message>of() : item.conversation();
        var responses = entry.responses();
        if (AnswerChecks.isEmpty(asked)
                && responses.stream().allMatch(one -> AnswerChecks.isEmpty(one.messages()))) {
            return 0;
        }
        long hash = turns(1, asked);
        for (var response : responses) {
            hash = turns(joined(hash, responses.size()), response.messages());
        }
        return hash;
    }

    private static long turns(long before, List<Message> messages) {
        long hash = joined(before, messages.size());
        for (var message : messages) {
            hash = joined(joined(hash, letters(message.role())), message.parts().size());
            for (var part : message.parts()) {
                hash = joined(hash, said(part));
            }
        }
        return hash;
    }

    private static long said(Part part) {
        return switch (part) {
            case Part.Text text -> letters(text.text());
            case Part.Image image -> joined(2, letters(image.reference()));
            case Part.Audio audio -> joined(3, letters(audio.reference()));
            case Part.Video video -> joined(4, letters(video.reference()));
            case Part.ToolCall call -> joined(letters(call.name()), letters(call.arguments()));
        };
    }

    private static long joined(long before, long next) {
        return Shingles.mixed(before * 31 + next);
    }

    private static long letters(String raw) {
        var text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        long hash = NEXT;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\r') {
                c = '\n';
                at += at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 1 : 0;
            }
            hash = (hash ^ c) * NEXT;
            hash ^= hash >>> 32;
        }
        return Shingles.mixed(hash);
    }
}
