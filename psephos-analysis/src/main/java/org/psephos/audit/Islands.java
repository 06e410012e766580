package org.psephos.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;

/**
 * Sets of systems that no chain of comparisons joins: nothing in the data says how the one stands
 * to the other. A count of facts, without an interval.
 *
 * <p>Severity: high where there is more than one.
 */
final class Islands {
    private static final int NAMED = 3;
    private static final int MOST = 5;
    private static final Draft DRAFT =
            Draft.of(
                    "islands",
                    "sets of systems that no chain of comparisons joins",
                    Unit.COUNT,
                    "collect comparisons across the sets, one well-known system of each first");

    private Islands() {}

    static Finding look(Docket docket) {
        var islands = docket.pairs().islands();
        if (islands.isEmpty()) {
            return DRAFT.cannotSay(
                    "no two named systems were compared", "name the columns of the two systems");
        }
        long systems = islands.stream().mapToLong(List::size).sum();
        var draft = DRAFT.of(islands.size(), null).from(systems);
        if (islands.size() == 1) {
            return draft.says(
                    Severity.NONE,
                    "chains of comparisons join all %s".formatted(Words.count(systems, "system")));
        }
        return draft.says(
                Severity.HIGH,
                "%s fall into %s sets that never met: %s%s"
                        .formatted(
                                Words.count(systems, "system"),
                                Words.count(islands.size()),
                                islands.stream()
                                        .limit(MOST)
                                        .map(Islands::named)
                                        .collect(Collectors.joining(" | ")),
                                islands.size() > MOST ? " | ..." : ""));
    }

    private static String named(List<String> island) {
        var names = island.stream().limit(NAMED).collect(Collectors.joining(", "));
        return island.size() > NAMED
                ? "%s and %s more".formatted(names, Words.count(island.size() - NAMED))
                : names;
    }
}
