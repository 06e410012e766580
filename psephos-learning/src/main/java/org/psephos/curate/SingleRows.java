package org.psephos.curate;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;

/**
 * Rows that are decided about one by one and handed on in the same pass: what no rule compares with
 * other rows needs no second look. Used once.
 */
final class SingleRows {
    private final RowLook look;
    private final Consumer<? super Entry> keep;
    private final Consumer<Dropped> drop;
    private final Map<Rule, BitSet> reasons = new EnumMap<>(Rule.class);
    private int rows;

    SingleRows(Fix fix, Consumer<? super Entry> keep, Consumer<Dropped> drop) {
        this.look = new RowLook(fix.rules(), fix.against(), fix.mixing());
        this.keep = keep;
        this.drop = drop;
    }

    Verdicts through(Entries entries) {
        entries.forEach(this::take);
        return new Verdicts(rows, reasons, Map.of(), new Scratch(null, 0));
    }

    private void take(Entry entry) {
        int row = rows++;
        var rule = look.of(entry).rule();
        if (rule == null) {
            keep.accept(entry);
            return;
        }
        reasons.computeIfAbsent(rule, ignored -> new BitSet()).set(row);
        var item = entry.item();
        var id = item == null ? null : item.id().value();
        drop.accept(new Dropped(entry.origin(), id, rule, null, null));
    }
}
