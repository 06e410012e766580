package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.StudentT;
import org.psephos.model.PsephosException;

/**
 * Small trees by hand. Mutants that these tests have seen off: rows counted as items; children of a
 * category under two parents told again; lengths in units of memory; votes counted as signs; the
 * rest of the parent with the category's own items in it; a row below its gap; findings by p alone.
 */
class CategoryLevelsTest {
    private static ProbeOptions options() {
        return ProbeOptions.withDefaults().rounds(0).set("fewest", "1");
    }

    private static ProbeResult look(String csv, ProbeOptions options) {
        return CategoryLevels.PROBE.verb().look(Rows.of(csv, "severity"), options);
    }

    private static ProbeResult look(String csv) {
        return look(csv, options());
    }

    private static double value(ProbeResult result, String name, String of) {
        return Objects.requireNonNull(result.quantity(name, of).value());
    }

    private static Finding finding(ProbeResult result, String id) {
        return result.findings().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static final String TREE =
            """
            level1,level2,item
            A,x,1
            A,x,1
            A,x,2
            A,y,3
            B,z,4
            """;

    @Test
    void aCategoryIsAShareOfItsParentAndOfAllAndAnItemCountsOnce() {
        var result = look(TREE);

        assertThat(value(result, "share-of-all", "A")).isEqualTo(0.75);
        assertThat(value(result, "share-of-all", "A / x")).isEqualTo(0.5);
        assertThat(value(result, "share-of-parent", "A / x")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(result.quantity("share-of-parent", "A / x").n()).isEqualTo(3);
        // Wilson's interval of 3 of 4 at 95%, by hand: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 +
        // z²/n).
        var interval = Objects.requireNonNull(result.quantity("share-of-all", "A").interval());
        assertThat(interval.low()).isCloseTo(0.300642, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.954413, within(1e-6));
    }

    @Test
    void theEffectiveNumberIsTheExponentOfTheEntropy() {
        var result = look(TREE);

        double h = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
        assertThat(value(result, "categories", "level 1")).isEqualTo(2);
        assertThat(value(result, "effective-categories", "level 1"))
                .isCloseTo(Math.exp(h), within(1e-12));
        assertThat(value(result, "evenness", "level 1")).isCloseTo(h / Math.log(2), within(1e-12));
        // Shares 1/2, 1/4, 1/4: H = 1.5 ln 2, so 2^1.5 categories.
        assertThat(value(result, "effective-categories", "level 2"))
                .isCloseTo(2 * Math.sqrt(2), within(1e-12));
    }

    @Test
    void oneCategoryHasNoEvenness() {
        assertThat(look("level1\nA\nA\n").quantity("evenness", "level 1").undefined())
                .isEqualTo("there is one category");
    }

    @Test
    void theLargestCategoryComesFirstAndEachBeforeItsChildren() {
        var result = look("level1,level2\nB,q\nB,r\nB,r\nA,x\n");

        assertThat(result.quantities().stream().filter(q -> q.name().equals("share-of-all")))
                .extracting(Quantity::of)
                .containsExactly("B", "B / r", "B / q", "A", "A / x");
    }

    @Test
    void aPathInOneCellIsTheSameTree() {
        var csv = "level1,item\nA > x,1\nA>x,1\nA > x,2\nA > y,3\nB > z,4\n";
        var result = look(csv, options().set("separator", ">"));

        assertThat(result.quantities()).isEqualTo(look(TREE).quantities());
    }

    @Test
    void aRowWithoutALevelStandsAboveTheGapOnly() {
        var result = look("level1,level2,level3\nA,x,p\nA,x,p\nA,,p\nA,x,\n,x,p\n");

        assertThat(value(result, "share-of-all", "A")).isEqualTo(0.8);
        assertThat(value(result, "share-of-parent", "A / x")).isEqualTo(0.75);
        assertThat(result.quantities()).noneMatch(one -> one.of().equals("A / p"));
        assertThat(finding(result, "missing-level").claim()).startsWith("2 of 5 rows");
        assertThat(finding(result, "missing-level").rows())
                .containsExactly("rows.csv:4", "rows.csv:6");
        assertThat(finding(result, "ends-early").rows()).containsExactly("rows.csv:5");
    }

    @Test
    void aChildUnderTwoParentsIsFoundOnceAndNotItsChildren() {
        var result = look("level1,level2,level3\nA,x,p\nA,x,p\nB,x,p\nB,y,q\n");

        assertThat(result.findings()).extracting(Finding::id).containsOnlyOnce("two-parents");
        var found = finding(result, "two-parents");
        assertThat(found.claim())
                .isEqualTo("\"x\" stands under 2 parents: A (2 items), B (1 item)");
        assertThat(found.rows()).containsExactly("rows.csv:4");
        assertThat(found.severity()).isEqualTo(Severity.MEDIUM);
    }

    /** In A the place shown first wins 9 of 10 items; in B each wins once, and two are ties. */
    private static String votes() {
        var csv = new StringBuilder("level1,item,winner\n");
        for (int i = 0; i < 10; i++) {
            csv.append("A,a%s,%s%n".formatted(i, i == 0 ? "right" : "Left"));
        }
        return csv.append("B,b1,first\nB,b2,second\nB,b3,tie\nB,b4,tie\n").toString();
    }

    @Test
    void thePlaceThatWinsIsTestedItemByItemAndCorrected() {
        var result = look(votes());

        assertThat(value(result, "first-place", "A")).isEqualTo(0.9);
        assertThat(value(result, "first-place", "B")).isEqualTo(0.5);
        assertThat(value(result, "ties", "B")).isEqualTo(0.5);
        assertThat(result.quantity("first-place", "B").n()).isEqualTo(2);
        var test = Objects.requireNonNull(result.quantity("first-place", "A").test());
        // Two-sided: (1 + 10 + 10 + 1) / 1024. Of all 12 decided 10 are won: 2 (1 + 12 + 66) /
        // 4096,
        // which is the second smallest of three and pulls the smallest down to itself.
        assertThat(test.p()).isCloseTo(22 / 1024.0, within(1e-12));
        assertThat(test.adjusted()).isCloseTo(158 / 4096.0 * 3 / 2, within(1e-12));
        assertThat(result.findings()).noneMatch(one -> one.id().equals("place-wins"));
    }

    @Test
    void severalVotesOfOneItemAreOneSign() {
        var csv = votes().replaceAll("A,a[0-9]", "A,a1");
        var test = Objects.requireNonNull(look(csv).quantity("first-place", "A").test());

        assertThat(test.p()).isEqualTo(1);
    }

    @Test
    void aPlaceThatWinsAfterCorrectionIsFound() {
        var csv = new StringBuilder("level1,winner\n");
        for (int i = 0; i < 40; i++) {
            csv.append("A,%s%nB,%s%n".formatted(i % 10 == 0 ? "second" : "first", side(i)));
        }
        var found = finding(look(csv.toString()), "place-wins");

        assertThat(found.claim())
                .isEqualTo(
                        "A: the answer shown first wins in 0.9 of decided comparisons; 2 of 3"
                                + " categories lean after correction for as many");
        assertThat(found.severity()).isEqualTo(Severity.HIGH);
    }

    private static String side(int i) {
        return i % 2 == 0 ? "first" : "second";
    }

    @Test
    void lengthIsInCharactersNotInUnitsOfMemory() {
        var csv =
                """
                level1,chosen,rejected
                A,👍👍👍,ab
                A,abcd,a
                A,ab,ab
                B,a,abc
                """;
        var result = look(csv);

        assertThat(value(result, "length-difference", "A")).isCloseTo(4 / 3.0, within(1e-12));
        assertThat(value(result, "chosen-longer", "A")).isEqualTo(1);
        assertThat(result.quantity("chosen-longer", "A").n()).isEqualTo(2);
        assertThat(value(result, "chosen-longer", "all")).isCloseTo(2 / 3.0, within(1e-12));
        // Differences 1, 3, 0.
        double half = StudentT.quantile(0.975, 2) * Math.sqrt(7 / 3.0 / 3);
        assertThat(
                        Objects.requireNonNull(result.quantity("length-difference", "A").interval())
                                .halfWidth())
                .isCloseTo(half, within(1e-9));
    }

    @Test
    void severityStandsBesideTheOtherItemsOfTheParent() {
        var csv =
                """
                level1,level2,severity
                A,x,3
                A,x,3
                A,y,1
                A,y,3
                B,z,0
                """;
        var result = look(csv);

        assertThat(value(result, "severity", "A")).isEqualTo(2.5);
        // Of the four pairs two are higher and two are equal.
        assertThat(value(result, "severity-beside-siblings", "A / x")).isEqualTo(0.5);
    }

    @Test
    void ofACategoryWithFewItemsNothingIsSaidButItsSize() {
        var result = look(votes(), options().set("fewest", "5"));

        assertThat(result.quantity("judgements", "B").undefined())
                .isEqualTo("4 items, fewer than 5 (--set fewest=N)");
        assertThat(result.quantities())
                .noneMatch(one -> one.of().equals("B") && one.name().equals("first-place"));
        assertThat(value(result, "share-of-all", "B")).isCloseTo(4 / 14.0, within(1e-12));
        assertThat(finding(result, "small-categories").claim())
                .startsWith("1 of 2 lowest categories have fewer than 5 items")
                .endsWith("B (4)");
    }

    @Test
    void anOnlyChildIsNotSaidTwice() {
        var result = look("level1,level2,winner\nA,x,first\nA,x,second\nB,y,tie\nB,z,tie\n");

        assertThat(result.quantities())
                .noneMatch(one -> one.of().equals("A / x") && one.name().equals("ties"));
        assertThat(value(result, "ties", "B / y")).isEqualTo(1);
    }

    @Test
    void aFewCategoriesThatHoldNearlyAllAreFound() {
        var csv = "level1\nB\nC\nD\n" + "A\n".repeat(97);
        var few = look(csv, options().rounds(200));

        assertThat(finding(few, "concentration").claim())
                .startsWith("level 1: few categories hold most items; evenness is 0.12");
        var even = look("level1\n" + "A\nB\nC\n".repeat(20), options().rounds(200));
        assertThat(even.findings()).isEmpty();
    }

    @Test
    void anUnknownWinnerIsRefusedByItsPlaceAndWord() {
        assertThatThrownBy(() -> look("level1,winner\nA,first\nA,1\n"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("rows.csv:3: the winner is \"1\"");
    }
}
