package org.psephos.curate;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;

/**
 * What was decided about every row: what stays, what goes, and why. A few bits a row are in memory.
 */
public final class Fixed implements AutoCloseable {
    private final Entries entries;
    private final int rows;
    private final Map<Rule, BitSet> reasons;
    private final Map<Rule, Likes> likes;
    private final Scratch scratch;

    Fixed(
            Entries entries,
            int rows,
            Map<Rule, BitSet> reasons,
            Map<Rule, Likes> likes,
            Scratch scratch) {
        this.entries = entries;
        this.rows = rows;
        this.reasons = reasons;
        this.likes = likes;
        this.scratch = scratch;
    }

    /** Rows decided about. */
    public long rows() {
        return rows;
    }

    /** Rows that stay. */
    public long kept() {
        return rows - dropped().values().stream().mapToLong(count -> count).sum();
    }

    /** Rows dropped by each rule that dropped any, in the order of the rules. */
    public Map<Rule, Long> dropped() {
        var counts = new EnumMap<Rule, Long>(Rule.class);
        reasons.forEach((rule, gone) -> counts.put(rule, (long) gone.cardinality()));
        return Collections.unmodifiableMap(counts);
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
        scratch.close();
    }

    /** One pass: the origins of rows that others are like come before these. */
    private final class Pass {
        private final BitSet named = new BitSet();
        private final Ranks ranks;
        private final Origins origins = new Origins(scratch);
        private int at;

        Pass() {
            likes.values().forEach(all -> all.each((row, like) -> named.set(like.kept())));
            ranks = new Ranks(named);
        }

        /** Why the next row goes; null where it stays. */
        @Nullable Dropped gone(Entry entry) {
            int row = at++;
            if (named.get(row)) {
                origins.add(entry.origin());
            }
            for (var reason : reasons.entrySet()) {
                if (reason.getValue().get(row)) {
                    return dropped(entry, reason.getKey(), row);
                }
            }
            return null;
        }

        private Dropped dropped(Entry entry, Rule rule, int row) {
            var item = entry.item();
            var all = likes.get(rule);
            var like = all == null ? null : all.of(row);
            return new Dropped(
                    entry.origin(),
                    item == null ? null : item.id().value(),
                    rule,
                    like == null ? null : origins.get(ranks.rank(like.kept())),
                    like == null ? null : like.similarity());
        }
    }
}
