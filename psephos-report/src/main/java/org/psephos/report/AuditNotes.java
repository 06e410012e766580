package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.psephos.audit.AuditResult;

/** What an audit rests on, in sentences. */
final class AuditNotes {
    private AuditNotes() {}

    static List<String> of(AuditResult result) {
        var notes = new ArrayList<String>();
        var options = result.options();
        if (!result.agreement().isEmpty() && options.rounds() > 0) {
            notes.add(
                    "Intervals: %s from %s bootstrap rounds that draw whole units; seed %s."
                            .formatted(
                                    Numbers.percent(options.level()),
                                    Numbers.count(options.rounds()),
                                    options.seed().value()));
        }
        notes.add(denominators(result));
        long repeated = result.agreement().stream().mapToLong(a -> a.repeated()).max().orElse(0);
        if (repeated > 0) {
            notes.add(
                    "Agreement leaves out %s of raters who had judged the same before."
                            .formatted(
                                    repeated == 1
                                            ? "1 judgement"
                                            : Numbers.count(repeated) + " judgements"));
        }
        if (result.manifest().simulated()) {
            notes.add("Some of this data was made by a simulation.");
        }
        return notes;
    }

    private static String denominators(AuditResult result) {
        var setAside =
                result.setAside().entrySet().stream()
                        .map(
                                entry ->
                                        ", %s %s"
                                                .formatted(
                                                        Numbers.count(entry.getValue()),
                                                        entry.getKey()))
                        .collect(Collectors.joining());
        return "Rows: %s read, %s judgements used, %s rejected%s."
                .formatted(
                        Numbers.count(result.manifest().read()),
                        Numbers.count(result.used()),
                        Numbers.count(result.manifest().rejects().count()),
                        setAside);
    }
}
