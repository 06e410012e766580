package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/** Bugs that programs with judges shipped (docs/methods/museum.md), where a ladder shows them. */
class RankMuseumTest {
    private static final int SYSTEMS = 5;
    private static final Control LENGTH = new Control.Length();
    private static final Control STYLE = new Control.Style();
    private static final Control TONE = new Control.Attribute("tone");

    /** Texts of drawn length and with lists in some, votes by strength and by text. */
    private static AttributedVotes votes(String category, int many) {
        return add(new AttributedVotes(), category, many);
    }

    private static AttributedVotes add(AttributedVotes votes, String category, int many) {
        var random = new Seed(3).child(category).random();
        for (int v = 0; v < many; v++) {
            int l = random.nextInt(SYSTEMS);
            int r = (l + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
            int left = 1 + random.nextInt(60);
            int right = 1 + random.nextInt(60);
            double eta = Simulated.truth(l, SYSTEMS) - Simulated.truth(r, SYSTEMS);
            boolean won = random.nextDouble() < 1 / (1 + Math.exp(-eta - 0.01 * (left - right)));
            votes.add(
                    Simulated.name(l),
                    Simulated.name(r),
                    won ? Outcome.LEFT : Outcome.RIGHT,
                    "text_left",
                    text(left, random),
                    "text_right",
                    text(right, random),
                    "tone_left",
                    random.nextInt(9),
                    "tone_right",
                    random.nextInt(9),
                    "category",
                    category,
                    AttributedVotes.ITEM,
                    category + v);
        }
        return votes;
    }

    private static String text(int words, SplitMix64 random) {
        return "word ".repeat(words)
                + "\n- point\n".repeat(random.nextInt(4))
                + "\n# Head\n".repeat(random.nextInt(3))
                + "**bold** ".repeat(random.nextInt(3))
                + "[1] ".repeat(random.nextInt(3));
    }

    /**
     * arena-hard (3) cuts the coefficients at the wrong place where length is the only control, and
     * loses models. Mutant: a ladder leaves out its last rung where there are controls.
     */
    @Test
    void noChoiceOfControlsLosesASystem() {
        var votes = votes("all", 1500);

        for (var controls :
                List.of(
                        List.of(LENGTH),
                        List.of(STYLE),
                        List.of(TONE),
                        List.of(LENGTH, TONE),
                        List.of(STYLE, TONE))) {
            var options = Options.plain().control(controls.toArray(Control[]::new));
            assertThat(rungs(votes, options))
                    .as(controls.toString())
                    .extracting(rung -> rung.system().value())
                    .containsExactly("sa", "sb", "sc", "sd", "se");
        }
    }

    /**
     * arena-hard (4) prints the second of two categories without a model. Mutant: all parts but the
     * first are ladders of all votes.
     */
    @Test
    void twoCategoriesAtOnceAreTwoCallsForOne() {
        var both = add(votes("hard", 700), "creative", 300);
        var together = Ranking.slices(both.dataset(), Options.plain().build(), "category").parts();

        assertThat(together)
                .extracting(part -> Options.ladder(part.result()).rungs())
                .containsExactly(
                        rungs(votes("creative", 300), Options.plain()),
                        rungs(votes("hard", 700), Options.plain()));
    }

    private static List<Ladder.Rung> rungs(AttributedVotes votes, Options options) {
        return Options.ladder(Ranking.rank(votes.dataset(), options.build())).rungs();
    }

    /**
     * arena-hard (5) writes strong verdicts three times, JudgeArena (23) both orders as rows of
     * their own: with items as clusters an interval is as wide as before. Mutant: every vote is a
     * cluster.
     */
    @Test
    void repeatingTheRowsOfAnItemDoesNotNarrowALadder() {
        var options = Options.plain().cluster(Cluster.ITEM);
        var once = rungs(votes("once", 500), options);
        var thrice = rungs(votes("once", 500).repeated(3), options);

        for (int i = 0; i < SYSTEMS; i++) {
            assertThat(ReferenceTest.interval(thrice.get(i).strength()).halfWidth())
                    .isCloseTo(
                            ReferenceTest.interval(once.get(i).strength()).halfWidth(),
                            within(1e-9));
        }
    }

    /**
     * PRE (13) inverts the whole matrix, so that who loses leads by Elo. Every method puts whoever
     * beats all others first and whoever loses to all last. Mutant: Elo moves points to the loser.
     */
    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            mode = Mode.EXCLUDE,
            names = {"IRT_1PL", "IRT_2PL", "IRT_3PL", "AUTO", "WHOLE_HISTORY"})
    void whoBeatsAllOthersStandsFirstByEveryMethod(Method method) {
        var votes = new Votes();
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < 4; i++) {
                for (int j = i + 1; j < 4; j++) {
                    boolean upset = round % 8 == (i + j) % 8;
                    votes.by(
                            "w" + round % 5,
                            "s" + i,
                            "s" + j,
                            upset ? Outcome.RIGHT : Outcome.LEFT);
                }
            }
        }
        var ladder = Options.of(method).interval(IntervalMethod.NONE).ladder(votes);

        assertThat(ladder.rungs())
                .extracting(rung -> rung.system().value())
                .containsExactly("s0", "s1", "s2", "s3");
    }
}
