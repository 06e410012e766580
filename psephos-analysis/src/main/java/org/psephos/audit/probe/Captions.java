package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Words of prompts and captions that name something: lower case, without marks and without words
 * that carry no object.
 *
 * @param alike the word that stands for each of several, such as person for woman
 * @param skip how many first words of a prompt are a frame, such as "a photo of a"
 */
record Captions(Map<String, String> alike, int skip) {
    private static final TreeSet<String> EMPTY =
            new TreeSet<>(
                    List.of(
                                    "a an the of in on at to by for with from into onto over under up down off out",
                                    "and or but as is are was were be being been it its this that these those there",
                                    "his her their he she they them him who which what some any each every other",
                                    "another one two three four five six seven eight nine ten many few several most",
                                    "next near front behind inside outside around through between above below while",
                                    "looks looking like has have having very")
                            .stream()
                            .flatMap(line -> List.of(line.split(" ", -1)).stream())
                            .toList());

    /** {@code head:word word;head:word}: every word stands for its head. */
    static Captions of(String alike, int skip) {
        var heads = new TreeMap<String, String>();
        for (var group : alike.split(";", -1)) {
            var parts = group.split(":", 2);
            if (parts.length == 2) {
                for (var word : parts[1].strip().split(" +", -1)) {
                    heads.put(word, parts[0].strip());
                }
            }
        }
        return new Captions(heads, skip);
    }

    /** What a prompt asks for. */
    SequencedSet<String> asked(String prompt) {
        var words = List.of(prompt.strip().split("\\s+", -1));
        return objects(String.join(" ", words.subList(Math.min(skip, words.size()), words.size())));
    }

    /** Objects that a text names, each once, in order. */
    SequencedSet<String> objects(String text) {
        var objects = new LinkedHashSet<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.length() > 1 && !EMPTY.contains(word)) {
                objects.add(word);
            }
        }
        return objects;
    }

    /** The same with the words that stand for others. */
    SequencedSet<String> headed(SequencedSet<String> objects) {
        var headed = new LinkedHashSet<String>();
        objects.forEach(object -> headed.add(alike.getOrDefault(object, object)));
        return headed;
    }

    /**
     * What stands in a caption and not in its prompt, letter by letter: a woman on a picture of a
     * person was not asked for.
     */
    List<String> added(SequencedSet<String> asked, SequencedSet<String> shown) {
        var added = new ArrayList<>(shown);
        added.removeAll(asked);
        return added;
    }
}
