package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How well the next value of a user (a topic, an emoticon) is told beforehand, message after
 * message: each model says how likely every value is from what was sent earlier, and only then
 * learns what it was. Losses are -ln p of what came, in the later part of the log.
 *
 * <p>population: (n + α / (S + 1)) / (N + α), where n of the N values so far are this one, S values
 * were seen so far, and one place is kept for what nobody sent yet; α is 1. last value: ρ for the
 * user's last value and the rest by population, ρ = (repeats + 1) / (chances + 2) so far. own past:
 * (m + κ · population) / (M + κ), m of the user's M values so far. recent past: the same, where a
 * value counts half after as many further values of the user as {@code halfLife} says.
 *
 * @see "Dawid (1984), Statistical theory: the prequential approach"
 * @see "MacKay and Peto (1995), A hierarchical Dirichlet language model"
 */
final class NextStep {
    static final List<String> MODELS =
            List.of("population", "last value", "own past", "recent past");

    private static final double ALPHA = 1;
    private static final String GAIN = "prediction-gain";

    private final ChatLog log;
    private final String target;
    private final int split;
    private final double strength;
    private final double decay;

    /** What one user was told, in the later part. */
    private final SortedMap<Integer, double[]> losses = new TreeMap<>();

    private final SortedMap<String, Integer> seen = new TreeMap<>();
    private final SortedMap<Integer, Past> pasts = new TreeMap<>();
    private int all;
    private int repeats;
    private int chances;

    /** What one user has sent so far. */
    private static final class Past {
        private final SortedMap<String, double[]> counts = new TreeMap<>();
        private int all;
        private double weight;
        private @Nullable String last;
    }

    /**
     * @param target the role whose value is told
     * @param split the first place of the later part
     * @param strength κ
     */
    NextStep(ChatLog log, String target, int split, double strength, double halfLife) {
        this.log = log;
        this.target = target;
        this.split = split;
        this.strength = strength;
        decay = StrictMath.pow(0.5, 1 / halfLife);
        for (int place = 0; place < log.size(); place++) {
            step(place);
        }
    }

    private void step(int place) {
        var value = log.text(target, place);
        if (value.isEmpty()) {
            return;
        }
        int user = log.code("user", place);
        var past = pasts.computeIfAbsent(user, one -> new Past());
        if (place >= split) {
            var told = chances(value, past);
            var sum = losses.computeIfAbsent(user, one -> new double[MODELS.size() + 1]);
            for (int model = 0; model < told.length; model++) {
                sum[model] -= StrictMath.log(told[model]);
            }
            sum[MODELS.size()]++;
        }
        learn(value, past);
    }

    /** How likely each model holds {@code value}, in the order of {@link #MODELS}. */
    private double[] chances(String value, Past past) {
        double of = seen.getOrDefault(value, 0) + ALPHA / (seen.size() + 1);
        double population = of / (all + ALPHA);
        double repeat = (repeats + 1.0) / (chances + 2);
        double last =
                past.last == null
                        ? population
                        : (past.last.equals(value) ? repeat : 0) + (1 - repeat) * population;
        var own = past.counts.getOrDefault(value, new double[2]);
        return new double[] {
            population,
            last,
            (own[0] + strength * population) / (past.all + strength),
            (own[1] + strength * population) / (past.weight + strength)
        };
    }

    private void learn(String value, Past past) {
        if (past.last != null) {
            chances++;
            repeats += past.last.equals(value) ? 1 : 0;
        }
        past.counts.values().forEach(count -> count[1] *= decay);
        past.weight = past.weight * decay + 1;
        var count = past.counts.computeIfAbsent(value, one -> new double[2]);
        count[0]++;
        count[1]++;
        past.all++;
        past.last = value;
        seen.merge(value, 1, Integer::sum);
        all++;
    }

    /** Mean losses and what each model of a user gains over the population and the last value. */
    List<Quantity> quantities(ProbeOptions options) {
        var users = List.copyOf(losses.values());
        int told = (int) users.stream().mapToDouble(sum -> sum[MODELS.size()]).sum();
        if (users.size() < 2 || split == 0) {
            return List.of(
                    Quantity.undefined(
                                    GAIN,
                                    "nats",
                                    told,
                                    "%s in the later part, and two are needed for an interval"
                                            .formatted(
                                                    users.size() == 1
                                                            ? "1 user"
                                                            : users.size() + " users"))
                            .about(target));
        }
        var spread = new Spread(options, "users");
        var all = statistics(users, ones(users.size()));
        var errors = spread.errors(users.size(), drawn -> statistics(users, drawn));
        var quantities = new ArrayList<Quantity>();
        for (int i = 0; i < names().size(); i++) {
            double value = java.util.Objects.requireNonNull(all[i]);
            boolean loss = i < MODELS.size();
            quantities.add(
                    Quantity.of(loss ? "log-loss" : GAIN, "nats", value, told)
                            .about(target + ": " + names().get(i))
                            .within(
                                    spread.interval(
                                            value,
                                            errors[i],
                                            loss ? 0 : Double.NEGATIVE_INFINITY,
                                            Double.POSITIVE_INFINITY)));
        }
        return quantities;
    }

    private static List<String> names() {
        var names = new ArrayList<>(MODELS);
        for (var own : MODELS.subList(2, 4)) {
            names.add(own + " over population");
            names.add(own + " over last value");
        }
        return names;
    }

    private static int[] ones(int size) {
        var ones = new int[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static @Nullable Double[] statistics(List<double[]> users, int[] drawn) {
        var sums = new double[MODELS.size() + 1];
        for (int user = 0; user < drawn.length; user++) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += drawn[user] * users.get(user)[i];
            }
        }
        double n = sums[MODELS.size()];
        var found = new @Nullable Double[8];
        for (int model = 0; model < 4; model++) {
            found[model] = sums[model] / n;
        }
        for (int own = 2; own < 4; own++) {
            for (int other = 0; other < 2; other++) {
                found[4 + 2 * (own - 2) + other] = (sums[other] - sums[own]) / n;
            }
        }
        return found;
    }
}
