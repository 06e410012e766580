package org.psephos.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Interval;
import org.psephos.rank.Ladder.Rung;

/**
 * A ladder as CSV (RFC 4180, lines end in CR LF, UTF-8 without a mark): one row a system, numbers
 * as in the JSON, empty where there is none. Systems without a place have an empty rank and their
 * reason; where there is no ladder each system stands with its group.
 *
 * <p>A spreadsheet would run a name such as {@code =HYPERLINK(...)}. Therefore a text that begins
 * with {@code = + - @}, a tab or a return gets one apostrophe in front, and so does one that begins
 * with an apostrophe, which makes the rule reversible: take one apostrophe off what begins with
 * one. The JSON has every name untouched.
 */
public final class RankCsv {
    private static final String RUNS = "=+-@\t\r\n'＝＋－＠";

    private RankCsv() {}

    /**
     * A header line and a line for each system.
     *
     * @throws org.psephos.model.PsephosException where the anchor is not on the ladder
     */
    public static String render(Study study) {
        var points = Points.of(study);
        var answer = Answer.of(study.result().fit());
        var csv = new StringBuilder();
        line(
                csv,
                List.of(
                        "rank",
                        "rank_low",
                        "rank_high",
                        "system",
                        "strength",
                        "low",
                        "high",
                        "elo",
                        "elo_low",
                        "elo_high",
                        "comparisons",
                        "status",
                        "reason"));
        var ladder = answer.ladder();
        if (ladder == null) {
            groups(csv, answer);
            return csv.toString();
        }
        ladder.rungs().forEach(rung -> line(csv, rung(rung, points)));
        ladder.unplaced()
                .forEach(
                        system ->
                                line(
                                        csv,
                                        without(
                                                system.system().value(),
                                                "unplaced",
                                                system.reason())));
        return csv.toString();
    }

    private static void groups(StringBuilder csv, Answer answer) {
        var reason = answer.reason() == null ? "" : answer.reason();
        for (int group = 0; group < answer.groups().size(); group++) {
            for (var system : answer.groups().get(group)) {
                line(
                        csv,
                        without(
                                system.value(),
                                answer.status(),
                                "group %s: %s".formatted(group + 1, reason)));
            }
        }
    }

    private static List<String> rung(Rung rung, @Nullable Points points) {
        double value = rung.strength().value();
        var interval = rung.strength().interval();
        var ends = points == null || interval == null ? null : points.of(interval);
        return List.of(
                Integer.toString(rung.rank()),
                Integer.toString(rung.rankLow()),
                Integer.toString(rung.rankHigh()),
                safe(rung.system().value()),
                Numbers.exact(value),
                low(interval),
                high(interval),
                points == null ? "" : Numbers.exact(points.of(value)),
                low(ends),
                high(ends),
                Long.toString(rung.comparisons()),
                "placed",
                "");
    }

    private static List<String> without(String system, String status, String reason) {
        return List.of("", "", "", safe(system), "", "", "", "", "", "", "", status, safe(reason));
    }

    private static String low(@Nullable Interval interval) {
        return interval == null ? "" : finite(interval.low());
    }

    private static String high(@Nullable Interval interval) {
        return interval == null ? "" : finite(interval.high());
    }

    private static String finite(double value) {
        return Double.isFinite(value) ? Numbers.exact(value) : "";
    }

    static String safe(String text) {
        var whole = JsonWriter.whole(text);
        return !whole.isEmpty() && RUNS.indexOf(whole.charAt(0)) >= 0 ? "'" + whole : whole;
    }

    static void line(StringBuilder csv, List<String> fields) {
        csv.append(String.join(",", fields.stream().map(RankCsv::quoted).toList()));
        csv.append("\r\n");
    }

    private static String quoted(String field) {
        boolean plain =
                field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
