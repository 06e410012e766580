package org.psephos.curate;

import java.util.BitSet;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;

/** What was decided about every row: what stays, what goes, and why. */
public final class Fixed implements AutoCloseable {
    private final Entries entries;
    private final Verdicts verdicts;

    Fixed(Entries entries, Verdicts verdicts) {
        this.entries = entries;
        this.verdicts = verdicts;
    }

    /** Rows decided about. */
    public long rows() {
        return verdicts.rows();
    }

    /** Rows that stay. */
    public long kept() {
        return verdicts.kept();
    }

    /** Rows dropped by each rule that dropped any, in the order of the rules. */
    public Map<Rule, Long> dropped() {
        return verdicts.dropped();
    }

    /**
     * Goes through all rows once more, in order.
     *
     * @param keep is given each row that stays
     * @param drop is given the reason for each row that goes
     */
    public void forEach(Consumer<? super Entry> keep, Consumer<Dropped> drop) {
        var pass = new Pass();
        entries.forEach(
                entry -> {
                    var gone = pass.gone(entry);
                    if (gone == null) {
                        keep.accept(entry);
                    } else {
                        drop.accept(gone);
                    }
                });
    }

    /** Gives back what was put aside; nothing can be gone through afterwards. */
    @Override
    public void close() {
        verdicts.close();
    }

    /** One pass: the origins of rows that others are like come before these. */
    private final class Pass {
        private final BitSet named = verdicts.named();
        private final Ranks ranks = new Ranks(named);
        private final Origins origins = verdicts.origins();
        private int at;

        /** Why the next row goes; null where it stays. */
        @Nullable Dropped gone(Entry entry) {
            int row = at++;
            if (named.get(row)) {
                origins.add(entry.origin());
            }
            var verdict = verdicts.of(row);
            if (verdict == null) {
                return null;
            }
            int like = verdict.like();
            var item = entry.item();
            return new Dropped(
                    entry.origin(),
                    item == null ? null : item.id().value(),
                    verdict.rule(),
                    like < 0 ? null : origins.get(ranks.rank(like)),
                    like < 0 ? null : verdict.similarity());
        }
    }
}
