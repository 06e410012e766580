package org.psephos.audit;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.model.Part;
import org.psephos.model.ResponseId;

/**
 * The texts of both sides of every comparison: those of their responses, or attributes called
 * {@code text_left} and {@code text_right}.
 *
 * @param left what names the text on the left, by row
 * @param text of a name; null where it is not known
 */
record SideTexts(Coded left, Coded right, Function<String, @Nullable String> text) {

    /** Null where no comparison says which texts it is about. */
    static @Nullable SideTexts of(Dataset data) {
        var attributes = data.comparisons().headers().attributes();
        var left = attributes.get("text_left");
        var right = attributes.get("text_right");
        if (left != null && right != null) {
            return new SideTexts(left, right, text -> text);
        }
        var first = data.comparisons().leftResponse();
        var second = data.comparisons().rightResponse();
        return first == null || second == null
                ? null
                : new SideTexts(first, second, id -> response(data, id));
    }

    @Nullable String left(int row) {
        return at(left, row);
    }

    @Nullable String right(int row) {
        return at(right, row);
    }

    private @Nullable String at(Coded column, int row) {
        return column.code(row) == Dictionary.MISSING
                ? null
                : text.apply(column.names().name(column.code(row)));
    }

    private static @Nullable String response(Dataset data, String id) {
        var response = data.responses().find(new ResponseId(id));
        if (response == null || response.messages().isEmpty()) {
            return null;
        }
        var text = new StringBuilder();
        for (var message : response.messages()) {
            for (var part : message.parts()) {
                if (part instanceof Part.Text(var body)) {
                    text.append(text.isEmpty() ? "" : "\n").append(body);
                }
            }
        }
        return text.toString();
    }
}
