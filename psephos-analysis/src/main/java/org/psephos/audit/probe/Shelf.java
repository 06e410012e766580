package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.model.PsephosException;

/**
 * Ranked lists of items, user by user, cut at one length. Items and users are codes of the table.
 *
 * @param users one entry a user who was shown a list, in name order
 * @param items how many items could have been shown
 * @param k length of every list
 * @param seen distinct items in the rows
 */
record Shelf(List<User> users, int items, int k, int seen) {

    /**
     * @param lists item codes, the first shown first, each {@code k} long
     * @param relevant items that are relevant to the user
     */
    record User(int code, List<List<Integer>> lists, TreeSet<Integer> relevant) {}

    private record Placed(double rank, int item, int row) {}

    private static final String ROUND = "round";

    /**
     * @param k length to cut at; null for the shortest list
     * @param items size of the catalogue; null for those in the rows
     */
    static Shelf of(RowTable rows, @Nullable Double k, @Nullable Double items) {
        var lists = new TreeMap<Integer, TreeMap<Integer, List<Placed>>>();
        var relevant = new TreeMap<Integer, TreeSet<Integer>>();
        for (int row = 0; row < rows.size(); row++) {
            int user = rows.code("user", row);
            int item = rows.code("item", row);
            var relevance = rows.number("relevance", row);
            if (relevance != null && relevance > 0) {
                relevant.computeIfAbsent(user, one -> new TreeSet<>()).add(item);
            }
            var rank = rows.has("rank") ? rows.number("rank", row) : (Double) (double) (row + 1);
            if (rank != null) {
                lists.computeIfAbsent(user, one -> new TreeMap<>())
                        .computeIfAbsent(rows.code(ROUND, row), one -> new ArrayList<>())
                        .add(new Placed(rank, item, row));
            }
        }
        return cut(rows, lists, relevant, k, items);
    }

    private static Shelf cut(
            RowTable rows,
            TreeMap<Integer, TreeMap<Integer, List<Placed>>> lists,
            TreeMap<Integer, TreeSet<Integer>> relevant,
            @Nullable Double k,
            @Nullable Double items) {
        int shortest =
                lists.values().stream()
                        .flatMap(rounds -> rounds.values().stream())
                        .mapToInt(List::size)
                        .min()
                        .orElse(0);
        int length = k == null ? shortest : (int) (double) k;
        int seen = rows.names("item").size();
        checkSize(length, shortest, items, seen);
        var users = new ArrayList<User>();
        lists.forEach(
                (user, rounds) -> {
                    var cut = new ArrayList<List<Integer>>();
                    rounds.values().forEach(placed -> cut.add(list(rows, placed, length)));
                    var own = relevant.getOrDefault(user, new TreeSet<>());
                    users.add(new User(user, cut, own));
                });
        return new Shelf(users, items == null ? seen : (int) (double) items, length, seen);
    }

    private static void checkSize(int k, int shortest, @Nullable Double items, int seen) {
        if (k > shortest) {
            throw refused(
                    "--set k=%s: the shortest list has %s items".formatted(k, shortest),
                    "write --set k=%s, or leave it out".formatted(shortest));
        }
        if (items != null && items < seen) {
            throw refused(
                    "--set items=%s: the rows name %s items".formatted((int) (double) items, seen),
                    "say how many items could have been shown, at least %s".formatted(seen));
        }
    }

    private static List<Integer> list(RowTable rows, List<Placed> placed, int k) {
        placed.sort(Comparator.comparingDouble(Placed::rank).thenComparingInt(Placed::row));
        var items = new TreeSet<Integer>();
        var list = new ArrayList<Integer>();
        for (int i = 0; i < placed.size(); i++) {
            var one = placed.get(i);
            if (i > 0 && placed.get(i - 1).rank() == one.rank()) {
                throw refused(
                        "%s: a second item of the same rank in the list of this user"
                                .formatted(rows.origin(one.row())),
                        "give each list a name of its own in a column: --columns round=COLUMN");
            }
            if (!items.add(one.item())) {
                throw refused(
                        "%s: the item was shown before in the same list"
                                .formatted(rows.origin(one.row())),
                        "drop the repetition, or name the lists: --columns round=COLUMN");
            }
            if (i < k) {
                list.add(one.item());
            }
        }
        return list;
    }

    private static PsephosException refused(String problem, String remedy) {
        return new PsephosException(PsephosException.Kind.DATA, problem, remedy);
    }
}
