package org.psephos.rank;

import java.util.Arrays;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Rankings;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.RankOptions.Ties;

/**
 * Judgements as free-for-alls in their order: who took part and in which tier each ended. Members
 * of bout {@code b} stand at {@code start[b]} until {@code start[b + 1]}.
 */
final class Bouts {
    private final Dataset dataset;
    private final Chronicle chronicle;
    private final int[] place;
    private final int first;
    int[] start = new int[16];
    int[] system = new int[32];
    int[] tier = new int[32];

    /** How often each bout took place. */
    int[] times = new int[16];

    /** A comparison of each bout. */
    private int[] row = new int[16];

    int size;
    int longest = 2;

    private Bouts(Dataset dataset, Chronicle chronicle, int[] place) {
        this.dataset = dataset;
        this.chronicle = chronicle;
        this.place = place;
        first = dataset.comparisons().size();
    }

    static Bouts of(Dataset dataset, Chronicle chronicle, RankOptions options, Placed placed) {
        PlackettLuce.repeats(dataset.rankings());
        Refusals.refuse(
                options,
                options.ties() == Ties.DROP && PlackettLuce.tiedRanking(dataset.rankings()),
                "a ranking with a tie cannot be dropped in part",
                "use --ties half");
        var place = placed.places(chronicle.tally().names().size());
        var bouts = new Bouts(dataset, chronicle, place);
        bouts.fill(options);
        return bouts;
    }

    private void fill(RankOptions options) {
        var judgement = chronicle.tally().duels().judgement();
        int last = -1;
        for (int row : chronicle.row()) {
            int from = judgement == null ? row : judgement[row];
            if (judgement == null || from < first || from >= first + dataset.rankings().size()) {
                // A choice is a bout of the chosen against each other one: they did not tie.
                pair(row);
            } else if (from != last) {
                ranking(from - first);
            } else {
                continue;
            }
            last = from;
            close(row, whole(row, options));
        }
    }

    private void pair(int row) {
        var comparisons = chronicle.comparisons();
        var outcome = comparisons.outcome(row);
        member(place[comparisons.left(row)], outcome == Outcome.RIGHT ? 1 : 0);
        member(place[comparisons.right(row)], outcome == Outcome.LEFT ? 1 : 0);
    }

    private void ranking(int ranking) {
        var rankings = dataset.rankings();
        var names = chronicle.tally().names();
        for (int m = rankings.start(ranking); m < rankings.start(ranking + 1); m++) {
            int code = rankings.system(m);
            if (rankings.tier(m) != Rankings.UNRANKED && code != Dictionary.MISSING) {
                member(place[names.code(rankings.systems().name(code))], rankings.tier(m));
            }
        }
    }

    private void member(int who, int where) {
        int at = start[size + 1];
        if (at == system.length) {
            system = Arrays.copyOf(system, 2 * at);
            tier = Arrays.copyOf(tier, 2 * at);
        }
        system[at] = who;
        tier[at] = where;
        start[size + 1]++;
    }

    private void close(int from, int often) {
        row[size] = from;
        times[size++] = often;
        longest = Math.max(longest, start[size] - start[size - 1]);
        if (size + 1 == start.length) {
            start = Arrays.copyOf(start, 2 * size + 2);
            times = Arrays.copyOf(times, 2 * size + 2);
            row = Arrays.copyOf(row, 2 * size + 2);
        }
        start[size + 1] = start[size];
    }

    /** A bout takes place a whole number of times. */
    private int whole(int row, RankOptions options) {
        var headers = chronicle.comparisons().headers();
        double weight = headers.weight(row);
        if (weight != Math.rint(weight) || weight > Integer.MAX_VALUE) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    (headers.hasOrigin() ? headers.origin(row) + ": " : "")
                            + "weight: expected a whole number for --method "
                            + options.method()
                            + ", but found "
                            + weight,
                    "leave the weight column out, or use --method bradley-terry");
        }
        return (int) weight;
    }

    /** A row of the tally's comparisons by bout. */
    int[] rows() {
        return Arrays.copyOf(row, size);
    }

    /** How often each bout took place, as numbers. */
    double[] often() {
        var often = new double[size];
        for (int b = 0; b < size; b++) {
            often[b] = times[b];
        }
        return often;
    }

    /** Judgements that each system took part in. */
    double[] appearances(int systems) {
        var sums = new double[systems];
        for (int b = 0; b < size; b++) {
            for (int m = start[b]; m < start[b + 1]; m++) {
                sums[system[m]] += times[b];
            }
        }
        return sums;
    }

    /** The share of pairs within bouts that were tied. */
    double tied() {
        double all = 0;
        double tied = 0;
        for (int b = 0; b < size; b++) {
            for (int m = start[b]; m < start[b + 1]; m++) {
                for (int n = m + 1; n < start[b + 1]; n++) {
                    all += times[b];
                    tied += tier[m] == tier[n] ? times[b] : 0;
                }
            }
        }
        return all == 0 ? 0 : tied / all;
    }
}
