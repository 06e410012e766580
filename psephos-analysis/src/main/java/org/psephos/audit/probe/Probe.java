package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;

/**
 * A question to a table of stored rows, as a face offers it.
 *
 * @param name as on the command line and as the page is called
 * @param summary what it says, a few words
 * @param fields columns it looks at
 * @param open what further columns are, as in {@code factor:NAME=COLUMN}; absent where there are no
 *     further ones
 * @param settings numbers and words a user may choose
 * @param verb gives the answer
 */
public record Probe(
        String name,
        String summary,
        List<TableField> fields,
        @Nullable Open open,
        List<Setting> settings,
        Verb verb) {

    public Probe {
        fields = List.copyOf(fields);
        settings = List.copyOf(settings);
    }

    /**
     * Columns that the user names one by one.
     *
     * @param prefix before the colon
     * @param kind what may stand in them
     * @param required whether a row without one is a reject
     * @param help what they are
     * @param also columns of a second prefix, such as a prediction to each; absent where there are
     *     none
     */
    public record Open(
            String prefix,
            TableField.Kind kind,
            boolean required,
            String help,
            @Nullable Open also) {

        /** Columns of one prefix. */
        public Open(String prefix, TableField.Kind kind, boolean required, String help) {
            this(prefix, kind, required, help, null);
        }

        /** This one and those that go with it. */
        public List<Open> all() {
            var all = new ArrayList<Open>();
            for (Open one = this; one != null; one = one.also) {
                all.add(one);
            }
            return List.copyOf(all);
        }
    }

    /** All prefixes of columns that the user may name one by one; none where there are none. */
    public List<Open> opens() {
        return open == null ? List.of() : open.all();
    }

    /** From rows to an answer. */
    @FunctionalInterface
    public interface Verb {
        /**
         * The quantities and findings of {@code rows}.
         *
         * @throws org.psephos.model.PsephosException where the settings do not fit the rows
         */
        ProbeResult look(RowTable rows, ProbeOptions options);
    }
}
