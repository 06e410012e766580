package org.psephos.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.math.Seed;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Ranking;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.SystemId;

/** Agreement of rankings against figures by hand and a slow twin. */
class RankingAgreementTest {

    /** One ranking a line: item, annotator, tiers such as {@code a=b>c}. */
    private static Dataset rankings(String lines) {
        var builder = new DatasetBuilder();
        int line = 2;
        for (var row : lines.lines().toList()) {
            var cells = row.strip().split(" +", -1);
            var tiers = new ArrayList<List<Candidate>>();
            for (var tier : cells[2].split(">", -1)) {
                tiers.add(Arrays.stream(tier.split("=", -1)).map(name -> system(name)).toList());
            }
            var shown = tiers.stream().flatMap(List::stream).toList();
            builder.accept(new Ranking(header(cells, line++), shown, tiers, List.of()));
        }
        return builder.build(new Manifest(List.of(), line - 2, Rejects.NONE, "test", null, false));
    }

    private static Header header(String[] cells, int line) {
        return new Header(
                new ItemId(cells[0]),
                new AnnotatorId(cells[1]),
                Header.OVERALL,
                null,
                null,
                null,
                null,
                1,
                new TreeMap<>(),
                new Origin.Row("rankings.csv", line));
    }

    private static Candidate system(String name) {
        return new Candidate(new SystemId(name), null);
    }

    private static double value(String lines, Measure measure) {
        var estimate = Tables.measured(rankings(lines), Tables.QUICK, measure).estimate();
        return requireNonNull(estimate, () -> measure + " of " + lines).value();
    }

    @Test
    void sameAndReversedRankingsAreTheEndsOfEveryMeasure() {
        var same = "1 r1 a>b>c>d\n1 r2 a>b>c>d\n";
        var reversed = "1 r1 a>b>c>d\n1 r2 d>c>b>a\n";

        assertThat(value(same, Measure.KENDALL_W)).isEqualTo(1);
        assertThat(value(same, Measure.KENDALL_TAU_B)).isEqualTo(1);
        assertThat(value(same, Measure.KENDALL_TAU_C)).isEqualTo(1);
        assertThat(value(same, Measure.NORMALISED_LEVENSHTEIN)).isZero();
        assertThat(value(reversed, Measure.KENDALL_W)).isZero();
        assertThat(value(reversed, Measure.KENDALL_TAU_B)).isEqualTo(-1);
        assertThat(value(reversed, Measure.KENDALL_TAU_C)).isEqualTo(-1);
        assertThat(value(reversed, Measure.NORMALISED_LEVENSHTEIN)).isEqualTo(1);
    }

    /** By hand: of 15 pairs 10 agree and 1 disagrees; 2 are tied for one, 2 for the other. */
    @Test
    void tiesAreCorrectedForAsPublished() {
        var tied = "1 r1 a=b>c>d>e=f\n1 r2 b=c>a>d=e>f\n";

        assertThat(value(tied, Measure.KENDALL_TAU_B)).isEqualTo(9 / 13.0, within(1e-12));
        assertThat(value(tied, Measure.KENDALL_TAU_C)).isEqualTo(72 / 108.0, within(1e-12));
    }

    /** A swap of neighbours is a deletion and an insertion: 2 of 4. */
    @Test
    void swappedNeighboursAreTwoEdits() {
        assertThat(value("1 r1 a>b>c>d\n1 r2 b>a>c>d\n", Measure.NORMALISED_LEVENSHTEIN))
                .isEqualTo(0.5);
    }

    /** Of three judges of 10 objects without ties: sums of ranks by hand. */
    @Test
    void concordanceIsTheSpreadOfSumsOfRanks() {
        var three = "1 r1 a>b>c>d\n1 r2 a>c>b>d\n1 r3 b>a>c>d\n";
        // Sums 4, 6, 8, 12 around 7.5: 12 * 35 / (9 * 60).
        assertThat(value(three, Measure.KENDALL_W)).isEqualTo(12 * 35 / 540.0, within(1e-12));
    }

    /** Of two raters without ties Spearman's mean is 2W - 1. */
    @Test
    void spearmanAndConcordanceAreOneForTwoRaters() {
        var random = new Seed(5).child("twin").random();
        for (int round = 0; round < 50; round++) {
            var one = List.of("a", "b", "c", "d", "e");
            var other = new ArrayList<>(one);
            for (int at = other.size() - 1; at > 0; at--) {
                java.util.Collections.swap(other, at, random.nextInt(at + 1));
            }
            var lines = "1 r1 a>b>c>d>e\n1 r2 " + String.join(">", other) + "\n";
            assertThat(value(lines, Measure.SPEARMAN))
                    .isEqualTo(2 * value(lines, Measure.KENDALL_W) - 1, within(1e-12));
            assertThat(value(lines, Measure.KENDALL_TAU_C))
                    .isEqualTo(value(lines, Measure.KENDALL_TAU_B), within(1e-12));
        }
    }

    @Test
    void unitsCountAloneAndAreResampledAsWholes() {
        var two = "1 r1 a>b>c\n1 r2 a>b>c\n2 r1 a>b>c\n2 r2 c>b>a\n";
        var tau = Tables.measured(rankings(two), Tables.QUICK.rounds(200), Measure.KENDALL_TAU_B);

        assertThat(tau.units()).isEqualTo(2);
        assertThat(tau.raters()).isEqualTo(2);
        assertThat(tau.ratings()).isEqualTo(4);
        assertThat(tau.estimate()).extracting(e -> e.value()).isEqualTo(0.0);
        // One item agrees wholly, the other is turned round: rounds draw either of them twice.
        assertThat(tau.estimate())
                .extracting(e -> requireNonNull(e.interval()).low())
                .isEqualTo(-1.0);
        assertThat(tau.estimate())
                .extracting(e -> requireNonNull(e.interval()).high())
                .isEqualTo(1.0);
    }

    @Test
    void membersThatOneDidNotRankAreNotCompared() {
        assertThat(value("1 r1 a>b>c>x\n1 r2 y>a>b>c\n", Measure.KENDALL_TAU_B)).isEqualTo(1);
    }

    @Test
    void aLoneRaterHasNoAgreement() {
        var alone =
                Tables.measured(rankings("1 r1 a>b\n2 r2 a>b\n"), Tables.QUICK, Measure.KENDALL_W);

        assertThat(alone.estimate()).isNull();
        assertThat(alone.undefined()).isNotBlank();
    }

    @Test
    void aSecondRankingOfTheSameRaterIsSetAside() {
        var again = "1 r1 a>b>c\n1 r1 c>b>a\n1 r2 a>b>c\n";
        var tau = Tables.measured(rankings(again), Tables.QUICK, Measure.KENDALL_TAU_B);

        assertThat(tau.repeated()).isEqualTo(1);
        assertThat(value(again, Measure.KENDALL_TAU_B)).isEqualTo(1);
    }

    @Test
    void pairsOfRatersHaveTheMeanOverUnits() {
        var two = "1 r1 a>b>c\n1 r2 a>b>c\n2 r1 a>b>c\n2 r2 a>c>b\n";
        var pair = Audit.run(rankings(two), Tables.QUICK).pairs().getFirst();

        assertThat(pair.units()).isEqualTo(2);
        assertThat(pair.measure()).isEqualTo(Measure.KENDALL_TAU_B);
        assertThat(pair.estimate()).extracting(e -> e.value()).isEqualTo((1 + 1 / 3.0) / 2);
    }
}
