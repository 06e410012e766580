package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.export.Preference.Verdict;

/**
 * The forms of TRL that hold no two answers: each prompt, or each prompt with an answer that was
 * preferred or called good, once. Of what was written there stays a digest. Not thread-safe; for
 * one conversion.
 */
final class TrlAnswers implements PairFormat {
    private static final String BEFORE = "row that stands there already";
    private static final long ANYWHERE = 1;

    private final Kind kind;
    private final Accounts written = new Accounts(null);
    private final Growing nothing = new Growing();

    /** What a row holds. */
    enum Kind {
        /** For online methods, which have answers made. */
        PROMPT_ONLY(List.of("prompt"), List.of("answers")),
        /** For fine-tuning on the answer alone. */
        PROMPT_COMPLETION(List.of("prompt", "completion"), List.of("rejected answer")),
        /** For fine-tuning on a whole conversation. */
        LANGUAGE_MODELING(List.of("messages"), List.of("rejected answer"));

        @SuppressWarnings("ImmutableEnumChecker") // List.of is; its type cannot say so.
        private final List<String> fields;

        @SuppressWarnings("ImmutableEnumChecker") // As above.
        private final List<String> leavesOut;

        Kind(List<String> fields, List<String> leavesOut) {
            this.fields = fields;
            this.leavesOut = leavesOut;
        }
    }

    TrlAnswers(Kind kind) {
        this.kind = kind;
    }

    @Override
    public List<String> fields() {
        return kind.fields;
    }

    @Override
    public List<String> leavesOut() {
        return kind.leavesOut;
    }

    @Override
    public boolean admits(Verdict verdict) {
        return kind == Kind.PROMPT_ONLY || verdict == Verdict.PREFERRED;
    }

    @Override
    public @Nullable String objection(Preference p, @Nullable String media) {
        var refused = Objection.media(media);
        return refused == null && isThere(p.prompt(), p.chosen().turns()) ? BEFORE : refused;
    }

    private boolean isThere(List<Turn> prompt, List<Turn> answer) {
        var key = new StringBuilder();
        spell(prompt, key);
        if (kind != Kind.PROMPT_ONLY) {
            spell(answer, key);
        }
        return written.take(key.toString(), nothing, ANYWHERE) != Accounts.Standing.NEW;
    }

    private static void spell(List<Turn> turns, StringBuilder into) {
        for (var turn : turns) {
            into.append(turn.role()).append('\0').append(turn.text()).append('\0');
            into.append(turn.calls()).append('\1');
        }
        into.append('\2');
    }

    @Override
    public void write(Preference p, JsonGenerator json) throws IOException {
        row(p.prompt(), p.chosen().turns(), json);
    }

    @Override
    public boolean takesAlone() {
        return true;
    }

    @Override
    public @Nullable Fields alone(Unpaired said) {
        boolean wanted = said.good() || kind == Kind.PROMPT_ONLY;
        return wanted && !isThere(said.prompt(), said.answer())
                ? json -> row(said.prompt(), said.answer(), json)
                : null;
    }

    @Override
    public String refusesAlone() {
        return kind == Kind.PROMPT_ONLY
                ? BEFORE
                : "answer called bad, or there already: the format takes each good one once";
    }

    private void row(List<Turn> prompt, List<Turn> answer, JsonGenerator json) throws IOException {
        switch (kind) {
            case PROMPT_ONLY -> Chat.field(json, "prompt", prompt);
            case PROMPT_COMPLETION -> {
                Chat.field(json, "prompt", prompt);
                Chat.field(json, "completion", answer);
            }
            case LANGUAGE_MODELING -> Chat.field(json, "messages", prompt, answer);
        }
    }
}
