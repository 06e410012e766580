package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Decimals;
import org.psephos.math.KendallTau;
import org.psephos.math.SplitMix64;
import org.psephos.rank.ItemCurves;

/**
 * How few items keep the order of the systems. Systems are dealt into five folds; anchors are
 * chosen from the answers of four of them and score the fifth, so that every score is one of a
 * system that had no say in the choice. The size is chosen on the systems that chose: the smallest
 * at which their own order is kept. What is reported is the order of those held out.
 *
 * @see "Polo et al. (2024), tinyBenchmarks: evaluating LLMs with fewer examples"
 */
final class SmallestSubset {
    private static final int[] SIZES = {5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1000};
    private static final int FOLDS = 5;
    private static final int FEWEST_SYSTEMS = 6;
    private static final int FEWEST_ITEMS = 10;
    private static final int DRAWS = 50;

    private final ProbeOptions options;
    private final double keep;
    private final String[] items;
    private final double[][] answers;
    private final double[] truth;
    private final List<Size> sizes = new ArrayList<>();

    /** What was found for one size: scores of held-out systems, and tau of those that chose. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Size(int size, double[] anchored, double[] filled, double[] own) {
        Size(int size, int systems) {
            this(size, new double[systems], new double[systems], new double[1]);
        }
    }

    private SmallestSubset(ProbeOptions options, double keep, String[] items, double[][] answers) {
        this.options = options;
        this.keep = keep;
        this.items = items;
        this.answers = answers;
        truth = Arrays.stream(answers).mapToDouble(SmallestSubset::mean).toArray();
    }

    /**
     * Why {@code runs} cannot be asked, else null: too few systems or items, or values that are no
     * shares.
     */
    static @Nullable String refusal(BenchmarkRuns runs) {
        if (runs.systems().size() < FEWEST_SYSTEMS) {
            return "needs %s systems, and has %s".formatted(FEWEST_SYSTEMS, runs.systems().size());
        }
        var matrix = matrix(runs);
        if (common(matrix).length < FEWEST_ITEMS) {
            return "needs %s items that every run was asked, and has %s"
                    .formatted(FEWEST_ITEMS, common(matrix).length);
        }
        for (var row : matrix) {
            for (int j : common(matrix)) {
                if (row[j] < 0 || row[j] > 1) {
                    return "needs scores from 0 to 1, and has " + row[j];
                }
            }
        }
        return null;
    }

    /**
     * Asks {@code runs}, of which {@link #refusal} says nothing.
     *
     * @param only this size; null for all
     */
    static SmallestSubset of(
            BenchmarkRuns runs, ProbeOptions options, double keep, @Nullable Double only) {
        var matrix = matrix(runs);
        int[] kept = common(matrix);
        var subset =
                new SmallestSubset(
                        options,
                        keep,
                        Arrays.stream(kept).mapToObj(runs.items()::get).toArray(String[]::new),
                        Arrays.stream(matrix)
                                .map(row -> Arrays.stream(kept).mapToDouble(j -> row[j]).toArray())
                                .toArray(double[][]::new));
        int most = kept.length - 1;
        int[] asked =
                only == null
                        ? Arrays.stream(SIZES).filter(size -> size <= most).toArray()
                        : new int[] {(int) Math.min(only, most)};
        subset.hold(asked);
        return subset;
    }

    private static double[][] matrix(BenchmarkRuns runs) {
        return runs.systems().keySet().stream().map(runs::answers).toArray(double[][]::new);
    }

    private static int[] common(double[][] matrix) {
        return IntStream.range(0, matrix[0].length)
                .filter(j -> Arrays.stream(matrix).noneMatch(row -> Double.isNaN(row[j])))
                .toArray();
    }

    private static double mean(double[] row) {
        return Arrays.stream(row).average().orElseThrow();
    }

    private void hold(int[] asked) {
        for (int size : asked) {
            sizes.add(new Size(size, answers.length));
        }
        int[] dealt = shuffled(answers.length, options.seed().child("folds").random());
        for (int fold = 0; fold < FOLDS; fold++) {
            int now = fold;
            int[] out =
                    IntStream.range(0, dealt.length)
                            .filter(i -> i % FOLDS == now)
                            .map(i -> dealt[i])
                            .sorted()
                            .toArray();
            int[] in =
                    IntStream.range(0, dealt.length)
                            .filter(i -> i % FOLDS != now)
                            .map(i -> dealt[i])
                            .sorted()
                            .toArray();
            var curves = curves(in);
            for (var size : sizes) {
                var random = options.seed().child("anchors", fold * 10_000L + size.size).random();
                score(size, AnchorItems.of(curves, size.size, random), curves, in, out);
            }
        }
    }

    private ItemCurves curves(int[] in) {
        return ItemCurves.of(Arrays.stream(in).mapToObj(s -> answers[s]).toArray(double[][]::new));
    }

    private void score(Size size, AnchorItems anchors, ItemCurves curves, int[] in, int[] out) {
        for (int s : out) {
            size.anchored[s] = anchors.score(answers[s]);
            size.filled[s] = anchors.filled(answers[s], curves);
        }
        double tau =
                KendallTau.b(
                        Arrays.stream(in).mapToDouble(s -> anchors.score(answers[s])).toArray(),
                        Arrays.stream(in).mapToDouble(s -> truth[s]).toArray());
        size.own[0] += (Double.isNaN(tau) ? 0 : tau) / FOLDS;
    }

    private static int[] shuffled(int count, SplitMix64 random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    /** The smallest size whose own order is kept; null where none is. */
    private @Nullable Size chosen() {
        return sizes.stream().filter(size -> size.own[0] >= keep).findFirst().orElse(null);
    }

    /**
     * The anchors that all systems together choose, at the chosen size; null where there is none.
     */
    @Nullable AnchorItems anchors() {
        var size = chosen();
        if (size == null) {
            return null;
        }
        var all = curves(IntStream.range(0, answers.length).toArray());
        return AnchorItems.of(all, size.size, options.seed().child("anchors", -1).random());
    }

    /** The name of each anchor. */
    List<String> names(AnchorItems anchors) {
        return Arrays.stream(anchors.items()).mapToObj(j -> items[j]).toList();
    }

    /** The smallest size, then what each size keeps. */
    List<Quantity> quantities() {
        var quantities = new ArrayList<Quantity>();
        var chosen = chosen();
        var name = "smallest-subset";
        quantities.add(
                chosen == null
                        ? Quantity.undefined(
                                name,
                                "items",
                                answers.length,
                                "no size that was asked keeps the order")
                        : Quantity.of(name, "items", chosen.size, answers.length)
                                .from(1, items.length)
                                .noting(
                                        "the fewest items at which systems that chose them keep"
                                                + " their order, tau "
                                                + Decimals.significant(keep, 6)));
        if (chosen != null) {
            quantities.add(tau("held-out-tau", chosen.anchored).about(""));
        }
        for (var size : sizes) {
            quantities.addAll(of(size));
        }
        return quantities;
    }

    private List<Quantity> of(Size size) {
        var part = "%s of %s items".formatted(size.size, items.length);
        return List.of(
                tau("subset-tau", size.anchored).about(part),
                error("subset-error", size.anchored).about(part),
                tau("irt-tau", size.filled).about(part),
                error("irt-error", size.filled).about(part),
                random(size.size).about(part));
    }

    private Quantity tau(String name, double[] scores) {
        double tau = KendallTau.b(scores, truth);
        int systems = answers.length;
        if (!Double.isFinite(tau)) {
            return Quantity.undefined(name, "tau", systems, "all systems score the same");
        }
        var spread = new Spread(options, "systems");
        var error = spread.error(systems, drawn -> KendallTau.b(scores, truth, drawn));
        return Quantity.of(name, "tau", tau, systems)
                .within(spread.interval(tau, error, -1, 1))
                .from(-1, 1);
    }

    private Quantity error(String name, double[] scores) {
        var off = IntStream.range(0, truth.length).mapToObj(s -> Math.abs(scores[s] - truth[s]));
        return SeedNoise.over(name, "score", off.toList(), options.level(), "");
    }

    /** The mean tau of items drawn by lot, for comparison. */
    private Quantity random(int size) {
        double sum = 0;
        int counted = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            var random = options.seed().child("lot", draw * 10_000L + size).random();
            int[] lot = Arrays.copyOf(shuffled(items.length, random), size);
            var scores =
                    Arrays.stream(answers)
                            .mapToDouble(
                                    row ->
                                            Arrays.stream(lot)
                                                    .mapToDouble(j -> row[j])
                                                    .average()
                                                    .orElseThrow())
                            .toArray();
            double tau = KendallTau.b(scores, truth);
            sum += Double.isFinite(tau) ? tau : 0;
            counted += Double.isFinite(tau) ? 1 : 0;
        }
        return counted == 0
                ? Quantity.undefined("random-tau", "tau", DRAWS, "all systems score the same")
                : Quantity.of("random-tau", "tau", sum / counted, counted)
                        .from(-1, 1)
                        .noting("the mean over %s draws of as many items by lot".formatted(DRAWS));
    }
}
