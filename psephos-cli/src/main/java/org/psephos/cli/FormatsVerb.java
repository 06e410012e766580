package org.psephos.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.psephos.cli.Syntax.Group;
import org.psephos.export.Target;
import org.psephos.ingest.Formats;
import org.psephos.ingest.Formats.Column;
import org.psephos.ingest.Formats.Format;
import org.psephos.ingest.Formats.Value;
import org.psephos.model.Outcome;

/** {@code psephos formats}: what can be read and what can be written. */
final class FormatsVerb implements Verb {
    private static final Syntax SYNTAX =
            new Syntax(
                    "formats",
                    "[show NAME]",
                    "the formats that are read and written",
                    """
                    Lists the layouts that are recognised by their columns and the formats that convert
                    writes, or shows a layout with an example. Any other layout is read by naming
                    its columns: --columns left=...,right=...\
                    """,
                    List.of(new Group("Writing", List.of(Output.FORMAT, Output.OUT))),
                    List.of(),
                    "psephos formats show psephos");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var form = Output.format(given);
        var file = Output.file(given, List.of());
        var words = given.operands();
        if (words.isEmpty()) {
            Output.deliver(file, list(Formats.all(), form, terminal), terminal);
        } else {
            var format = named(words);
            Output.deliver(file, show(format, form), terminal);
        }
        return Exit.FINE;
    }

    private static Format named(List<String> words) {
        if (words.size() != 2 || !words.getFirst().equals("show")) {
            throw Usage.error(
                    "formats does not know \"%s\"".formatted(String.join(" ", words)),
                    "Write psephos formats, or psephos formats show NAME.");
        }
        var format = Formats.named(words.getLast());
        if (format == null) {
            var known = Formats.all().stream().map(Format::name).toList();
            throw Usage.error(
                    "there is no format \"%s\"".formatted(words.getLast()),
                    Nearest.hint(words.getLast(), known) + "All formats: psephos formats");
        }
        return format;
    }

    private static String list(List<Format> formats, Output.Format form, Terminal terminal) {
        return switch (form) {
            case TABLE -> table(formats, terminal.surroundings().columns());
            case JSON -> json(formats);
            case CSV -> csv(formats);
            case MD -> markdown(formats);
        };
    }

    private static String table(List<Format> formats, int columns) {
        int widest = formats.stream().mapToInt(format -> format.name().length()).max().orElse(0);
        var text = new StringBuilder();
        for (var format : formats) {
            Help.entry(text, format.name(), format.description(), widest, columns);
        }
        text.append("\nEach may be plain, .gz or .zst. One of them: psephos formats show ")
                .append(formats.getFirst().name())
                .append("\n\nWritten by psephos convert --to NAME\n");
        int longest = Stream.of(Target.values()).mapToInt(t -> t.id().length()).max().orElse(0);
        for (var target : Target.values()) {
            Help.entry(text, target.id(), target.description(), longest, columns);
        }
        return text.toString();
    }

    private static String json(List<Format> formats) {
        var object = new LinkedHashMap<String, Object>();
        object.put("formats", formats.stream().map(FormatsVerb::facts).toList());
        var written = new ArrayList<SequencedMap<String, Object>>();
        for (var target : Target.values()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("name", target.id());
            one.put("description", target.description());
            one.put("rules", target.rules());
            written.add(one);
        }
        object.put("written", written);
        return JsonText.of(object);
    }

    private static String csv(List<Format> formats) {
        var text = new StringBuilder("name,description\n");
        for (var format : formats) {
            text.append(RejectsFile.cell(format.name())).append(',');
            text.append(RejectsFile.cell(format.description())).append('\n');
        }
        return text.toString();
    }

    private static String markdown(List<Format> formats) {
        var text = new StringBuilder("| format | what it is |\n|---|---|\n");
        for (var format : formats) {
            text.append("| %s | %s |\n".formatted(format.name(), format.description()));
        }
        return text.toString();
    }

    private static String show(Format format, Output.Format form) {
        return switch (form) {
            case TABLE -> page(format);
            case JSON -> JsonText.of(facts(format));
            case CSV, MD ->
                    throw Usage.error(
                            "one format is shown as table or json, not as " + form,
                            "Leave out show %s to list all as %s.".formatted(format.name(), form));
        };
    }

    private static String page(Format format) {
        var text = new StringBuilder();
        text.append(format.name())
                .append(": ")
                .append(format.description())
                .append("\n\nColumns\n");
        int widest =
                format.columns().stream()
                        .mapToInt(column -> column.name().length())
                        .max()
                        .orElse(0);
        for (var column : format.columns()) {
            var needed = column.required() ? " (needed)" : "";
            Help.entry(text, column.name(), column.part() + needed, widest, 100);
        }
        if (!format.values().isEmpty()) {
            text.append("\nValues of the winner\n");
            int longest =
                    format.values().stream()
                            .mapToInt(value -> value.text().length())
                            .max()
                            .orElse(0);
            for (var value : format.values()) {
                Help.entry(text, value.text(), meaning(value), longest, 100);
            }
        }
        if (!format.columnsOption().isEmpty()) {
            text.append("\nThe same by naming columns\n  ")
                    .append(format.columnsOption())
                    .append('\n');
        }
        text.append("\nExample\n");
        format.example().lines().forEach(line -> text.append("  ").append(line).append('\n'));
        if (!format.becomes().isEmpty()) {
            text.append("\nWhat becomes of it\n");
            format.becomes()
                    .forEach((kind, count) -> text.append("  %6d %s\n".formatted(count, kind)));
        }
        return text.toString();
    }

    private static String meaning(Value value) {
        Outcome outcome = value.outcome();
        return outcome == null ? "no judgement" : RankingOptions.word(outcome);
    }

    private static SequencedMap<String, Object> facts(Format format) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", format.name());
        facts.put("description", format.description());
        var columns = new ArrayList<SequencedMap<String, Object>>();
        for (Column column : format.columns()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("name", column.name());
            one.put("part", column.part());
            one.put("required", column.required());
            columns.add(one);
        }
        facts.put("columns", columns);
        var values = new ArrayList<SequencedMap<String, Object>>();
        for (var value : format.values()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("text", value.text());
            one.put("means", meaning(value));
            values.add(one);
        }
        facts.put("values", values);
        facts.put("columnsOption", format.columnsOption());
        facts.put("example", format.example());
        facts.put("becomes", format.becomes());
        return facts;
    }
}
