package org.psephos.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.psephos.audit.probe.Templates;
import org.psephos.cli.Output.Format;
import org.psephos.dataset.RowTable;
import org.psephos.ingest.TableFiles;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

/**
 * {@code psephos audit --prompts FILE}: the prompts that templates make, for a probe to be run on.
 */
final class PromptsCall {
    static final Option PROMPTS =
            Option.flag(
                    "--prompts",
                    "write, as CSV, every prompt that the templates of FILE make: a cell may name other"
                            + " columns in {braces}, whose cells list values with | between");

    private PromptsCall() {}

    static int run(Arguments given, Terminal terminal) {
        var reading = Reading.rows(given, terminal);
        var file = Output.data(given, reading.here(), Format.CSV);
        var seed = new Seed(given.integer(RankingOptions.SEED, Long.MIN_VALUE, 1));
        var rows = TableFiles.all(reading.here(), reading.options());
        var text = new StringBuilder();
        var head = new LinkedHashSet<>(TableFiles.columns(reading.here().getFirst()));
        line(text, List.copyOf(head));
        var templates = new Templates(seed);
        for (int row = 0; row < rows.size(); row++) {
            for (var prompt : templates.fill(cells(rows, row, head), row)) {
                check(rows, row, prompt.values().stream().toList());
                line(text, head.stream().map(column -> prompt.getOrDefault(column, "")).toList());
            }
        }
        Output.deliver(file, text.toString(), terminal);
        return Exit.FINE;
    }

    private static SequencedMap<String, String> cells(RowTable rows, int row, Set<String> head) {
        var cells = new LinkedHashMap<String, String>();
        head.forEach(column -> cells.put(column, rows.text(column, row)));
        return cells;
    }

    /** A name in braces that is no column is a mistake, not a prompt. */
    private static void check(RowTable rows, int row, List<String> cells) {
        for (var cell : cells) {
            if (cell.matches("(?s).*\\{[^{}]+\\}.*")) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "%s: nothing fills the braces in \"%s\""
                                .formatted(rows.origin(row), shortened(cell)),
                        "Add a column of that name, with what may stand there.");
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(PromptsCall::quoted).collect(Collectors.joining(",")));
        text.append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
