package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 *
 * @param comparisons comparisons as they were given, then the pairs of the rankings
 * @param judgement by comparison, the number of the judgement it came from; absent where each is
 *     its own
 * @param judgements how many judgements were given
 * @param unusable rankings with fewer than two ranked systems
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Duels(Comparisons comparisons, int @Nullable [] judgement, long judgements, long unusable) {

    static Duels of(Dataset dataset) {
        var rankings = dataset.rankings();
        return rankings.size() == 0
                ? new Duels(dataset.comparisons(), null, dataset.comparisons().size(), 0)
                : new Expansion(dataset.comparisons(), rankings).duels();
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

    /** Whether any of it came from rankings. */
    boolean expanded() {
        return judgement != null;
    }

    private static final class Expansion {
        private final Comparisons comparisons;
        private final Rankings rankings;
        private final Dictionary systems;
        private int[] left;
        private int[] right;
        private byte[] outcome;
        private int[] judgement;
        private int size;
        private long unusable;

        Expansion(Comparisons comparisons, Rankings rankings) {
            this.comparisons = comparisons;
            this.rankings = rankings;
            var names = new ArrayList<>(comparisons.systems().names());
            names.addAll(rankings.systems().names());
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
            long judgements = (long) comparisons.size() + rankings.size();
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
            var ours = comparisons.headers();
            var theirs = rankings.headers();
            return HeaderColumns.builder(size)
                    .weight(ours.hasWeight() || theirs.hasWeight() ? weights() : null)
                    .annotator(spread(ours.annotator(), theirs.annotator()))
                    .item(spread(ours.item(), theirs.item()))
                    .time(ours.hasTime() || theirs.hasTime() ? times() : null)
                    .build();
        }

        private long[] times() {
            var time = new long[size];
            for (int row = 0; row < size; row++) {
                int from = judgement[row] - comparisons.size();
                time[row] =
                        from < 0
                                ? comparisons.headers().time(judgement[row])
                                : rankings.headers().time(from);
            }
            return time;
        }

        private double[] weights() {
            var weight = new double[size];
            for (int row = 0; row < size; row++) {
                int from = judgement[row] - comparisons.size();
                weight[row] =
                        from < 0
                                ? comparisons.headers().weight(judgement[row])
                                : rankings.headers().weight(from);
            }
            return weight;
        }

        private @Nullable Coded spread(@Nullable Coded ours, @Nullable Coded theirs) {
            if (ours == null && theirs == null) {
                return null;
            }
            var names = new ArrayList<String>(ours == null ? List.of() : ours.names().names());
            names.addAll(theirs == null ? List.of() : theirs.names().names());
            var dictionary = Dictionary.of(names);
            var codes = new int[size];
            for (int row = 0; row < size; row++) {
                int from = judgement[row] - comparisons.size();
                var column = from < 0 ? ours : theirs;
                var name = column == null ? null : column.name(from < 0 ? judgement[row] : from);
                codes[row] = name == null ? Dictionary.MISSING : dictionary.code(name);
            }
            return new Coded(dictionary, codes);
        }
    }
}
