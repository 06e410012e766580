package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.Online.Every;
import org.psephos.rank.Online.Update;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Order, time, periods, weights and doubts of the online methods. */
class OnlineTest {
    private static final long DAY = 86_400_000L;

    private static Online every(Every every) {
        return new Online(every, 0, 0.1, null, Update.PLACKETT_LUCE);
    }

    @ParameterizedTest
    @EnumSource(names = {"GLICKO", "GLICKO_2", "WENG_LIN", "GAUSSIAN_SKILL"})
    void theTruthComesOutInItsOrder(Method method) {
        var ladder = Options.believing(method).ladder(Simulated.davidson(3, 8, 20_000, 0.8, 0));

        assertThat(ladder.rungs())
                .extracting(rung -> rung.system().value())
                .containsExactly("sa", "sb", "sc", "sd", "se", "sf", "sg", "sh");
    }

    /** One period is a likelihood of its own: the order of votes says nothing. */
    @ParameterizedTest
    @EnumSource(names = {"GLICKO", "GLICKO_2"})
    void oneWholePeriodKnowsNoOrder(Method method) {
        var options = Options.believing(method).online(every(Every.WHOLE));
        var votes = RankerContract.votes();

        var ladder = options.ladder(votes);
        var other = options.ladder(votes.permuted(99));

        for (var rung : ladder.rungs()) {
            assertThat(ReferenceTest.strength(other, rung.system().value()))
                    .isCloseTo(rung.strength().value(), within(1e-9));
        }
        assertThat(ladder.notes())
                .contains("all votes are one rating period, so their order does not matter");
    }

    /** Points of Glicko are those of Elo: with fixed strengths both find the same gaps. */
    @Test
    void glickoFindsTheGapsOfBradleyTerry() {
        var votes = Simulated.davidson(5, 6, 50_000, 0, 0);
        var likelihood = Options.plain().ladder(votes);
        var ladder = Options.believing(Method.GLICKO).ladder(votes);

        for (var rung : ladder.rungs()) {
            double logOdds = ReferenceTest.strength(likelihood, rung.system().value());
            assertThat(rung.strength().value()).isCloseTo(logOdds * Glicko.SCALE, within(4.0));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GLICKO", "GLICKO_2", "WENG_LIN", "GAUSSIAN_SKILL"})
    void votesWithTimesAreTakenInTheirOrder(Method method) {
        var early = new Votes().at(3 * DAY, "a", "b", Outcome.LEFT);
        early.at(9 * DAY, "b", "a", Outcome.LEFT).at(1, "a", "b", Outcome.TIE);
        var sorted = new Votes().at(1, "a", "b", Outcome.TIE);
        sorted.at(3 * DAY, "a", "b", Outcome.LEFT).at(9 * DAY, "b", "a", Outcome.LEFT);

        var ladder = Options.believing(method).ladder(early);

        assertThat(ladder.rungs()).isEqualTo(Options.believing(method).ladder(sorted).rungs());
        assertThat(ladder.notes()).contains("votes are taken in the order of their times");
        var half = early.add("a", "b", Outcome.LEFT);
        assertThat(Options.believing(method).ladder(half).notes())
                .contains("votes are taken in the order of the file, for 1 of 4 have no time");
    }

    /** Glicko-2 grows less sure of those who rest; what time passes is for the period to say. */
    @Test
    void restMakesASystemLessCertain() {
        var votes = new Votes().at(0, "a", "b", Outcome.LEFT).at(0, "b", "a", Outcome.LEFT);
        votes.at(400 * DAY, "b", "c", Outcome.LEFT).at(400 * DAY, "c", "b", Outcome.LEFT);

        double byDay = deviation(every(Every.DAY), votes);
        double byMonth = deviation(every(Every.MONTH), votes);
        double byWeek = deviation(every(Every.WEEK), votes);

        double perDay = Glicko2.VOLATILITY * Glicko2.SCALE;
        assertThat(byDay * byDay - byMonth * byMonth)
                .isCloseTo((400 - 13) * perDay * perDay, within(10.0));
        assertThat(byWeek).isBetween(byMonth, byDay);
    }

    private static double deviation(Online online, Votes votes) {
        var ladder = Options.believing(Method.GLICKO_2).online(online).ladder(votes);
        return ReferenceTest.deviation(ReferenceTest.rung(ladder, "a"));
    }

    @ParameterizedTest
    @EnumSource(names = {"GLICKO", "GLICKO_2", "WENG_LIN", "GAUSSIAN_SKILL"})
    void aVoteOfWeightThreeIsThree(Method method) {
        var online = new Online(Every.WHOLE, 0, 0.1, null, Update.PLACKETT_LUCE);
        var options = Options.believing(method).online(online);
        var one = new Votes().weighted("a", "b", Outcome.LEFT, 3).add("b", "a", Outcome.LEFT);
        var three = new Votes().add(3, "a", "b", Outcome.LEFT).add("b", "a", Outcome.LEFT);

        assertThat(ReferenceTest.strength(options.ladder(one), "a"))
                .isCloseTo(ReferenceTest.strength(options.ladder(three), "a"), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(names = {"WENG_LIN", "GAUSSIAN_SKILL"})
    void halfAVoteIsRefusedWhereThereIsNoSuchUpdate(Method method) {
        var votes = new Votes().weighted("a", "b", Outcome.LEFT, 0.5);

        assertThatThrownBy(() -> Options.believing(method).rank(votes))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("expected a whole number for --method");
    }

    @ParameterizedTest
    @EnumSource(names = {"GLICKO", "GLICKO_2", "WENG_LIN", "GAUSSIAN_SKILL"})
    void intervalsThatTheMethodHasNotAreRefused(Method method) {
        for (var interval : List.of(IntervalMethod.SANDWICH, IntervalMethod.POSTERIOR)) {
            assertThatThrownBy(
                            () ->
                                    Options.of(method)
                                            .interval(interval)
                                            .rank(RankerContract.votes()))
                    .isInstanceOf(PsephosException.class)
                    .hasMessageContaining("its deviation is no interval");
        }
        assertThatThrownBy(
                        () ->
                                Options.of(Method.ELO)
                                        .interval(IntervalMethod.POSTERIOR)
                                        .rank(RankerContract.votes()))
                .hasMessageContaining("keeps no belief of its own");
    }

    /**
     * A deviation is no interval: it stands beside the strength, and places are not drawn wider.
     */
    @ParameterizedTest
    @EnumSource(names = {"GLICKO", "GLICKO_2", "WENG_LIN", "GAUSSIAN_SKILL"})
    void deviationsAreNoIntervals(Method method) {
        var ladder = Options.believing(method).ladder(RankerContract.votes());

        for (var rung : ladder.rungs()) {
            assertThat(ReferenceTest.deviation(rung)).isPositive();
            assertThat(rung.strength().interval()).isNull();
            assertThat(rung.rankHigh()).isEqualTo(rung.rank());
        }
        assertThat(ladder.differences()).isNull();
        assertThat(ladder.notes())
                .contains(
                        "no interval: "
                                + method
                                + " has none unless --bootstrap N asks for resampled votes");
    }

    /** Drawn again, votes move strengths by as much as other votes do. */
    @ParameterizedTest
    @EnumSource(names = {"GLICKO", "GLICKO_2", "WENG_LIN", "GAUSSIAN_SKILL", "ELO"})
    void theBootstrapIsAsWideAsOtherVotesMoveStrengths(Method method) {
        var options = Options.of(method).bootstrap(200);
        double squares = 0;
        double mean = 0;
        double width = 0;
        int runs = 100;
        for (int run = 0; run < runs; run++) {
            var votes = Simulated.davidson(run, 4, 200, 0.5, 0);
            var gap = ReferenceTest.between(options.seed(run).ladder(votes), "sa", "sd");
            width += ReferenceTest.error(gap) / runs;
            mean += gap.value() / runs;
            squares += Math.pow(gap.value(), 2) / runs;
        }

        assertThat(width / Math.sqrt(squares - mean * mean)).isBetween(0.8, 1.25);
    }

    /** A cluster is drawn as a whole: votes said four times over make intervals twice as wide. */
    @ParameterizedTest
    @EnumSource(names = {"GLICKO", "WENG_LIN"})
    void clustersAreDrawnWhole(Method method) {
        var votes = new Votes();
        Simulated.each(
                8,
                4,
                300,
                0,
                0,
                (l, r, outcome) -> {
                    for (int time = 0; time < 4; time++) {
                        votes.by("w" + votes.size() / 4, l, r, outcome);
                    }
                });
        var options = Options.of(method).bootstrap(400);
        double alone = error(options, votes);
        double together = error(options.cluster(RankOptions.Cluster.ANNOTATOR), votes);

        assertThat(together / alone).isBetween(1.7, 2.3);
    }

    private static double error(Options options, Votes votes) {
        return ReferenceTest.error(ReferenceTest.rung(options.ladder(votes), "sa").strength());
    }

    @Test
    void timesThatAreMissingHaveNoDays() {
        var options = Options.believing(Method.GLICKO).online(every(Every.DAY));

        assertThatThrownBy(() -> options.rank(RankerContract.votes()))
                .hasMessageContaining("votes without times have no --period day");
    }

    @Test
    void drawsThatCannotBeAreRefused() {
        var online = new Online(Every.USUAL, 0, 0, null, Update.PLACKETT_LUCE);
        var options = Options.believing(Method.GAUSSIAN_SKILL).online(online);

        assertThatThrownBy(() -> options.rank(RankerContract.votes()))
                .hasMessageContaining("--draw 0 says that no votes are ties");
    }

    /** Glickman's c: after long rest a system is as uncertain as a new one, never more. */
    @Test
    void driftGrowsUpToTheStart() {
        var votes = new Votes().pair("a", "b", 30, 20, 0).pair("b", "c", 900, 800, 0);
        var online = new Online(Every.VOTES, 10, 0.1, 60.0, Update.PLACKETT_LUCE);

        var ladder = Options.believing(Method.GLICKO).online(online).ladder(votes);

        assertThat(ReferenceTest.deviation(ReferenceTest.rung(ladder, "a")))
                .isCloseTo(350, within(1e-9));
    }

    /** Mutant run: votes that are set aside replayed like the others. */
    @ParameterizedTest
    @EnumSource(names = {"HALF", "DROP"})
    void eloDoesNotReplayWhatIsSetAside(Ties ties) {
        var all = new Votes();
        var used = new Votes();
        for (int i = 0; i < 30; i++) {
            var outcome = Outcome.values()[i % 4];
            var left = "s" + i % 3;
            var right = "s" + (i + 1 + i % 2) % 3;
            all.add(left, right, outcome);
            boolean aside =
                    outcome == Outcome.BOTH_BAD || (outcome == Outcome.TIE && ties == Ties.DROP);
            if (!aside) {
                used.add(left, right, outcome);
            }
        }

        var options = Options.of(Method.ELO).ties(ties);

        assertThat(options.ladder(all).rungs())
                .extracting(rung -> rung.strength().value())
                .isEqualTo(
                        options.ladder(used).rungs().stream()
                                .map(rung -> rung.strength().value())
                                .toList());
    }
}
