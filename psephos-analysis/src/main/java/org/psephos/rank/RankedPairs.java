package org.psephos.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tideman's ranked pairs: majorities are locked in from the largest margin to the smallest, leaving
 * out any that would close a circle. Of equal margins none has precedence: those that lie on a
 * circle of locked ones and equals are all left out, so that neither names nor rows decide.
 *
 * @see "Tideman (1987), Independence of clones as a criterion for voting rules, Social Choice and
 *     Welfare 4:185-206"
 */
record RankedPairs(RankOptions options) {

    Fit fit(Tally tally) {
        return ScoreLadder.ofPlaces(options, tally, RankedPairs::standing);
    }

    private record Majority(int winner, int loser, long margin) {}

    private static double[] standing(Cells cells, List<String> notes) {
        var margins = Margins.of(cells);
        margins.note(notes);
        var majorities = majorities(margins);
        var locked = Closure.empty(margins.systems());
        int left = 0;
        for (int from = 0, to = 0; from < majorities.size(); from = to) {
            while (to < majorities.size()
                    && majorities.get(to).margin == majorities.get(from).margin) {
                to++;
            }
            left += lock(locked, majorities.subList(from, to));
        }
        if (left > 0) {
            notes.add(
                    left
                            + " of "
                            + majorities.size()
                            + " majorities are left out, because they close a circle");
        }
        return locked.standing();
    }

    private static List<Majority> majorities(Margins margins) {
        var majorities = new ArrayList<Majority>();
        for (int i = 0; i < margins.systems(); i++) {
            for (int j = 0; j < margins.systems(); j++) {
                if (margins.of(i, j) > 0) {
                    majorities.add(new Majority(i, j, margins.of(i, j)));
                }
            }
        }
        majorities.sort(Comparator.comparingLong(majority -> -majority.margin));
        return majorities;
    }

    /** Locks those of {@code equals} that lie on no circle; how many are left out. */
    private static int lock(Closure locked, List<Majority> equals) {
        var all = equals.size() == 1 ? locked : locked.copy();
        if (equals.size() > 1) {
            equals.forEach(one -> all.add(one.winner, one.loser));
        }
        var kept = equals.stream().filter(one -> !all.leads(one.loser, one.winner)).toList();
        kept.forEach(one -> locked.add(one.winner, one.loser));
        return equals.size() - kept.size();
    }
}
