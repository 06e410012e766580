package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.psephos.math.FalseDiscovery;

/** Tests that ask the same question of several parts of the rows, corrected for being many. */
final class Adjusted {
    private Adjusted() {}

    /** The same quantities; p-values of those that share a name are adjusted together. */
    static List<Quantity> byName(List<Quantity> quantities) {
        var places = new TreeMap<String, List<Integer>>();
        for (int i = 0; i < quantities.size(); i++) {
            if (quantities.get(i).test() != null) {
                places.computeIfAbsent(quantities.get(i).name(), one -> new ArrayList<>()).add(i);
            }
        }
        var all = new ArrayList<>(quantities);
        for (var same : places.values()) {
            var p = same.stream().mapToDouble(i -> test(quantities, i).p()).toArray();
            var adjusted = FalseDiscovery.adjusted(p);
            for (int i = 0; i < p.length; i++) {
                int at = same.get(i);
                var test = test(quantities, at);
                all.set(at, quantities.get(at).tested(test.p(), adjusted[i], test.method()));
            }
        }
        return all;
    }

    private static Quantity.Test test(List<Quantity> quantities, int at) {
        return java.util.Objects.requireNonNull(quantities.get(at).test());
    }
}
