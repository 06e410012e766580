package org.psephos.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * What texts are held against to see whether they are inappropriate: words, and things done as
 * phrases, by category; and things that nobody would object to.
 *
 * @param name what they are called in results
 * @param words of a lexicon, in small letters; {@code *} at the end stands for any ending
 * @param acts phrases that are inappropriate
 * @param proper phrases that are not
 * @see "Schramowski, Tauchmann, Kersting (2022), Can machines help us answering question 16 in
 *     datasheets, and in turn reflecting on inappropriate content?, section 3"
 */
public record Anchors(String name, List<Anchor> words, List<Anchor> acts, List<Anchor> proper) {
    /** The category of what is not inappropriate. */
    public static final String PROPER = "proper";

    private static final String SHIPPED = "content-anchors.txt";

    public Anchors {
        words = List.copyOf(words);
        acts = List.copyOf(acts);
        proper = List.copyOf(proper);
    }

    /** A word or phrase with its category. */
    public record Anchor(String category, String text) {}

    /** The small English set that comes with the program. */
    public static Anchors shipped() {
        try (var stream = Objects.requireNonNull(Anchors.class.getResourceAsStream(SHIPPED))) {
            return parse(
                    "the anchors that come with psephos",
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED, e);
        }
    }

    /**
     * Anchors of one's own: a line is a category, {@code word} or {@code act}, and the text, with
     * blanks between; {@code #} begins a comment.
     *
     * @param name of the file, for messages and results
     * @throws PsephosException where a line is something else, or there is no anchor at all
     */
    public static Anchors parse(String name, String text) {
        var words = new ArrayList<Anchor>();
        var acts = new ArrayList<Anchor>();
        var proper = new ArrayList<Anchor>();
        int number = 0;
        for (var line : text.split("\\R", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var parts = line.strip().split("\\s+", 3);
            if (parts.length < 3 || !isKind(parts)) {
                throw refused(name, number, line);
            }
            boolean isWord = parts[1].equals("word");
            var anchor =
                    new Anchor(
                            parts[0],
                            isWord ? parts[2].toLowerCase(java.util.Locale.ROOT) : parts[2]);
            (isWord ? words : parts[0].equals(PROPER) ? proper : acts).add(anchor);
        }
        if (words.isEmpty() && acts.isEmpty()) {
            throw new PsephosException(
                    Kind.DATA,
                    name + " holds no anchors",
                    "write lines such as: violence word kill*");
        }
        return new Anchors(name, words, acts, proper);
    }

    private static boolean isKind(String[] parts) {
        return parts[1].equals("act") || (parts[1].equals("word") && !parts[0].equals(PROPER));
    }

    private static PsephosException refused(String name, int number, String line) {
        return new PsephosException(
                Kind.DATA,
                "%s:%s: \"%s\"; expected a category, word or act, and a text; %s has acts only"
                        .formatted(
                                name,
                                number,
                                line.substring(0, Math.min(60, line.length())),
                                PROPER),
                "write for example: violence word kill*");
    }

    /** All categories of what is inappropriate, in the order of the file. */
    public List<String> categories() {
        var all = new LinkedHashSet<String>();
        words.forEach(one -> all.add(one.category()));
        acts.forEach(one -> all.add(one.category()));
        return List.copyOf(all);
    }
}
