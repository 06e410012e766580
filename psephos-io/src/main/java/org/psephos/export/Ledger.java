package org.psephos.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.psephos.export.Loss.Lost;

/** Counts what was carried and what was lost, so that nothing is lost in silence. */
final class Ledger {
    private final Map<String, long[]> losses = new LinkedHashMap<>();
    private final Map<String, Long> refused = new LinkedHashMap<>();
    private long carried;
    private int wrote;

    /** Begins a judgement. */
    void begin() {
        refused.clear();
        wrote = 0;
    }

    /** Something was written for the judgement at hand. */
    void wrote() {
        wrote++;
    }

    /** A pair could not be written for the judgement at hand. */
    void refused(String what) {
        refused(what, 1);
    }

    /** So many pairs could not. */
    void refused(String what, long pairs) {
        if (pairs > 0) {
            refused.merge(what, pairs, Long::sum);
        }
    }

    /** Ends a judgement: it was carried where anything was written for it. */
    boolean end() {
        if (wrote > 0) {
            carried++;
            refused.forEach(this::pairs);
            return true;
        }
        add(Lost.ROWS, refused.keySet().stream().findFirst().orElse("makes no pair"), 1);
        return false;
    }

    void carried(long rows) {
        carried += rows;
    }

    /** Judgements of which nothing was written. */
    void lost(String what, long rows) {
        add(Lost.ROWS, what, rows);
    }

    /** Pairs that carried judgements make and that were not written. */
    void pairs(String what, long pairs) {
        add(Lost.PAIRS, what, pairs);
    }

    /** A field of carried judgements that is not in what was written. */
    void field(String what, long rows) {
        add(Lost.FIELDS, what, rows);
    }

    private void add(Lost lost, String what, long rows) {
        if (rows > 0) {
            losses.computeIfAbsent(what, any -> new long[Lost.values().length])[place(lost)] +=
                    rows;
        }
    }

    /** Whole judgements that were lost. */
    long lost() {
        return losses.values().stream().mapToLong(rows -> rows[place(Lost.ROWS)]).sum();
    }

    long carried() {
        return carried;
    }

    /** Whole judgements first, then parts of them; each in the order first met. */
    List<Loss> losses() {
        var all = new ArrayList<Loss>();
        for (var lost : Lost.values()) {
            losses.forEach(
                    (what, rows) -> {
                        if (rows[place(lost)] > 0) {
                            all.add(new Loss(what, rows[place(lost)], lost));
                        }
                    });
        }
        return all;
    }

    private static int place(Lost lost) {
        return switch (lost) {
            case ROWS -> 0;
            case PAIRS -> 1;
            case FIELDS -> 2;
        };
    }
}
