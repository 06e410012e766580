package org.psephos.export;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The choices of a conversion in words, for its record. */
public final class ConversionOptions {
    private ConversionOptions() {}

    /** By the name of the option on the command line. */
    public static SequencedMap<String, String> of(Conversion how) {
        var options = new LinkedHashMap<String, String>();
        options.put("pairs", how.pairing().pairs().toString());
        options.put("margin", Double.toString(how.pairing().margin()));
        options.put("votes", how.pairing().votes().toString());
        options.put("aspects", how.pairing().aspects().toString());
        options.put("singles", how.pairing().singles().toString());
        options.put("margin-from", how.pairing().degree().toString());
        options.put("split", how.splits().shares().toString());
        options.put("seed", Long.toString(how.splits().seed().value()));
        var content = how.content();
        if (content != null) {
            options.put("content", content.file());
        }
        return options;
    }
}
