package org.psephos.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.export.Conversion;
import org.psephos.export.ConversionOptions;
import org.psephos.export.Converted;
import org.psephos.export.Loss;
import org.psephos.export.Loss.Lost;
import org.psephos.export.Target;

/** What a conversion did, in words and as JSON. */
record ConvertReport(String from, Converted converted, Conversion how) {
    /** The first of {@code reports}, with the others in it under {@code also}. */
    static String json(List<ConvertReport> reports) {
        var object = reports.getFirst().facts();
        if (reports.size() > 1) {
            object.put("also", reports.stream().skip(1).map(ConvertReport::facts).toList());
        }
        return JsonText.of(object);
    }

    /** One report after the other. */
    static String text(List<ConvertReport> reports) {
        return String.join("", reports.stream().map(ConvertReport::text).toList());
    }

    private SequencedMap<String, Object> facts() {
        var object = new LinkedHashMap<String, Object>();
        object.put("from", from);
        object.put("to", converted.target().id());
        object.put("read", converted.read());
        object.put("written", converted.written());
        object.put("carried", converted.carried());
        object.put("lossless", converted.lossless());
        object.put("losses", converted.losses().stream().map(ConvertReport::facts).toList());
        object.put("files", converted.files().stream().map(ConvertReport::facts).toList());
        object.put("rules", converted.target().rules());
        object.put("options", ConversionOptions.of(how));
        return object;
    }

    private static SequencedMap<String, Object> facts(Loss loss) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("what", loss.what());
        facts.put("rows", loss.rows());
        facts.put("lost", loss.lost().toString());
        return facts;
    }

    private static SequencedMap<String, Object> facts(Converted.Wrote file) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("path", file.path());
        facts.put("rows", file.rows());
        facts.put("sha256", file.sha256());
        return facts;
    }

    private String text() {
        var lines = new ArrayList<String>();
        lines.add(
                "%s to %s: %s of %s carried, %s written"
                        .formatted(
                                from,
                                converted.target(),
                                Say.number(converted.carried()),
                                Say.count(converted.read(), "judgement"),
                                Say.count(converted.written(), "row")));
        for (var file : converted.files()) {
            lines.add(
                    "  %s%s"
                            .formatted(
                                    file.path(),
                                    file.rows() == 0 ? "" : ", " + Say.count(file.rows(), "row")));
        }
        if (converted.lossless()) {
            lines.add("Nothing was lost.");
        } else {
            lines.add("Lost:");
            for (var loss : converted.losses()) {
                lines.add("  %s %s".formatted(cost(loss), loss.what()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String cost(Loss loss) {
        var rows = Say.number(loss.rows());
        return switch (loss.lost()) {
            case ROWS -> rows + " not written:";
            case PAIRS -> Say.count(loss.rows(), "pair") + " not written:";
            case FIELDS -> rows + " written without:";
        };
    }

    /**
     * What cost most judgements; the first of several that cost as many. Null where nothing did.
     */
    private @Nullable Loss reason() {
        Loss most = null;
        for (var loss : converted.losses()) {
            if (loss.lost() == Lost.ROWS && (most == null || loss.rows() > most.rows())) {
                most = loss;
            }
        }
        return most;
    }

    /** Says why nothing was written, or which split is empty; and how the program ends. */
    int exit(Terminal terminal) {
        if (converted.written() > 0) {
            if (how.splits().shares().size() > 1) {
                converted.files().stream()
                        .limit(how.splits().shares().size())
                        .filter(file -> file.rows() == 0)
                        .forEach(file -> terminal.say(file.path() + " has no rows: few prompts"));
            }
            return Exit.FINE;
        }
        if (converted.target() == Target.PSEPHOS) {
            return Exit.FINE;
        }
        var why = reason();
        terminal.say(
                "nothing could be written as %s%s"
                        .formatted(converted.target(), why == null ? "" : ": " + why.what()));
        boolean missing = converted.losses().stream().anyMatch(ConvertRemedy::isMissing);
        terminal.whisper(
                (missing
                                ? "See what the data hold: psephos peek; or name the columns with --columns."
                                : ConvertRemedy.of(why == null ? "" : why.what()))
                        + "\n");
        boolean unread = why != null && ConvertRemedy.isUnread(why);
        return missing || unread ? Exit.DATA : Exit.NO_ANSWER;
    }
}
