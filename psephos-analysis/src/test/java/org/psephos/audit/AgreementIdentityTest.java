package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.math.Seed;

/** What must not change anything, and what follows from something else. */
class AgreementIdentityTest {
    private static final AuditOptions OPTIONS = AuditOptions.withDefaults().rounds(50);

    private static String shuffled(String table, long seed) {
        var lines = new java.util.ArrayList<>(table.lines().toList());
        var random = new Seed(seed).child("order").random();
        for (int at = lines.size() - 1; at > 0; at--) {
            java.util.Collections.swap(lines, at, random.nextInt(at + 1));
        }
        return String.join("\n", lines);
    }

    @ParameterizedTest
    @EnumSource(MeasurementScale.class)
    void theOrderOfUnitsChangesNotEvenAnInterval(MeasurementScale scale) {
        var plain = Tables.labels(AgreementReferenceTest.KRIPPENDORFF);
        var turned = Tables.labels(shuffled(AgreementReferenceTest.KRIPPENDORFF, 5));

        assertThat(Audit.run(turned, OPTIONS.on(scale)).agreement())
                .isEqualTo(Audit.run(plain, OPTIONS.on(scale)).agreement());
    }

    @Test
    void namesOfCategoriesDoNotMatterToWhatIsNominal() {
        var renamed =
                AgreementReferenceTest.KRIPPENDORFF
                        .replace('1', 'x')
                        .replace('3', 'a')
                        .replace('4', 'q');
        var scale = OPTIONS.on(MeasurementScale.NOMINAL).rounds(0);

        var plain = Audit.run(Tables.labels(AgreementReferenceTest.KRIPPENDORFF), scale);
        var other = Audit.run(Tables.labels(renamed), scale);

        for (int at = 0; at < plain.agreement().size(); at++) {
            var one = plain.agreement().get(at).estimate();
            var same = other.agreement().get(at).estimate();
            assertThat(same == null).isEqualTo(one == null);
            if (one != null && same != null) {
                assertThat(same.value()).isEqualTo(one.value(), within(1e-12));
            }
        }
    }

    /** What looks at shares only does not see how often all of it is there. */
    @ParameterizedTest
    @EnumSource(
            value = Measure.class,
            names = {
                "PERCENT_AGREEMENT",
                "FLEISS_KAPPA",
                "CONGER_KAPPA",
                "GWET_AC1",
                "BRENNAN_PREDIGER"
            })
    void thrice(Measure measure) {
        var thrice = AgreementReferenceTest.KRIPPENDORFF.repeat(3);

        assertThat(Tables.value(Tables.labels(thrice), MeasurementScale.NOMINAL, measure))
                .isEqualTo(
                        Tables.value(
                                AgreementReferenceTest.krippendorff(),
                                MeasurementScale.NOMINAL,
                                measure),
                        within(1e-12));
    }

    @Test
    void oneBigCellIsDrawnLikeItsUnits() {
        var count = new double[] {40_000, 300, 9_000, 1, 699};
        var draws = new UnitDraws(count);
        int rounds = 2000;
        var sum = new double[count.length];
        var squares = new double[count.length];
        var drawn = new double[count.length];
        for (int round = 0; round < rounds; round++) {
            draws.draw(new Seed(9).child("draw", round).random(), drawn);
            double all = 0;
            for (int c = 0; c < drawn.length; c++) {
                all += drawn[c];
                sum[c] += drawn[c];
                squares[c] += (drawn[c] - count[c]) * (drawn[c] - count[c]);
            }
            assertThat(all).isEqualTo(50_000);
        }
        for (int c = 0; c < count.length; c++) {
            double variance = count[c] * (1 - count[c] / 50_000);
            assertThat(sum[c] / rounds)
                    .isEqualTo(count[c], within(5 * Math.sqrt(variance / rounds)));
            assertThat(squares[c] / rounds / variance).isBetween(0.85, 1.15);
        }
    }

    /** Passonneau (2006): equal 0, contained and overlapping with two thirds and one third. */
    @Test
    void distancesOfSets() {
        var ab = new TreeSet<>(List.of("a", "b"));
        var a = new TreeSet<>(List.of("a"));
        var bc = new TreeSet<>(List.of("b", "c"));
        var none = new TreeSet<String>();

        assertThat(SetDistance.MASI.of(ab, ab)).isZero();
        assertThat(SetDistance.MASI.of(ab, a)).isEqualTo(1 - 2.0 / 3 / 2, within(1e-15));
        assertThat(SetDistance.MASI.of(ab, bc)).isEqualTo(1 - 1.0 / 3 / 3, within(1e-15));
        assertThat(SetDistance.MASI.of(a, bc)).isEqualTo(1);
        assertThat(SetDistance.MASI.of(a, none)).isEqualTo(1);
        assertThat(SetDistance.MASI.of(none, none)).isZero();
        assertThat(SetDistance.JACCARD.of(ab, a)).isEqualTo(0.5);
        assertThat(SetDistance.JACCARD.of(ab, bc)).isEqualTo(2.0 / 3, within(1e-15));
    }

    @Test
    void alphaByADistanceThatIsAllOrNothingIsNominalAlpha() {
        var data =
                Gathering.of(AgreementReferenceTest.krippendorff(), Tables.QUICK)
                        .getFirst()
                        .grouped(new java.util.TreeSet<>());
        var cells = UnitCells.byCounts(data);
        var custom = new KrippendorffAlpha(cells, 5, (one, other) -> one == other ? 0 : 1);

        assertThat(custom.of(cells.count()))
                .isInstanceOfSatisfying(
                        Value.Known.class,
                        known ->
                                assertThat(known.number()).isEqualTo(0.743421052632, within(1e-9)));
    }

    /** Where raters agree as they would by chance, every coefficient is near zero. */
    @Test
    void chanceIsZero() {
        var random = new Seed(3).child("chance").random();
        var table =
                IntStream.range(0, 4000)
                        .mapToObj(
                                unit ->
                                        "%s %s %s"
                                                .formatted(
                                                        random.nextInt(3),
                                                        random.nextInt(3),
                                                        random.nextInt(3)))
                        .collect(Collectors.joining("\n"));
        var quick = Tables.QUICK.on(MeasurementScale.NOMINAL);

        for (var agreement : Audit.run(Tables.labels(table), quick).agreement()) {
            var estimate = agreement.estimate();
            if (estimate != null
                    && agreement.measure() != Measure.PERCENT_AGREEMENT
                    && agreement.measure() != Measure.LEAVE_ONE_OUT) {
                assertThat(estimate.value())
                        .as(agreement.measure().toString())
                        .isEqualTo(0, within(0.03));
            }
        }
    }
}
