package org.psephos.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Reject;
import org.psephos.report.page.TableView;
import org.psephos.report.page.TableView.Column;

/** Rejected rows by reason, with what was found most often: what there is to mend first. */
final class RejectsView {
    /** Values that are shown for one reason. */
    private static final int FOUND = 3;

    private RejectsView() {}

    private record Cause(String field, String expected) implements Comparable<Cause> {
        @Override
        public int compareTo(Cause other) {
            int byField = field.compareTo(other.field);
            return byField != 0 ? byField : expected.compareTo(other.expected);
        }
    }

    /** The table, or null where every row was understood. */
    static @Nullable TableView of(Study study) {
        var rejects = study.dataset().manifest().rejects();
        if (rejects.count() == 0) {
            return null;
        }
        var examples = new TreeMap<Cause, List<Reject>>();
        for (var reject : rejects.examples()) {
            var cause = new Cause(reject.field(), reject.expected());
            examples.computeIfAbsent(cause, none -> new ArrayList<>()).add(reject);
        }
        var places = new Places(study.dataset().manifest());
        var rows =
                examples.values().stream()
                        .sorted(Comparator.comparingInt((List<Reject> all) -> -all.size()))
                        .map(all -> cause(all, places))
                        .toList();
        boolean all = rejects.examples().size() == rejects.count();
        return new TableView(
                "%s of %s rows were rejected, by reason%s"
                        .formatted(
                                Numbers.count(rejects.count()),
                                Numbers.count(study.dataset().manifest().read()),
                                all
                                        ? ""
                                        : ", counted among the first "
                                                + Numbers.count(rejects.examples().size())),
                List.of(
                        Column.figures("rows"),
                        Column.words("field"),
                        Column.words("found"),
                        Column.words("expected"),
                        Column.words("first at")),
                rows);
    }

    private static List<String> cause(List<Reject> rejects, Places places) {
        var first = rejects.getFirst();
        return List.of(
                Numbers.count(rejects.size()),
                first.field(),
                found(rejects),
                first.expected(),
                places.of(first.origin().toString()));
    }

    /** What was found, the most frequent first: {@code "dunno" (600), "n/a" (20), 3 more}. */
    private static String found(List<Reject> rejects) {
        var counts = new LinkedHashMap<String, Long>();
        rejects.forEach(reject -> counts.merge(reject.found(), 1L, Long::sum));
        if (counts.size() == 1) {
            return rejects.getFirst().found();
        }
        var words =
                new ArrayList<>(
                        counts.entrySet().stream()
                                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                                .limit(FOUND)
                                .map(
                                        e ->
                                                "%s (%s)"
                                                        .formatted(
                                                                e.getKey(),
                                                                Numbers.count(e.getValue())))
                                .toList());
        if (counts.size() > FOUND) {
            words.add(Numbers.count(counts.size() - FOUND) + " more");
        }
        return String.join(", ", words);
    }
}
