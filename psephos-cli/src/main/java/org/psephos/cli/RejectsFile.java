package org.psephos.cli;

import java.util.stream.Stream;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.model.Origin;

/** Rejected rows as CSV: where they stood, what was expected and what was found. */
final class RejectsFile {
    private RejectsFile() {}

    static String csv(Rejects rejects) {
        var text = new StringBuilder("source,line,field,expected,found\n");
        for (var reject : rejects.examples()) {
            line(text, reject);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Reject reject) {
        var cells =
                switch (reject.origin()) {
                    case Origin.Row row -> Stream.of(row.source(), Long.toString(row.line()));
                    case Origin.Event event -> Stream.of(event.id(), "");
                };
        var all =
                Stream.concat(cells, Stream.of(reject.field(), reject.expected(), reject.found()));
        text.append(String.join(",", all.map(RejectsFile::cell).toList())).append('\n');
    }

    static String cell(String value) {
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
