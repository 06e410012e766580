package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.psephos.dataset.RowTable;
import org.psephos.model.PsephosException;

/**
 * Sessions in the order of their positions, each cut into what is known and what is to be
 * predicted. A session is whole where its positions go up by one from the smallest of all rows, and
 * it has as many rows as its length says, where that is known; others are counted and left out,
 * because what comes first in the later part would be another track.
 */
final class SkipSessions {
    static final String SESSION = "session";
    static final String POSITION = "position";
    static final String LENGTH = "length";

    private final RowTable rows;
    private final List<Session> usable = new ArrayList<>();
    private int withHoles;
    private int tooShort;

    /**
     * A session with something on both sides of the cut.
     *
     * @param rows of the table, in order of position
     * @param known how many of them come before the cut
     */
    record Session(List<Integer> rows, int known) {
        Session {
            rows = List.copyOf(rows);
        }

        List<Integer> before() {
            return rows.subList(0, known);
        }

        List<Integer> after() {
            return rows.subList(known, rows.size());
        }
    }

    /**
     * @param share of a session that is known; of n tracks the first floor(share · n)
     * @throws PsephosException where a session has a position twice
     */
    SkipSessions(RowTable rows, double share) {
        this.rows = rows;
        double first =
                IntStream.range(0, rows.size())
                        .mapToDouble(row -> rows.required(POSITION, row))
                        .min()
                        .orElse(0);
        var sessions = new TreeMap<Integer, List<Integer>>();
        for (int row = 0; row < rows.size(); row++) {
            sessions.computeIfAbsent(rows.code(SESSION, row), one -> new ArrayList<>()).add(row);
        }
        for (var own : sessions.values()) {
            own.sort(Comparator.comparingDouble(row -> rows.required(POSITION, row)));
            sort(own, first, share);
        }
    }

    /** In order of the names of the sessions. */
    List<Session> usable() {
        return List.copyOf(usable);
    }

    /** How many lack a track. */
    int withHoles() {
        return withHoles;
    }

    /** How many are whole and have nothing on one side of the cut. */
    int tooShort() {
        return tooShort;
    }

    private void sort(List<Integer> own, double first, double share) {
        if (!isWhole(own, first)) {
            withHoles++;
            return;
        }
        // A share such as 0.29 of 100 is a little less than 29 as a double.
        int known = (int) Math.floor(share * own.size() + 1e-9);
        if (known == 0 || known == own.size()) {
            tooShort++;
        } else {
            usable.add(new Session(own, known));
        }
    }

    private boolean isWhole(List<Integer> own, double first) {
        boolean whole = true;
        for (int i = 0; i < own.size(); i++) {
            double position = rows.required(POSITION, own.get(i));
            if (i > 0 && position == rows.required(POSITION, own.get(i - 1))) {
                throw twice(own.get(i));
            }
            var length = rows.number(LENGTH, own.get(i));
            whole &= position == first + i && (length == null || length == own.size());
        }
        return whole;
    }

    private PsephosException twice(int row) {
        return new PsephosException(
                PsephosException.Kind.DATA,
                "%s: position %s stands twice in the session %s"
                        .formatted(
                                rows.origin(row),
                                rows.text(POSITION, row),
                                rows.text(SESSION, row)),
                "drop the repetition, or name the column that tells sessions apart: --columns"
                        + " session=COLUMN");
    }
}
