package org.psephos.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Described;
import org.psephos.cli.Output.Format;

/**
 * What was found, in each format.
 *
 * @param query the words; empty where only facts were asked for
 * @param completed the words that stood for those that nothing holds
 * @param method how it was ranked
 * @param searched how many datasets
 * @param unsure how many were left out because a fact that was asked for is not known of them
 * @param found the best first
 */
record FindPage(
        String query,
        SequencedMap<String, List<String>> completed,
        String method,
        int searched,
        int unsure,
        List<Found> found) {

    /**
     * A dataset that was found.
     *
     * @param score absent where nothing was ranked
     */
    record Found(Described what, @Nullable Double score) {}

    FindPage {
        completed = new LinkedHashMap<>(completed);
        found = List.copyOf(found);
    }

    String as(Format format) {
        return switch (format) {
            case TABLE -> table();
            case JSON -> json();
            case CSV -> csv();
            case MD -> markdown();
        };
    }

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        for (var one : found) {
            rows.add(
                    List.of(
                            Integer.toString(rows.size() + 1),
                            one.what.id(),
                            one.score == null ? "" : score(one.score, method),
                            one.what.title(),
                            one.what.facts().getOrDefault("licence", ""),
                            one.what.facts().getOrDefault("address", "")));
        }
        return rows;
    }

    /** The fusion of ranks gives small numbers. */
    private static String score(double score, String method) {
        double scale = method.equals(FindMethod.BOTH.toString()) ? 10_000 : 100;
        return Math.round(score * scale) / scale + "";
    }

    private String table() {
        var rows = rows();
        int widest = rows.stream().mapToInt(row -> row.get(1).length()).max().orElse(0);
        var text = new StringBuilder();
        for (var row : rows) {
            var name = row.get(1) + " ".repeat(widest - row.get(1).length());
            var score = row.get(2).isEmpty() ? "" : row.get(2) + "  ";
            text.append("%2s  %s  %s%s%n".formatted(row.get(0), name, score, row.get(3)));
            var more =
                    row.subList(4, row.size()).stream()
                            .filter(Predicate.not(String::isEmpty))
                            .collect(Collectors.joining("; "));
            if (!more.isEmpty()) {
                text.append(" ".repeat(6)).append(more).append(System.lineSeparator());
            }
        }
        return text + line();
    }

    private String line() {
        var by = query.isEmpty() ? " looked at" : " searched by " + shown();
        var left =
                unsure == 0
                        ? ""
                        : " (%s left out: what was asked for is not known of them)"
                                .formatted(unsure);
        return Say.count(searched, "dataset") + by + left + ".\n";
    }

    private String shown() {
        return switch (method) {
            case "bm25" -> FindMethod.BM25.shown();
            case "both" -> FindMethod.BOTH.shown();
            default -> method;
        };
    }

    private String csv() {
        var text = new StringBuilder("rank,id,score,title,licence,address\r\n");
        for (var row : rows()) {
            text.append(row.stream().map(FindPage::quoted).collect(Collectors.joining(",")));
            text.append("\r\n");
        }
        return text.toString();
    }

    /** In quotes, and with an apostrophe before what a spreadsheet would run. */
    private static String quoted(String field) {
        boolean runs = !field.isEmpty() && "=+-@\t'".indexOf(field.charAt(0)) >= 0;
        return '"' + (runs ? "'" : "") + field.replace("\"", "\"\"") + '"';
    }

    private String markdown() {
        var text =
                new StringBuilder(
                        "| rank | id | score | title | licence | address |\n|---:|---|---:|---|---|---|\n");
        for (var row : rows()) {
            text.append("| ").append(String.join(" | ", row).replace("\n", " ")).append(" |\n");
        }
        return text.toString();
    }

    private String json() {
        var list = new ArrayList<SequencedMap<String, Object>>();
        for (var one : found) {
            var hit = new LinkedHashMap<String, Object>();
            hit.put("rank", list.size() + 1);
            hit.put("id", one.what.id());
            hit.put("title", one.what.title());
            if (one.score != null) {
                hit.put("score", one.score);
            }
            hit.put("facts", one.what.facts());
            hit.put("unknown", one.what.unknown());
            list.add(hit);
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("query", query);
        all.put("completed", completed);
        all.put("method", method);
        all.put("searched", searched);
        all.put("unsure", unsure);
        all.put("hits", list);
        return JsonText.of(all);
    }
}
