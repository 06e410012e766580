package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.rank.Fit.NotIdentified;

/**
 * Rounds that do not place every system are left out and counted, never fitted to a large number.
 */
class PairBootstrapTest {

    private static Votes core() {
        return new Votes()
                .pair("a", "b", 60, 50, 0)
                .pair("b", "c", 60, 50, 0)
                .pair("c", "a", 50, 50, 0);
    }

    /** One win among few: a share of e^-1 of the rounds draws none of it. */
    @Test
    void aSystemWhoseOnlyWinIsNotDrawnHasNoStrengthInThatRound() {
        var votes = core().pair("a", "new", 30, 1, 0);

        var ladder = Options.plain().bootstrap(400).ladder(votes);

        var rung = ReferenceTest.rung(ladder, "new");
        var note = ladder.notes().stream().filter(n -> n.contains("of 400")).toList();
        assertThat(note).hasSize(1);
        int left = Integer.parseInt(note.getFirst().split(" ", -1)[0]);
        // 400 / e = 147, with five standard deviations.
        assertThat(left).isBetween(99, 195);
        var interval = Objects.requireNonNull(rung.strength().interval());
        assertThat(interval.low()).isGreaterThan(-8);
    }

    /** As above, where no system met all others, so that the short way is closed. */
    @Test
    void thatHoldsWithoutASystemThatMetAllOthers() {
        var votes =
                new Votes()
                        .pair("a", "b", 60, 50, 0)
                        .pair("b", "c", 60, 50, 0)
                        .pair("c", "d", 50, 50, 0)
                        .pair("d", "new", 30, 1, 0);

        var ladder = Options.plain().bootstrap(400).ladder(votes);

        var note = ladder.notes().stream().filter(n -> n.contains("of 400")).toList();
        assertThat(note).hasSize(1);
        assertThat(Integer.parseInt(note.getFirst().split(" ", -1)[0])).isBetween(99, 195);
    }

    @Test
    void thereIsNoAnswerWhereMostRoundsHaveNone() {
        var votes = core();
        for (var name : new String[] {"u", "v", "w"}) {
            votes.pair("a", name, 30, 1, 0);
        }

        var fit = Options.plain().bootstrap(200).rank(votes).fit();

        assertThat(((NotIdentified) fit).reason())
                .isEqualTo("fewer than half of the bootstrap rounds determine every strength");
    }

    /** To ask only whom the middle system met says the same as the full search. */
    @Test
    void theShortWayAndTheSearchLeaveOutTheSameRounds() {
        var star = core().pair("a", "x", 2, 2, 0).pair("z", "a", 2, 2, 0).pair("a", "y", 4, 0, 1);
        // Joined in many rounds by others than the middle one, and so not left out.
        star.pair("c", "x", 2, 1, 0).pair("c", "y", 1, 1, 0);

        var ladder = Options.plain().bootstrap(300).ladder(star);

        int left = 0;
        for (var note : ladder.notes()) {
            left += note.contains("of 300") ? Integer.parseInt(note.split(" ", -1)[0]) : 0;
        }
        assertThat(left).isEqualTo(byTheSearchAlone(star, 300));
    }

    private static int byTheSearchAlone(Votes votes, int rounds) {
        var options = Options.plain().bootstrap(rounds).build();
        var cells = Tally.of(Duels.of(votes.dataset()), options).cells().merged();
        var found =
                new Resampling(options, cells, null)
                        .rounds(
                                (round, _) -> {
                                    for (int component : Components.strong(round)) {
                                        if (component > 0) {
                                            return null;
                                        }
                                    }
                                    return new double[0];
                                });
        return rounds - found.length;
    }
}
