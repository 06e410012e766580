package org.psephos.rank;

import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Label;
import org.psephos.model.Feedback.Rating;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Scale;
import org.psephos.model.SystemId;

/** Answers of systems to items for a test, in the order given. */
final class Solved {
    private static final Scale ANY = new Scale.Continuum(0, 10, false);

    private final java.util.List<org.psephos.model.Feedback> rows = new java.util.ArrayList<>();
    private long line;
    private String criterion = Header.OVERALL;
    private java.util.List<String> words = java.util.List.of();
    private org.psephos.model.@org.jspecify.annotations.Nullable AnnotatorId annotator;

    /** From here on answers are labels: the word of an item solved, then that of one not. */
    Solved saying(String solved, String not) {
        words = java.util.List.of(solved, not);
        return this;
    }

    /** From here on answers are judged by somebody. */
    Solved by(String name) {
        annotator = new org.psephos.model.AnnotatorId(name);
        return this;
    }

    /** An answer that got a word. */
    Solved label(String system, String item, String word) {
        words = java.util.List.of(word, word);
        return add(system, item, 1);
    }

    /** From here on answers stand under another criterion. */
    Solved under(String name) {
        criterion = name;
        return this;
    }

    Solved add(String system, String item, double value) {
        var header =
                new Header(
                        new ItemId(item),
                        annotator,
                        criterion,
                        null,
                        null,
                        null,
                        null,
                        1,
                        new java.util.TreeMap<>(),
                        new Origin.Row("answers.csv", ++line));
        var target = new Candidate(new SystemId(system), null);
        if (words.isEmpty()) {
            rows.add(new Rating(header, target, ANY, value));
        } else {
            var word = words.get(value == 1 ? 0 : 1);
            rows.add(
                    new Label(
                            header, target, new java.util.TreeSet<>(java.util.Set.of(word)), null));
        }
        return this;
    }

    Dataset dataset() {
        var builder = new DatasetBuilder();
        rows.forEach(builder::accept);
        return builder.build(
                new Manifest(java.util.List.of(), line, Rejects.NONE, "test", null, false));
    }
}
