package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Panel.Kind;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/** The sequential test of each annotator against the others. */
class VigilTest {

    /** One bet of each of four bettors, by hand. Mutant: only the first bettor bets. */
    @Test
    void capitalIsTheMeanOfFourBettors() {
        var wager = new Wager();
        wager.bet(0.6, 0);
        wager.bet(0.5, 1);
        double sum = 0;
        for (double stake : new double[] {0.1, 1.0 / 3, 2.0 / 3, 0.9}) {
            sum += (1 + stake * 0.6) * (1 - stake * 0.5);
        }

        assertThat(wager.logEvidence()).isCloseTo(Math.log(sum / 4), within(1e-12));
        assertThat(new Wager().logEvidence()).isZero();
    }

    /**
     * Six hundred won bets are more than one multiplies without care, two thousand more than a
     * number holds; as many lost ones are less. Mutants that fell: logarithms begun anew each time;
     * the scale kept as it was, or left out; capital never laid by.
     */
    @Test
    void capitalOutgrowsWhatANumberHolds() {
        assertThat(after(600, 1, 0).capital() / mean(600, 1)).isCloseTo(1, within(1e-9));
        assertThat(after(600, 1, 0).logEvidence()).isCloseTo(Math.log(mean(600, 1)), within(1e-9));
        assertThat(after(2000, 1, 0).logEvidence())
                .isCloseTo(2000 * Math.log(1.9) - Math.log(4), within(1e-6));
        assertThat(after(8000, 0, 1).logEvidence())
                .isCloseTo(8000 * Math.log(0.9) - Math.log(4), within(1e-6));
    }

    private static Wager after(int bets, double bar, double outcome) {
        var wager = new Wager();
        for (int i = 0; i < bets; i++) {
            wager.bet(bar, outcome);
        }
        return wager;
    }

    private static double mean(int bets, double won) {
        double sum = 0;
        for (double stake : new double[] {0.1, 1.0 / 3, 2.0 / 3, 0.9}) {
            sum += Math.pow(1 + stake * won, bets);
        }
        return sum / 4;
    }

    /**
     * Where the claim just holds, one in twenty bettors ever reaches twenty, however long they
     * look. Mutant: outcomes are held against a bar that is a tenth higher.
     */
    @Test
    void whoBetsAgainstATruthRarelyGetsRich() {
        int rich = 0;
        for (int run = 0; run < 1000; run++) {
            var random = new Seed(run).child("ville").random();
            var wager = new Wager();
            double most = 0;
            for (int t = 0; t < 400; t++) {
                wager.bet(0.4, random.nextDouble() < 0.4 ? 1 : 0);
                most = Math.max(most, wager.logEvidence());
            }
            rich += most >= Math.log(20) ? 1 : 0;
        }
        assertThat(rich).isBetween(3, 50);
    }

    private static Vigil of(Docket docket, String name) {
        return Objects.requireNonNull(docket.vigils().get(name));
    }

    /**
     * Of four people w is with two of three others; among these, one pair of three agrees. Mutants:
     * the own answer is counted among the others'; a second answer to a question counts too.
     */
    @Test
    void othersAreHeldAgainstEachOther() {
        var docket =
                new Table()
                        .vote("w", "1", "a", "b", Outcome.LEFT)
                        .vote("x", "1", "b", "a", Outcome.RIGHT)
                        .vote("y", "1", "a", "b", Outcome.LEFT)
                        .vote("z", "1", "a", "b", Outcome.TIE)
                        .vote("w", "1", "a", "b", Outcome.TIE)
                        .vote("w", "2", "a", "b", Outcome.LEFT)
                        .vote("x", "2", "a", "b", Outcome.LEFT)
                        .docket();
        var vigil = of(docket, "w");

        assertThat(vigil.answers()).isEqualTo(1);
        assertThat(vigil.agreed()).isCloseTo(2.0 / 3, within(1e-6));
        assertThat(vigil.expected()).isCloseTo(1.0 / 3, within(1e-6));
        assertThat(of(docket, "z").agreed()).isZero();
        assertThat(of(docket, "z").expected()).isCloseTo(1, within(1e-6));
        assertThat(of(docket, "z").alone()).hasSize(1);
    }

    /** Mutant: drift is the earlier half less the later. */
    @Test
    void whoGetsTiredDriftsDownwards() {
        double drift = 0;
        for (int run = 0; run < 10; run++) {
            var panel = Panel.of(20).with(Kind.TIRED, 1).questions(500, 5).draw(run);
            var docket = new Docket(new Evidence(panel, Tables.QUICK, List.of()));
            drift += Objects.requireNonNull(of(docket, Panel.voter(20)).drift()).value() / 10;
        }
        assertThat(drift).isBetween(-0.4, -0.1);
    }

    @Test
    void theCardSaysBothConsensusAndGold() {
        var table = new Table();
        for (int i = 0; i < 12; i++) {
            table.vote("gold", "q" + i, "a", "b", Outcome.LEFT);
            for (var who : List.of("p", "q", "r")) {
                boolean right = i % 3 != 0 || who.equals("r");
                table.vote(who, "q" + i, "a", "b", right ? Outcome.LEFT : Outcome.RIGHT);
            }
        }
        var cards = Audit.run(table.data(), Tables.QUICK.beside(List.of("gold"))).annotators();
        var p = cards.get(1);
        var gold = Objects.requireNonNull(p.gold());

        assertThat(p.annotator()).isEqualTo("p");
        assertThat(gold.scored()).isEqualTo(12);
        assertThat(gold.accuracy().value()).isCloseTo(8.0 / 12, within(1e-12));
        assertThat(cards.getFirst().gold()).isNull();
        assertThat(Objects.requireNonNull(p.unlike()).answers()).isEqualTo(12);
    }
}
