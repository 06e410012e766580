package org.psephos.export;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.export.Preference.Answer;
import org.psephos.model.Candidate;
import org.psephos.model.Header;
import org.psephos.model.ItemId;

/** The words of a dataset: what was asked and what was answered. Not thread-safe. */
final class Spoken {
    static final String NO_ANSWER = "no text: the data do not hold the words of an answer";
    static final String NO_PROMPT = "no prompt: the data do not say what was asked";
    static final String SAME = "both answers are the same";
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private final Words words;

    Spoken(Words words) {
        this.words = words;
    }

    /** What the messages of the item are; empty where nothing is known of it. */
    Dialogue asked(@Nullable ItemId item) {
        return item == null ? Dialogue.NONE : words.asked(item);
    }

    /** The messages of the answer, empty where they are not known. */
    Dialogue answered(Candidate candidate, @Nullable ItemId item) {
        return words.answered(candidate, item);
    }

    /** Who gave the answer, if known. */
    @Nullable String system(Candidate candidate) {
        var system = candidate.system();
        return system != null ? system.value() : words.system(candidate);
    }

    /** The item, from the judgement or from the answer. */
    @Nullable ItemId item(@Nullable ItemId named, Candidate candidate) {
        return named != null ? named : words.item(candidate);
    }

    /**
     * The header with what is kept beside its item as well. Where both use a name, the judgement's
     * counts; {@link Unsaid} tells of the item's.
     */
    Header told(Header header) {
        var kept = about(header.item());
        if (kept.isEmpty()) {
            return header;
        }
        var all = new TreeMap<>(kept);
        all.putAll(header.attributes());
        return header.with(all);
    }

    /** What is kept beside the words of the item, by name. */
    SortedMap<String, String> about(@Nullable ItemId item) {
        return item == null ? Words.NOTHING : words.about(item);
    }

    /** What is kept beside the words of the answer, by name. */
    SortedMap<String, String> about(Candidate candidate) {
        return words.about(candidate);
    }

    /** Two answers with what they share. */
    record Both(
            List<Turn> prompt,
            List<Turn> one,
            List<Turn> other,
            @Nullable String media,
            @Nullable String refusal) {}

    /** Two answers to {@code item}, or why they cannot be written. */
    Both both(@Nullable ItemId item, Candidate one, Candidate other) {
        var asked = asked(item(item, one));
        var first = answered(one, item);
        var second = answered(other, item);
        if (first.turns().isEmpty() || second.turns().isEmpty()) {
            return refused(NO_ANSWER);
        }
        return both(asked, first, second);
    }

    /** An answer with the better one that somebody wrote for it, which is the first of the two. */
    Both edited(@Nullable ItemId item, Candidate original, String revised) {
        var before = answered(original, item);
        if (before.turns().isEmpty()) {
            return refused(NO_ANSWER);
        }
        var after = new ArrayList<>(before.turns());
        after.set(after.size() - 1, new Turn(after.getLast().role(), revised, List.of()));
        return both(asked(item), new Dialogue(after, null), before);
    }

    private static Both both(Dialogue asked, Dialogue first, Dialogue second) {
        var one = Dialogue.whole(asked.turns(), first.turns());
        var other = Dialogue.whole(asked.turns(), second.turns());
        int shared = Dialogue.shared(one, other);
        if (shared == 0) {
            return refused(NO_PROMPT);
        }
        var chosen = new ArrayList<>(one.subList(shared, one.size()));
        var rejected = new ArrayList<>(other.subList(shared, other.size()));
        if (chosen.equals(rejected)) {
            return refused(SAME);
        }
        var media = asked.media() == null ? first.media() : asked.media();
        return new Both(
                List.copyOf(one.subList(0, shared)),
                chosen,
                rejected,
                media == null ? second.media() : media,
                null);
    }

    private static Both refused(String why) {
        return new Both(List.of(), List.of(), List.of(), null, why);
    }

    /** An answer in words. */
    Answer answer(Candidate candidate, List<Turn> turns, @Nullable Double score) {
        return new Answer(turns, system(candidate), score);
    }

    /**
     * What splits go by: the first words of the user, without regard to case, blanks, punctuation
     * and how accents are composed. What is told apart more finely may still be asked twice.
     */
    static String key(List<Turn> prompt) {
        for (var turn : prompt) {
            if (turn.is(Turn.USER)) {
                return folded(turn.text());
            }
        }
        return prompt.isEmpty() ? "" : folded(prompt.getFirst().text());
    }

    private static String folded(String text) {
        var lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var words = BETWEEN.matcher(lower).replaceAll(" ").strip();
        return words.isEmpty() ? lower.strip() : words;
    }
}
