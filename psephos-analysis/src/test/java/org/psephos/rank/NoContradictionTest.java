package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/** Votes whose residuals are all 0 are not certainty. */
class NoContradictionTest {

    private static Votes oneVoter() {
        var votes = new Votes();
        for (int i = 0; i < 3; i++) {
            votes.by("u", "a", "b", Outcome.LEFT);
            votes.by("u", "b", "c", Outcome.LEFT);
            votes.by("u", "c", "a", Outcome.LEFT);
            votes.by("u", "a", "b", Outcome.RIGHT);
            votes.by("u", "a", "c", Outcome.LEFT);
        }
        return votes;
    }

    @ParameterizedTest
    @EnumSource(names = {"BRADLEY_TERRY", "AM_ELO", "WIN_RATE", "NEWMAN"})
    void votesOfOneAnnotatorHaveNoIntervalByAnnotator(Method method) {
        var options = Options.of(method).cluster(Cluster.ANNOTATOR);

        var ladder = options.ladder(oneVoter());

        assertThat(ladder.rungs())
                .allSatisfy(rung -> assertThat(rung.strength().interval()).isNull());
        assertThat(ladder.differences()).isNull();
        assertThat(ladder.notes())
                .anyMatch(note -> note.contains("every vote is of one annotator"));
    }

    @Test
    void votesOfOneAnnotatorHaveNoBootstrapByAnnotator() {
        var options = Options.plain().cluster(Cluster.ANNOTATOR).bootstrap(50);

        var ladder = options.ladder(oneVoter());

        assertThat(ladder.rungs())
                .allSatisfy(rung -> assertThat(rung.strength().interval()).isNull());
    }

    @ParameterizedTest
    @EnumSource(names = {"SANDWICH", "BOOTSTRAP"})
    void tiesAloneHaveTheIntervalsOfTheModel(IntervalMethod interval) {
        var votes = new Votes().pair("a", "b", 0, 0, 4);
        var fisher = Options.plain().interval(IntervalMethod.FISHER).ladder(votes);
        var asked = Options.plain();
        asked = interval == IntervalMethod.BOOTSTRAP ? asked.bootstrap(50) : asked;

        var ladder = asked.ladder(votes);

        assertThat(ladder.rungs().getFirst().strength())
                .isEqualTo(fisher.rungs().getFirst().strength());
        assertThat(ladder.notes())
                .anyMatch(note -> note.startsWith("nothing contradicts the difference of a and b"));
    }

    @Test
    void onePairOfTiesAmongOthersIsEnough() {
        var votes =
                new Votes().pair("a", "b", 0, 0, 4).pair("c", "d", 3, 2, 0).pair("a", "c", 2, 1, 0);

        var ladder = Options.plain().ladder(votes);

        assertThat(ladder.notes())
                .anyMatch(note -> note.startsWith("nothing contradicts the difference of a and b"));
    }

    @Test
    void weightsThatRunOverAreRefused() {
        var votes = new Votes().weighted("a", "b", Outcome.LEFT, 1e308);

        assertThatThrownBy(() -> Options.plain().rank(votes))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("at most 1e15");
    }

    /** The model takes every vote by itself, so it cannot stand in where annotators vary. */
    @Test
    void tiesOfSeveralAnnotatorsHaveNoIntervalByAnnotator() {
        var votes = new Votes();
        for (int i = 0; i < 6; i++) {
            votes.by("u" + i % 3, "a", "b", Outcome.TIE);
        }

        var ladder = Options.plain().cluster(Cluster.ANNOTATOR).ladder(votes);

        assertThat(ladder.rungs())
                .allSatisfy(rung -> assertThat(rung.strength().interval()).isNull());
        assertThat(ladder.notes()).anyMatch(note -> note.endsWith("for certain: no interval"));
    }

    /** Whoever stands first: a position is no reason to be certain either. */
    @Test
    void tiesInBothOrdersAreNoCertainty() {
        var votes = new Votes().pair("a", "b", 0, 0, 4).pair("b", "a", 0, 0, 4);

        var ladder = Options.plain().position().ladder(votes);

        assertThat(ladder.notes()).anyMatch(note -> note.startsWith("nothing contradicts"));
        var interval = Objects.requireNonNull(ladder.rungs().getFirst().strength().interval());
        assertThat(interval.high()).isGreaterThan(0.3);
    }

    @Test
    void controlledTiesAreNoCertainty() {
        var votes = new Votes();
        for (int i = 0; i < 4; i++) {
            votes.by("u" + i % 2, "a", "b", Outcome.TIE);
            votes.by("u" + i % 2, "b", "c", Outcome.TIE);
            votes.by("u" + i % 2, "c", "a", Outcome.TIE);
        }

        var ladder = Options.plain().control(new Control.AnnotatorPosition()).ladder(votes);

        assertThat(ladder.notes()).anyMatch(note -> note.startsWith("nothing contradicts"));
        var interval = Objects.requireNonNull(ladder.rungs().getFirst().strength().interval());
        assertThat(interval.high()).isGreaterThan(0.5);
    }

    @Test
    void thousandsOfSystemsThatOnlyTieHaveTheIntervalsOfTheModel() {
        var votes = new Votes();
        int n = 1600;
        for (int i = 0; i < n; i++) {
            votes.pair("s" + i, "s" + (i + 1) % n, 0, 0, 1)
                    .pair("s" + i, "s" + (i + 7) % n, 0, 0, 1);
        }

        var ladder = Options.plain().ladder(votes);

        assertThat(ladder.notes()).anyMatch(note -> note.startsWith("nothing contradicts"));
        var interval = Objects.requireNonNull(ladder.rungs().getFirst().strength().interval());
        assertThat(interval.high()).isCloseTo(1.959964 * error(n), within(1e-3));
    }

    /** Of a ring where each meets those one and seven places off: its information is circulant. */
    private static double error(int n) {
        double variance = 0;
        for (int k = 1; k < n; k++) {
            double angle = 2 * Math.PI * k / n;
            variance += 4 / (4 - 2 * Math.cos(angle) - 2 * Math.cos(7 * angle)) / n;
        }
        return Math.sqrt(variance);
    }
}
