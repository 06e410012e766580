package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Choices;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Rankings;
import org.psephos.model.Outcome;

/**
 * All judgements of a dataset as comparisons of two. A ranking becomes all its pairs: each member
 * against each member of a later tier, and a tie within a tier, the one shown earlier on the left.
 * A choice becomes the chosen one, on the left, against each other one that was offered.
 *
 * @param comparisons comparisons as they were given, then the pairs of the rankings, then those of
 *     the choices
 * @param judgement by comparison, the number of the judgement it came from; absent where each is
 *     its own
 * @param judgements how many judgements were given
 * @param unusable rankings with fewer than two ranked systems, and choices between fewer
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Duels(Comparisons comparisons, int @Nullable [] judgement, long judgements, long unusable) {

    static Duels of(Dataset dataset) {
        return dataset.rankings().size() + dataset.choices().size() == 0
                ? new Duels(dataset.comparisons(), null, dataset.comparisons().size(), 0)
                : new Expansion(dataset).duels();
    }

    /** The last value that is not negative of the comparisons of each judgement, or -1. */
    int[] byJudgement(int[] byRow) {
        var result = new int[(int) judgements];
        Arrays.fill(result, -1);
        for (int row = 0; row < byRow.length; row++) {
            if (byRow[row] >= 0) {
                result[judgement == null ? row : judgement[row]] = byRow[row];
            }
        }
        return result;
    }

    /** Whether any of it came from rankings or choices. */
    boolean expanded() {
        return judgement != null;
    }

    private static final class Expansion {
        private final Comparisons comparisons;
        private final Rankings rankings;
        private final Choices choices;
        private final Dictionary systems;
        private int[] left;
        private int[] right;
        private byte[] outcome;
        private int[] judgement;
        private int size;
        private long unusable;

        Expansion(Dataset dataset) {
            comparisons = dataset.comparisons();
            rankings = dataset.rankings();
            choices = dataset.choices();
            var names = new ArrayList<>(comparisons.systems().names());
            names.addAll(rankings.systems().names());
            var offered = choices.offered().members().systems();
            names.addAll(offered == null ? List.of() : offered.names().names());
            systems = Dictionary.of(names);
            int first = comparisons.size() + 16;
            left = new int[first];
            right = new int[first];
            outcome = new byte[first];
            judgement = new int[first];
        }

        Duels duels() {
            for (int row = 0; row < comparisons.size(); row++) {
                add(
                        code(comparisons.systems(), comparisons.left(row)),
                        code(comparisons.systems(), comparisons.right(row)),
                        comparisons.outcomeOrdinal(row),
                        row);
            }
            for (int ranking = 0; ranking < rankings.size(); ranking++) {
                int before = size;
                pairs(ranking);
                unusable += size == before ? 1 : 0;
            }
            for (int choice = 0; choice < choices.size(); choice++) {
                int before = size;
                against(choice);
                unusable += size == before ? 1 : 0;
            }
            judgement = Arrays.copyOf(judgement, size);
            var all =
                    new Comparisons(
                            headers(),
                            systems,
                            Arrays.copyOf(left, size),
                            Arrays.copyOf(right, size),
                            Arrays.copyOf(outcome, size),
                            null,
                            null,
                            null);
            long judgements = (long) comparisons.size() + rankings.size() + choices.size();
            return new Duels(all, judgement, judgements, unusable);
        }

        @SuppressWarnings("EnumOrdinal") // the column of outcomes holds ordinals
        private void pairs(int ranking) {
            int end = rankings.start(ranking + 1);
            for (int a = rankings.start(ranking); a < end; a++) {
                for (int b = a + 1; b < end; b++) {
                    if (ranked(a) && ranked(b)) {
                        add(
                                code(rankings.systems(), rankings.system(a)),
                                code(rankings.systems(), rankings.system(b)),
                                outcome(rankings.tier(a), rankings.tier(b)).ordinal(),
                                comparisons.size() + ranking);
                    }
                }
            }
        }

        @SuppressWarnings("EnumOrdinal") // the column of outcomes holds ordinals
        private void against(int choice) {
            var offered = choices.offered().members().systems();
            int start = choices.offered().start(choice);
            int chosen = start + choices.chosen(choice);
            for (int m = start; offered != null && m < LuceRows.end(choices, choice); m++) {
                if (m != chosen) {
                    add(
                            code(offered.names(), offered.code(chosen)),
                            code(offered.names(), offered.code(m)),
                            Outcome.LEFT.ordinal(),
                            comparisons.size() + rankings.size() + choice);
                }
            }
        }

        private boolean ranked(int member) {
            return rankings.tier(member) != Rankings.UNRANKED;
        }

        private static Outcome outcome(int first, int second) {
            if (first == second) {
                return Outcome.TIE;
            }
            return first < second ? Outcome.LEFT : Outcome.RIGHT;
        }

        private int code(Dictionary from, int code) {
            return code == Dictionary.MISSING ? code : systems.code(from.name(code));
        }

        private void add(int l, int r, int how, int from) {
            if (size == left.length) {
                left = Arrays.copyOf(left, 2 * size);
                right = Arrays.copyOf(right, 2 * size);
                outcome = Arrays.copyOf(outcome, 2 * size);
                judgement = Arrays.copyOf(judgement, 2 * size);
            }
            left[size] = l;
            right[size] = r;
            outcome[size] = (byte) how;
            judgement[size++] = from;
        }

        private HeaderColumns headers() {
            boolean weighted = false;
            boolean timed = false;
            for (var part : parts()) {
                weighted |= part.headers.hasWeight();
                timed |= part.headers.hasTime();
            }
            return HeaderColumns.builder(size)
                    .weight(weighted ? weights() : null)
                    .annotator(spread(HeaderColumns::annotator))
                    .item(spread(HeaderColumns::item))
                    .time(timed ? times() : null)
                    .build();
        }

        /** Headers of one kind of judgement, and the number of its first. */
        private record Part(HeaderColumns headers, int first) {}

        private List<Part> parts() {
            int ranked = comparisons.size();
            return List.of(
                    new Part(comparisons.headers(), 0),
                    new Part(rankings.headers(), ranked),
                    new Part(choices.headers(), ranked + rankings.size()));
        }

        private static Part of(List<Part> parts, int judgement) {
            int last = parts.size() - 1;
            while (parts.get(last).first > judgement) {
                last--;
            }
            return parts.get(last);
        }

        private long[] times() {
            var parts = parts();
            var time = new long[size];
            for (int row = 0; row < size; row++) {
                var part = of(parts, judgement[row]);
                time[row] = part.headers.time(judgement[row] - part.first);
            }
            return time;
        }

        private double[] weights() {
            var parts = parts();
            var weight = new double[size];
            for (int row = 0; row < size; row++) {
                var part = of(parts, judgement[row]);
                weight[row] = part.headers.weight(judgement[row] - part.first);
            }
            return weight;
        }

        private @Nullable Coded spread(Column column) {
            var parts = parts();
            var names = new ArrayList<String>();
            boolean any = false;
            for (var part : parts) {
                var coded = column.of(part.headers);
                any |= coded != null;
                names.addAll(coded == null ? List.of() : coded.names().names());
            }
            if (!any) {
                return null;
            }
            var dictionary = Dictionary.of(names);
            var codes = new int[size];
            for (int row = 0; row < size; row++) {
                var part = of(parts, judgement[row]);
                var coded = column.of(part.headers);
                var name = coded == null ? null : coded.name(judgement[row] - part.first);
                codes[row] = name == null ? Dictionary.MISSING : dictionary.code(name);
            }
            return new Coded(dictionary, codes);
        }

        /** A column of a header. */
        private interface Column {
            @Nullable Coded of(HeaderColumns headers);
        }
    }
}
