package org.psephos.export;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Header;

/**
 * Two answers to one prompt, one of them preferred.
 *
 * @param prompt what both conversations share, up to the answers
 * @param verdict whether one was preferred; otherwise {@code chosen} is what was shown first
 * @param margin how much better, on the source's own scale, if known
 * @param header of the judgement behind it
 */
record Preference(
        List<Turn> prompt,
        Answer chosen,
        Answer rejected,
        Verdict verdict,
        @Nullable Double margin,
        Header header) {

    /** What was said of the two. */
    enum Verdict {
        PREFERRED,
        TIE,
        BOTH_BAD
    }

    /**
     * One side.
     *
     * @param turns after the prompt
     * @param system who answered, if known
     * @param score the number it was given, if ratings made the pair
     */
    record Answer(List<Turn> turns, @Nullable String system, @Nullable Double score) {

        /** The words of the one turn, or null where there are more, or tools were called. */
        @Nullable String only() {
            return turns.size() == 1 && turns.getFirst().calls().isEmpty()
                    ? turns.getFirst().text()
                    : null;
        }
    }

    Preference withMargin(@Nullable Double other) {
        return Objects.equals(margin, other)
                ? this
                : new Preference(prompt, chosen, rejected, verdict, other, header);
    }

    /** The score of the chosen answer minus that of the other; null where one is not known. */
    @Nullable Double lead() {
        var better = score(chosen, "score_chosen");
        var worse = score(rejected, "score_rejected");
        return better == null || worse == null ? null : better - worse;
    }

    /** Of ratings, or of what a file says beside the judgement. */
    private @Nullable Double score(Answer answer, String attribute) {
        var text = header.attributes().get(attribute);
        if (answer.score() != null || text == null) {
            return answer.score();
        }
        return TypeOfTexts.isNumber(text) ? Double.valueOf(text) : null;
    }

    /** The words of the system before anybody spoke, or null. */
    @Nullable String system() {
        return !prompt.isEmpty() && prompt.getFirst().is(Turn.SYSTEM)
                ? prompt.getFirst().text()
                : null;
    }

    /** The prompt after the words of the system. */
    List<Turn> asked() {
        return system() == null ? prompt : prompt.subList(1, prompt.size());
    }

    /** What the user asked, where that is all of the prompt but for the system; else null. */
    @Nullable String question() {
        var asked = asked();
        return asked.size() == 1 && asked.getFirst().is(Turn.USER) ? asked.getFirst().text() : null;
    }
}
