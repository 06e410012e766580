package org.psephos.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;

/**
 * Systems that were rated on different items: their means are not of the same thing. The estimate
 * is the share of items that every system was rated on, counted; the claim holds the means over
 * these common items against those over each system's own.
 *
 * <p>Severity: none where all systems share all items; high where the common items turn round the
 * order of two systems, or where there are none; medium where a mean moves by more than a hundredth
 * of the range of the ratings; low otherwise. Votes compare two systems on one item, so they cannot
 * mix.
 */
final class MixedItemSets {
    private static final double MOVES = 0.01;
    private static final int NAMED = 3;
    private static final Draft DRAFT =
            Draft.of(
                    "mixed-item-sets",
                    "share of items that every system was rated on",
                    Unit.SHARE,
                    "compare systems on the common items only, or rate the missing ones");

    private MixedItemSets() {}

    static Finding look(Docket docket) {
        var ratings = docket.data().ratings();
        if (ratings.size() == 0) {
            return DRAFT.cannotSay(
                    "there are no ratings; a vote compares both systems on the same item",
                    "nothing to do for votes");
        }
        var tables =
                ItemMeans.of(ratings).stream().filter(one -> one.systems().size() > 1).toList();
        if (tables.isEmpty()) {
            return DRAFT.cannotSay(
                    "no criterion has ratings of two named systems on named items",
                    "name the columns: --columns system=COLUMN,item=COLUMN");
        }
        var findings =
                tables.stream()
                        .map(table -> new Mixture(table, tables.size() > 1).finding())
                        .toList();
        return findings.stream().min(Comparator.comparing(Finding::severity)).orElseThrow();
    }

    /** One criterion. */
    private static final class Mixture {
        private final ItemMeans table;
        private final boolean oneOfMany;
        private final int[] common;
        private final long union;

        Mixture(ItemMeans table, boolean oneOfMany) {
            this.table = table;
            this.oneOfMany = oneOfMany;
            common = table.common();
            union = table.union();
        }

        Finding finding() {
            var draft = DRAFT.of((double) common.length / union, null).from(union);
            var head =
                    "%s of %s were rated for all %s%s"
                            .formatted(
                                    Words.count(common.length),
                                    Words.count(union, "item"),
                                    Words.count(table.systems().size(), "system"),
                                    oneOfMany ? " by " + table.criterion() : "");
            if (common.length == union) {
                return draft.says(Severity.NONE, head);
            }
            if (common.length == 0) {
                return draft.says(
                        Severity.HIGH,
                        head + ", so that no two means are known to be of the same thing");
            }
            return draft.says(severity(), head + "; " + means());
        }

        private Severity severity() {
            if (turned() > 0) {
                return Severity.HIGH;
            }
            return moved(most().getFirst()) > MOVES * range() ? Severity.MEDIUM : Severity.LOW;
        }

        private double moved(int system) {
            return Math.abs(table.over(system, common) - table.own(system));
        }

        private double range() {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (var means : table.mean()) {
                for (double mean : means) {
                    low = Math.min(low, mean);
                    high = Math.max(high, mean);
                }
            }
            return high - low;
        }

        /** Systems whose mean moves most, most first. */
        private List<Integer> most() {
            return IntStream.range(0, table.systems().size())
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer s) -> moved(s)).reversed())
                    .toList();
        }

        /** Pairs of systems whose order the common items turn round. */
        private long turned() {
            int n = table.systems().size();
            var own = IntStream.range(0, n).mapToDouble(table::own).toArray();
            var over = IntStream.range(0, n).mapToDouble(s -> table.over(s, common)).toArray();
            long turned = 0;
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < a; b++) {
                    turned += (own[a] - own[b]) * (over[a] - over[b]) < 0 ? 1 : 0;
                }
            }
            return turned;
        }

        private String means() {
            var said = new ArrayList<String>();
            for (int system : most().stream().limit(NAMED).toList()) {
                said.add(
                        "%s has %s on its own %s and %s on the common %s"
                                .formatted(
                                        table.systems().get(system),
                                        Words.fixed(table.own(system), 4),
                                        Words.count(table.item()[system].length),
                                        Words.fixed(table.over(system, common), 4),
                                        Words.count(common.length)));
            }
            said.add(
                    "the common items turn round the order of %s"
                            .formatted(Words.count(turned(), "pair")));
            return String.join("; ", said);
        }
    }
}
