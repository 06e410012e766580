package org.psephos.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a preference has no place in a format. */
final class Objection {
    static final String TURNS = "answer of several turns: the format takes one";
    static final String TOOLS = "tool call: the format takes words only";
    static final String EMPTY = "empty answer: the format takes none";
    static final String ORDER = "turns out of order: the format wants user and assistant in turn";
    static final String LAST = "prompt that does not end with the user: the format wants that";
    static final String FOLLOW_UP = "prompt of several turns: the format takes one question";

    /** How a turn begins in the templates of NeMo and HelpSteer. */
    private static final String MARK = "<extra_id_";

    private static final String MARKED = "text with the format's own marks in it";

    private Objection() {}

    /** Words that the templates of NeMo and HelpSteer would take for the begin of a turn. */
    static @Nullable String marks(List<Turn> turns) {
        return turns.stream().anyMatch(turn -> turn.text().contains(MARK)) ? MARKED : null;
    }

    /** Media of any kind. */
    static @Nullable String media(@Nullable String kind) {
        return kind == null ? null : kind + ": the format takes words only";
    }

    /** Anything but one turn in words on each side. */
    static @Nullable String answers(Preference p) {
        if (p.chosen().turns().size() != 1 || p.rejected().turns().size() != 1) {
            return TURNS;
        }
        return p.chosen().only() == null || p.rejected().only() == null ? TOOLS : null;
    }

    /** An answer without a word. */
    static @Nullable String empty(Preference p) {
        return isEmpty(p.chosen().turns()) || isEmpty(p.rejected().turns()) ? EMPTY : null;
    }

    private static boolean isEmpty(List<Turn> turns) {
        return turns.stream().anyMatch(turn -> turn.text().isBlank() && turn.calls().isEmpty());
    }

    /** A prompt whose last turn is not the user's or a tool's. */
    static @Nullable String end(Preference p) {
        var last = p.prompt().getLast();
        return last.is(Turn.USER) || last.is(Turn.TOOL) ? null : LAST;
    }

    /** Tools called in the prompt. */
    static @Nullable String tools(Preference p) {
        return tools(p.prompt());
    }

    /** Tools called in some turn. */
    static @Nullable String tools(List<Turn> turns) {
        boolean tools = turns.stream().anyMatch(t -> !t.calls().isEmpty() || t.is(Turn.TOOL));
        return tools ? TOOLS : null;
    }

    /** Roles that do not alternate from the user to the user. */
    static @Nullable String order(Preference p) {
        return order(p.asked());
    }

    /** Roles of a prompt that do not alternate from the user to the user. */
    static @Nullable String order(List<Turn> turns) {
        boolean user = true;
        for (var turn : turns) {
            if (!turn.is(user ? Turn.USER : Turn.ASSISTANT)) {
                return ORDER;
            }
            user = !user;
        }
        return user ? ORDER : null;
    }

    /** Anything but one question. */
    static @Nullable String question(Preference p) {
        return p.question() == null ? FOLLOW_UP : null;
    }

    /** Anything but one question with no words of the system before it. */
    static @Nullable String alone(Preference p) {
        return p.prompt().size() == 1 ? question(p) : FOLLOW_UP;
    }

    /** The first of several that is one. */
    static @Nullable String first(@Nullable String... reasons) {
        for (var reason : reasons) {
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }
}
