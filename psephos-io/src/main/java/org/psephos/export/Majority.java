package org.psephos.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.psephos.dataset.Comparisons;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.Outcome;

/**
 * Votes on the same two answers decided together: the side with more votes wins, each vote with its
 * weight. Where sides have as many, there is no majority.
 */
final class Majority {
    private final Comparisons comparisons;
    private final Ledger ledger;

    Majority(Comparisons comparisons, Ledger ledger) {
        this.comparisons = comparisons;
        this.ledger = ledger;
    }

    /** Takes the one comparison that stands for all of the same two answers. */
    interface Taker {
        void take(Comparison comparison) throws IOException;
    }

    /** Gives one comparison for each two answers; the votes that it outvotes are told as lost. */
    void decide(Taker to) throws IOException {
        for (var rows : groups()) {
            decide(rows, to);
        }
    }

    private Iterable<List<Integer>> groups() {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < comparisons.size(); row++) {
            groups.computeIfAbsent(key(comparisons.get(row)), any -> new ArrayList<>()).add(row);
        }
        return groups.values();
    }

    private static String key(Comparison row) {
        var one = row.left().toString();
        var other = row.right().toString();
        var both = one.compareTo(other) < 0 ? one + other : other + one;
        return row.header().item() + " " + row.header().criterion() + " " + both;
    }

    private void decide(List<Integer> rows, Taker to) throws IOException {
        var first = comparisons.get(rows.getFirst()).left();
        double balance = 0;
        for (int row : rows) {
            balance += sign(comparisons.get(row), first) * comparisons.headers().weight(row);
        }
        if (balance == 0) {
            ledger.lost("no majority: as many votes for one answer as for the other", rows.size());
            return;
        }
        int stands = -1;
        for (int row : rows) {
            if (sign(comparisons.get(row), first) == Math.signum(balance)) {
                stands = stands < 0 ? row : stands;
            }
        }
        tell(rows, first, balance);
        to.take(comparisons.get(stands));
    }

    /** The one that stands for all is accounted for by whoever takes it. */
    private void tell(List<Integer> rows, Candidate first, double balance) {
        int agree = 0;
        for (int row : rows) {
            agree += sign(comparisons.get(row), first) == Math.signum(balance) ? 1 : 0;
        }
        ledger.lost("outvoted by the majority", rows.size() - agree);
        ledger.carried(agree - 1L);
    }

    private static int sign(Comparison row, Candidate first) {
        if (row.outcome() == Outcome.TIE || row.outcome() == Outcome.BOTH_BAD) {
            return 0;
        }
        boolean left = row.outcome() == Outcome.LEFT;
        return left == row.left().equals(first) ? 1 : -1;
    }
}
