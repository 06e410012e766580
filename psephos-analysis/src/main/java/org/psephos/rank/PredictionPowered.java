package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.math.Cholesky;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.RankOptions.Ties;

/**
 * A ladder of what people say, from few votes of people and many of a judge: strengths by people
 * plus w times the difference between what the judge says of everything and what it says of that
 * which people judged. Whatever the judge prefers cancels in the difference, so the ladder stays
 * that of people; where judge and people agree vote by vote, chance cancels too, and intervals are
 * narrower. The weight w makes the sum of their variances smallest. Units are an item with a pair
 * of systems; the covariance is a sandwich with the units as clusters.
 *
 * <p>It supposes that what people judged was chosen by chance from all that the judge judged, as
 * far as the judge's errors go.
 *
 * @see "Angelopoulos, Duchi and Zrnic (2023), PPI++: efficient prediction-powered inference,
 *     arXiv:2311.01453; Chen and Chen (2000), A unified approach to regression analysis under
 *     double-sampling designs, Journal of the Royal Statistical Society B 62:449-460"
 */
public record PredictionPowered(RankOptions options) {
    private static final int PEOPLE = 0;
    private static final int JUDGE_ALL = 1;
    private static final int JUDGE_SHARED = 2;

    /** One-sided: a judge below it says nothing about people that chance would not. */
    private static final double LEAST_Z = 1.6448536269514722;

    /**
     * A ladder of people and judge together.
     *
     * @param saving what the judge was worth; absent where there is no ladder
     */
    public record Result(RankResult result, @Nullable Saving saving) {}

    /**
     * What a judge was worth.
     *
     * @param weight of the judge, from 0 to 1
     * @param votes of people that were used
     * @param judged votes of the judge that were used
     * @param shared units that both judged
     * @param effective votes of people alone that would give the same variance
     */
    public record Saving(double weight, long votes, long judged, long shared, double effective) {}

    /**
     * Combines both.
     *
     * @throws PsephosException where votes do not name their items, or options do not go together
     */
    public Result rank(Dataset people, Dataset judge) {
        refuse(people, judge);
        var both = new Work(people, judge).result();
        return new Result(
                WholeKinds.setAside(both.result(), people, WholeKinds.SIDE_BY_SIDE), both.saving());
    }

    private void refuse(Dataset people, Dataset judge) {
        Refusals.refuse(
                options,
                options.position() || !options.controls().isEmpty() || options.prior() != null,
                "a judge cannot be combined with controls or a prior",
                "leave out --control and --prior, or --judge");
        Refusals.refuse(
                options,
                options.ties() == Ties.GROUNDED_RAO_KUPPER,
                "a judge cannot be combined with grounded ties",
                "use --ties rao-kupper");
        for (var dataset : List.of(people, judge)) {
            if (dataset.rankings().size() > 0 || dataset.comparisons().headers().item() == null) {
                throw new PsephosException(
                        PsephosException.Kind.USAGE,
                        "--judge compares votes on the same item and pair, but "
                                + (dataset.equals(people) ? "the votes" : "those of the judge")
                                + " do not name their items",
                        "name the column with --columns item=COLUMN");
            }
        }
    }

    /** A vote on a unit, the system that comes first in name order on the left. */
    private record Vote(int unit, int left, int right, int outcome, double weight) {}

    private final class Work {
        private final Dictionary names;
        private final Dictionary units;
        private final List<Vote> people;
        private final List<Vote> judge;
        private final boolean[] shared;
        private final TreeMap<String, Long> aside = new TreeMap<>();
        private final long used;

        Work(Dataset byPeople, Dataset byJudge) {
            var all = new ArrayList<>(byPeople.comparisons().systems().names());
            all.addAll(byJudge.comparisons().systems().names());
            names = Dictionary.of(all);
            var keys = new ArrayList<String>();
            collect(byPeople.comparisons(), keys);
            collect(byJudge.comparisons(), keys);
            units = Dictionary.of(keys);
            people = votes(byPeople.comparisons());
            judge = votes(byJudge.comparisons());
            shared = shared();
            var tally = Tally.of(Duels.of(byPeople), options);
            used = tally.used();
            aside.putAll(tally.setAside());
        }

        private void collect(Comparisons from, List<String> keys) {
            for (int row = 0; row < from.size(); row++) {
                if (Tally.reason(from, row, options) == null) {
                    keys.add(key(from, row));
                }
            }
        }

        private String key(Comparisons from, int row) {
            var column = from.headers().item();
            var item = column == null ? null : column.name(row);
            var left = from.systems().name(from.left(row));
            var right = from.systems().name(from.right(row));
            boolean ordered = left.compareTo(right) < 0;
            return (item == null ? "" : item)
                    + '\u0000'
                    + (ordered ? left : right)
                    + '\u0000'
                    + (ordered ? right : left);
        }

        private List<Vote> votes(Comparisons from) {
            var votes = new ArrayList<Vote>();
            for (int row = 0; row < from.size(); row++) {
                if (Tally.reason(from, row, options) != null) {
                    continue;
                }
                int l = names.code(from.systems().name(from.left(row)));
                int r = names.code(from.systems().name(from.right(row)));
                int outcome = Math.min(2, from.outcomeOrdinal(row));
                boolean swap = l > r;
                votes.add(
                        new Vote(
                                units.code(key(from, row)),
                                Math.min(l, r),
                                Math.max(l, r),
                                swap && outcome < 2 ? 1 - outcome : outcome,
                                from.headers().weight(row)));
            }
            return votes;
        }

        /** Units that both judged. */
        private boolean[] shared() {
            var by = new int[units.size()];
            people.forEach(vote -> by[vote.unit] |= 1);
            judge.forEach(vote -> by[vote.unit] |= 2);
            var both = new boolean[by.length];
            for (int unit = 0; unit < by.length; unit++) {
                both[unit] = by[unit] == 3;
            }
            return both;
        }

        Result result() {
            var sharedVotes = judge.stream().filter(vote -> shared[vote.unit]).toList();
            var all = List.of(people, judge, sharedVotes);
            var place = place(all);
            int systems = (int) Arrays.stream(place).filter(at -> at >= 0).count();
            if (systems < 2) {
                return none(
                        List.of(),
                        "people, judge, and the judge on what people judged place fewer than two"
                                + " systems in common",
                        "collect more votes on the same items and pairs");
            }
            var fits = new ArrayList<PairFit>();
            for (var votes : all) {
                var fit = fit(cells(votes, place).first(votes.size()).within(place, systems));
                if (fit == null) {
                    return new Result(
                            new RankResult(new NotConverged(0, 1), options, used, aside), null);
                }
                fits.add(fit);
            }
            return new Combination(this, fits, place, systems, all).result();
        }

        private Result none(List<List<SystemId>> groups, String reason, String remedy) {
            var why = new NotIdentified(groups, List.of(), reason, remedy);
            return new Result(new RankResult(why, options, used, aside), null);
        }

        /** Systems that all three place: leaves out until all hold. */
        private int[] place(List<List<Vote>> all) {
            var in = new boolean[names.size()];
            Arrays.fill(in, true);
            for (boolean changed = true; changed; ) {
                changed = false;
                for (var votes : all) {
                    var place = place(in);
                    var strong = Components.strong(cells(votes, place));
                    var size = new int[strong.length];
                    for (int code = 0; code < strong.length; code++) {
                        size[strong[code]] += in[code] ? 1 : 0;
                    }
                    int largest = 0;
                    for (int c = 1; c < size.length; c++) {
                        largest = size[c] > size[largest] ? c : largest;
                    }
                    for (int code = 0; code < in.length; code++) {
                        boolean stays = strong[code] == largest && size[largest] > 1;
                        changed |= in[code] && !stays;
                        in[code] &= stays;
                    }
                }
            }
            return place(in);
        }

        private static int[] place(boolean[] in) {
            var place = new int[in.length];
            int next = 0;
            for (int code = 0; code < in.length; code++) {
                place[code] = in[code] ? next++ : -1;
            }
            return place;
        }

        private Cells cells(List<Vote> votes, int[] place) {
            int n = votes.size();
            var cells =
                    new Cells(
                            names.size(),
                            new int[n],
                            new int[n],
                            new double[n],
                            new double[n],
                            new double[n]);
            int next = 0;
            for (var vote : votes) {
                if (place[vote.left] >= 0 && place[vote.right] >= 0) {
                    cells.left()[next] = vote.left;
                    cells.right()[next] = vote.right;
                    cells.wins()[next] = vote.outcome == 0 ? vote.weight : 0;
                    cells.losses()[next] = vote.outcome == 1 ? vote.weight : 0;
                    cells.ties()[next++] = vote.outcome == 2 ? vote.weight : 0;
                }
            }
            return cells.first(next);
        }

        private @Nullable PairFit fit(Cells cells) {
            boolean noTies = cells.allTies() == 0;
            var model = PairModel.of(noTies ? Ties.HALF : options.ties());
            var fit = new PairFit(cells, model, false, 0);
            return fit.solve() ? fit : null;
        }
    }

    /** The three fits put together. */
    private final class Combination {
        private final Work work;
        private final List<PairFit> fits;
        private final int[] place;
        private final int systems;
        private final List<List<Vote>> votes;
        private final double[][] bread = new double[3][];

        /** Sums over units of products of scores, by two of the fits. */
        private final double[][][] products = new double[3][3][];

        /** By fit and unit: the derivative by log-odds and that by the tie parameter. */
        private final double[][] eta = new double[3][];

        private final double[][] tau = new double[3][];
        private final int[] left;
        private final int[] right;

        Combination(
                Work work, List<PairFit> fits, int[] place, int systems, List<List<Vote>> votes) {
            this.work = work;
            this.fits = fits;
            this.place = place;
            this.systems = systems;
            this.votes = votes;
            int many = work.units.size();
            left = new int[many];
            right = new int[many];
            Arrays.fill(left, -1);
            for (int f = 0; f < 3; f++) {
                bread[f] = new Covariance(fits.get(f)).fisher();
                eta[f] = new double[many];
                tau[f] = new double[many];
                scores(f);
            }
            for (int f = 0; f < 3; f++) {
                for (int g = 0; g < 3; g++) {
                    products[f][g] = covariance(f, g);
                }
            }
        }

        private void scores(int f) {
            var fit = fits.get(f);
            for (var vote : votes.get(f)) {
                int l = place[vote.left];
                int r = place[vote.right];
                if (l < 0 || r < 0) {
                    continue;
                }
                left[vote.unit] = l;
                right[vote.unit] = r;
                fit.model.each(fit.parameters[l] - fit.parameters[r], fit.tau());
                eta[f][vote.unit] +=
                        vote.weight
                                * switch (vote.outcome) {
                                    case 0 -> fit.model.winEta;
                                    case 1 -> fit.model.lossEta;
                                    default -> fit.model.tieEta;
                                };
                tau[f][vote.unit] +=
                        vote.weight
                                * switch (vote.outcome) {
                                    case 0 -> fit.model.winTau;
                                    case 1 -> fit.model.lossTau;
                                    default -> fit.model.tieTau;
                                };
            }
        }

        /** Covariance of the strengths of two fits: bread times products of scores times bread. */
        private double[] covariance(int f, int g) {
            int n = systems;
            int m = n + 1;
            var meat = new double[m * m];
            for (int unit = 0; unit < left.length; unit++) {
                if (left[unit] < 0) {
                    continue;
                }
                int l = left[unit];
                int r = right[unit];
                double ee = eta[f][unit] * eta[g][unit];
                meat[l * m + l] += ee;
                meat[l * m + r] -= ee;
                meat[r * m + l] -= ee;
                meat[r * m + r] += ee;
                double et = eta[f][unit] * tau[g][unit];
                meat[l * m + n] += et;
                meat[r * m + n] -= et;
                double te = tau[f][unit] * eta[g][unit];
                meat[n * m + l] += te;
                meat[n * m + r] -= te;
                meat[n * m + n] += tau[f][unit] * tau[g][unit];
            }
            var half = Cholesky.multiply(padded(f), meat, m);
            return strengths(Cholesky.multiply(half, padded(g), m), m);
        }

        /** The bread with a place for a tie parameter, whether there is one or not. */
        private double[] padded(int f) {
            int size = fits.get(f).size;
            int m = systems + 1;
            var result = new double[m * m];
            for (int i = 0; i < size; i++) {
                System.arraycopy(bread[f], i * size, result, i * m, size);
            }
            return result;
        }

        private double[] strengths(double[] matrix, int m) {
            var result = new double[systems * systems];
            for (int i = 0; i < systems; i++) {
                System.arraycopy(matrix, i * m, result, i * systems, systems);
            }
            return result;
        }

        Result result() {
            var gap = new double[systems * systems];
            var cross = new double[systems * systems];
            for (int i = 0; i < gap.length; i++) {
                gap[i] =
                        products[JUDGE_ALL][JUDGE_ALL][i]
                                - products[JUDGE_ALL][JUDGE_SHARED][i]
                                - products[JUDGE_SHARED][JUDGE_ALL][i]
                                + products[JUDGE_SHARED][JUDGE_SHARED][i];
                cross[i] = products[PEOPLE][JUDGE_ALL][i] - products[PEOPLE][JUDGE_SHARED][i];
            }
            double ofGap = trace(gap);
            if (!(ofGap > 1e-9 * trace(products[JUDGE_SHARED][JUDGE_SHARED]))) {
                return work.none(
                        List.of(names()),
                        "the judge judged only what people judged, so it adds nothing",
                        "give votes of the judge on more items, or rank the votes of people alone");
            }
            double weight = Math.clamp(-trace(cross) / ofGap, 0, 1);
            double agreement = agreement();
            if (weight == 0 || !(agreement >= LEAST_Z)) {
                return work.none(
                        List.of(names()),
                        String.format(
                                Locale.ROOT,
                                "the judge is of no use: vote by vote it agrees with people no more"
                                        + " than chance would (z = %.2f, at least %.2f is needed)",
                                agreement,
                                LEAST_Z),
                        "rank the votes of people alone, or try another judge");
            }
            return combined(weight, gap, cross);
        }

        private Result combined(double weight, double[] gap, double[] cross) {
            var variance = products[PEOPLE][PEOPLE].clone();
            for (int i = 0; i < systems; i++) {
                for (int j = 0; j < systems; j++) {
                    int at = i * systems + j;
                    variance[at] +=
                            weight * (cross[at] + cross[j * systems + i])
                                    + weight * weight * gap[at];
                }
            }
            var values = values(PEOPLE);
            var all = values(JUDGE_ALL);
            var shared = values(JUDGE_SHARED);
            for (int i = 0; i < systems; i++) {
                values[i] += weight * (all[i] - shared[i]);
            }
            double effective = work.used * trace(products[PEOPLE][PEOPLE]) / trace(variance);
            long units = 0;
            for (boolean one : work.shared) {
                units += one ? 1 : 0;
            }
            var saving = new Saving(weight, work.used, work.judge.size(), units, effective);
            var ladder = ladder(values, variance, "prediction-powered", notes(saving));
            var plain = ladder(values(PEOPLE), products[PEOPLE][PEOPLE], "sandwich", List.of());
            var whole =
                    new Ladder(
                            ladder.rungs(),
                            ladder.unplaced(),
                            List.of(),
                            null,
                            fits.getFirst().steps,
                            fits.getFirst().gap,
                            ladder.differences(),
                            ladder.notes(),
                            plain.rungs());
            return new Result(
                    new RankResult(new Fitted(whole), options, work.used, work.aside), saving);
        }

        private List<String> notes(Saving saving) {
            return List.of(
                    String.format(
                            Locale.ROOT,
                            "prediction-powered: %d votes of people, %d of the judge (%d units in"
                                    + " common), weight of the judge %.3f; worth %.0f votes of people"
                                    + " alone, so the judge saved %.0f",
                            saving.votes(),
                            saving.judged(),
                            saving.shared(),
                            saving.weight(),
                            saving.effective(),
                            saving.effective() - saving.votes()));
        }

        private Ladder ladder(
                double[] values, double[] variance, String method, List<String> notes) {
            var spread = new Spread.Gaussian(values, variance, options.level(), method);
            var maker = new LadderMaker(names(), values, spread, options.level());
            var comparisons = fits.getFirst().cells.bySystem();
            var unplaced = new ArrayList<Ladder.Unplaced>();
            for (int code = 0; code < place.length; code++) {
                if (place[code] < 0) {
                    unplaced.add(
                            new Ladder.Unplaced(
                                    new SystemId(work.names.name(code)),
                                    "people and judge do not both place it"));
                }
            }
            return new Ladder(
                    maker.rungs(comparisons),
                    unplaced,
                    List.of(),
                    null,
                    0,
                    0,
                    maker.differences(),
                    notes);
        }

        private List<SystemId> names() {
            var names = new ArrayList<SystemId>();
            for (int code = 0; code < place.length; code++) {
                if (place[code] >= 0) {
                    names.add(new SystemId(work.names.name(code)));
                }
            }
            return names;
        }

        private double[] values(int f) {
            return Arrays.copyOf(Covariance.centredParameters(fits.get(f)), systems);
        }

        private double trace(double[] matrix) {
            double sum = 0;
            for (int i = 0; i < systems; i++) {
                sum += matrix[i * systems + i];
            }
            return sum;
        }

        /** How surely what people and judge say of the same unit goes together, in its errors. */
        private double agreement() {
            int m = systems + 1;
            var between = Cholesky.multiply(padded(JUDGE_SHARED), padded(PEOPLE), m);
            double sum = 0;
            double squares = 0;
            for (int unit = 0; unit < left.length; unit++) {
                if (left[unit] >= 0 && work.shared[unit]) {
                    double both = product(between, m, unit);
                    sum += both;
                    squares += both * both;
                }
            }
            return squares > 0 ? sum / Math.sqrt(squares) : 0;
        }

        private double product(double[] between, int m, int unit) {
            int l = left[unit];
            int r = right[unit];
            double e = eta[JUDGE_SHARED][unit];
            double[] row = new double[m];
            for (int k = 0; k < m; k++) {
                row[k] =
                        e * (between[l * m + k] - between[r * m + k])
                                + tau[JUDGE_SHARED][unit] * between[systems * m + k];
            }
            return eta[PEOPLE][unit] * (row[l] - row[r]) + tau[PEOPLE][unit] * row[systems];
        }
    }
}
