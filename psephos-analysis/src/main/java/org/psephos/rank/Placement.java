package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.psephos.dataset.Dictionary;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder.Unplaced;

/**
 * Which systems the judgements can place on one ladder, found before any fit. A finite strength
 * needs a chain of points scored from each system to each other one: a strongly connected group.
 *
 * @see "Ford (1957), Solution of a ranking problem from binary comparisons, American Mathematical
 *     Monthly 64:28-33; Zermelo (1929), Mathematische Zeitschrift 29:436-460"
 */
sealed interface Placement {

    /** Why a system has no place whose every comparison was set aside. */
    String NOT_USED = "none of its comparisons is used";

    /**
     * There is one group to fit.
     *
     * @param core codes of its systems, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Placed(int[] core, List<Unplaced> unplaced) implements Placement {

        /** New code by old code, negative for systems without a place. */
        int[] places(int systems) {
            var place = new int[systems];
            Arrays.fill(place, -1);
            for (int i = 0; i < core.length; i++) {
                place[core[i]] = i;
            }
            return place;
        }
    }

    /** There is none. */
    record Refused(NotIdentified why) implements Placement {}

    /**
     * Finds the group.
     *
     * @param whole whether a ladder without every system is no answer
     * @param prior whether a prior places everyone
     */
    static Placement of(
            Cells cells, Dictionary names, boolean[] present, boolean whole, boolean prior) {
        return new Search(cells, names, present).placement(whole, prior);
    }

    /** The same for counted comparisons, as the options ask for it. */
    static Placement of(Tally tally, RankOptions options) {
        return of(
                tally.cells(),
                tally.names(),
                tally.present(),
                options.whole(),
                options.prior() != null);
    }

    /** As above where meetings are enough, whoever won them: for methods without a likelihood. */
    static Placement joined(Cells cells, Dictionary names, boolean[] present, boolean whole) {
        return new Search(cells, names, present).joined(whole);
    }

    /** The looking itself. */
    final class Search {
        private final Cells cells;
        private final Dictionary names;
        private final boolean[] present;
        private final boolean[] met;

        Search(Cells cells, Dictionary names, boolean[] present) {
            this.cells = cells;
            this.names = names;
            this.present = present;
            met = new boolean[names.size()];
            for (int c = 0; c < cells.size(); c++) {
                met[cells.left()[c]] = true;
                met[cells.right()[c]] = true;
            }
        }

        Placement placement(boolean whole, boolean prior) {
            if (cells.size() == 0) {
                return new Refused(nobodyMet());
            }
            if (prior) {
                return placed(everyone(), List.of(), whole);
            }
            var strong = groups(Components.strong(cells), met);
            if (strong.size() == 1) {
                return placed(strong.getFirst(), strong, whole);
            }
            var weak = groups(Components.weak(cells), met);
            if (weak.size() > 1) {
                return new Refused(islands(weak));
            }
            if (strong.getFirst().size() < 2) {
                return new Refused(noGroup(strong));
            }
            if (strong.size() > 1 && strong.get(1).size() > 1) {
                return new Refused(oneWay(strong));
            }
            return placed(strong.getFirst(), strong, whole);
        }

        Placement joined(boolean whole) {
            if (cells.size() == 0) {
                return new Refused(nobodyMet());
            }
            var weak = groups(Components.weak(cells), met);
            return weak.size() > 1
                    ? new Refused(islands(weak))
                    : placed(weak.getFirst(), weak, whole);
        }

        private List<Integer> everyone() {
            var all = new ArrayList<Integer>();
            for (int code = 0; code < met.length; code++) {
                if (met[code]) {
                    all.add(code);
                }
            }
            return all;
        }

        private Placement placed(List<Integer> core, List<List<Integer>> groups, boolean whole) {
            var codes = new int[core.size()];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = core.get(i);
            }
            var placed = new Placed(codes, List.of());
            var unplaced = unplaced(placed.places(names.size()));
            if (whole && !unplaced.isEmpty()) {
                return new Refused(notWhole(groups, unplaced));
            }
            return new Placed(codes, unplaced);
        }

        private List<Unplaced> unplaced(int[] place) {
            var unplaced = new ArrayList<Unplaced>();
            for (int code = 0; code < place.length; code++) {
                if (present[code] && place[code] < 0) {
                    unplaced.add(new Unplaced(id(code), reason(code, place)));
                }
            }
            return unplaced;
        }

        /** What is true of a system that the group cannot place. */
        private String reason(int code, int[] place) {
            double won = 0;
            double lost = 0;
            double wonOnLadder = 0;
            double lostOnLadder = 0;
            for (int c = 0; c < cells.size(); c++) {
                boolean left = cells.left()[c] == code;
                if (!left && cells.right()[c] != code) {
                    continue;
                }
                double wins = left ? cells.wins()[c] : cells.losses()[c];
                double losses = left ? cells.losses()[c] : cells.wins()[c];
                boolean ladder = place[left ? cells.right()[c] : cells.left()[c]] >= 0;
                won += wins;
                lost += losses;
                wonOnLadder += ladder ? wins : 0;
                lostOnLadder += ladder ? losses : 0;
            }
            return words(won, lost, wonOnLadder, lostOnLadder);
        }

        private static String words(
                double won, double lost, double wonOnLadder, double lostOnLadder) {
            if (won + lost == 0) {
                return NOT_USED;
            }
            if (wonOnLadder + lostOnLadder > 0 && lost == 0) {
                return "won every comparison";
            }
            if (wonOnLadder + lostOnLadder > 0 && won == 0) {
                return "lost every comparison";
            }
            if (wonOnLadder > 0) {
                return "won every comparison with the ladder, and lost only to systems without a"
                        + " place";
            }
            if (lostOnLadder > 0) {
                return "lost every comparison with the ladder, and won only against systems"
                        + " without a place";
            }
            if (lost == 0) {
                return "won every comparison, but met only systems without a place";
            }
            return won == 0
                    ? "lost every comparison, but met only systems without a place"
                    : "met only systems without a place";
        }

        /** Largest group first, then by name; without lambdas, whose first use is slow. */
        private static List<List<Integer>> groups(int[] component, boolean[] counted) {
            var members = new TreeMap<Integer, List<Integer>>();
            for (int code = 0; code < component.length; code++) {
                if (counted[code]) {
                    var group = members.get(component[code]);
                    if (group == null) {
                        group = new ArrayList<>();
                        members.put(component[code], group);
                    }
                    group.add(code);
                }
            }
            var groups = new ArrayList<>(members.values());
            if (groups.size() > 1) {
                groups.sort(
                        Comparator.comparingInt((List<Integer> group) -> -group.size())
                                .thenComparing(List::getFirst));
            }
            return groups;
        }

        private NotIdentified nobodyMet() {
            var alone = new ArrayList<List<SystemId>>();
            for (int code = 0; code < present.length; code++) {
                if (present[code]) {
                    alone.add(List.of(id(code)));
                }
            }
            return new NotIdentified(
                    alone,
                    List.of(),
                    "no two systems were compared",
                    "give comparisons of at least two systems");
        }

        private NotIdentified islands(List<List<Integer>> groups) {
            return refused(
                    groups,
                    groups.size() + " groups of systems never met each other",
                    "collect comparisons across the groups, or rank each group on its own, or add"
                            + " --prior 1");
        }

        private NotIdentified noGroup(List<List<Integer>> groups) {
            return refused(
                    groups,
                    "no two systems ever scored against each other both ways, so every distance is"
                            + " infinite",
                    "collect more comparisons of the same pairs, or add --prior 1");
        }

        private NotIdentified oneWay(List<List<Integer>> groups) {
            return refused(
                    groups,
                    "between groups of systems one side won every comparison, so their distance is"
                            + " infinite",
                    "collect comparisons across the groups, or rank each group on its own, or add"
                            + " --prior 1");
        }

        private NotIdentified notWhole(List<List<Integer>> groups, List<Unplaced> unplaced) {
            var first = unplaced.getFirst();
            return refused(
                    groups,
                    unplaced.size()
                            + " of "
                            + systems()
                            + " systems have no place, such as "
                            + first.system()
                            + ": "
                            + first.reason(),
                    "leave out --whole to rank the rest, or add --prior 1");
        }

        private int systems() {
            int count = 0;
            for (boolean one : present) {
                count += one ? 1 : 0;
            }
            return count;
        }

        private NotIdentified refused(List<List<Integer>> groups, String reason, String remedy) {
            var named = new ArrayList<List<SystemId>>();
            for (var group : groups) {
                var ids = new ArrayList<SystemId>();
                group.forEach(code -> ids.add(id(code)));
                named.add(ids);
            }
            return new NotIdentified(named, List.of(), reason, remedy);
        }

        private SystemId id(int code) {
            return new SystemId(names.name(code));
        }
    }
}
