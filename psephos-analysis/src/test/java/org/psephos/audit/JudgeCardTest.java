package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;

/** Judges beside a reference. */
class JudgeCardTest {
    private static final AuditOptions BESIDE_GOLD = Tables.QUICK.beside(List.of("gold"));

    /** One vote a line: item, annotator, left, right, outcome, and a confidence if there is one. */
    private static Dataset votes(String lines) {
        var builder = new DatasetBuilder();
        int line = 1;
        for (var row : lines.lines().toList()) {
            builder.accept(vote(row.strip().split(" +"), line++));
        }
        return builder.build(new Manifest(List.of(), line - 1, Rejects.NONE, "test", null, false));
    }

    private static Comparison vote(String[] cells, int line) {
        @Nullable Double confidence = cells.length > 5 ? Double.valueOf(cells[5]) : null;
        return new Comparison(
                new Header(
                        new ItemId(cells[0]),
                        new AnnotatorId(cells[1]),
                        Header.OVERALL,
                        null,
                        null,
                        null,
                        confidence,
                        1,
                        new TreeMap<>(),
                        new Origin.Row("votes.csv", line)),
                new Candidate(new SystemId(cells[2]), null),
                new Candidate(new SystemId(cells[3]), null),
                Outcome.valueOf(cells[4]),
                null);
    }

    /** Pair 1 right both ways, 2 a flip to the first side, 3 wrong both ways, 4 right and a tie. */
    private static final String BOTH_ORDERS =
            """
            1 gold a b LEFT
            2 gold a b LEFT
            3 gold a b RIGHT
            4 gold a b LEFT
            1 judge a b LEFT
            1 judge b a RIGHT
            2 judge a b LEFT
            2 judge b a LEFT
            3 judge a b LEFT
            3 judge b a RIGHT
            4 judge a b LEFT
            4 judge b a TIE
            """;

    private static JudgeCard card(Dataset dataset) {
        return Audit.run(dataset, BESIDE_GOLD).judges().getFirst();
    }

    @Test
    void threeAccountingsOfTheSameVotes() {
        var orders = Objects.requireNonNull(card(votes(BOTH_ORDERS)).orders());

        assertThat(orders.pairs()).isEqualTo(4);
        assertThat(orders.consistent()).isEqualTo(2);
        assertThat(orders.firstTwice()).isEqualTo(1);
        assertThat(orders.secondTwice()).isZero();
        assertThat(orders.scored()).isEqualTo(4);
        assertThat(orders.bothRight()).isEqualTo(1);
        assertThat(orders.netRight()).isEqualTo(2);
        assertThat(orders.flipAsTie()).isEqualTo(1 + 0.5 + 0 + 0.5);
        assertThat(orders.firstOrder()).isEqualTo(3);
        assertThat(orders.secondOrder()).isEqualTo(1);
    }

    @Test
    void accuracyIsOfVotesAndOrdersOfASideDoNotMatterToIt() {
        var card = card(votes(BOTH_ORDERS));

        assertThat(card.votes()).isEqualTo(8);
        assertThat(Objects.requireNonNull(card.accuracy()).value()).isEqualTo(4.0 / 8);
        assertThat(Objects.requireNonNull(card.first()).value()).isEqualTo(5.0 / 7, within(1e-12));
        assertThat(card.variance()).isEqualTo(2.0 / 4);
    }

    /** Right, a draw, wrong, a draw. */
    @Test
    void biasIsTheErrorOfWhatAJudgeSaysMostOften() {
        var bias = Objects.requireNonNull(card(votes(BOTH_ORDERS)).bias());

        assertThat(bias.value()).isEqualTo((0 + 0.5 + 1 + 0.5) / 4);
        // Four units 0.5, 0, 0.5 and 0 off their mean: the square of the error is 0.5 / (4 * 3),
        // less
        // than that of four votes, which are counted by Student's quantile at three degrees;
        // Wilson's
        // half width at a half is then z / 2 over the root of votes and z squared.
        double z = 1.959963984540054;
        double votes = 4 * Math.pow(z / 3.182446305284263, 2);
        double half = z / 2 / Math.sqrt(votes + z * z);
        var interval = Objects.requireNonNull(bias.interval());
        assertThat(interval.low()).isCloseTo(0.5 - half, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.5 + half, within(1e-9));
    }

    @Test
    void theProfileOfAJudgeIsHeldBesideEverybodyElse() {
        var profile = Audit.judge(votes(BOTH_ORDERS), Tables.QUICK, "judge");

        assertThat(profile.reference()).isEqualTo(1);
        assertThat(profile.cards()).containsExactly(card(votes(BOTH_ORDERS)));
        assertThat(profile.cost().judgements()).isEqualTo(8);
        assertThat(profile.cost().seconds()).isNull();
        assertThat(profile.biases()).extracting(Finding::id).contains("self-inconsistency");
        assertThatThrownBy(() -> Audit.judge(votes(BOTH_ORDERS), BESIDE_GOLD, "gold"))
                .hasMessageContaining("gold is of the reference itself");
        assertThatThrownBy(() -> Audit.judge(votes(BOTH_ORDERS), Tables.QUICK, "other"))
                .hasMessageContaining("nobody who judged here is called other");
    }

    /** LLMBar counts two ties as different: a judge that sees no difference twice is consistent. */
    @Test
    void aTieInBothOrdersIsConsistent() {
        var tied = votes("1 gold a b LEFT\n1 judge a b TIE\n1 judge b a TIE\n");
        var orders = Objects.requireNonNull(card(tied).orders());

        assertThat(orders.consistent()).isEqualTo(1);
        assertThat(orders.bothRight()).isZero();
        assertThat(orders.netRight()).isZero();
        assertThat(orders.flipAsTie()).isEqualTo(0.5);
    }

    /** arena-hard's threefold rows and JudgeArena's stacked orders make intervals too short. */
    @Test
    void repeatingVotesOfAUnitDoesNotShortenTheInterval() {
        var once = Objects.requireNonNull(card(votes(BOTH_ORDERS)).accuracy()).interval();
        var thrice =
                Objects.requireNonNull(card(votes(BOTH_ORDERS.repeat(3))).accuracy()).interval();

        assertThat(Objects.requireNonNull(thrice).halfWidth())
                .isEqualTo(Objects.requireNonNull(once).halfWidth(), within(1e-12));
    }

    @Test
    void aReferenceThatIsDividedSaysNothing() {
        var divided =
                votes(
                        "1 p a b LEFT\n1 q a b RIGHT\n1 judge a b LEFT\n2 p a b LEFT\n2 judge b a RIGHT\n");
        var result = Audit.run(divided, Tables.QUICK.beside(List.of("p", "q")));

        assertThat(result.judges().getFirst().votes()).isEqualTo(2);
        assertThat(result.judges().getFirst().scored()).isEqualTo(1);
    }

    /** AlpacaFarm's leave-one-out: each against most of the others. */
    @Test
    void theCeilingLeavesEachVoteOut() {
        var people =
                votes(
                        """
                        1 p a b LEFT
                        1 q a b LEFT
                        1 r a b RIGHT
                        2 p a b RIGHT
                        2 q b a LEFT
                        2 r a b RIGHT
                        """);
        var ceiling =
                Audit.run(people, Tables.QUICK.beside(List.of("p", "q", "r")))
                        .ceilings()
                        .getFirst();

        // On item 1 p and q face a draw of the others, and r two who say something else.
        assertThat(ceiling.votes()).isEqualTo(4);
        assertThat(ceiling.agreement().value()).isEqualTo(3.0 / 4);
    }

    @Test
    void calibrationComparesConfidenceWithAccuracy() {
        var sure =
                votes(
                        """
                        1 gold a b LEFT
                        2 gold a b LEFT
                        3 gold a b LEFT
                        4 gold a b LEFT
                        1 judge a b LEFT 0.95
                        2 judge a b RIGHT 0.95
                        3 judge a b LEFT 0.55
                        4 judge a b RIGHT 0.55
                        """);
        var calibration = Objects.requireNonNull(card(sure).calibration());

        assertThat(calibration.error()).isEqualTo(0.5 * 0.45 + 0.5 * 0.05, within(1e-12));
        assertThat(calibration.byChance())
                .isCloseTo(
                        (Math.sqrt(4 / Math.PI * 0.95 * 0.05)
                                        + Math.sqrt(4 / Math.PI * 0.55 * 0.45))
                                / 4,
                        within(1e-12));
        assertThat(calibration.bins()).hasSize(2);
        assertThat(calibration.coverage()).hasSize(10);
        assertThat(calibration.coverage().get(5)).isEqualTo(new JudgeCard.Coverage(0.5, 0.5));
        assertThat(calibration.coverage().getFirst()).isEqualTo(new JudgeCard.Coverage(1, 0.5));
    }

    @Test
    void aReferenceThatIsNotThereIsRefused() {
        assertThatThrownBy(
                        () -> Audit.run(votes(BOTH_ORDERS), Tables.QUICK.beside(List.of("silver"))))
                .isInstanceOf(PsephosException.class)
                .hasMessageStartingWith("nobody who judged here is called silver");
    }
}
