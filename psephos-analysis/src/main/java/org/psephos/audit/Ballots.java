package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Rankings;
import org.psephos.model.Header;

/**
 * Rankings of one criterion, unit by unit: a unit is an item under a context; rankings that name no
 * item are all about one. Of several rankings of one unit by one rater the first counts. Members
 * that were shown and not ranked are not compared.
 *
 * @param units the rankings of each
 * @param raters who ranked; where one is not named, the most that ranked one unit
 * @param repeated rankings left out
 */
record Ballots(String criterion, List<List<Ballot>> units, int raters, long repeated) {

    Ballots {
        units = List.copyOf(units);
    }

    /**
     * A ranking.
     *
     * @param rater code, or {@link Dictionary#MISSING}
     * @param name of the rater; absent where nobody says
     * @param member what was ranked, ascending
     * @param tier by member, 0 is best
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Ballot(int rater, @Nullable String name, int[] member, int[] tier) {

        boolean ranksTheSame(Ballot other) {
            return Arrays.equals(member, other.member);
        }
    }

    /** One entry a criterion, in name order. */
    static List<Ballots> of(Rankings rankings) {
        var byCriterion = new TreeMap<String, List<Integer>>();
        var criteria = rankings.headers().criterion();
        for (int row = 0; row < rankings.size(); row++) {
            var name = criteria == null ? null : criteria.name(row);
            byCriterion
                    .computeIfAbsent(name == null ? Header.OVERALL : name, any -> new ArrayList<>())
                    .add(row);
        }
        return byCriterion.entrySet().stream()
                .map(entry -> of(rankings, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Ballots of(Rankings rankings, String criterion, List<Integer> rows) {
        var headers = rankings.headers();
        var units = new TreeMap<Long, List<Ballot>>();
        var seen = new TreeSet<String>();
        var names = new TreeSet<Integer>();
        boolean named = true;
        long repeated = 0;
        for (int row : rows) {
            var ballot = ballot(rankings, row);
            int item = code(headers.item(), row);
            int context = code(headers.context(), row);
            named &= ballot.name != null;
            names.add(ballot.rater);
            if (ballot.name != null && !seen.add(item + " " + context + " " + ballot.rater)) {
                repeated++;
                continue;
            }
            long unit = ((long) item << 32) | (context & 0xffffffffL);
            units.computeIfAbsent(unit, any -> new ArrayList<>()).add(ballot);
        }
        return new Ballots(
                criterion,
                List.copyOf(units.values()),
                named ? names.size() : most(units),
                repeated);
    }

    private static int most(SortedMap<Long, List<Ballot>> units) {
        return units.values().stream().mapToInt(List::size).max().orElse(0);
    }

    private static Ballot ballot(Rankings rankings, int row) {
        var members =
                IntStream.range(rankings.start(row), rankings.start(row + 1))
                        .filter(at -> rankings.tier(at) != Rankings.UNRANKED)
                        .boxed()
                        .sorted(Comparator.comparingInt(at -> member(rankings, at)))
                        .toList();
        var annotator = rankings.headers().annotator();
        return new Ballot(
                code(annotator, row),
                annotator == null ? null : annotator.name(row),
                members.stream().mapToInt(at -> member(rankings, at)).toArray(),
                members.stream().mapToInt(rankings::tier).toArray());
    }

    /** What was ranked: a system, else a response. */
    private static int member(Rankings rankings, int at) {
        var responses = rankings.responses();
        return rankings.system(at) == Dictionary.MISSING && responses != null
                ? rankings.systems().size() + responses.code(at)
                : rankings.system(at);
    }

    private static int code(@Nullable Coded column, int row) {
        return column == null ? Dictionary.MISSING : column.code(row);
    }

    long rankings() {
        return units.stream().mapToLong(List::size).sum();
    }

    /** Units that two or more ranked. */
    long pairable() {
        return units.stream().filter(unit -> unit.size() > 1).count();
    }
}
