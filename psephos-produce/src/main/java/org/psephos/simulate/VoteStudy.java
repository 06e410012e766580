package org.psephos.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rankings;
import org.psephos.dataset.Rejects;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;

/**
 * A plan for a study of simulated votes: two systems are drawn by popularity, shown in random order
 * to a voter drawn by activity, and judged as that kind of voter judges.
 *
 * @param truth at least two systems with their strengths
 * @param voters all kinds that take part, at least one voter in all
 * @param ballot what can be answered
 * @param traffic how much, on what, when
 */
public record VoteStudy(Truth truth, List<VoterKind> voters, Ballot ballot, Traffic traffic) {

    public VoteStudy {
        voters = List.copyOf(voters);
        int systems = truth.strengths().size();
        int people = voters.stream().mapToInt(VoterKind::voters).sum();
        Require.that(systems >= 2, "systems must be at least 2", systems);
        Require.that(people >= 1, "voters must be at least 1", people);
    }

    /** The study that {@code seed} leads to: the same seed gives the same votes everywhere. */
    public SimulatedVotes simulate(Seed seed) {
        var systems = Dictionary.of(names());
        var panel = panel(seed.child("panel").random());
        var columns = new Columns(traffic.votes());
        draw(columns, panel, seed);
        var headers =
                HeaderColumns.builder(traffic.votes())
                        .item(new Coded(numbered("item", traffic.items()), columns.item))
                        .annotator(new Coded(numbered("voter", panel.size()), columns.voter))
                        .time(times(seed.child("times").random()))
                        .origin(
                                List.of(SimulatedVotes.SOURCE),
                                null,
                                IntStream.rangeClosed(1, traffic.votes()).asLongStream().toArray())
                        .build();
        var comparisons =
                new Comparisons(
                        headers,
                        systems,
                        columns.left,
                        columns.right,
                        columns.outcome,
                        null,
                        null,
                        null);
        return new SimulatedVotes(
                new Dataset(manifest(), comparisons, Rankings.none(), 0), annotators(panel), truth);
    }

    private List<String> names() {
        return truth.strengths().keySet().stream().map(SystemId::value).toList();
    }

    /** Every voter's kind, in an order that tells nothing. */
    private List<VoterKind> panel(SplitMix64 random) {
        var panel = new ArrayList<VoterKind>();
        for (var kind : voters) {
            panel.addAll(Collections.nCopies(kind.voters(), kind));
        }
        for (int i = panel.size() - 1; i > 0; i--) {
            Collections.swap(panel, i, random.nextInt(i + 1));
        }
        return panel;
    }

    private void draw(Columns columns, List<VoterKind> panel, Seed seed) {
        double[] strengths =
                truth.strengths().values().stream().mapToDouble(Double::doubleValue).toArray();
        var names = List.copyOf(truth.strengths().keySet());
        var popularity =
                skewed(strengths.length, traffic.popularity(), seed.child("popularity").random());
        var activity = skewed(panel.size(), traffic.activity(), seed.child("activity").random());
        var shows = seed.child("shows").random();
        var luck = seed.child("luck").random();
        for (int row = 0; row < traffic.votes(); row++) {
            int left = popularity.next(shows);
            int right = popularity.next(shows);
            while (right == left) {
                left = popularity.next(shows);
                right = popularity.next(shows);
            }
            columns.item[row] = shows.nextInt(traffic.items());
            columns.voter[row] = activity.next(shows);
            columns.left[row] = left;
            columns.right[row] = right;
            var kind = panel.get(columns.voter[row]);
            var outcome = ballot.vote(kind, strengths[left], strengths[right], luck);
            columns.outcome[row] = code(pushed(kind, names.get(left), names.get(right), outcome));
        }
    }

    /** Columns hold ordinals; the order of the constants is kept for ever. */
    @SuppressWarnings("EnumOrdinal")
    private static byte code(Outcome outcome) {
        return (byte) outcome.ordinal();
    }

    private static Outcome pushed(VoterKind kind, SystemId left, SystemId right, Outcome honest) {
        if (left.equals(kind.pushed())) {
            return Outcome.LEFT;
        }
        return right.equals(kind.pushed()) ? Outcome.RIGHT : honest;
    }

    private static Weighted skewed(int n, double skew, SplitMix64 random) {
        return new Weighted(Weighted.byPlace(n, skew, random));
    }

    private long[] times(SplitMix64 random) {
        long start = traffic.start().toEpochMilli();
        long length = traffic.length().toMillis();
        long[] times = new long[traffic.votes()];
        for (int i = 0; i < times.length; i++) {
            // Whole seconds, as a vote log has them.
            times[i] = start + (long) (random.nextDouble() * length) / 1000 * 1000;
        }
        Arrays.sort(times);
        return times;
    }

    private Manifest manifest() {
        return new Manifest(
                List.of(), traffic.votes(), Rejects.NONE, "psephos simulate", null, true);
    }

    private static List<Annotator.Simulated> annotators(List<VoterKind> panel) {
        var names = numbered("voter", panel.size());
        return IntStream.range(0, panel.size())
                .mapToObj(
                        i ->
                                new Annotator.Simulated(
                                        new AnnotatorId(names.name(i)), panel.get(i).biases()))
                .toList();
    }

    /** Names whose order is that of their numbers. */
    private static Dictionary numbered(String word, int n) {
        int digits = Integer.toString(n).length();
        var pattern = word + "-%0" + digits + "d";
        return Dictionary.of(
                IntStream.rangeClosed(1, n)
                        .mapToObj(i -> String.format(Locale.ROOT, pattern, i))
                        .toList());
    }

    /** The columns while they are being filled. */
    private static final class Columns {
        private final int[] item;
        private final int[] voter;
        private final int[] left;
        private final int[] right;
        private final byte[] outcome;

        private Columns(int rows) {
            item = new int[rows];
            voter = new int[rows];
            left = new int[rows];
            right = new int[rows];
            outcome = new byte[rows];
        }
    }
}
