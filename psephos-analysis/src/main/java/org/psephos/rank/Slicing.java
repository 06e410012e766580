package org.psephos.rank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.model.SystemId;

/**
 * A ladder for each part of the judgements, and whether the ladders differ.
 *
 * @param by what they are divided by
 * @param parts in name order
 * @param without comparisons, rankings or ratings that have no value of it
 * @param together whether any parts differ; absent where there is one part only
 * @param contrasts each two parts, or where there are many each part against the rest
 * @param shrinkage why there are no shrunken ladders, or how strongly they are drawn together
 */
public record Slicing(
        String by,
        List<Part> parts,
        long without,
        @Nullable Contrast together,
        List<Contrast> contrasts,
        String shrinkage) {

    public Slicing {
        parts = List.copyOf(parts);
        contrasts = List.copyOf(contrasts);
    }

    /**
     * One part.
     *
     * @param shrunk its ladder drawn to the common one by as much as ladders are alike, best first;
     *     empty where that was not estimated
     */
    public record Part(String value, RankResult result, List<Shrunk> shrunk) {
        public Part {
            shrunk = List.copyOf(shrunk);
        }
    }

    /** A system on a shrunken ladder; strengths have mean zero over the ladder. */
    public record Shrunk(SystemId system, Estimate strength) {}

    /**
     * Whether the strengths of systems that several parts place are the same in them.
     *
     * @param parts those compared; all others together are called rest
     * @param systems how many systems they share
     * @param test what the probability comes from, or absent with the reason
     * @param undefined why there is no test; absent where there is one
     */
    public record Contrast(
            List<String> parts, int systems, @Nullable Test test, @Nullable String undefined) {
        public Contrast {
            parts = List.copyOf(parts);
        }

        Contrast adjusted(double p) {
            return test == null
                    ? this
                    : new Contrast(
                            parts,
                            systems,
                            new Test(test.name, test.statistic, test.degrees, test.p, p),
                            undefined);
        }
    }

    /**
     * A test of equal ladders.
     *
     * @param name {@code likelihood-ratio}, or {@code wald} where ties are half wins or votes come
     *     in clusters
     * @param statistic chi-squared where the ladders are the same
     * @param degrees of freedom
     * @param p probability of such a statistic or a larger one where the ladders are the same
     * @param adjusted the same with regard to how many were made, after Holm (1979)
     */
    public record Test(String name, double statistic, int degrees, double p, double adjusted) {}
}
