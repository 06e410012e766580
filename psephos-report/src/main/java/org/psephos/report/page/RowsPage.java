package org.psephos.report.page;

import java.util.List;

/**
 * The first rows of a dataset, to be looked at.
 *
 * @param title of the window
 * @param headline the one sentence to remember
 * @param meta what was read, in one line
 * @param items what was asked, each with its answers and what was said of them
 */
public record RowsPage(
        String title,
        String headline,
        String meta,
        List<ItemView> items,
        Foot foot,
        Page.Parts parts) {
    public RowsPage {
        items = List.copyOf(items);
    }

    /**
     * An item.
     *
     * @param facts its attributes
     * @param turns what was said before the answers
     * @param said judgements, in words
     * @param more judgements that are not shown
     */
    public record ItemView(
            String name,
            List<Foot.Fact> facts,
            List<TurnView> turns,
            List<AnswerView> answers,
            List<String> said,
            long more) {
        public ItemView {
            facts = List.copyOf(facts);
            turns = List.copyOf(turns);
            answers = List.copyOf(answers);
            said = List.copyOf(said);
        }
    }

    /**
     * An answer.
     *
     * @param by who gave it, or its name where nobody is known
     * @param mark what was said of it in a word, such as {@code preferred}; empty where nothing
     */
    public record AnswerView(String by, String mark, List<Foot.Fact> facts, List<TurnView> turns) {
        public AnswerView {
            facts = List.copyOf(facts);
            turns = List.copyOf(turns);
        }
    }

    /** A message: who, and its parts. */
    public record TurnView(String who, List<PartView> parts) {
        public TurnView {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a message.
     *
     * @param text words, or what a picture, a sound or a film is called
     * @param rest words behind a fold; empty where all are shown
     * @param source of a picture, a sound or a film, as a data address; empty where it is not shown
     * @param note why it is not shown, or the ends of a series
     * @param line of a series, as points of a polyline in a box of 600 by 120; else empty
     */
    public record PartView(
            Kind kind, String text, String rest, String source, String note, String line) {

        /** Words. */
        public static PartView words(String text, String rest) {
            return new PartView(Kind.WORDS, text, rest, "", "", "");
        }

        /** What somebody sees or hears. */
        public static PartView media(Kind kind, String name, String source, String note) {
            return new PartView(kind, name, "", source, note, "");
        }

        /** A series of numbers. */
        public static PartView series(String name, String line, String ends) {
            return new PartView(Kind.SERIES, name, "", "", ends, line);
        }

        public boolean isWords() {
            return kind == Kind.WORDS;
        }

        public boolean isImage() {
            return kind == Kind.IMAGE && !source.isEmpty();
        }

        public boolean isAudio() {
            return kind == Kind.AUDIO && !source.isEmpty();
        }

        public boolean isVideo() {
            return kind == Kind.VIDEO && !source.isEmpty();
        }

        public boolean isSeries() {
            return kind == Kind.SERIES;
        }
    }

    /** What a part is. */
    public enum Kind {
        WORDS,
        IMAGE,
        AUDIO,
        VIDEO,
        SERIES
    }
}
