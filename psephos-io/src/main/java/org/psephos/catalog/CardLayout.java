package org.psephos.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One published layout of a dataset and what its rows become.
 *
 * @param name as the manifest names it
 * @param about one line
 * @param signs how its files are told from others
 * @param general whether it fits only what no special layout fits
 * @param mapping from its rows to feedback, as its card writes it; the room ingest reads it
 * @param exampleName name of a file that holds the example; it matters where the signs ask for one
 * @param example rows in the published layout, made up
 * @param becomes how many of each kind the example becomes, by name of the kind
 * @param published files of real rows with what they become, by path below the folder of rows
 */
public record CardLayout(
        String name,
        String about,
        Signs signs,
        boolean general,
        SequencedMap<String, Object> mapping,
        String exampleName,
        String example,
        SequencedMap<String, Long> becomes,
        SequencedMap<String, SequencedMap<String, Long>> published) {

    public CardLayout {
        mapping = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(mapping));
        becomes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(becomes));
        published = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(published));
    }
}
