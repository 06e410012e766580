package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dictionary;

/** Comparisons as they grow. Not thread-safe. */
final class PairRows extends Rows {
    private static final String SYSTEM = "the name of a system";
    static final String WHOLE = "a name in UTF-8 without broken characters";

    private final Verdict[] verdicts;
    private final int left;
    private final int right;
    private final boolean bare;
    private final byte @Nullable [] leftSide;
    private final byte @Nullable [] rightSide;

    final ByteDictionary systems = new ByteDictionary();
    final IntColumn lefts = new IntColumn();
    final IntColumn rights = new IntColumn();
    final ByteColumn outcomes = new ByteColumn();
    final LongColumn strengths = new LongColumn();
    final NameColumn leftAnswers = new NameColumn();
    final NameColumn rightAnswers = new NameColumn();
    private boolean metItself;
    boolean anyStrength;

    /** Values of the winner column in the order of the layout; empty where they are not listed. */
    final ByteDictionary winners = new ByteDictionary();

    /** What each of them means. */
    final byte[] winnerOutcomes;

    private boolean[] checked = new boolean[64];
    private boolean[] fine = new boolean[64];

    PairRows(Plan plan, ReadOptions options, long firstLine) {
        super(plan, options, firstLine);
        verdicts = new Verdict[plan.verdicts().size()];
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = plan.verdicts().get(i).copy();
        }
        winnerOutcomes =
                verdicts[0] instanceof Verdict.Listed listed ? listed.addTo(winners) : new byte[0];
        left = plan.slot(Part.LEFT);
        right = plan.slot(Part.RIGHT);
        bare = plan.bare() && !(verdicts[0] instanceof Verdict.Soft);
        var sides = plan.sides();
        leftSide = sides == null ? null : sides.left().getBytes(StandardCharsets.UTF_8);
        rightSide = sides == null ? null : sides.right().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void row(Fields row, long line) {
        if (bare) {
            bareRow(row, line, verdicts[0]);
            return;
        }
        boolean asked = false;
        for (var verdict : verdicts) {
            if (verdict.asked(row)) {
                judgement(row, line, verdict);
                asked = true;
            }
        }
        if (!asked) {
            log.add(line, plan.column(verdicts[0].slot()), verdicts[0].expected(), "nothing");
        }
    }

    /** Whether a system stood on both sides of some row. */
    boolean metItself() {
        return metItself;
    }

    /** Whether a scanner may fill the columns itself, with {@link #winners} and {@link #find}. */
    boolean bare() {
        return bare && winners.size() > 0;
    }

    /** The code of a system that was seen before and is whole, or -1. */
    int find(byte[] in, int from, int to, long hash) {
        int code = systems.find(in, from, to, hash);
        return code < fine.length && code >= 0 && fine[code] ? code : -1;
    }

    /** The short way for a vote of which only systems and winner are looked at. */
    private void bareRow(Fields row, long line, Verdict verdict) {
        int outcome = verdict.read(row);
        if (outcome < 0 || row.empty(left) || row.empty(right) || row.same(left, right)) {
            judgement(row, line, verdict);
            return;
        }
        int leftCode = systems.code(row.bytes, row.start[left], row.end[left]);
        int rightCode = systems.code(row.bytes, row.start[right], row.end[right]);
        if (broken(leftCode) || broken(rightCode)) {
            judgement(row, line, verdict);
            return;
        }
        lefts.add(leftCode);
        rights.add(rightCode);
        outcomes.add((byte) outcome);
        headers.count(1);
    }

    private void judgement(Fields row, long line, Verdict verdict) {
        int outcome = verdict.read(row);
        if (outcome == Verdict.ABSTAINED) {
            abstained++;
            return;
        }
        if (outcome == Verdict.UNKNOWN) {
            log.add(line, plan.column(verdict.slot()), verdict.expected(), verdict.found(row));
            return;
        }
        boolean named = leftSide == null;
        boolean known = named ? checkSystems(row, line) : headers.checkItem(row, line);
        if (!known || !headers.check(row, line)) {
            return;
        }
        int one =
                named
                        ? systems.code(row.bytes, row.start[left], row.end[left])
                        : Dictionary.MISSING;
        int two =
                named
                        ? systems.code(row.bytes, row.start[right], row.end[right])
                        : Dictionary.MISSING;
        if (named && (rejectBroken(row, line, left, one) || rejectBroken(row, line, right, two))) {
            return;
        }
        headers.add(row, line);
        lefts.add(verdict.swapped() ? two : one);
        rights.add(verdict.swapped() ? one : two);
        outcomes.add((byte) outcome);
        addStrength(verdict.strength());
        if (leftSide != null && rightSide != null) {
            headers.addAnswer(row, leftAnswers, verdict.swapped() ? rightSide : leftSide);
            headers.addAnswer(row, rightAnswers, verdict.swapped() ? leftSide : rightSide);
        }
    }

    private void addStrength(double strength) {
        if (!bare) {
            strengths.add(strength);
            anyStrength |= !Double.isNaN(strength);
        }
    }

    private boolean checkSystems(Fields row, long line) {
        if (left < 0 || right < 0) {
            log.add(line, "row", "two systems", "columns for fewer");
            return false;
        }
        if (row.blank(left)) {
            log.add(line, plan.column(left), SYSTEM, row.shown(left));
            return false;
        }
        if (row.blank(right)) {
            log.add(line, plan.column(right), SYSTEM, row.shown(right));
            return false;
        }
        if (row.same(left, right)) {
            metItself = true;
            log.add(line, plan.column(right), "another system than on the left", row.shown(right));
            return false;
        }
        return true;
    }

    private boolean rejectBroken(Fields row, long line, int slot, int code) {
        if (broken(code)) {
            log.add(line, plan.column(slot), WHOLE, row.shown(slot));
            return true;
        }
        return false;
    }

    /** Whether the name of a system is no whole text; found out once a name. */
    private boolean broken(int code) {
        if (code >= checked.length) {
            checked = Arrays.copyOf(checked, Math.max(code + 1, checked.length * 2));
            fine = Arrays.copyOf(fine, checked.length);
        }
        if (!checked[code]) {
            checked[code] = true;
            fine[code] = systems.whole(code) && !systems.name(code).isBlank();
        }
        return !fine[code];
    }
}
