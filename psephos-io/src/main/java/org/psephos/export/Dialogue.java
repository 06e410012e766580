package org.psephos.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.PlainWords;
import org.psephos.model.Message;
import org.psephos.model.Part;

/**
 * Messages as turns.
 *
 * @param turns in order; empty where nothing was said
 * @param media the first kind of part that no turn can hold, such as {@code image}; else null
 */
record Dialogue(List<Turn> turns, @Nullable String media) {
    /** Nothing is known to have been said. */
    static final Dialogue NONE = new Dialogue(List.of(), null);

    /** One of the conversations of {@code words}, good until they are filled anew. */
    static Dialogue of(PlainWords words, int conversation) {
        var turns = new ArrayList<Turn>(words.last(conversation) - words.first(conversation));
        for (int m = words.first(conversation); m < words.last(conversation); m++) {
            turns.add(new Turn(words, m));
        }
        return new Dialogue(turns, null);
    }

    static Dialogue of(List<Message> messages) {
        var turns = new ArrayList<Turn>(messages.size());
        String media = null;
        for (var message : messages) {
            turns.add(turn(message));
            media = media == null ? media(message) : media;
        }
        return new Dialogue(turns, media);
    }

    private static Turn turn(Message message) {
        if (message.parts().size() == 1 && message.parts().getFirst() instanceof Part.Text only) {
            return new Turn(message.role(), only.text(), List.of());
        }
        var words = new ArrayList<String>();
        var calls = new ArrayList<Part.ToolCall>();
        for (var part : message.parts()) {
            switch (part) {
                case Part.Text text -> words.add(text.text());
                case Part.ToolCall call -> calls.add(call);
                case Part.Image _, Part.Audio _, Part.Video _ -> {}
            }
        }
        return new Turn(message.role(), String.join("", words), calls);
    }

    private static @Nullable String media(Message message) {
        for (var part : message.parts()) {
            var kind =
                    switch (part) {
                        case Part.Text _, Part.ToolCall _ -> null;
                        case Part.Image _ -> "image";
                        case Part.Audio _ -> "audio";
                        case Part.Video _ -> "video";
                    };
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    /**
     * Question and answer as one conversation. Where the question holds several turns of the user
     * in a row and the answer as many of the assistant, they take turns.
     */
    static List<Turn> whole(List<Turn> question, List<Turn> answer) {
        if (repeats(question, answer)) {
            return answer;
        }
        int open = question.size();
        while (open > 0 && question.get(open - 1).is(Turn.USER)) {
            open--;
        }
        boolean take =
                question.size() - open > 1
                        && answer.size() == question.size() - open
                        && answer.stream().allMatch(turn -> turn.is(Turn.ASSISTANT));
        var whole = new ArrayList<>(take ? question.subList(0, open) : question);
        for (int i = 0; i < answer.size(); i++) {
            if (take) {
                whole.add(question.get(open + i));
            }
            whole.add(answer.get(i));
        }
        return whole;
    }

    /** Whether the answer is the whole conversation: a system message, the question, and more. */
    private static boolean repeats(List<Turn> question, List<Turn> answer) {
        int end = question.size() + 1;
        return !question.isEmpty()
                && answer.size() > end
                && answer.getFirst().is(Turn.SYSTEM)
                && answer.subList(1, end).equals(question);
    }

    /**
     * How many turns two conversations share before their answers: up to an assistant's turn on
     * both sides.
     */
    static int shared(List<Turn> one, List<Turn> other) {
        int shared = 0;
        int most = Math.min(one.size(), other.size());
        while (shared < most && one.get(shared).equals(other.get(shared))) {
            shared++;
        }
        while (shared > 0 && !(answers(one, shared) && answers(other, shared))) {
            shared--;
        }
        return shared;
    }

    private static boolean answers(List<Turn> turns, int at) {
        return at < turns.size() && turns.get(at).is(Turn.ASSISTANT);
    }
}
