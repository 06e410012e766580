package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Candidates;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Labels;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Ranking;
import org.psephos.model.ItemId;
import org.psephos.model.Scale;

/** The judgements of a dataset as plain tables, one for each kind that has a plain form. */
final class PlainTables {
    private final Material from;
    private final Spoken spoken;
    private final boolean words;
    private final boolean calling;
    private final boolean media;

    PlainTables(Material from) {
        this.from = from;
        this.spoken = from.spoken();
        var items = from.dataset().items();
        var responses = from.dataset().responses();
        this.words = responses.size() > 0;
        this.calling = items.mayCallTools() || responses.mayCallTools();
        this.media = items.mayHoldMedia() || responses.mayHoldMedia();
    }

    /** The tables that are not empty; what has no plain form is told to the ledger. */
    List<PlainTable> all() {
        var data = from.dataset();
        var ledger = from.ledger();
        var tables = new ArrayList<PlainTable>();
        for (var table : List.of(comparisons(), rankings(), ratings(), labels())) {
            if (table.rows() > 0) {
                tables.add(table);
                ledger.carried(table.rows());
            }
        }
        ledger.lost("choice: no plain form", data.choices().size());
        ledger.lost("critique: no plain form", data.critiques().size());
        ledger.lost("edit: no plain form", data.edits().size());
        ledger.lost("abstention: no judgement came", data.abstained());
        return tables;
    }

    private PlainTable comparisons() {
        var rows = from.dataset().comparisons();
        var headers = rows.headers();
        var columns = columns(headers, numbers());
        columns.text(words ? "left_system" : "left", row -> side(rows.get(row).left()));
        columns.text(words ? "right_system" : "right", row -> side(rows.get(row).right()));
        columns.text("winner", row -> word(rows.outcome(row)));
        columns.number("strength", rows::strength).header(from.ledger());
        if (!words) {
            field(
                    "strength: read again as an attribute",
                    rows.size(),
                    row -> !Double.isNaN(rows.strength(row)));
        }
        if (words) {
            lostMedia(
                    rows.size(),
                    List.of(
                            row -> asked(headers, row, rows.get(row).left()),
                            row -> said(headers, row, rows.get(row).left()),
                            row -> said(headers, row, rows.get(row).right())));
            columns.names("left_response", rows.leftResponse());
            columns.names("right_response", rows.rightResponse());
            columns.messages(
                    "prompt_messages", calling, row -> asked(headers, row, rows.get(row).left()));
            columns.messages(
                    "left_messages", calling, row -> said(headers, row, rows.get(row).left()));
            columns.messages(
                    "right_messages", calling, row -> said(headers, row, rows.get(row).right()));
        }
        lostOfAnswers(rows.size(), row -> List.of(rows.get(row).left(), rows.get(row).right()));
        return table("comparison", columns, headers);
    }

    private PlainColumns columns(HeaderColumns headers, List<String> numbers) {
        return new PlainColumns(headers, from.dataset().items(), numbers);
    }

    private List<String> numbers() {
        return from.pairing().votes() == Pairing.Votes.SOFT ? SoftLabels.NUMBERS : List.of();
    }

    private PlainTable rankings() {
        var rows = from.dataset().rankings();
        var columns = columns(rows.headers(), List.of());
        columns.text("ranking", row -> Json.text(json -> tiers(rows.get(row), json)));
        columns.header(from.ledger());
        field("answer that could not be ranked", rows.size(), row -> unranked(rows.get(row)));
        field(Carries.SIDES.word(), rows.size(), row -> true);
        field(
                "words of what was asked",
                rows.size(),
                row -> isSaid(asked(rows.headers(), row, rows.get(row).shown().getFirst())));
        field(
                "words of the answers",
                rows.size(),
                row ->
                        rows.get(row).shown().stream()
                                .anyMatch(one -> isSaid(said(rows.headers(), row, one))));
        lostOfAnswers(rows.size(), row -> rows.get(row).shown());
        return table("ranking", columns, rows.headers());
    }

    private PlainTable ratings() {
        var rows = from.dataset().ratings();
        var columns = columns(rows.headers(), List.of());
        columns.number("rating", rows::value);
        target(columns, rows.headers(), rows.targets());
        field("scale of a rating", rows.size(), row -> !isOpen(rows.scale(row)));
        return table("rating", columns, rows.headers());
    }

    private PlainTable labels() {
        var rows = from.dataset().labels();
        var columns = columns(rows.headers(), List.of());
        columns.text("label", row -> Json.categories(rows.categories(row)));
        target(columns, rows.headers(), rows.targets());
        field("severity of a label", rows.size(), row -> rows.severity(row) != Labels.NO_SEVERITY);
        return table("label", columns, rows.headers());
    }

    private PlainTable table(String kind, PlainColumns columns, HeaderColumns headers) {
        return new PlainTable(kind, headers.size(), columns.build(), row -> key(headers, row));
    }

    private void target(PlainColumns columns, HeaderColumns headers, Candidates targets) {
        columns.names("system", targets.systems()).names("response", targets.responses());
        columns.header(from.ledger());
        lostOfAnswers(headers.size(), row -> Unsaid.known(targets.get(row)));
        if (words) {
            lostMedia(
                    headers.size(),
                    List.of(
                            row -> asked(headers, row, targets.get(row)),
                            row -> said(headers, row, targets.get(row))));
            columns.messages(
                    "prompt_messages", calling, row -> asked(headers, row, targets.get(row)));
            columns.messages("messages", calling, row -> said(headers, row, targets.get(row)));
        }
    }

    private void lostMedia(int rows, List<IntFunction<Dialogue>> said) {
        if (media) {
            field(
                    "media",
                    rows,
                    row -> said.stream().anyMatch(words -> words.apply(row).media() != null));
        }
    }

    /** What is kept beside each answer has no column. */
    private void lostOfAnswers(int rows, IntFunction<List<Candidate>> answers) {
        if (from.dataset().responses().attributes().isEmpty()) {
            return;
        }
        var lost = new TreeMap<String, Long>();
        for (int row = 0; row < rows; row++) {
            var names = new TreeSet<String>();
            answers.apply(row).forEach(one -> names.addAll(spoken.about(one).keySet()));
            names.forEach(name -> lost.merge(name, 1L, Long::sum));
        }
        lost.forEach(
                (name, count) ->
                        from.ledger().field(Unsaid.attribute(name) + Unsaid.OF_ANSWER, count));
    }

    private void field(String what, int rows, IntPredicate lost) {
        from.ledger().field(what, IntStream.range(0, rows).filter(lost).count());
    }

    private String key(HeaderColumns headers, int row) {
        var item = item(headers, row, null);
        var asked = spoken.asked(item).turns();
        if (!asked.isEmpty()) {
            return Spoken.key(asked);
        }
        return item == null ? headers.origin(row).toString() : item.value();
    }

    private Dialogue asked(HeaderColumns headers, int row, @Nullable Candidate candidate) {
        return spoken.asked(item(headers, row, candidate));
    }

    private Dialogue said(HeaderColumns headers, int row, @Nullable Candidate candidate) {
        return candidate == null
                ? Dialogue.NONE
                : spoken.answered(candidate, item(headers, row, candidate));
    }

    private @Nullable ItemId item(HeaderColumns headers, int row, @Nullable Candidate candidate) {
        var column = headers.item();
        var name = column == null ? null : column.name(row);
        var named = name == null ? null : new ItemId(name);
        return candidate == null ? named : spoken.item(named, candidate);
    }

    private static void tiers(Ranking ranking, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (var tier : ranking.tiers()) {
            if (tier.size() > 1) {
                json.writeStartArray();
            }
            for (var candidate : tier) {
                json.writeString(name(candidate));
            }
            if (tier.size() > 1) {
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private static boolean isSaid(Dialogue words) {
        return !words.turns().isEmpty();
    }

    private static boolean unranked(Ranking ranking) {
        return !ranking.unranked().isEmpty();
    }

    /** Whether the reader would say the same of numbers alone. */
    private static boolean isOpen(Scale scale) {
        return scale instanceof Scale.Continuum numbers
                && Double.isInfinite(numbers.low())
                && Double.isInfinite(numbers.high())
                && !numbers.ratio();
    }

    /** Where words tell the answers apart, only a system is named. */
    private @Nullable String side(Candidate candidate) {
        var system = candidate.system();
        return !words ? name(candidate) : system == null ? null : system.value();
    }

    /** The system; where none is named, the answer. */
    private static String name(Candidate candidate) {
        var system = candidate.system();
        var response = candidate.response();
        return system != null ? system.value() : response == null ? "" : response.value();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
