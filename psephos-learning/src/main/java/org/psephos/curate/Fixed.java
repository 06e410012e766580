package org.psephos.curate;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Origin;

/** What was decided about every row: what stays, what goes, and why. */
public final class Fixed {
    private final Entries entries;
    private final int rows;
    private final SortedMap<Integer, Rule> reasons;
    private final SortedMap<Integer, KeepFirst.Like> likes;

    Fixed(
            Entries entries,
            int rows,
            SortedMap<Integer, Rule> reasons,
            SortedMap<Integer, KeepFirst.Like> likes) {
        this.entries = entries;
        this.rows = rows;
        this.reasons = reasons;
        this.likes = likes;
    }

    /** Rows decided about. */
    public long rows() {
        return rows;
    }

    /** Rows that stay. */
    public long kept() {
        return (long) rows - reasons.size();
    }

    /** Rows dropped by each rule that dropped any, in the order of the rules. */
    public Map<Rule, Long> dropped() {
        return Collections.unmodifiableMap(Fix.counts(reasons.values()));
    }

    /**
     * Goes through all rows once more, in order.
     *
     * @param keep is given each row that stays
     * @param drop is given the reason for each row that goes
     */
    public void forEach(Consumer<? super Entry> keep, Consumer<Dropped> drop) {
        var named = new TreeSet<Integer>();
        likes.values().forEach(like -> named.add(like.kept()));
        var origins = new TreeMap<Integer, Origin>();
        var at = new int[1];
        entries.forEach(
                entry -> {
                    int row = at[0]++;
                    if (named.contains(row)) {
                        origins.put(row, entry.origin());
                    }
                    var rule = reasons.get(row);
                    if (rule == null) {
                        keep.accept(entry);
                    } else {
                        drop.accept(dropped(entry, rule, likes.get(row), origins));
                    }
                });
    }

    private static Dropped dropped(
            Entry entry,
            Rule rule,
            KeepFirst.@org.jspecify.annotations.Nullable Like like,
            SortedMap<Integer, Origin> origins) {
        var item = entry.item();
        return new Dropped(
                entry.origin(),
                item == null ? null : item.id().value(),
                rule,
                like == null ? null : origins.get(like.kept()),
                like == null ? null : like.similarity());
    }
}
