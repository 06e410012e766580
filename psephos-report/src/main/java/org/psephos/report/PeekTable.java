package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.psephos.dataset.Dataset;

/**
 * What was understood of files, one fact a row: CSV for programs and spreadsheets, Markdown for a
 * page. The facts are those of {@link PeekJson}; kinds of feedback and outcomes that did not occur
 * are left out.
 */
public final class PeekTable {
    private PeekTable() {}

    /**
     * @param part what kind of fact it is
     * @param name of what it is told; empty where the part says it all
     * @param format of a source; empty otherwise
     * @param count rows, or how many there are; empty for a rejected row, which {@code text} tells
     */
    private record Fact(String part, String name, String format, String count, String text) {
        private static Fact of(String part, String name, long count) {
            return new Fact(part, name, "", Long.toString(count), "");
        }

        private List<String> cells() {
            return List.of(part, name, format, count, text);
        }
    }

    private static final List<String> HEAD = List.of("part", "name", "format", "count", "text");

    /**
     * CSV (RFC 4180, lines end in CR LF) with a header line; texts that a spreadsheet would run get
     * an apostrophe.
     */
    public static String csv(Dataset dataset) {
        var csv = new StringBuilder();
        RankCsv.line(csv, HEAD);
        for (var fact : facts(dataset)) {
            RankCsv.line(csv, fact.cells().stream().map(RankCsv::safe).toList());
        }
        return csv.toString();
    }

    /** A table in Markdown; lines end in a line feed. */
    public static String markdown(Dataset dataset) {
        var lines = new ArrayList<String>();
        lines.add(row(HEAD));
        lines.add("| :--- | :--- | :--- | ---: | :--- |");
        for (var fact : facts(dataset)) {
            lines.add(row(fact.cells().stream().map(RankMarkdown::escape).toList()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static List<Fact> facts(Dataset dataset) {
        var peek = Peek.of(dataset);
        var manifest = dataset.manifest();
        var facts = new ArrayList<Fact>();
        for (var source : manifest.sources()) {
            var rows = Long.toString(source.rows());
            facts.add(new Fact("source", source.path(), source.format(), rows, ""));
        }
        facts.add(Fact.of("read", "", manifest.read()));
        peek.feedback().forEach(counted("feedback", facts));
        peek.outcomes().forEach(counted("outcome", facts));
        facts.add(Fact.of("systems", "", peek.systems()));
        facts.add(Fact.of("items", "", peek.items()));
        facts.add(Fact.of("responses", "", peek.responses()));
        facts.add(Fact.of("annotators", "", peek.annotators()));
        peek.criteria().forEach(name -> facts.add(new Fact("criterion", name, "", "", "")));
        peek.attributes().forEach(name -> facts.add(new Fact("attribute", name, "", "", "")));
        facts.add(Fact.of("rejected", "", manifest.rejects().count()));
        for (var reject : manifest.rejects().examples()) {
            facts.add(new Fact("reject", reject.origin().toString(), "", "", reject.toString()));
        }
        return facts;
    }

    private static BiConsumer<String, Long> counted(String part, List<Fact> facts) {
        return (name, count) -> facts.add(Fact.of(part, name, count));
    }
}
