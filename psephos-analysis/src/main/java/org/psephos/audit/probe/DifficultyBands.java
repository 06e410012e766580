package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.Rate;
import org.psephos.model.PsephosException;
import org.psephos.rank.DifficultyLabel;
import org.psephos.rank.ItemCurves;

/**
 * How accuracy falls from easy to hard items, and whether what was learnt on items of one
 * difficulty carries over to others. Items are cut into bands of equal size by difficulty, which is
 * a column, or is estimated: by the one-parameter model, for each system from the answers of the
 * others, so that no system makes its own hard items.
 *
 * @param bands at least 2
 * @see "Ding et al. (2024), Easy2Hard-Bench, arXiv:2409.18433"
 * @see "Kordi et al. (2025), Revisiting generalization across difficulty levels"
 */
public record DifficultyBands(int bands) {
    private static final Setting BANDS = new Setting("bands", "5", "bands of equal size");
    private static final int FOLDS = 5;
    private static final int FEWEST = 3;
    private static final String ACCURACY = "accuracy";

    static final Probe PROBE =
            new Probe(
                    "difficulty-bands",
                    "how accuracy falls with difficulty, and what training carries over",
                    List.of(
                            ItemRecords.ITEM,
                            ItemRecords.SYSTEM,
                            TableField.needed(
                                    "score",
                                    Kind.SHARE,
                                    "1 and 0, or a share",
                                    "score",
                                    "correct",
                                    "passed",
                                    "rating"),
                            TableField.optional(
                                    "difficulty",
                                    Kind.NUMBER,
                                    "of the item, in any unit, larger is harder",
                                    "difficulty",
                                    "unnorm_rating"),
                            TableField.optional(
                                    "trained",
                                    Kind.COUNT,
                                    "the band, from 1, that the system was trained on",
                                    "trained",
                                    "train_band")),
                    null,
                    List.of(BANDS),
                    (rows, options) ->
                            new DifficultyBands((int) BANDS.chosen(options, 2, 100))
                                    .look(rows, options));

    /** Measures {@code rows}. */
    public ProbeResult look(RowTable rows, ProbeOptions options) {
        return new Look(rows, options).result();
    }

    /** One table. */
    private final class Look {
        private final RowTable rows;
        private final double level;
        private final List<String> items;
        private final List<String> systems;
        private final double[][] answers;
        private final List<Quantity> quantities = new ArrayList<>();

        Look(RowTable rows, ProbeOptions options) {
            this.rows = rows;
            level = options.level();
            items = rows.names("item");
            systems = rows.names("system");
            answers = means();
        }

        /** By system and item, not a number where nobody asked. */
        private double[][] means() {
            var sums = new double[systems.size()][items.size()];
            var counts = new int[systems.size()][items.size()];
            for (int row = 0; row < rows.size(); row++) {
                sums[rows.code("system", row)][rows.code("item", row)] +=
                        rows.required("score", row);
                counts[rows.code("system", row)][rows.code("item", row)]++;
            }
            for (int s = 0; s < sums.length; s++) {
                for (int j = 0; j < sums[s].length; j++) {
                    sums[s][j] /= counts[s][j]; // 0 / 0 where nobody asked
                }
            }
            return sums;
        }

        ProbeResult result() {
            var why = rows.has("difficulty") ? null : refusal();
            if (items.size() < bands) {
                why = "%s items do not make %s bands".formatted(items.size(), bands);
            }
            if (why != null) {
                var none = Quantity.undefined(ACCURACY, "share", rows.size(), why);
                return new ProbeResult(List.of(none), List.of());
            }
            var given = rows.has("difficulty") ? given() : null;
            var cells = new double[systems.size()][];
            var falls = new ArrayList<Double>();
            for (int s = 0; s < cells.length; s++) {
                int[] band = bands(given == null ? estimated(s) : given);
                cells[s] = accuracies(s, band);
                fall(s, band, falls);
            }
            together(cells, falls, given == null);
            trained(cells);
            return new ProbeResult(quantities, List.of());
        }

        private @Nullable String refusal() {
            if (systems.size() < FEWEST) {
                return "no column says how hard items are (--columns difficulty=COLUMN), and %s systems are too few to estimate it"
                        .formatted(systems.size());
            }
            boolean gaps =
                    Arrays.stream(answers).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN);
            return gaps
                    ? "no column says how hard items are (--columns difficulty=COLUMN), and not every system was asked every item"
                    : null;
        }

        /** The difficulty of each item in its rows, all of which say the same. */
        private double[] given() {
            var difficulties = new double[items.size()];
            Arrays.fill(difficulties, Double.NaN);
            for (int row = 0; row < rows.size(); row++) {
                var one = rows.number("difficulty", row);
                int item = rows.code("item", row);
                if (one == null
                        || (!Double.isNaN(difficulties[item]) && difficulties[item] != one)) {
                    throw new PsephosException(
                            PsephosException.Kind.DATA,
                            "%s: item %s %s"
                                    .formatted(
                                            rows.origin(row),
                                            items.get(item),
                                            one == null
                                                    ? "has no difficulty"
                                                    : "has another difficulty than before"),
                            "give each item one difficulty, in every row");
                }
                difficulties[item] = one;
            }
            return difficulties;
        }

        /** From the answers of the systems outside the fold of {@code s}. */
        private double[] estimated(int s) {
            int folds = Math.min(FOLDS, systems.size());
            var others =
                    IntStream.range(0, systems.size())
                            .filter(o -> o % folds != s % folds)
                            .mapToObj(o -> answers[o])
                            .toArray(double[][]::new);
            var curves = ItemCurves.alike(others.length < 2 ? answers : others);
            return IntStream.range(0, items.size())
                    .mapToDouble(j -> -curves.intercept(j))
                    .toArray();
        }

        /** The band of each item; items of equal difficulty stand in one. */
        private int[] bands(double[] difficulties) {
            return Arrays.stream(DifficultyLabel.quantiles(difficulties))
                    .mapToInt(q -> (int) Math.min(bands - 1, Math.floor(q * bands)))
                    .toArray();
        }

        private double[] accuracies(int s, int[] band) {
            var shares = new double[bands];
            for (int b = 0; b < bands; b++) {
                int now = b;
                var scores = scores(s, j -> band[j] == now);
                shares[b] = Arrays.stream(scores).average().orElse(Double.NaN);
                quantities.add(accuracy(scores).about(systems.get(s) + ": " + band(b)));
            }
            return shares;
        }

        private double[] scores(int s, java.util.function.IntPredicate of) {
            return IntStream.range(0, items.size())
                    .filter(of)
                    .mapToDouble(j -> answers[s][j])
                    .filter(Double::isFinite)
                    .toArray();
        }

        private String band(int b) {
            return "band %s of %s".formatted(b + 1, bands);
        }

        private Quantity accuracy(double[] scores) {
            if (scores.length == 0) {
                return Quantity.undefined(ACCURACY, "share", 0, "no item of this band was asked");
            }
            double mean = Arrays.stream(scores).average().orElseThrow();
            return Quantity.of(ACCURACY, "share", mean, scores.length)
                    .within(interval(scores, mean))
                    .from(0, 1);
        }

        /** Wilson's where every item was passed or failed, Student's over items otherwise. */
        private @Nullable Interval interval(double[] scores, double mean) {
            if (Arrays.stream(scores).allMatch(score -> score == 0 || score == 1)) {
                return new Rate(Math.round(mean * scores.length), scores.length).wilson(level);
            }
            if (scores.length < 2) {
                return null;
            }
            var noise = new SeedNoise(scores, level);
            double error = noise.deviation() / Math.sqrt(scores.length);
            return Estimate.student(mean, error, scores.length - 1, level, "student over items")
                    .interval();
        }

        /** Accuracy in the easiest band less that in the hardest. */
        private void fall(int s, int[] band, List<Double> falls) {
            var easy = scores(s, j -> band[j] == 0);
            var hard = scores(s, j -> band[j] == bands - 1);
            if (easy.length < 2 || hard.length < 2) {
                return;
            }
            var one = new SeedNoise(easy, level);
            var other = new SeedNoise(hard, level);
            double value = one.mean().value() - other.mean().value();
            double error =
                    Math.sqrt(
                            Math.pow(one.deviation(), 2) / easy.length
                                    + Math.pow(other.deviation(), 2) / hard.length);
            falls.add(value);
            quantities.add(
                    Quantity.of("fall", "difference", value, (long) easy.length + hard.length)
                            .about(systems.get(s))
                            .within(
                                    error == 0
                                            ? null
                                            : Estimate.normal(
                                                            value, error, level, "wald over items")
                                                    .interval())
                            .from(-1, 1));
        }

        /** Means over systems. */
        private void together(double[][] cells, List<Double> falls, boolean estimated) {
            var note =
                    estimated
                            ? "difficulty is estimated from the answers of other systems (1PL, "
                                    + Math.min(FOLDS, systems.size())
                                    + " folds)"
                            : "";
            for (int b = 0; b < bands; b++) {
                int now = b;
                var column = Arrays.stream(cells).map(row -> row[now]).filter(Double::isFinite);
                quantities.add(
                        SeedNoise.over(
                                        ACCURACY,
                                        "share",
                                        column.toList(),
                                        level,
                                        "nobody was asked")
                                .about(band(b))
                                .from(0, 1)
                                .noting(note));
            }
            quantities.add(
                    SeedNoise.over("fall", "difference", falls, level, "too few items")
                            .from(-1, 1));
        }

        /** By band of training, accuracy in every band, and what is lost outside one's own. */
        private void trained(double[][] cells) {
            var groups = new TreeMap<Integer, List<double[]>>();
            for (int row = 0, last = -1; row < rows.size(); row++) {
                var band = rows.number("trained", row);
                int s = rows.code("system", row);
                if (band != null && s != last && band <= bands) {
                    var group = groups.computeIfAbsent((int) (double) band, _ -> new ArrayList<>());
                    if (!group.contains(cells[s])) {
                        group.add(cells[s]);
                    }
                    last = s;
                }
            }
            var losses = new ArrayList<Double>();
            groups.forEach((band, group) -> trained(band, group, losses));
            if (rows.has("trained")) {
                quantities.add(
                        SeedNoise.over(
                                        "generalisation-gap",
                                        "difference",
                                        losses,
                                        level,
                                        "no system was trained on a band that it was asked")
                                .noting(
                                        "accuracy in the band of training less the mean of the other"
                                                + " bands, of which the mean over all systems of that band"
                                                + " was taken off first"));
            }
        }

        private void trained(int band, List<double[]> group, List<Double> losses) {
            for (int b = 0; b < bands; b++) {
                int now = b;
                var column = group.stream().map(row -> row[now]).filter(Double::isFinite).toList();
                quantities.add(
                        SeedNoise.over("generalisation", "share", column, level, "nobody was asked")
                                .about("trained on band %s: %s".formatted(band, band(b)))
                                .from(0, 1));
            }
            for (var row : group) {
                double own = row[band - 1] - overall(band - 1);
                double others =
                        IntStream.range(0, bands)
                                .filter(b -> b != band - 1)
                                .mapToDouble(b -> row[b] - overall(b))
                                .filter(Double::isFinite)
                                .average()
                                .orElse(Double.NaN);
                if (Double.isFinite(own - others)) {
                    losses.add(own - others);
                }
            }
        }

        /** Mean accuracy of all systems in a band, as it was printed. */
        private double overall(int b) {
            return quantities.stream()
                    .filter(q -> q.name().equals(ACCURACY) && q.of().equals(band(b)))
                    .map(Quantity::value)
                    .filter(java.util.Objects::nonNull)
                    .mapToDouble(v -> v)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
