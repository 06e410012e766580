package org.psephos.export;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback.Comparison;

/** Comparisons as rows of a benchmark or a tool, one by one and with their sides. */
abstract class VoteRows implements RowSource {
    static final String NO_SYSTEM = "no system: the format names who answered";
    static final String NO_ITEM = "no item: the format names what was asked";

    private final Set<Carries> carries;
    private final List<String> fields;

    VoteRows(Set<Carries> carries, String... fields) {
        this.carries = carries;
        this.fields = List.of(fields);
    }

    /** Writes a comparison; says why it cannot. */
    abstract @Nullable String vote(Comparison row, Material from, RowSink to) throws IOException;

    /** Attributes that have a place of their own. */
    List<String> placed() {
        return List.of();
    }

    /** Told after the last comparison. */
    void end(Material from, RowSink to) throws IOException {}

    @Override
    public void rows(Material from, RowSink to) throws IOException {
        var unsaid = new Unsaid(from, carries, fields, placed());
        var comparisons = from.dataset().comparisons();
        for (int row = 0; row < comparisons.size(); row++) {
            var vote = told(comparisons.get(row), from);
            var refusal = vote(vote, from, to);
            if (refusal == null) {
                from.ledger().carried(1);
                unsaid.count(vote);
            } else {
                from.ledger().lost(refusal, 1);
            }
        }
        end(from, to);
        others(from);
    }

    /** With what is kept beside its item. */
    private static Comparison told(Comparison row, Material from) {
        var header = from.spoken().told(row.header());
        return header.equals(row.header())
                ? row
                : new Comparison(header, row.left(), row.right(), row.outcome(), row.strength());
    }

    private static void others(Material from) {
        var ledger = from.ledger();
        from.dataset()
                .totals()
                .forEach(
                        (kind, total) -> {
                            if (!kind.equals("comparison")) {
                                ledger.lost(why(kind), total);
                            }
                        });
    }

    private static String why(String kind) {
        return switch (kind) {
            case "rating", "ranking", "choice", "edit" ->
                    kind
                            + ": the format holds comparisons only; the formats of trainers make"
                            + " pairs of it";
            default -> kind + ": the format holds comparisons only";
        };
    }

    /** What splits go by. */
    static String key(Comparison row, Material from) {
        var item = from.spoken().item(row.header().item(), row.left());
        var asked = from.spoken().asked(item).turns();
        if (!asked.isEmpty()) {
            return Spoken.key(asked);
        }
        return item == null ? row.header().origin().toString() : item.value();
    }

    /** The attribute {@code name} of the judgement, or null. */
    static @Nullable String attribute(Comparison row, String name) {
        return row.header().attributes().get(name);
    }
}
