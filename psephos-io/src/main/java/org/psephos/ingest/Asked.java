package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Part;

/**
 * How a card says what was asked.
 *
 * @param id absent where the conversation names it
 * @param system words before the conversation; absent where there are none
 * @param user texts that together are one question
 * @param dialogue texts of the asker and the answerer in turn; those that are missing are left out
 * @param messages a conversation, or its turns by the asker
 * @param turns whether {@code messages} are turns of the asker alone
 * @param whole two whole conversations, whose shared beginning is what was asked
 * @param media pictures and the like that belong to the question
 */
record Asked(
        @Nullable Expression id,
        @Nullable Expression system,
        List<Expression> user,
        List<Expression> dialogue,
        @Nullable Expression messages,
        boolean turns,
        List<Expression> whole,
        List<Media> media,
        SortedMap<String, Expression> attributes) {

    Asked {
        user = List.copyOf(user);
        dialogue = List.copyOf(dialogue);
        whole = List.copyOf(whole);
        media = List.copyOf(media);
        attributes = new TreeMap<>(attributes);
    }

    /**
     * The item of a row.
     *
     * @param fallback its name where the card names none and nothing was said
     */
    Item read(Scope scope, String fallback) throws Fault {
        var conversation = conversation(scope);
        var name = id == null ? null : id.name(scope);
        if (id != null && name == null) {
            throw new Fault(id.written(), "the name of the item", "nothing");
        }
        var told = Asides.of(said(scope));
        told.putAll(attributes(attributes, scope));
        var known =
                name != null
                        ? name
                        : conversation.isEmpty() ? fallback : Asides.name(conversation, told);
        return new Item(new ItemId(known), conversation, told);
    }

    /** Where messages of the question alone stand; null where there are none. */
    private @Nullable JsonNode said(Scope scope) throws Fault {
        if (!whole.isEmpty()) {
            return null;
        }
        return messages != null
                ? messages.in(scope)
                : user.size() == 1 ? user.getFirst().in(scope) : null;
    }

    /** The attributes of a scope, those without a value left out. */
    static SortedMap<String, String> attributes(
            SortedMap<String, Expression> attributes, Scope scope) throws Fault {
        var values = new TreeMap<String, String>();
        for (var entry : attributes.entrySet()) {
            var text = Cell.text(entry.getValue().in(scope));
            if (text != null) {
                values.put(entry.getKey(), text);
            }
        }
        return values;
    }

    private List<Message> conversation(Scope scope) throws Fault {
        var all = new ArrayList<Message>();
        var before = system == null ? null : system.text(scope);
        if (before != null) {
            all.add(Messages.one("system", before));
        }
        if (whole.size() == 2) {
            all.addAll(shared(scope));
        } else if (messages != null) {
            var node = messages.in(scope);
            all.addAll(
                    turns
                            ? Messages.turns(messages.written(), node, Messages.USER)
                            : Messages.of(messages.written(), node, Messages.USER));
        } else if (!dialogue.isEmpty()) {
            all.addAll(inTurn(scope));
        } else if (!user.isEmpty()) {
            all.addAll(question(scope));
        }
        return Media.into(all, media, scope);
    }

    private List<Message> question(Scope scope) throws Fault {
        if (user.size() == 1) {
            return Messages.of(user.getFirst().written(), user.getFirst().in(scope), Messages.USER);
        }
        var texts = new ArrayList<String>();
        for (var one : user) {
            var text = one.text(scope);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts.isEmpty()
                ? List.of()
                : List.of(Messages.one(Messages.USER, String.join("\n\n", texts)));
    }

    private List<Message> inTurn(Scope scope) throws Fault {
        var turns = new ArrayList<Message>();
        for (int i = 0; i < dialogue.size(); i++) {
            var text = dialogue.get(i).text(scope);
            if (text != null) {
                turns.add(Messages.one(i % 2 == 0 ? Messages.USER : Messages.ASSISTANT, text));
            }
        }
        return turns;
    }

    private List<Message> shared(Scope scope) throws Fault {
        var one = Messages.of(whole.get(0).written(), whole.get(0).in(scope), Messages.ASSISTANT);
        var other = Messages.of(whole.get(1).written(), whole.get(1).in(scope), Messages.ASSISTANT);
        if (one.size() == 1 && other.size() == 1) {
            return sharedText(Prefix.text(one.getFirst()), Prefix.text(other.getFirst()));
        }
        return one.subList(0, Prefix.shared(one, other));
    }

    private static List<Message> sharedText(String one, String other) {
        int shared = Prefix.shared(one, other);
        return shared == 0
                ? List.of()
                : List.of(Messages.one(Messages.USER, one.substring(0, shared)));
    }

    /** A picture, a recording or a film that a card names. */
    record Media(String kind, Expression at) {

        static List<Message> into(List<Message> messages, List<Media> media, Scope scope)
                throws Fault {
            var parts = new ArrayList<Part>();
            for (var one : media) {
                one.add(parts, scope);
            }
            if (parts.isEmpty()) {
                return messages;
            }
            var all = new ArrayList<>(messages);
            if (all.isEmpty()) {
                all.add(new Message(Messages.USER, parts));
            } else {
                var last = all.removeLast();
                parts.addAll(last.parts());
                all.add(new Message(last.role(), parts));
            }
            return all;
        }

        void add(List<Part> parts, Scope scope) throws Fault {
            var node = at.in(scope);
            if (node == null || node.isNull()) {
                return;
            }
            var opened = Place.open(node);
            if (opened.isArray()) {
                opened.forEach(one -> parts.add(part(one)));
            } else if (!Cell.blank(opened)) {
                parts.add(part(opened));
            }
        }

        private Part part(JsonNode node) {
            var path = node.isObject() && node.has("path") ? node.get("path") : node;
            var reference = String.valueOf(Cell.text(path));
            return switch (kind) {
                case "audio" -> new Part.Audio(reference, "audio");
                case "video" -> new Part.Video(reference, "video");
                default -> new Part.Image(reference, "image");
            };
        }
    }
}
