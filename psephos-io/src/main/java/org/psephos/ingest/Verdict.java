package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import org.psephos.ingest.Layout.Value;
import org.psephos.model.Outcome;

/** Tells how a row ended. Keeps the strength of the row it read last, so one to a thread. */
// The order of the outcomes is stored by contract: see Outcome.
@SuppressWarnings("EnumOrdinal")
abstract class Verdict {
    /** The row holds no judgement. */
    static final int ABSTAINED = -1;

    /** The row says something unknown. */
    static final int UNKNOWN = -2;

    private final boolean swapped;

    Verdict(boolean swapped) {
        this.swapped = swapped;
    }

    /** The ordinal of the {@link Outcome} as shown, or one of the two above. */
    abstract int read(Fields row);

    /** How strong the verdict read last is, or NaN. */
    double strength() {
        return Double.NaN;
    }

    /** Whether the right side was shown first. */
    final boolean swapped() {
        return swapped;
    }

    /** The slot that a message names. */
    abstract int slot();

    /** What would have been understood. */
    abstract String expected();

    /** Where a row was asked for this judgement at all. */
    boolean asked(Fields row) {
        return true;
    }

    /** What a message shows. */
    String found(Fields row) {
        return row.shown(slot());
    }

    /** The same again, for another thread. */
    abstract Verdict copy();

    /** One of the listed values. */
    static final class Listed extends Verdict {
        private final int slot;
        private final List<Value> values;
        private final byte[][] texts;
        private final int[] outcomes;
        private final boolean optional;
        private int last;

        Listed(int slot, List<Value> values, boolean swapped, boolean optional) {
            super(swapped);
            this.slot = slot;
            this.values = values;
            this.optional = optional;
            texts = new byte[values.size()][];
            outcomes = new int[values.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = values.get(i).text().getBytes(StandardCharsets.UTF_8);
                var outcome = values.get(i).outcome();
                outcomes[i] = outcome == null ? ABSTAINED : outcome.ordinal();
            }
        }

        @Override
        int read(Fields row) {
            for (int i = 0; i < texts.length; i++) {
                if (row.is(slot, texts[i])) {
                    last = i;
                    return outcomes[i];
                }
            }
            var stripped = row.stripped(slot);
            return row.empty(slot) ? nothing() : stripped == null ? UNKNOWN : read(stripped);
        }

        /** Blanks around a value mean nothing. */
        private int read(String stripped) {
            for (int i = 0; i < texts.length; i++) {
                if (values.get(i).text().equals(stripped)) {
                    last = i;
                    return outcomes[i];
                }
            }
            return UNKNOWN;
        }

        /** Adds the values that are judgements to {@code into}, and says what each code means. */
        byte[] addTo(ByteDictionary into) {
            byte[] meaning = new byte[texts.length];
            for (int i = 0; i < texts.length; i++) {
                if (outcomes[i] >= 0) {
                    int code = into.code(texts[i], 0, texts[i].length);
                    meaning[code] = (byte) outcomes[i];
                }
            }
            return meaning;
        }

        /** Null and absent read as the empty value does. */
        private int nothing() {
            for (int i = 0; i < texts.length; i++) {
                if (texts[i].length == 0) {
                    last = i;
                    return outcomes[i];
                }
            }
            return UNKNOWN;
        }

        @Override
        boolean asked(Fields row) {
            return !optional || row.end[slot] != Fields.ABSENT;
        }

        @Override
        double strength() {
            return values.get(last).strength();
        }

        @Override
        int slot() {
            return slot;
        }

        @Override
        String expected() {
            return listed(values);
        }

        @Override
        Verdict copy() {
            return new Listed(slot, values, swapped(), optional);
        }
    }

    /** The name of the system that won, or a listed value. */
    static final class ByName extends Verdict {
        private final int left;
        private final int right;
        private final Listed rest;

        ByName(int left, int right, Listed rest) {
            super(false);
            this.left = left;
            this.right = right;
            this.rest = rest;
        }

        @Override
        int read(Fields row) {
            if (row.same(rest.slot(), left)) {
                return Outcome.LEFT.ordinal();
            }
            return row.same(rest.slot(), right) ? Outcome.RIGHT.ordinal() : rest.read(row);
        }

        @Override
        int slot() {
            return rest.slot();
        }

        @Override
        String expected() {
            return "the name of the left or the right system, or " + rest.expected();
        }

        @Override
        Verdict copy() {
            return new ByName(left, right, (Listed) rest.copy());
        }
    }

    /** Three columns, one of which is 1. */
    static final class OneHot extends Verdict {
        private final int[] slots;

        OneHot(int left, int right, int tie) {
            super(false);
            slots = new int[] {left, right, tie};
        }

        @Override
        int read(Fields row) {
            int outcome = UNKNOWN;
            for (int i = 0; i < slots.length; i++) {
                double value = Numbers.parse(row, slots[i]);
                if ((value != 0 && value != 1) || (value == 1 && outcome != UNKNOWN)) {
                    return UNKNOWN;
                }
                if (value == 1) {
                    outcome = i;
                }
            }
            return outcome;
        }

        @Override
        int slot() {
            return slots[0];
        }

        @Override
        String expected() {
            return "1 in one of the three winner columns and 0 in the others";
        }

        @Override
        String found(Fields row) {
            return row.shown(slots[0]) + ", " + row.shown(slots[1]) + ", " + row.shown(slots[2]);
        }

        @Override
        Verdict copy() {
            return new OneHot(slots[0], slots[1], slots[2]);
        }
    }

    /** A number from 1 (left) to 2 (right); the middle is a tie, and so is the older 0. */
    static final class Soft extends Verdict {
        private static final double MIDDLE = 1.5;
        private final int slot;
        private double strength = Double.NaN;

        Soft(int slot) {
            super(false);
            this.slot = slot;
        }

        @Override
        int read(Fields row) {
            if (row.empty(slot)) {
                return ABSTAINED;
            }
            double value = Numbers.parse(row, slot);
            if (value == 0 || value == MIDDLE) {
                strength = 0;
                return Outcome.TIE.ordinal();
            }
            if (!(value >= 1 && value <= 2)) {
                return UNKNOWN;
            }
            strength = Math.abs(value - MIDDLE);
            return (value < MIDDLE ? Outcome.LEFT : Outcome.RIGHT).ordinal();
        }

        @Override
        double strength() {
            return strength;
        }

        @Override
        int slot() {
            return slot;
        }

        @Override
        String expected() {
            return "a number from 1 (first) to 2 (second)";
        }

        @Override
        Verdict copy() {
            return new Soft(slot);
        }
    }

    /** The values as a message lists them. */
    static String listed(List<Value> values) {
        var texts = new LinkedHashSet<String>();
        for (var value : values) {
            if (!value.text().isEmpty()) {
                texts.add(value.text());
            }
        }
        return "one of " + String.join(", ", texts);
    }
}
