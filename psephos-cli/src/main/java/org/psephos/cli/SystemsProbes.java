package org.psephos.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.catalog.Check;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.math.Decimals;

/** What probes cover. Each check is made through files, as a user would. */
final class SystemsProbes {
    private SystemsProbes() {}

    /** One covering a system. */
    static List<Covering> all() {
        return List.of(covering("S076", "", SystemsProbes::itemExposure));
    }

    private static Covering covering(String system, String lacks, Check check) {
        return new Covering(system, Kind.CODE, "SystemsProbes", lacks, check);
    }

    /** What {@code probe} says of the table {@code csv}, without intervals that need chance. */
    static ProbeResult look(String probe, String csv, SortedMap<String, String> set) {
        var options = ProbeOptions.withDefaults().rounds(0).with(set);
        return SystemsScratch.with(
                "rows.csv", csv, file -> ProbeCall.look(file, probe, new TreeMap<>(), options));
    }

    static String digits(@Nullable Double value, int digits) {
        return value == null ? "undefined" : Decimals.significant(value, digits);
    }

    /** Figures that the authors print, for lists that they print. */
    private static Verdict itemExposure(java.nio.file.@Nullable Path published) {
        var found = new ArrayList<String>();
        for (var second : List.of("123", "132", "213", "231", "312", "321")) {
            found.add(value(lists(3, "123", second), "gini-weighted"));
        }
        var apart = lists(5, "1", "2");
        var alike = lists(5, "1", "1");
        found.add("II-D " + value(alike, "ii-d") + ", AI-D " + value(alike, "ai-d"));
        found.add(value(apart, "ai-d"));
        var three = lists(4, "12", "12", "31");
        for (var name :
                List.of("jain", "qualification-fairness", "gini", "fair-share-satisfaction")) {
            found.add(value(three, name) + " -> " + value(three, name + "-corrected"));
        }
        found.add(
                "entropy " + value(three, "entropy") + " -> " + value(three, "entropy-corrected"));
        return Verdict.compare(
                Rows.FAITHFUL,
                "printed Gini-w of six pairs of lists, II-D and AI-D of lists alike and apart, and"
                        + " original and corrected Jain, QF, Gini, FSat and entropy",
                "[0.1564262, 0.1359454, 0.09869397, 0.07821312, 0.07821312, 0.03725142, II-D 0.16,"
                        + " AI-D 0.16, 0.06, 0.6428571 -> 0.3571429, 0.75 -> 0.5,"
                        + " 0.4166667 -> 0.75, 0.75 -> 0.5, entropy undefined -> 0.5]",
                found.toString());
    }

    private static String value(ProbeResult result, String name) {
        return digits(result.quantity(name).value(), 7);
    }

    /** Lists of items with one digit each, one user a list. */
    private static ProbeResult lists(int items, String... lists) {
        var csv = new StringBuilder("user_id,item_id,rank\n");
        for (int user = 0; user < lists.length; user++) {
            for (int place = 0; place < lists[user].length(); place++) {
                csv.append("u%s,%s,%s%n".formatted(user, lists[user].charAt(place), place + 1));
            }
        }
        return look(
                "item-exposure",
                csv.toString(),
                new TreeMap<>(java.util.Map.of("items", Integer.toString(items))));
    }

    /** The quantity that a check asks for, as a reader would see it. */
    static String shown(Quantity quantity, int digits) {
        return quantity.name() + " " + digits(quantity.value(), digits);
    }
}
