package org.psephos.ingest;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Cards;

/**
 * Whether a file is read by a card, or by a layout of votes. A layout of votes is faster, so it is
 * taken where it misses nothing: where it plays every column, or where only votes are wanted.
 */
final class CardChoice {
    private final String source;
    private final CardFile file;
    private final ReadOptions options;

    CardChoice(String source, CardFile file, ReadOptions options) {
        this.source = source;
        this.file = file;
        this.options = options;
    }

    /** The card to read by, or null where a layout of votes does it, or nothing is known. */
    Cards.@Nullable Entry entry(Columns columns) throws IOException {
        if (OtherNames.namesTexts(options)) {
            return OtherNames.entry(options);
        }
        if (!options.columns().isEmpty() || !options.winnerValues().isEmpty()) {
            return null;
        }
        var fitting = new Recognition(source, columns, options).fitting();
        if (fitting.size() > 1 || (fitting.size() == 1 && !options.wantsAll())) {
            return null;
        }
        if (fitting.isEmpty()) {
            return best(columns);
        }
        var layout = fitting.getFirst();
        if (plays(layout, columns)) {
            return null;
        }
        var sample = file.sample(0);
        return layout.general()
                ? CardSigns.find(sample, true)
                : CardSigns.find(sample, layout.name());
    }

    private Cards.@Nullable Entry best(Columns columns) throws IOException {
        for (int headerless : headerless(columns)) {
            var bare = CardSigns.find(file.sample(headerless), false);
            if (bare != null) {
                return bare;
            }
        }
        var sample = file.sample(0);
        var known = CardSigns.find(sample, false);
        return known == null ? small(sample) : known;
    }

    /** A card that knows the columns but for their capitals. */
    private static Cards.@Nullable Entry small(CardSigns.Sample sample) {
        var names = OtherNames.small(sample.rows());
        return names.isEmpty() ? null : CardSigns.find(sample.named(names), false);
    }

    private static List<Integer> headerless(Columns columns) {
        return columns.nested()
                ? List.of()
                : Cards.index().stream()
                        .map(entry -> entry.signs().headerless())
                        .filter(count -> count > 0)
                        .distinct()
                        .toList();
    }

    private static boolean plays(Layout layout, Columns columns) {
        return columns.names().stream()
                .allMatch(
                        column ->
                                layout.fields().stream()
                                        .anyMatch(field -> field.column().equals(column)));
    }
}
