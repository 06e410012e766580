package org.psephos.simulate;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;

/**
 * Simulated studies as CSV files. The votes have a column {@code simulated} that says {@code true}
 * in every row: the label travels with the rows, however they are cut.
 */
public final class StudyCsv {
    private StudyCsv() {}

    /**
     * Writes {@code item,left,right,winner,annotator,time,simulated}; the winner is {@code left},
     * {@code right}, {@code tie} or {@code both-bad}, the time is UTC.
     */
    public static void votes(SimulatedVotes study, Appendable out) throws IOException {
        var votes = study.dataset().comparisons();
        var headers = votes.headers();
        var item = Objects.requireNonNull(headers.item());
        var annotator = Objects.requireNonNull(headers.annotator());
        out.append("item,left,right,winner,annotator,time,simulated\n");
        for (int row = 0; row < votes.size(); row++) {
            cell(name(item, row), out);
            cell(votes.systems().name(votes.left(row)), out);
            cell(votes.systems().name(votes.right(row)), out);
            cell(word(votes, row), out);
            cell(name(annotator, row), out);
            cell(Instant.ofEpochMilli(headers.time(row)).toString(), out);
            out.append("true\n");
        }
    }

    /** Writes {@code system,strength}: log-odds with mean zero, in name order. */
    public static void truth(Truth truth, Appendable out) throws IOException {
        out.append("system,strength\n");
        for (var entry : truth.strengths().entrySet()) {
            cell(entry.getKey().value(), out);
            out.append(decimal(entry.getValue())).append('\n');
        }
    }

    private static String name(Coded column, int row) {
        return Objects.requireNonNull(column.name(row));
    }

    private static String word(Comparisons votes, int row) {
        return switch (votes.outcome(row)) {
            case LEFT -> "left";
            case RIGHT -> "right";
            case TIE -> "tie";
            case BOTH_BAD -> "both-bad";
        };
    }

    private static String decimal(double strength) {
        return new BigDecimal(Double.toString(strength)).toPlainString();
    }

    private static void cell(String text, Appendable out) throws IOException {
        if (text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            out.append(text);
        }
        out.append(',');
    }
}
