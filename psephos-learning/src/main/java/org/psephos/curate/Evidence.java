package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.math.Rate;
import org.psephos.model.Origin;

/** Cases of one ailment: all counted, the first rows kept. */
final class Evidence {
    private static final int ROWS = 1000;
    private static final double LEVEL = 0.95;

    private final List<String> rows = new ArrayList<>();
    private long cases;
    private long asked;

    /** One more that was looked at. */
    void look() {
        asked++;
    }

    /** One more that ails, read at {@code origin}. */
    void hit(Origin origin) {
        cases++;
        if (rows.size() < ROWS) {
            var row = origin.toString();
            if (rows.isEmpty() || !rows.getLast().equals(row)) {
                rows.add(row);
            }
        }
    }

    /** The same, giving the id of the ailment. */
    List<String> hit(Origin origin, String id) {
        hit(origin);
        return List.of(id);
    }

    /** The id of the ailment where anything was looked at for it. */
    List<String> looked(String id) {
        return asked == 0 ? List.of() : List.of(id);
    }

    /** Ids of two ailments, one after the other. */
    static List<String> both(List<String> one, List<String> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    long cases() {
        return cases;
    }

    long asked() {
        return asked;
    }

    List<String> rows() {
        return rows;
    }

    double share() {
        return asked == 0 ? 0 : (double) cases / asked;
    }

    /** {@code 3 of 1,200}. */
    String counted() {
        return Words.number(cases) + " of " + Words.number(asked);
    }

    /** How bad a share is that should be none. */
    Severity severity(double medium, double high) {
        return share() >= high ? Severity.HIGH : share() >= medium ? Severity.MEDIUM : Severity.LOW;
    }

    /** A finding whose estimate is the share that ails, with its Wilson interval. */
    Finding finding(String id, Severity severity, String claim, String measure, String remedy) {
        var interval = new Rate(cases, asked).wilson(LEVEL);
        return new Finding(
                id,
                severity,
                claim,
                measure,
                Unit.SHARE,
                share(),
                interval.low(),
                interval.high(),
                asked,
                rows,
                remedy);
    }
}
