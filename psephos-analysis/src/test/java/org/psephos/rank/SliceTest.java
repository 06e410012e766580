package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Slice;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.Slicing.Contrast;

/** Ladders of parts, how they borrow from each other, and whether they differ. */
class SliceTest {
    private static final int SYSTEMS = 5;

    /**
     * Votes in languages; {@code turn} times its strength is taken from each system in the second.
     */
    private static AttributedVotes votes(long seed, int[] many, double turn, double ties) {
        var random = new Seed(seed).child("slices").random();
        var votes = new AttributedVotes();
        for (int c = 0; c < many.length; c++) {
            for (int v = 0; v < many[c]; v++) {
                int l = random.nextInt(SYSTEMS);
                int r = random.nextInt(SYSTEMS - 1);
                r += r >= l ? 1 : 0;
                double eta = Simulated.truth(l, SYSTEMS) - Simulated.truth(r, SYSTEMS);
                eta *= c == 1 ? 1 - turn : 1;
                double u = random.nextDouble();
                var outcome =
                        random.nextDouble() < ties
                                ? Outcome.TIE
                                : u < 1 / (1 + Math.exp(-eta)) ? Outcome.LEFT : Outcome.RIGHT;
                votes.add(
                        Simulated.name(l),
                        Simulated.name(r),
                        outcome,
                        "language",
                        "l" + c,
                        AttributedVotes.ANNOTATOR,
                        "w" + random.nextInt(40));
            }
        }
        return votes;
    }

    private static Slicing slices(AttributedVotes votes, Options options) {
        return Ranking.slices(votes.dataset(), options.build(), "language");
    }

    private static Slicing.Test test(Slicing slicing) {
        return Objects.requireNonNull(Objects.requireNonNull(slicing.together()).test());
    }

    @Test
    void eachPartIsRankedAsIfItStoodAlone() {
        var dataset = votes(1, new int[] {300, 200}, 0.5, 0.2).dataset();
        var options = Options.plain().build();

        var slicing = Ranking.slices(dataset, options, "language");

        assertThat(slicing.parts()).extracting(Slicing.Part::value).containsExactly("l0", "l1");
        for (var part : slicing.parts()) {
            var alone =
                    Ranking.rank(dataset.where(Slice.attribute("language", part.value())), options);
            assertThat(Options.ladder(part.result()).rungs())
                    .isEqualTo(Options.ladder(alone).rungs());
        }
        assertThat(slicing.without()).isZero();
    }

    /** Without ties, the parts' own likelihoods against that of all together. */
    @Test
    void statisticIsTwiceTheGainOfSeparateLadders() {
        var votes = votes(2, new int[] {400, 300, 200}, 0.5, 0);
        var slicing = slices(votes, Options.plain());
        double apart = 0;
        for (var part : slicing.parts()) {
            apart += ReferenceTest.logLikelihood(Options.ladder(part.result()));
        }
        var all = Options.ladder(Ranking.rank(votes.dataset(), Options.plain().build()));

        var test = test(slicing);

        assertThat(test.name()).isEqualTo("likelihood-ratio");
        assertThat(test.statistic())
                .isCloseTo(2 * (apart - ReferenceTest.logLikelihood(all)), within(1e-8));
        assertThat(test.degrees()).isEqualTo(2 * (SYSTEMS - 1));
        assertThat(slicing.contrasts()).hasSize(3);
    }

    /** Under equal ladders about 5% of 300 tests are below 0.05, with and without ties. */
    @Test
    void equalLadersAreRarelyFoundToDiffer() {
        int[] found = new int[3];
        for (int run = 0; run < 300; run++) {
            var votes = votes(run, new int[] {250, 350}, 0, run % 3 == 0 ? 0 : 0.3);
            var options =
                    switch (run % 3) {
                        case 0 -> Options.of(Ties.HALF);
                        case 1 -> Options.of(Ties.HALF);
                        default -> Options.of(Ties.HALF).cluster(Cluster.ANNOTATOR);
                    };
            found[run % 3] += test(slices(votes, options)).p() < 0.05 ? 1 : 0;
        }
        for (int count : found) {
            assertThat(count).isBetween(0, 12);
        }
        assertThat(found[0] + found[1]).isBetween(3, 20);
    }

    /**
     * A handful of annotators are few to estimate a spread from. Without Student's t about 87% of
     * such intervals hold the truth, and without Hotelling's F more than half of the tests find a
     * difference that is not there.
     */
    @Test
    void fewAnnotatorsGiveNoFalseCertainty() {
        int found = 0;
        int held = 0;
        int runs = 120;
        for (int run = 0; run < runs; run++) {
            var votes = byFew(run, 7);
            var options = Options.of(Ties.HALF).cluster(Cluster.ANNOTATOR);
            found += test(slices(votes, options)).p() < 0.05 ? 1 : 0;
            var ladder = Options.ladder(Ranking.rank(votes.dataset(), options.build()));
            assertThat(ladder.notes())
                    .anyMatch(note -> note.startsWith("7 annotators are few to estimate"));
            for (var rung : ladder.rungs()) {
                var interval = Objects.requireNonNull(rung.strength().interval());
                held += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
            }
        }
        assertThat(found).as("of %d tests", runs).isBetween(0, 14);
        assertThat(held / (double) (runs * SYSTEMS)).isBetween(0.92, 0.985);
    }

    /** Equal systems, in two languages, by few annotators. */
    private static AttributedVotes byFew(long seed, int annotators) {
        var random = new Seed(seed).child("few").random();
        var votes = new AttributedVotes();
        for (int v = 0; v < 400; v++) {
            int l = random.nextInt(SYSTEMS);
            int r = (l + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
            votes.add(
                    Simulated.name(l),
                    Simulated.name(r),
                    random.nextInt(2) == 0 ? Outcome.LEFT : Outcome.RIGHT,
                    "language",
                    "l" + random.nextInt(2),
                    AttributedVotes.ANNOTATOR,
                    "w" + random.nextInt(annotators));
        }
        return votes;
    }

    @Test
    void annotatorsAsFewAsDifferencesTestNothing() {
        var options = Options.of(Ties.HALF).cluster(Cluster.ANNOTATOR);
        var together = Objects.requireNonNull(slices(byFew(1, 4), options).together());

        assertThat(together.test()).isNull();
        assertThat(together.undefined())
                .isEqualTo("the votes do not determine how far they differ");
    }

    @Test
    void laddersThatDifferAreFound() {
        for (var ties : List.of(Ties.HALF, Ties.DAVIDSON, Ties.RAO_KUPPER)) {
            var test = test(slices(votes(3, new int[] {400, 400}, 1, 0.2), Options.of(ties)));

            assertThat(test.p()).as(ties.toString()).isLessThan(1e-6);
        }
    }

    /** The thin part has 30 votes: its shrunken ladder is nearer to the truth than its own. */
    @Test
    void aThinPartBorrowsFromTheOthers() {
        double own = 0;
        double shrunk = 0;
        int held = 0;
        for (int run = 0; run < 40; run++) {
            var slicing =
                    slices(votes(run, new int[] {400, 400, 40}, 0.1, 0), Options.plain().prior(1));
            var part = slicing.parts().get(2);
            assertThat(part.shrunk()).as(slicing.shrinkage()).hasSize(SYSTEMS);
            for (int i = 0; i < SYSTEMS; i++) {
                double truth = Simulated.truth(i, SYSTEMS);
                var name = Simulated.name(i);
                var one =
                        part.shrunk().stream()
                                .filter(at -> at.system().value().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .strength();
                double raw = ReferenceTest.strength(Options.ladder(part.result()), name);
                own += (raw - truth) * (raw - truth);
                shrunk += (one.value() - truth) * (one.value() - truth);
                held += ReferenceTest.interval(one).contains(truth) ? 1 : 0;
            }
        }
        assertThat(shrunk).isLessThan(own / 2);
        assertThat(held / 200.0).isGreaterThan(0.88);
    }

    /** Two ladders that are the same are drawn to the ladder of all votes. */
    @Test
    void equalLaddersAreDrawnTogether() {
        var votes = votes(5, new int[] {2000, 2000}, 0, 0);
        var slicing = slices(votes, Options.plain());
        var all = Options.ladder(Ranking.rank(votes.dataset(), Options.plain().build()));

        for (var part : slicing.parts()) {
            for (var one : part.shrunk()) {
                assertThat(one.strength().value())
                        .isCloseTo(ReferenceTest.strength(all, one.system().value()), within(0.08));
            }
        }
    }

    /** By hand: 3 x .01, then 2 x .02 = .04, then .04. */
    @Test
    void probabilitiesAreCorrectedAfterHolm() {
        var corrected =
                SliceContrast.corrected(List.of(with(0.04), with(0.01), none(), with(0.02)));

        assertThat(adjusted(corrected.get(0))).isCloseTo(0.04, within(1e-12));
        assertThat(adjusted(corrected.get(1))).isCloseTo(0.03, within(1e-12));
        assertThat(corrected.get(2).test()).isNull();
        assertThat(adjusted(corrected.get(3))).isCloseTo(0.04, within(1e-12));
    }

    private static double adjusted(Contrast contrast) {
        return Objects.requireNonNull(contrast.test()).adjusted();
    }

    private static Contrast with(double p) {
        return new Contrast(List.of("a", "b"), 3, new Slicing.Test("wald", 1, 1, p, p), null);
    }

    private static Contrast none() {
        return new Contrast(List.of("a", "b"), 0, null, "no");
    }

    @Test
    void partsThatShareNoLadderAreNotTested() {
        var votes = new AttributedVotes();
        for (var outcome : List.of(Outcome.LEFT, Outcome.RIGHT)) {
            votes.add("a", "b", outcome, "language", "l0");
            votes.add("c", "d", outcome, "language", "l1");
            votes.add("a", "c", outcome);
        }

        var slicing = slices(votes, Options.plain());

        assertThat(slicing.without()).isEqualTo(2);
        assertThat(Objects.requireNonNull(slicing.together()).undefined())
                .isEqualTo("they place fewer than two systems in common");
    }

    @Test
    void anUnknownColumnIsRefused() {
        var dataset = votes(1, new int[] {50}, 0, 0).dataset();

        assertThatThrownBy(() -> Ranking.slices(dataset, Options.plain().build(), "langauge"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("--by langauge");
        assertThat(Ranking.slices(dataset, Options.plain().build(), "criterion").parts())
                .extracting(Slicing.Part::value)
                .containsExactly("overall");
    }
}
