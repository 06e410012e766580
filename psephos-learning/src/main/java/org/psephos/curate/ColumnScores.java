package org.psephos.curate;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Feedback;
import org.psephos.model.Response;

/**
 * Numbers that stand in the file already: a rating of the answer by the criterion {@code name}, an
 * attribute of the answer called so, or a column of the row: {@code name_SIDE} or {@code
 * SIDE_name}, where the answer is called {@code ROW/SIDE}, or {@code name} itself where the row has
 * one answer. A cell that is no finite number is no score.
 */
public record ColumnScores(String name) implements AnswerScorer, Serializable {
    public ColumnScores {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
    }

    @Override
    public void score(Entries entries, Consumer<Scored> to) {
        entries.forEach(
                entry -> {
                    for (var response : entry.responses()) {
                        to.accept(new Scored(entry, response, score(entry, response)));
                    }
                });
    }

    private @Nullable Double score(Entry entry, Response response) {
        for (var said : entry.feedback()) {
            if (said instanceof Feedback.Rating rating
                    && rating.header().criterion().equals(name)
                    && response.id().equals(rating.target().response())) {
                return rating.value();
            }
        }
        var own = response.attributes().get(name);
        var item = entry.item();
        if (own != null || item == null) {
            return number(own);
        }
        for (var column : columns(entry, response)) {
            var told = item.attributes().get(column);
            if (told != null) {
                return number(told);
            }
        }
        return null;
    }

    private List<String> columns(Entry entry, Response response) {
        var id = response.id().value();
        var side = id.substring(id.lastIndexOf('/') + 1);
        return entry.responses().size() == 1
                ? List.of(name, name + "_" + side, side + "_" + name)
                : List.of(name + "_" + side, side + "_" + name);
    }

    /** A finite number, or nothing. */
    static @Nullable Double number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(text.strip());
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
