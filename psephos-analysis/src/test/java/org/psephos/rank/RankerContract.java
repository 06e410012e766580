package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotIdentified;

/** What every way of ranking keeps to, whatever its model. */
abstract class RankerContract {

    /** The method under test. */
    abstract Options options();

    /** Whether the method depends on the order of votes. */
    boolean online() {
        return false;
    }

    /** Whether systems that never met are still put on one ladder, as facts. */
    boolean descriptive() {
        return false;
    }

    /** Four systems with wins both ways and ties. */
    static Votes votes() {
        return new Votes()
                .pair("kea", "tui", 9, 4, 3)
                .pair("tui", "kea", 5, 6, 2)
                .pair("kea", "weka", 8, 3, 1)
                .pair("weka", "tui", 5, 6, 4)
                .pair("moa", "weka", 3, 7, 2)
                .pair("tui", "moa", 6, 1, 2)
                .pair("moa", "kea", 2, 9, 1)
                .permuted(7);
    }

    @Test
    void emptyDataHaveNoLadder() {
        var fit = options().rank(new Votes()).fit();

        assertThat(fit).isInstanceOf(NotIdentified.class);
    }

    @Test
    void votesThatAreAllSetAsideHaveNoLadder() {
        var result = options().rank(new Votes().add(3, "kea", "tui", Outcome.BOTH_BAD));

        assertThat(result.fit()).isInstanceOf(NotIdentified.class);
        assertThat(result.used()).isZero();
        assertThat(result.setAside()).hasToString("{both-bad=3}");
    }

    @Test
    void aSystemAgainstItselfIsSetAside() {
        var result = options().rank(new Votes().add(2, "kea", "kea", Outcome.LEFT));

        assertThat(result.fit()).isInstanceOf(NotIdentified.class);
        assertThat(result.setAside()).hasToString("{same-system=2}");
    }

    @Test
    void everyJudgementIsUsedOrSetAside() {
        var votes =
                votes().add(5, "kea", "tui", Outcome.BOTH_BAD)
                        .add(2, null, "tui", Outcome.LEFT)
                        .abstain(4);

        var result = options().rank(votes);

        assertThat(result.setAside()).hasToString("{abstained=4, both-bad=5, no-system=2}");
        assertThat(result.used()).isEqualTo(votes.size() - 7);
    }

    @Test
    void islandsAreNotRankedAgainstEachOther() {
        var votes = new Votes().pair("a", "b", 3, 2, 0).pair("c", "d", 2, 3, 0);

        var fit = options().rank(votes).fit();

        if (descriptive()) {
            assertThat(fit).isInstanceOf(Fitted.class);
        } else {
            assertThat(((NotIdentified) fit).groups()).hasToString("[[a, b], [c, d]]");
            assertThat(((NotIdentified) fit).reason())
                    .isEqualTo("2 groups of systems never met each other");
        }
    }

    @Test
    void namesDoNotMatter() {
        var plain = options().ladder(votes());
        // Reversed names reverse the codes of the systems.
        var renamed = options().ladder(votes().renamed(RankerContract::mirrored));

        for (var rung : plain.rungs()) {
            var other = ReferenceTest.rung(renamed, mirrored(rung.system().value()));
            assertThat(other.strength().value()).isCloseTo(rung.strength().value(), within(1e-9));
            assertThat(other.rank()).isEqualTo(rung.rank());
            assertThat(other.rankHigh()).isEqualTo(rung.rankHigh());
        }
    }

    private static String mirrored(String name) {
        var letters = new StringBuilder();
        name.chars().forEach(c -> letters.append((char) ('a' + 'z' - c)));
        return letters.toString();
    }

    @Test
    void rowOrderDoesNotMatter() {
        if (online()) {
            return;
        }

        assertThat(options().ladder(votes().permuted(99)).rungs())
                .isEqualTo(options().ladder(votes()).rungs());
    }

    @Test
    void ladderIsSortedAndRanksAreInside() {
        var rungs = options().ladder(votes()).rungs();

        for (int i = 0; i < rungs.size(); i++) {
            var rung = rungs.get(i);
            assertThat(rung.rank()).isBetween(rung.rankLow(), rung.rankHigh());
            assertThat(rung.rankLow()).isBetween(1, rungs.size());
            if (i > 0) {
                assertThat(rung.strength().value())
                        .isLessThanOrEqualTo(rungs.get(i - 1).strength().value());
            }
        }
        assertThat(rungs.getFirst().system().value()).isEqualTo("kea");
        assertThat(rungs.getLast().system().value()).isEqualTo("moa");
    }

    @Test
    void comparisonsOfEachSystemAreCounted() {
        var ladder = options().ladder(votes().add(4, "kea", "moa", Outcome.BOTH_BAD));

        assertThat(ReferenceTest.rung(ladder, "kea").comparisons()).isEqualTo(53);
        assertThat(ReferenceTest.rung(ladder, "moa").comparisons()).isEqualTo(33);
    }

    @Test
    void sameSeedGivesTheSameLadderOnAnyNumberOfThreads() {
        var one = options().threads(1).ladder(votes());
        var two = options().threads(2).ladder(votes());

        assertThat(two.rungs()).isEqualTo(one.rungs());
        assertThat(two.effects()).isEqualTo(one.effects());
    }

    @Test
    void equalSystemsShareAPlaceInNameOrder() {
        var votes = new Votes().pair("b", "a", 2, 2, 0).pair("a", "c", 2, 2, 0);
        votes.pair("c", "b", 2, 2, 0);
        if (online()) {
            return;
        }

        var rungs = options().ladder(votes).rungs();

        List<String> names = new ArrayList<>();
        for (var rung : rungs) {
            names.add(rung.system().value());
            assertThat(rung.rank()).isEqualTo(1);
        }
        assertThat(names).containsExactly("a", "b", "c");
    }
}
