package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.model.Outcome;
import org.psephos.rank.Online.Every;
import org.psephos.rank.Online.Update;
import org.psephos.rank.RankOptions.Method;

/** The online methods against versions that follow their papers word by word. */
class OnlineTwinTest {
    private static final double Q = Math.log(10) / 400;

    private record Game(String who, String against, double won) {}

    private record Rating(double points, double deviation) {}

    /** As the steps of Glickman's page, player by player, in points. */
    private static Map<String, Rating> glicko(List<Game> games, int period, double drift) {
        var ratings = new TreeMap<String, Rating>();
        for (int from = 0; from < games.size(); from += period) {
            var now = games.subList(from, Math.min(games.size(), from + period));
            ratings.replaceAll(
                    (who, r) ->
                            new Rating(r.points, Math.min(Math.hypot(r.deviation, drift), 350)));
            var before = new TreeMap<>(ratings);
            var names = new ArrayList<String>();
            now.forEach(game -> names.addAll(List.of(game.who, game.against)));
            for (var name : names) {
                ratings.put(name, updated(name, now, before));
            }
        }
        return ratings;
    }

    private static Rating updated(String name, List<Game> games, Map<String, Rating> before) {
        var fresh = new Rating(1500, 350);
        var own = before.getOrDefault(name, fresh);
        double inverse = 0;
        double sum = 0;
        for (var game : games) {
            if (!game.who.equals(name) && !game.against.equals(name)) {
                continue;
            }
            boolean first = game.who.equals(name);
            var other = before.getOrDefault(first ? game.against : game.who, fresh);
            double g = 1 / Math.sqrt(1 + 3 * Q * Q * Math.pow(other.deviation / Math.PI, 2));
            double e = 1 / (1 + Math.pow(10, -g * (own.points - other.points) / 400));
            inverse += Q * Q * g * g * e * (1 - e);
            sum += g * ((first ? game.won : 1 - game.won) - e);
        }
        double precision = 1 / (own.deviation * own.deviation) + inverse;
        return new Rating(own.points + Q / precision * sum, Math.sqrt(1 / precision));
    }

    private static double won(Outcome outcome) {
        return outcome == Outcome.LEFT ? 1 : outcome == Outcome.RIGHT ? 0 : 0.5;
    }

    /** Vote by vote, with a map of points; ties are half wins. Small steps go another way. */
    @ParameterizedTest
    @CsvSource({"24, 203", "4, 203", "8, 20000"})
    void eloIsItsSteps(double k, int many) {
        var votes = Simulated.davidson(4, 5, many, 0.8, 0);
        var rows = votes.dataset().comparisons();
        var points = new TreeMap<String, Double>();
        for (int row = 0; row < rows.size(); row++) {
            var left = rows.systems().name(rows.left(row));
            var right = rows.systems().name(rows.right(row));
            double gap = points.getOrDefault(left, 0.0) - points.getOrDefault(right, 0.0);
            double expected = 1 / (1 + Math.pow(10, -gap / 400));
            double moved = k * (won(rows.get(row).outcome()) - expected);
            points.merge(left, moved, Double::sum);
            points.merge(right, -moved, Double::sum);
        }

        var ladder = Options.of(Method.ELO).k(k).ladder(votes);

        assertThat(ladder.rungs()).hasSize(5);
        for (var rung : ladder.rungs()) {
            double twin = Objects.requireNonNull(points.get(rung.system().value()));
            assertThat(rung.strength().value()).isCloseTo(twin, within(1e-9));
        }
    }

    @Test
    void glickoIsItsSteps() {
        var votes = Simulated.davidson(4, 5, 203, 0.8, 0);
        var rows = votes.dataset().comparisons();
        var games = new ArrayList<Game>();
        for (int row = 0; row < rows.size(); row++) {
            var comparison = rows.get(row);
            games.add(
                    new Game(
                            rows.systems().name(rows.left(row)),
                            rows.systems().name(rows.right(row)),
                            won(comparison.outcome())));
        }
        var expected = glicko(games, 20, 30);
        double mean =
                expected.values().stream().mapToDouble(Rating::points).average().orElseThrow();
        var online = new Online(Every.VOTES, 20, 0.1, 30.0, Update.PLACKETT_LUCE);

        var ladder = Options.believing(Method.GLICKO).online(online).ladder(votes);

        for (var rung : ladder.rungs()) {
            var twin = Objects.requireNonNull(expected.get(rung.system().value()));
            assertThat(rung.strength().value()).isCloseTo(twin.points - mean, within(1e-9));
            assertThat(ReferenceTest.deviation(rung)).isCloseTo(twin.deviation, within(1e-9));
        }
    }

    /** Moments of the difference of two performances, by Simpson's rule. */
    private static double[] moments(double mean, double sd, double from, double to) {
        DoubleUnaryOperator density = x -> Math.exp(-Math.pow((x - mean) / sd, 2) / 2);
        double mass = integral(density, from, to);
        double first = integral(x -> x * density.applyAsDouble(x), from, to) / mass;
        double second =
                integral(x -> Math.pow(x - first, 2) * density.applyAsDouble(x), from, to) / mass;
        return new double[] {first, second};
    }

    private static double integral(DoubleUnaryOperator f, double from, double to) {
        int n = 200_000;
        double h = (to - from) / n;
        double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
        for (int i = 1; i < n; i++) {
            sum += f.applyAsDouble(from + i * h) * (i % 2 == 0 ? 2 : 4);
        }
        return sum * h / 3;
    }

    /** For two, skills given the result have exact moments: those of the difference, cut off. */
    @Test
    void gaussianSkillOfTwoHasTheMomentsOfTheIntegral() {
        for (boolean won : new boolean[] {true, false}) {
            var skills = new WengLin.Skills(2, 0, 2);
            skills.means[0] = 27;
            skills.means[1] = 21;
            skills.variances[0] = 36;
            skills.variances[1] = 49;
            skills.enter(0, won ? 1 : 0);
            skills.enter(1, 0);
            double beta = 25 / 6.0;
            double variance = 36 + 49 + 2 * beta * beta;
            double margin = GaussianSkill.margin(0.3);
            var cut =
                    won
                            ? moments(6, Math.sqrt(variance), -150, -margin)
                            : moments(6, Math.sqrt(variance), -margin, margin);

            new Performances(2, margin).update(skills);
            skills.leave();

            var after = skills.posterior();
            assertThat(after.values()[0])
                    .isCloseTo(27 + 36 / variance * (cut[0] - 6), within(1e-8));
            assertThat(after.values()[1])
                    .isCloseTo(21 - 49 / variance * (cut[0] - 6), within(1e-8));
            assertThat(Math.pow(after.deviations()[0], 2))
                    .isCloseTo(36 - 36 * 36 / variance * (1 - cut[1] / variance), within(1e-7));
        }
    }

    /** Algorithm 4 written with sets, one player at a time. */
    @Test
    void wengLinIsItsAlgorithm() {
        double[] mean = {25, 31, 22, 19, 27};
        double[] sd = {8, 2, 5, 7, 1};
        int[] tier = {1, 0, 1, 2, 1};
        var skills = new WengLin.Skills(5, 0, 5);
        for (int i = 0; i < 5; i++) {
            skills.means[i] = mean[i];
            skills.variances[i] = sd[i] * sd[i];
            skills.enter(i, tier[i]);
        }
        WengLin.luce(skills);
        skills.leave();

        double c = 0;
        for (int i = 0; i < 5; i++) {
            c += sd[i] * sd[i] + Math.pow(25 / 6.0, 2);
        }
        c = Math.sqrt(c);
        for (int i = 0; i < 5; i++) {
            double omega = 0;
            double delta = 0;
            for (int q = 0; q < 5; q++) {
                if (tier[q] > tier[i]) {
                    continue;
                }
                double set = 0;
                double tied = 0;
                for (int s = 0; s < 5; s++) {
                    set += tier[s] >= tier[q] ? Math.exp(mean[s] / c) : 0;
                    tied += tier[s] == tier[q] ? 1 : 0;
                }
                double p = Math.exp(mean[i] / c) / set;
                omega += ((q == i ? 1 : 0) - p) / tied;
                delta += p * (1 - p) / tied;
            }
            double variance = sd[i] * sd[i];
            assertThat(skills.means[i]).isCloseTo(mean[i] + variance / c * omega, within(1e-12));
            assertThat(skills.variances[i])
                    .isCloseTo(
                            variance * (1 - sd[i] / c * variance / (c * c) * delta), within(1e-12));
        }
    }
}
