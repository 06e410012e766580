package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dictionary;

/**
 * Who met whom and who won, whatever side it stood on. A side is known by its system, else by its
 * response.
 */
final class Winners {
    /** Who won where nobody did. */
    static final String TIE = "tie";

    private static final String BOTH_BAD = "both bad";

    private final Comparisons votes;
    private final int systems;
    private final Dictionary responses;
    private final int[] ofLeft;
    private final int[] ofRight;

    Winners(Comparisons votes) {
        this.votes = votes;
        systems = votes.systems().size();
        var names = new TreeSet<String>();
        collect(names, votes.leftResponse());
        collect(names, votes.rightResponse());
        responses = Dictionary.of(names);
        ofLeft = codes(votes.leftResponse());
        ofRight = codes(votes.rightResponse());
    }

    private static void collect(Set<String> names, @Nullable Coded column) {
        if (column != null) {
            names.addAll(column.names().names());
        }
    }

    private int[] codes(@Nullable Coded column) {
        return column == null
                ? new int[0]
                : column.names().names().stream().mapToInt(responses::code).toArray();
    }

    private int left(int row) {
        return votes.left(row) == Dictionary.MISSING
                ? response(votes.leftResponse(), ofLeft, row)
                : votes.left(row);
    }

    private int right(int row) {
        return votes.right(row) == Dictionary.MISSING
                ? response(votes.rightResponse(), ofRight, row)
                : votes.right(row);
    }

    private int response(@Nullable Coded column, int[] codes, int row) {
        if (column == null) {
            throw new IllegalStateException("row " + row + " names neither system nor response");
        }
        return systems + codes[column.code(row)];
    }

    /** The side of the pair that comes first by name. */
    int first(int row) {
        return Math.min(left(row), right(row));
    }

    /** The other side of the pair. */
    int second(int row) {
        return Math.max(left(row), right(row));
    }

    /** Who won by row, with nobody where it was a tie or both were bad. */
    Coding coding(int[] rows) {
        int sides = systems + responses.size();
        var won = Arrays.stream(rows).map(row -> winner(row, sides)).toArray();
        var used = new boolean[sides + 2];
        for (int code : won) {
            used[code] = true;
        }
        var place = new int[used.length];
        var names = new ArrayList<String>();
        for (int code = 0; code < used.length; code++) {
            place[code] = names.size();
            if (used[code]) {
                names.add(name(code, sides));
            }
        }
        return new Coding(
                MeasurementScale.NOMINAL,
                new Categories(List.copyOf(names), null),
                false,
                IntStream.of(won).map(code -> place[code]).toArray());
    }

    /** Which side each vote is for, as it was shown. */
    Sides sides(int[] rows) {
        var sides = Sides.none(rows);
        for (int at = 0; at < rows.length; at++) {
            sides.winner()[at] =
                    switch (votes.outcome(rows[at])) {
                        case LEFT -> (byte) -1;
                        case RIGHT -> (byte) 1;
                        case TIE, BOTH_BAD -> 0;
                    };
            sides.turned()[at] = left(rows[at]) > right(rows[at]);
        }
        return sides;
    }

    private int winner(int row, int sides) {
        return switch (votes.outcome(row)) {
            case LEFT -> left(row);
            case RIGHT -> right(row);
            case TIE -> sides;
            case BOTH_BAD -> sides + 1;
        };
    }

    private String name(int code, int sides) {
        if (code == sides) {
            return TIE;
        }
        if (code > sides) {
            return BOTH_BAD;
        }
        return code < systems ? votes.systems().name(code) : responses.name(code - systems);
    }
}
