package org.psephos.model;

import java.util.List;

/** What the numbers of a rating mean. */
public sealed interface Scale {

    /** Whether {@code value} can be given on this scale. */
    boolean admits(double value);

    /**
     * Named steps.
     *
     * @param names worst first, at least two; a rating's value is the index of its step
     * @param ordered whether a later step is better; otherwise the steps are mere categories
     */
    record Levels(List<String> names, boolean ordered) implements Scale {
        public Levels {
            names = List.copyOf(names);
            Check.that(names.size() >= 2, "a scale needs at least two levels", names);
        }

        @Override
        public boolean admits(double value) {
            return value == Math.rint(value) && value >= 0 && value < names.size();
        }
    }

    /**
     * Numbers between two ends, more is better; an end may be infinite where the source states
     * none.
     *
     * @param ratio whether zero means nothing, so that quotients make sense
     */
    record Continuum(double low, double high, boolean ratio) implements Scale {
        public Continuum {
            Check.that(low < high, "low must be below high " + high, low);
        }

        @Override
        public boolean admits(double value) {
            return Double.isFinite(value) && low <= value && value <= high;
        }
    }
}
