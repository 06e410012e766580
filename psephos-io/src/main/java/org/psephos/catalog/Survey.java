package org.psephos.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What is known of a dataset in the terms of the survey of Liu et al. (2024): each of its 20
 * dimensions has a reply, and nothing unknown looks like something known.
 *
 * @param perspectives what it is for; empty for what is none of the five
 * @param replies by dimension, all 20 in their order
 * @see "Liu et al. (2024), Datasets for Large Language Models: A Comprehensive Survey"
 */
public record Survey(List<Perspective> perspectives, SequencedMap<Dimension, Reply> replies) {
    private static final String PERSPECTIVE = "perspective";

    /** What a dataset says to a dimension. */
    public sealed interface Reply {
        /** It is this. */
        record Known(String text) implements Reply {}

        /** It is asked, and nobody here knows. */
        record Unknown() implements Reply {}

        /** It is not asked of such a dataset. */
        record NotAsked() implements Reply {}
    }

    public Survey {
        perspectives = List.copyOf(perspectives);
        replies = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(replies));
    }

    /**
     * What {@code card} says.
     *
     * @throws IllegalStateException where the card says nothing to a dimension that is asked, not
     *     even that it is unknown, or where it says both
     */
    public static Survey of(Card card) {
        var kinds = Perspective.read(card.facts().getOrDefault(PERSPECTIVE, "nothing"));
        var replies = new LinkedHashMap<Dimension, Reply>();
        for (var dimension : Dimension.values()) {
            replies.put(dimension, reply(card, kinds, dimension));
        }
        for (var name : card.unknown()) {
            if (!asked(replies, name)) {
                throw new IllegalStateException(
                        "%s.yaml: %s is listed as unknown, but nothing asks for it"
                                .formatted(card.name(), name));
            }
        }
        return new Survey(kinds, replies);
    }

    private static boolean asked(SequencedMap<Dimension, Reply> replies, String name) {
        return replies.entrySet().stream()
                .anyMatch(
                        one ->
                                one.getKey().toString().equals(name)
                                        && one.getValue() instanceof Reply.Unknown);
    }

    private static Reply reply(Card card, List<Perspective> kinds, Dimension dimension) {
        if (dimension == Dimension.NAME) {
            return new Reply.Known(card.title());
        }
        var name = dimension.toString();
        var known = card.facts().get(name);
        boolean unknown = card.unknown().contains(name);
        if (known != null && unknown) {
            throw new IllegalStateException(
                    "%s.yaml: %s is \"%s\" and unknown".formatted(card.name(), name, known));
        }
        if (known != null) {
            return new Reply.Known(known);
        }
        if (!dimension.asks(kinds, card.facts().getOrDefault("category", ""))) {
            return new Reply.NotAsked();
        }
        if (!unknown) {
            throw new IllegalStateException(
                    "%s.yaml: %s is neither among the facts nor listed as unknown"
                            .formatted(card.name(), name));
        }
        return new Reply.Unknown();
    }

    /** How many replies are of {@code kind}. */
    public int count(Class<? extends Reply> kind) {
        return (int) replies.values().stream().filter(kind::isInstance).count();
    }
}
