package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/**
 * A Bradley-Terry ladder that takes votes as they come. It keeps the counts of pairs and where the
 * last search ended with its curvature, so that one vote more costs a few looks at the score
 * equation and no count of all votes. Answers are those of {@link Ranking} on all votes together,
 * to what both leave of the score equation: 1e-8 standard errors. A new system starts at the mean;
 * one that the votes could not place is placed as soon as they can.
 *
 * <p>The cost of a vote and an answer grows with the pairs that met, never with the votes. Not
 * thread-safe.
 */
public final class Incremental {
    private final RankOptions options;
    private final WarmStart start = new WarmStart();
    private final SortedMap<String, Long> setAside;
    private Dictionary names;
    private boolean[] present;
    private Cells cells;
    private PairIndex index;
    private long used;

    private Incremental(RankOptions options, Tally tally) {
        this.options = options;
        names = tally.names();
        present = tally.present().clone();
        cells = tally.cells();
        index = new PairIndex(cells);
        used = tally.used();
        setAside = new TreeMap<>(tally.setAside());
    }

    /**
     * From the comparisons of {@code dataset}, which may be none.
     *
     * @throws org.psephos.model.PsephosException where options need more than counts of pairs: a
     *     method other than bradley-terry, clusters, controls beside position, grounded ties; or
     *     where {@code dataset} holds rankings or choices
     */
    public static Incremental of(Dataset dataset, RankOptions options) {
        var other = "leave it out, or rank all votes together";
        boolean method = options.method() == Method.BRADLEY_TERRY;
        Refusals.refuse(options, !method, "takes no votes one by one", "use bradley-terry");
        Refusals.refuse(
                options,
                options.cluster() != Cluster.NONE || !options.controls().isEmpty(),
                "one by one votes have no clusters and no controls beside position",
                other);
        Refusals.refuse(
                options,
                options.ties() == Ties.GROUNDED_RAO_KUPPER,
                "one by one votes have no --ties " + options.ties(),
                "use --ties rao-kupper");
        var duels = Duels.of(dataset);
        Refusals.refuse(
                options, duels.expanded(), "one by one votes are comparisons of two", other);
        Refusals.foreignPrior(options);
        return new Incremental(options, Tally.of(duels, options));
    }

    /** Takes one vote. */
    public void add(SystemId left, SystemId right, Outcome outcome) {
        code(left.value());
        int r = code(right.value());
        int l = names.code(left.value()); // asked last: a new name moves the codes of others
        present[l] = true;
        present[r] = true;
        var reason = l == r ? Tally.SAME_SYSTEM : reason(outcome);
        if (reason != null) {
            setAside.merge(reason, 1L, Long::sum);
            return;
        }
        used++;
        boolean tie = outcome == Outcome.TIE || outcome == Outcome.BOTH_BAD;
        count(
                cell(l, r),
                outcome == Outcome.LEFT ? 1 : 0,
                outcome == Outcome.RIGHT ? 1 : 0,
                tie ? 1 : 0);
    }

    /** Takes all comparisons of {@code more}, with their weights. */
    public void add(Dataset more) {
        var tally = of(more, options);
        for (var name : tally.names.names()) {
            int code = code(name); // first: it may make a wider array
            present[code] |= tally.present[tally.names.code(name)];
        }
        for (int c = 0; c < tally.cells.size(); c++) {
            int l = names.code(tally.names.name(tally.cells.left()[c]));
            int r = names.code(tally.names.name(tally.cells.right()[c]));
            count(
                    cell(l, r),
                    tally.cells.wins()[c],
                    tally.cells.losses()[c],
                    tally.cells.ties()[c]);
        }
        used += tally.used;
        tally.setAside.forEach((reason, rows) -> setAside.merge(reason, rows, Long::sum));
    }

    /** The ladder of all votes so far, or why there is none. */
    public RankResult result() {
        var empty = new int[0];
        var voters =
                new Comparisons(
                        HeaderColumns.builder(0).build(),
                        names,
                        empty,
                        empty,
                        new byte[0],
                        null,
                        null,
                        null);
        var tally = new Tally(new Duels(voters, null, used, 0), present, cells, used, setAside);
        return new RankResult(new BradleyTerry(options).fit(tally, start), options, used, setAside);
    }

    private @Nullable String reason(Outcome outcome) {
        if (outcome == Outcome.TIE) {
            return options.ties() == Ties.DROP ? Tally.TIE : null;
        }
        return outcome == Outcome.BOTH_BAD && !Tally.bothBadIsTie(options) ? Tally.BOTH_BAD : null;
    }

    private void count(int cell, double won, double lost, double tied) {
        cells.wins()[cell] += won;
        cells.losses()[cell] += lost;
        cells.ties()[cell] += tied;
    }

    /** The code of {@code name}, which is added where it is new. */
    private int code(String name) {
        if (names.code(name) == Dictionary.MISSING) {
            var all = new ArrayList<>(names.names());
            all.add(name);
            var wider = Dictionary.of(all);
            var place = new int[names.size()];
            var there = new boolean[wider.size()];
            for (int code = 0; code < place.length; code++) {
                place[code] = wider.code(names.name(code));
                there[place[code]] = present[code];
            }
            cells = cells.within(place, wider.size());
            present = there;
            names = wider;
            index = new PairIndex(cells);
        }
        return names.code(name);
    }

    /** The cell of an ordered pair, which is added where it is new. */
    private int cell(int left, int right) {
        int cell = index.of(left, right);
        if (cell >= 0) {
            return cell;
        }
        int at = 0;
        while (at < cells.size() && before(cells.left()[at], cells.right()[at], left, right)) {
            at++;
        }
        cells =
                new Cells(
                        cells.systems(),
                        opened(cells.left(), at, left),
                        opened(cells.right(), at, right),
                        opened(cells.wins(), at),
                        opened(cells.losses(), at),
                        opened(cells.ties(), at));
        index = new PairIndex(cells);
        return at;
    }

    private static boolean before(int left, int right, int otherLeft, int otherRight) {
        return left < otherLeft || (left == otherLeft && right < otherRight);
    }

    private static int[] opened(int[] column, int at, int value) {
        var wider = Arrays.copyOf(column, column.length + 1);
        System.arraycopy(column, at, wider, at + 1, column.length - at);
        wider[at] = value;
        return wider;
    }

    private static double[] opened(double[] column, int at) {
        var wider = Arrays.copyOf(column, column.length + 1);
        System.arraycopy(column, at, wider, at + 1, column.length - at);
        wider[at] = 0;
        return wider;
    }
}
