package org.psephos.audit.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.model.PsephosException;

/**
 * Does a score or a decision treat two groups alike? Demographic parity compares mean scores, equal
 * opportunity the mean scores of those with the good outcome, both within a scope (such as senior
 * jobs). Where the group itself is only inferred (a proxy), the gap to be expected of the true
 * groups is given beside, from how often the proxy is right; other columns are measured as proxies
 * of the group. Utility is what a ranking by score earns in clicks where offers stood in random
 * order, plain and with groups weighed as in the population. Intervals are bootstrap errors over
 * users, impressions or rows.
 *
 * @param one name of the group whose mean is counted positive; absent for the last by name
 * @param threshold from which a score is a decision; absent to compare the scores
 * @param right how often the proxy is right where it names {@code one}, and where it names the
 *     other group, each above one half; absent where not known
 * @param population share of {@code one} in the population; absent where not known
 * @see "Vladimirova et al. (2024), FairJob: a real-world dataset for fairness in online systems"
 * @see "Hardt et al. (2016), Equality of opportunity in supervised learning, section 2"
 */
public record GroupFairness(
        @Nullable String one,
        @Nullable Double threshold,
        @Nullable Right right,
        @Nullable Double population) {
    private static final Setting ONE =
            new Setting("one", "", "the group counted positive (the last by name)");
    private static final Setting THRESHOLD =
            new Setting("threshold", "", "score from which it is a decision (compare scores)");
    private static final Setting RIGHT_ONE =
            new Setting("right-one", "", "how often the inferred group is right where it says one");
    private static final Setting RIGHT_OTHER =
            new Setting("right-other", "", "the same where it says the other");
    private static final Setting POPULATION =
            new Setting("population", "", "share of group one in the population");

    static final Probe PROBE =
            new Probe(
                    "group-fairness",
                    "do scores treat two groups alike, and what do they earn",
                    List.of(
                            TableField.needed(
                                    "group",
                                    Kind.NAME,
                                    "which of two groups",
                                    "group",
                                    "protected_attribute"),
                            TableField.needed(
                                    "score",
                                    Kind.NUMBER,
                                    "what was predicted or decided",
                                    "score",
                                    "prob_test",
                                    "prediction"),
                            TableField.optional(
                                    "outcome",
                                    Kind.TRUTH,
                                    "what came of it, such as a click",
                                    "outcome",
                                    "click"),
                            TableField.optional(
                                    "scope",
                                    Kind.TRUTH,
                                    "whether the row is in the scope of fairness (all)",
                                    "scope",
                                    "senior"),
                            TableField.optional(
                                    "random",
                                    Kind.TRUTH,
                                    "whether offers stood in random order",
                                    "random",
                                    "displayrandom"),
                            TableField.optional(
                                    "impression",
                                    Kind.NAME,
                                    "what was shown together",
                                    "impression",
                                    "impression_id"),
                            TableField.optional(
                                    "product",
                                    Kind.NAME,
                                    "what utility is averaged over",
                                    "product",
                                    "product_id"),
                            TableField.optional(
                                    "user",
                                    Kind.NAME,
                                    "who saw it; rows of one are not independent",
                                    "user",
                                    "user_id")),
                    new Probe.Open("proxy", Kind.NAME, false, "may stand for the group"),
                    List.of(ONE, THRESHOLD, RIGHT_ONE, RIGHT_OTHER, POPULATION),
                    (rows, options) ->
                            new GroupFairness(
                                            ONE.word(options).isEmpty() ? null : ONE.word(options),
                                            THRESHOLD.number(options, -1e9, 1e9),
                                            Right.of(
                                                    RIGHT_ONE.number(options, 0.5000001, 1),
                                                    RIGHT_OTHER.number(options, 0.5000001, 1)),
                                            POPULATION.number(options, 0.000001, 0.999999))
                                    .look(rows, options));

    /** How often an inferred group is the true one. */
    public record Right(double one, double other) {
        static @Nullable Right of(@Nullable Double one, @Nullable Double other) {
            if ((one == null) != (other == null)) {
                throw new PsephosException(
                        PsephosException.Kind.USAGE,
                        "how often the inferred group is right was said for one group only",
                        "give both: --set right-one=0.9,right-other=0.9");
            }
            return one == null || other == null ? null : new Right(one, other);
        }
    }

    /**
     * Compares the two groups of {@code rows}.
     *
     * @throws PsephosException where there are not two groups, or none is called {@code one}
     */
    public ProbeResult look(RowTable rows, ProbeOptions options) {
        var names = rows.names("group");
        if (names.size() != 2) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s groups stand in the rows, and two are compared: %s"
                            .formatted(
                                    names.size(),
                                    String.join(", ", names.subList(0, Math.min(9, names.size())))),
                    "keep the rows of two groups, or name another column: --columns group=COLUMN");
        }
        int first = one == null ? 1 : names.indexOf(one);
        if (first < 0) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "no group is called \"%s\"".formatted(one),
                    "name one of %s: --set one=NAME".formatted(String.join(", ", names)));
        }
        return new GroupLook(rows, options, this, first).result();
    }
}
