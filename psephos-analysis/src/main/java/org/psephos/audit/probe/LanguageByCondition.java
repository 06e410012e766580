package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import org.psephos.audit.probe.Compared.Measure;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;

/**
 * Do people, or systems, write otherwise in one condition than in another? Features of each text
 * that need no dictionary of meanings, averaged by person and compared as groups are.
 *
 * @see "Meyer and Elsweiler (2024), You tell me: a dataset of GPT-4-based behaviour change support
 *     conversations"
 * @see "Covington and McFall (2010), Cutting the Gordian knot: the moving-average type-token ratio"
 */
public final class LanguageByCondition {
    static final Probe PROBE =
            new Probe(
                    "language-by-condition",
                    "do texts read otherwise from one condition to another",
                    List.of(
                            TableField.needed(
                                    "group", Kind.NAME, "which condition", "group", "condition"),
                            TableField.needed(
                                    "text",
                                    Kind.NAME,
                                    "what was written",
                                    "text",
                                    "content",
                                    "message",
                                    "utterance"),
                            TableField.optional(
                                    "part",
                                    Kind.NAME,
                                    "compared part by part as well, such as who speaks",
                                    "part",
                                    "role",
                                    "speaker"),
                            TableField.optional(
                                    "person",
                                    Kind.NAME,
                                    "whose conversation it is; rows of one are averaged",
                                    "person",
                                    "participant",
                                    "participant_id",
                                    "conversation_id")),
                    null,
                    List.of(),
                    LanguageByCondition::look);

    private LanguageByCondition() {}

    /**
     * Compares the texts of {@code rows} by condition.
     *
     * @throws org.psephos.model.PsephosException where there is one condition, or a person in two
     */
    public static ProbeResult look(RowTable rows, ProbeOptions options) {
        var measures = new ArrayList<Measure>();
        for (var feature : TextFeature.values()) {
            measures.add(
                    new Measure(feature.toString(), row -> feature.of(rows.text("text", row))));
        }
        return new Compared(rows, options).by(measures);
    }
}
