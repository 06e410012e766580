package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import org.psephos.audit.probe.Compared.Measure;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.model.PsephosException;

/**
 * Do groups of people answer otherwise? Ratings, survey scales or decisions of two groups or more,
 * in all and part by part (such as categories of questions): differences of means after Welch,
 * Hedges' g and Cliff's delta with intervals and p adjusted for being many. People are counted, not
 * their rows.
 *
 * @see "Wachowiak et al. (2025), What questions should robots be able to answer?"
 * @see "Cliff (1993), Dominance statistics: ordinal analyses to answer ordinal questions"
 */
public final class GroupComparison {
    private static final String VALUE = "value";

    static final Probe PROBE =
            new Probe(
                    "group-comparison",
                    "do groups of people answer otherwise, in all and part by part",
                    List.of(
                            TableField.needed(
                                    "group",
                                    Kind.NAME,
                                    "which group",
                                    "group",
                                    "condition",
                                    "Group"),
                            TableField.optional(
                                    VALUE,
                                    Kind.NUMBER,
                                    "what was rated",
                                    VALUE,
                                    "rating",
                                    "score",
                                    "grade",
                                    "Q_Importance"),
                            TableField.optional(
                                    "part",
                                    Kind.NAME,
                                    "compared part by part as well",
                                    "part",
                                    "category",
                                    "Category"),
                            TableField.optional(
                                    "person",
                                    Kind.NAME,
                                    "whose row it is; rows of one are averaged",
                                    "person",
                                    "participant",
                                    "participant_id",
                                    "Participant_ID",
                                    "student",
                                    "annotator")),
                    new Probe.Open(VALUE, Kind.NUMBER, false, "a further measure"),
                    List.of(),
                    GroupComparison::look);

    private GroupComparison() {}

    /**
     * Compares the groups of {@code rows}.
     *
     * @throws PsephosException where there is one group, no measure, or a person in two groups
     */
    public static ProbeResult look(RowTable rows, ProbeOptions options) {
        var measures = new ArrayList<Measure>();
        for (var role : rows.roles()) {
            if (role.equals(VALUE) || role.startsWith(VALUE + ":")) {
                var name = role.equals(VALUE) ? VALUE : role.substring(VALUE.length() + 1);
                measures.add(new Measure(name, row -> rows.number(role, row)));
            }
        }
        if (measures.isEmpty()) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "no column says what was rated",
                    "name one or more: --columns value=COLUMN, or value:NAME=COLUMN for several");
        }
        return new Compared(rows, options).by(measures);
    }
}
