package org.psephos.export;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Manifest;
import org.psephos.model.Annotator;
import org.psephos.model.Feedback;
import org.psephos.model.Outcome;

/**
 * What a dataset says of itself, for its cards. Nothing here is guessed.
 *
 * @param totals judgements by kind, kinds without any left out
 * @param first when the first judgement was made, if known
 * @param last when the last was made
 * @param judges models that judged, in name order
 * @param persons annotators described as persons
 * @param left comparisons won by the answer shown first
 * @param right comparisons won by the answer shown second
 * @param shown whether the sides of any comparison are known to be those shown
 */
record Facts(
        Manifest manifest,
        SequencedMap<String, Long> totals,
        int items,
        int systems,
        int annotators,
        int persons,
        SortedSet<String> judges,
        SortedSet<String> criteria,
        @Nullable Instant first,
        @Nullable Instant last,
        long left,
        long right,
        boolean shown) {

    static Facts of(Dataset data) {
        var totals = new LinkedHashMap<>(data.totals());
        totals.values().removeIf(total -> total == 0);
        var judges = new TreeSet<String>();
        int persons = 0;
        for (int row = 0; row < data.annotators().size(); row++) {
            switch (data.annotators().get(row)) {
                case Annotator.Person _ -> persons++;
                case Annotator.Judge judge -> judges.add(judge.model());
                case Annotator.Simulated _ -> {}
            }
        }
        var times = new Times();
        data.forEach(row -> times.see(row));
        return new Facts(
                data.manifest(),
                totals,
                data.itemNames().size(),
                data.systemNames().size(),
                data.annotatorNames().size(),
                persons,
                judges,
                data.criteria(),
                times.first,
                times.last,
                won(data.comparisons(), Outcome.LEFT),
                won(data.comparisons(), Outcome.RIGHT),
                isShown(data.comparisons().headers()));
    }

    private static final class Times {
        private @Nullable Instant first;
        private @Nullable Instant last;

        void see(Feedback row) {
            var time = row.header().time();
            if (time == null) {
                return;
            }
            first = first == null || time.isBefore(first) ? time : first;
            last = last == null || time.isAfter(last) ? time : last;
        }
    }

    private static long won(Comparisons rows, Outcome outcome) {
        return IntStream.range(0, rows.size()).filter(r -> rows.outcome(r) == outcome).count();
    }

    private static boolean isShown(HeaderColumns headers) {
        var shown = headers.attributes().get("shown");
        return shown == null || !shown.names().names().contains("order unknown");
    }

    /** Judgements of all kinds. */
    long judgements() {
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }
}
