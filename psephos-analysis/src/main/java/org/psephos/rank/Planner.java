package org.psephos.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.math.Estimate;
import org.psephos.math.Normal;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;
import org.psephos.rank.Plan.Answer;
import org.psephos.rank.Plan.Gain;
import org.psephos.rank.Plan.Next;
import org.psephos.rank.Plan.Pair;
import org.psephos.rank.Plan.Question;
import org.psephos.rank.RankOptions.Ties;

/**
 * Plans comparisons to come from a Bradley-Terry fit of those there are. To tell two systems apart,
 * votes go one by one, later in lots, where they lower the variance of the difference most; that
 * need not be the two themselves. The next comparisons for the ladder as a whole are those whose
 * outcome is expected to say most of the strengths.
 *
 * @see "Fedorov (1972), Theory of optimal experiments; Houlsby, Huszar, Ghahramani and Lengyel
 *     (2011), Bayesian active learning for classification and preference learning, arXiv:1112.5745"
 */
public final class Planner {
    /** More votes than this are no plan. */
    private static final double MOST_VOTES = 1e9;

    private static final int MOST_LOTS = 2000;

    private final RankOptions options;
    private final PlanOptions asked;
    private final List<SystemId> systems;
    private final PairFit fit;
    private final VotesToCome now;
    private final long rows;

    private Planner(
            RankOptions options,
            PlanOptions asked,
            List<SystemId> systems,
            PairFit fit,
            Tally tally) {
        this.options = options;
        this.asked = asked;
        this.systems = systems;
        this.fit = fit;
        var covariance = covariance(options, fit);
        now = VotesToCome.of(fit, covariance, fit.cells.allTies() / fit.cells.total());
        rows = tally.used();
    }

    /** By a sandwich, or the model's where nothing contradicts a difference. */
    private static double[] covariance(RankOptions options, PairFit fit) {
        var covariance = new Covariance(fit);
        var robust = covariance.sandwich(Covariance.meat(fit));
        var values = Covariance.centredParameters(fit);
        var spread = new Spread.Gaussian(values, robust, options.level(), "sandwich");
        return Certainty.pair(fit, spread) == null ? robust : covariance.fisher();
    }

    /** A plan, or the reason why there is no ladder to plan from. */
    public sealed interface Outcome {

        /** There is one. */
        record Planned(Plan plan) implements Outcome {}

        /** There is no fit. */
        record Impossible(Fit why) implements Outcome {}
    }

    /**
     * Plans.
     *
     * @throws PsephosException where a system asked about has no place on the ladder
     */
    public static Outcome plan(Dataset dataset, RankOptions options, PlanOptions asked) {
        return switch (ready(dataset, options, asked)) {
            case Ready.Can(var planner) -> new Outcome.Planned(planner.plan());
            case Ready.Cannot(var why) -> new Outcome.Impossible(why);
        };
    }

    /**
     * What the judgements at hand can show of every two systems that have a place, by strength, the
     * strongest first; none where there is no ladder, or more than {@code most} systems.
     *
     * @param power chance that a difference is to be told from none, strictly between 0 and 1
     */
    public static List<Plan.Contrast> contrasts(
            Dataset dataset, RankOptions options, double power, int most) {
        return switch (ready(dataset, options, new PlanOptions(null, power, null, 0))) {
            case Ready.Can(var planner) ->
                    planner.systems.size() > most ? List.of() : planner.contrasts();
            case Ready.Cannot(var why) -> List.of();
        };
    }

    private sealed interface Ready {
        record Can(Planner planner) implements Ready {}

        record Cannot(Fit why) implements Ready {}
    }

    private static Ready ready(Dataset dataset, RankOptions options, PlanOptions asked) {
        Refusals.ghostsOnly(options, "a plan");
        Refusals.refuse(
                options,
                options.ties() == Ties.GROUNDED_RAO_KUPPER,
                "a plan has no model of votes against both",
                "use --ties rao-kupper");
        var tally = Tally.of(Duels.of(dataset), options);
        var placement = Placement.of(tally, options);
        return switch (placement) {
            case Refused(var why) -> new Ready.Cannot(why);
            case Placed placed -> ready(options, asked, tally, placed);
        };
    }

    private static Ready ready(RankOptions options, PlanOptions asked, Tally tally, Placed placed) {
        var systems = new ArrayList<SystemId>();
        for (int code : placed.core()) {
            systems.add(new SystemId(tally.names().name(code)));
        }
        var cells =
                tally.cells()
                        .within(placed.places(tally.names().size()), placed.core().length)
                        .merged();
        var model = PairModel.of(cells.allTies() == 0 ? Ties.HALF : options.ties());
        if (model.hasTau() && Separation.ofTies(cells, false, options.prior() != null)) {
            return new Ready.Cannot(
                    new NotIdentified(
                            List.of(systems),
                            List.of(BradleyTerry.TIE),
                            "wins and ties never contradict each other, so the tie parameter is"
                                    + " infinite",
                            "collect more comparisons, or use --ties half"));
        }
        var fit = new PairFit(cells, model, false, options.ghosts());
        if (!fit.solve()) {
            return new Ready.Cannot(new NotConverged(fit.steps, fit.gap));
        }
        return new Ready.Can(new Planner(options, asked, systems, fit, tally));
    }

    private List<Plan.Contrast> contrasts() {
        var values = values();
        var index = new PairIndex(fit.cells);
        var order =
                IntStream.range(0, systems.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                        .toList();
        var found = new ArrayList<Plan.Contrast>();
        for (int first = 0; first < order.size(); first++) {
            for (int second = first + 1; second < order.size(); second++) {
                int i = order.get(first);
                int j = order.get(second);
                int cell = index.of(Math.min(i, j), Math.max(i, j));
                double error = Math.sqrt(now.variance(i, j));
                found.add(
                        new Plan.Contrast(
                                systems.get(i),
                                systems.get(j),
                                second == first + 1,
                                values[i] - values[j],
                                error,
                                error * quantiles(),
                                cell < 0 ? 0 : Math.round(fit.cells.total(cell))));
            }
        }
        return found;
    }

    private double quantiles() {
        return Spread.quantile(options.level()) + Normal.quantile(asked.power());
    }

    private Plan plan() {
        return new Plan(question(), next(), rows);
    }

    private @Nullable Question question() {
        var separate = asked.separate();
        if (separate == null) {
            return null;
        }
        int a = index(separate.a());
        int b = index(separate.b());
        double difference = values()[a] - values()[b];
        double error = Math.sqrt(now.variance(a, b));
        var supposed = asked.supposed();
        double gap = supposed == null ? Math.abs(difference) : supposed;
        var sequence = new ConfidenceSequence(options.level());
        double once = once(gap);
        double always = anytime(sequence, gap);
        var direct = direct(a, b, once);
        boolean hopeless = Double.isInfinite(direct) || direct > MOST_VOTES;
        return new Question(
                separate.a(),
                separate.b(),
                Estimate.normal(difference, error, options.level(), "sandwich"),
                new Estimate(difference, sequence.around(difference, error)),
                gap,
                asked.power(),
                hopeless ? null : answer(a, b, once),
                hopeless ? null : answer(a, b, always),
                hopeless ? null : (long) Math.ceil(direct),
                hopeless
                        ? "the two are estimated to be so alike that no number of votes would tell"
                                + " them apart; name the smallest difference worth knowing with"
                                + " --difference"
                        : null);
    }

    private double[] values() {
        return Covariance.centredParameters(fit);
    }

    private int index(SystemId system) {
        int index = systems.indexOf(system);
        if (index < 0) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--separate: \"" + system + "\" has no place on the ladder",
                    "see psephos rank for the systems that have one, and why others have none");
        }
        return index;
    }

    /** Variance at which an interval misses 0 with the power asked for. */
    private double once(double gap) {
        return gap * gap / (quantiles() * quantiles());
    }

    /** The same where the interval is that of a confidence sequence. */
    private double anytime(ConfidenceSequence sequence, double gap) {
        double low = 1e-12;
        double high = 1e12;
        double z = Normal.quantile(asked.power());
        for (int step = 0; step < 200; step++) {
            double middle = Math.sqrt(low * high);
            boolean enough = sequence.halfWidth(middle) + z / Math.sqrt(middle) <= gap;
            low = enough ? low : middle;
            high = enough ? middle : high;
        }
        return 1 / high;
    }

    private double direct(int a, int b, double target) {
        return now.variance(a, b) <= target
                ? 0
                : now.needed(a, b, Math.min(a, b) * systems.size() + Math.max(a, b), target);
    }

    /** Lots of a twentieth of what is still needed go where they help most. */
    private Answer answer(int a, int b, double target) {
        var then = now.copy();
        var votes = new TreeMap<Integer, Long>();
        long sum = 0;
        for (int lot = 0; lot < MOST_LOTS && then.variance(a, b) > target; lot++) {
            int pair = then.best(a, b);
            double needed = then.needed(a, b, pair, target);
            double share =
                    Double.isInfinite(needed) ? 1 + (double) sum / 20 : Math.max(1, needed / 20);
            long more = (long) Math.ceil(Math.min(share, needed));
            then.add(pair, (double) more);
            votes.merge(pair, more, Long::sum);
            sum += more;
        }
        var pairs = new ArrayList<Pair>();
        votes.forEach(
                (pair, many) ->
                        pairs.add(
                                new Pair(
                                        systems.get(pair / systems.size()),
                                        systems.get(pair % systems.size()),
                                        many)));
        pairs.sort(Comparator.comparingLong(pair -> -pair.votes()));
        return new Answer(sum, pairs, Math.sqrt(then.variance(a, b)), gains(then));
    }

    private List<Gain> gains(VotesToCome then) {
        double z = Spread.quantile(options.level());
        var gains = new ArrayList<Gain>();
        for (int i = 0; i < systems.size(); i++) {
            gains.add(
                    new Gain(
                            systems.get(i),
                            z * Math.sqrt(now.variance(i, i)),
                            z * Math.sqrt(then.variance(i, i))));
        }
        return gains;
    }

    private List<Next> next() {
        var index = new PairIndex(fit.cells);
        var values = values();
        var all = new ArrayList<Next>();
        for (int i = 0; i < systems.size(); i++) {
            for (int j = i + 1; j < systems.size(); j++) {
                int cell = index.of(i, j);
                double gain = Information.ofOutcome(values[i] - values[j], now.variance(i, j));
                long there = cell < 0 ? 0 : Math.round(fit.cells.total(cell));
                all.add(new Next(systems.get(i), systems.get(j), gain, there));
            }
        }
        all.sort(Comparator.comparingDouble(one -> -one.gain()));
        return all.subList(0, Math.min(asked.next(), all.size()));
    }
}
