package org.psephos.ingest;

import org.psephos.model.Outcome;

/** Looks at the first rows for whether winners are told by side or by the name of the system. */
@SuppressWarnings("EnumOrdinal") // the order of the outcomes is stored by contract
final class WinnerProbe extends Rows {
    private static final int ENOUGH = 1000;

    private final Verdict.Listed verdict;
    private final int left;
    private final int right;
    private int rows;
    private boolean sides;
    private boolean names;

    WinnerProbe(Plan plan, ReadOptions options) {
        super(plan, options, 1);
        verdict = (Verdict.Listed) plan.verdicts().getFirst().copy();
        left = plan.slot(Part.LEFT);
        right = plan.slot(Part.RIGHT);
    }

    @Override
    void row(Fields row, long line) {
        rows++;
        int outcome = verdict.read(row);
        sides |= outcome == Outcome.LEFT.ordinal() || outcome == Outcome.RIGHT.ordinal();
        if (!row.blank(verdict.slot())) {
            names |= row.same(verdict.slot(), left) || row.same(verdict.slot(), right);
        }
    }

    @Override
    boolean stopped() {
        return sides || rows >= ENOUGH;
    }

    /** Whether no winner was a side and some were names. */
    boolean byName() {
        return names && !sides;
    }
}
