package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.model.Origin;

/**
 * Messages in the order of their times; of equal times the one that stands first in the file. All
 * places are places in this order.
 */
final class ChatLog {
    static final TableField TIME =
            TableField.needed("time", Kind.TIME, "when it was sent", "time", "timestamp", "date");

    private final RowTable rows;
    private final int[] order;
    private final SortedMap<String, Integer> files = new TreeMap<>();

    ChatLog(RowTable rows) {
        this.rows = rows;
        order =
                IntStream.range(0, rows.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> rows.required("time", row)))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    int size() {
        return order.length;
    }

    /** Seconds since 1970. */
    double time(int place) {
        return rows.required("time", order[place]);
    }

    String text(String role, int place) {
        return rows.text(role, order[place]);
    }

    int code(String role, int place) {
        return rows.code(role, order[place]);
    }

    /** The conversation of a message, by number: of its column, or where none is, of its file. */
    int conversation(int place) {
        if (has("conversation")) {
            return code("conversation", place);
        }
        return rows.origin(order[place]) instanceof Origin.Row row
                ? files.computeIfAbsent(row.source(), one -> files.size())
                : 0;
    }

    boolean has(String role) {
        return rows.has(role);
    }

    /**
     * The first place of the later part: at least {@code share} of the messages stand before it,
     * and none before it has its time or a later one.
     */
    int split(double share) {
        int at = (int) Math.ceil(share * size());
        while (at > 0 && at < size() && time(at) == time(at - 1)) {
            at++;
        }
        return Math.min(at, size());
    }

    /** Places by a number that each message has, in order of time. */
    SortedMap<Integer, List<Integer>> by(IntUnaryOperator number) {
        var places = new TreeMap<Integer, List<Integer>>();
        for (int place = 0; place < size(); place++) {
            places.computeIfAbsent(number.applyAsInt(place), one -> new ArrayList<>()).add(place);
        }
        return places;
    }

    /** The messages of one user cut where nothing came for longer than {@code seconds}. */
    List<List<Integer>> sessions(List<Integer> places, double seconds) {
        var sessions = new ArrayList<List<Integer>>();
        for (int i = 0; i < places.size(); i++) {
            if (i == 0 || time(places.get(i)) - time(places.get(i - 1)) > seconds) {
                sessions.add(new ArrayList<>());
            }
            sessions.getLast().add(places.get(i));
        }
        return sessions;
    }
}
