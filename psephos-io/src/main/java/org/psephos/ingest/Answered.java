package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Item;
import org.psephos.model.Message;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/**
 * How a card says what was answered, and by whom.
 *
 * @param id absent where item, system and words name it
 * @param system absent where the source names none
 * @param messages the answer, or the whole conversation that it ends
 * @param form how the answer is written down
 */
record Answered(
        @Nullable Expression id,
        @Nullable Expression system,
        @Nullable Expression messages,
        Form form,
        @Nullable Expression tokens,
        List<Asked.Media> media,
        SortedMap<String, Expression> attributes) {

    Answered {
        media = List.copyOf(media);
        attributes = new TreeMap<>(attributes);
    }

    /** As the card writes it, for messages. */
    String written() {
        for (var one : new Expression[] {messages, system, id}) {
            if (one != null) {
                return one.written();
            }
        }
        return "answer";
    }

    /** How an answer is written down. */
    enum Form {
        /** The answer, or a conversation that may begin with the question. */
        PLAIN,
        /** Turns of the answerer alone. */
        TURNS,
        /** Question and answer as one text or one conversation. */
        WHOLE
    }

    /** A candidate, with the words it gave where the source has them. */
    record Read(Candidate candidate, @Nullable Response response) {}

    /**
     * Reads the answer.
     *
     * @param name of the answer on the card: it names a response that nothing else names
     */
    Read read(Scope scope, Item item, String name) throws Fault {
        var who = system == null ? null : system.name(scope);
        var said = said(scope, item);
        var named = id == null ? null : id.name(scope);
        if (said.isEmpty() && named == null) {
            return new Read(silent(item, who, name), null);
        }
        var told = told(scope);
        var response = new ResponseId(named != null ? named : name(item, who, said, told));
        var author = who == null ? null : new SystemId(who);
        var candidate = new Candidate(author, response);
        if (said.isEmpty() && told.isEmpty() && attributes.isEmpty()) {
            return new Read(candidate, null);
        }
        return new Read(
                candidate,
                new Response(response, item.id(), author, said, tokens(scope), null, told));
    }

    /** What the card keeps of the answer, and what its messages say beside their words. */
    private SortedMap<String, String> told(Scope scope) throws Fault {
        var all = messages == null ? new TreeMap<String, String>() : Asides.of(messages.in(scope));
        all.putAll(Asked.attributes(attributes, scope));
        return all;
    }

    private Candidate silent(Item item, @Nullable String who, String name) throws Fault {
        if (who != null) {
            return Candidate.of(new SystemId(who));
        }
        if (system != null) {
            throw new Fault(system.written(), "the name of a system", "nothing");
        }
        if (messages != null) {
            throw new Fault(messages.written(), "an answer", "nothing");
        }
        return new Candidate(null, new ResponseId(item.id().value() + "/" + name));
    }

    private static String name(
            Item item, @Nullable String who, List<Message> said, SortedMap<String, String> told) {
        var by = who == null ? "" : who + "/";
        return item.id().value() + "/" + by + Asides.name(said, told);
    }

    private List<Message> said(Scope scope, Item item) throws Fault {
        if (messages == null) {
            return Asked.Media.into(new ArrayList<>(), media, scope);
        }
        var node = messages.in(scope);
        int texts = node == null ? 0 : texts(node);
        if (form == Form.PLAIN && texts > 1) {
            var found = "a list of " + texts + " texts";
            throw new Fault(messages.written(), "a text, or messages with roles", found);
        }
        var all =
                form == Form.TURNS || (form == Form.PLAIN && texts == 1)
                        ? Messages.turns(messages.written(), node, Messages.ASSISTANT)
                        : Messages.of(messages.written(), node, Messages.ASSISTANT);
        var answer =
                form == Form.WHOLE && all.size() == 1
                        ? Prefix.textAfter(item.conversation(), all)
                        : Prefix.after(item.conversation(), all);
        return Asked.Media.into(answer, media, scope);
    }

    /** How many texts a list holds; 0 of anything else. */
    private static int texts(JsonNode node) {
        return node.isArray() && node.path(0).isTextual() ? node.size() : 0;
    }

    private @Nullable Integer tokens(Scope scope) throws Fault {
        var text = tokens == null ? null : tokens.text(scope);
        if (tokens == null || text == null) {
            return null;
        }
        var number = Cell.number(text);
        if (number == null || number < 0 || number != Math.rint(number)) {
            throw new Fault(tokens.written(), "a whole number of tokens", text);
        }
        return number.intValue();
    }
}
