package org.psephos.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;

class VoteStudyTest {
    private static final SystemId KEA = new SystemId("kea");
    private static final SystemId TUI = new SystemId("tui");
    private static final int VOTES = 40_000;

    /** Four standard errors of a share near a half, at this many votes. */
    private static final double CHANCE = 0.01;

    @Test
    void tiesBetweenEqualsHaveDavidsonsShare() {
        var shares = shares(0, VoterKind.honest(10), new Ballot(0.8, 0));

        assertThat(shares.get(Outcome.TIE)).isCloseTo(0.8 / 2.8, within(CHANCE));
        assertThat(shares.get(Outcome.LEFT)).isCloseTo(1 / 2.8, within(CHANCE));
        assertThat(shares.get(Outcome.BOTH_BAD)).isZero();
    }

    @Test
    void bothBadIsLikelierAmongTheWeakAndLeavesTheOtherRatiosAlone() {
        var ballot = new Ballot(0.8, 0.5);
        var strong = ballot.chances(2, 1);
        var weak = ballot.chances(-1, -2);

        assertThat(weak[3] / Arrays.stream(weak).sum())
                .isGreaterThan(3 * strong[3] / Arrays.stream(strong).sum());
        assertThat(weak[0] / weak[1]).isCloseTo(Math.E, within(1e-12));
        assertThat(weak[2]).isCloseTo(0.8 * Math.sqrt(weak[0] * weak[1]), within(1e-12));
    }

    @Test
    void oddsOfWinningAreTheDistanceOfTheStrengths() {
        assertThat(keaLogOdds(VoterKind.honest(10))).isCloseTo(1.2, within(0.06));
    }

    @Test
    void dimVotersSeeHalfOfTheDistance() {
        assertThat(keaLogOdds(VoterKind.honest(10).seeing(0.5))).isCloseTo(0.6, within(0.05));
    }

    @Test
    void invertingVotersPreferTheWeaker() {
        assertThat(keaLogOdds(VoterKind.inverting(10))).isCloseTo(-1.2, within(0.06));
    }

    @Test
    void carelessVotersClickEveryAnswerAlike() {
        var shares = shares(3, VoterKind.careless(10), new Ballot(0.2, 0.1));

        assertThat(shares.values()).allSatisfy(s -> assertThat(s).isCloseTo(0.25, within(CHANCE)));
    }

    @Test
    void carelessVotersDoNotGiveAnswersThatAreNotOffered() {
        var shares = shares(3, VoterKind.careless(10), Ballot.withoutTies());

        assertThat(shares.get(Outcome.TIE)).isZero();
        assertThat(shares.get(Outcome.BOTH_BAD)).isZero();
    }

    @Test
    void aPlaceOnTheLeftAddsItsLogOddsBetweenEquals() {
        var shares = shares(0, VoterKind.preferringFirst(10, 0.7), new Ballot(0.5, 0));
        double left = shares.getOrDefault(Outcome.LEFT, 0.0);
        double right = shares.getOrDefault(Outcome.RIGHT, 0.0);

        assertThat(Math.log(left / right)).isCloseTo(0.7, within(0.06));
    }

    @Test
    void aPushedSystemGetsEveryVoteItIsOnShowFor() {
        var votes = study(-3, VoterKind.pushing(3, KEA), new Ballot(1, 1)).dataset().comparisons();

        for (int row = 0; row < votes.size(); row++) {
            assertThat(votes.outcome(row))
                    .isEqualTo(votes.left(row) == 0 ? Outcome.LEFT : Outcome.RIGHT);
        }
    }

    @Test
    void everyVoterIsOnRecordWithItsBiases() {
        var truth = truth(1);
        var kinds = List.of(VoterKind.careless(2), VoterKind.pushing(1, TUI));
        var study =
                new VoteStudy(truth, kinds, Ballot.withoutTies(), Traffic.even(10))
                        .simulate(new Seed(4));

        assertThat(study.annotators()).hasSize(3);
        assertThat(study.annotators())
                .extracting(a -> a.biases().get("lapse-share"))
                .containsExactlyInAnyOrder(1.0, 1.0, 0.0);
        assertThat(study.annotators())
                .filteredOn(a -> a.biases().containsKey("pushed-share:tui"))
                .hasSize(1);
        assertThat(study.annotators().getFirst().id().value()).isEqualTo("voter-1");
    }

    @Test
    void popularSystemsAndBusyVotersAreSeenMore() {
        var names = List.of("a", "b", "c", "d", "e", "f").stream().map(SystemId::new).toList();
        var study =
                new VoteStudy(
                                Truth.normal(names, 1, new Seed(1)),
                                List.of(VoterKind.honest(20)),
                                Ballot.withoutTies(),
                                Traffic.even(20_000).skewed(1, 1))
                        .simulate(new Seed(2));
        int[] shown = new int[6];
        int[] cast = new int[20];
        var votes = study.dataset().comparisons();
        var voters = Objects.requireNonNull(votes.headers().annotator());
        for (int row = 0; row < votes.size(); row++) {
            shown[votes.left(row)]++;
            cast[voters.code(row)]++;
        }

        Arrays.sort(cast);
        // Zipf's second voter is half as busy as the first.
        assertThat((double) cast[18] / cast[19]).isCloseTo(0.5, within(0.05));
        Arrays.sort(shown);
        // Pairs of one with itself are drawn again, which evens the shares out a little.
        assertThat((double) shown[0] / shown[5]).isBetween(1 / 6.0, 0.3);
    }

    @Test
    void votesComeInOrderOfTimeWithinTheirDays() {
        var traffic = Traffic.even(500);
        var headers =
                new VoteStudy(truth(1), List.of(VoterKind.honest(3)), Ballot.withoutTies(), traffic)
                        .simulate(new Seed(9))
                        .dataset()
                        .comparisons()
                        .headers();
        long[] times = new long[500];
        for (int row = 0; row < 500; row++) {
            times[row] = headers.time(row);
        }

        assertThat(times).isSorted();
        assertThat(times[0]).isGreaterThanOrEqualTo(traffic.start().toEpochMilli());
        assertThat(times[499]).isLessThan(traffic.start().plus(traffic.length()).toEpochMilli());
        assertThat(times[499] - times[0]).isGreaterThan(Duration.ofDays(13).toMillis());
        assertThat(headers.origin(499)).hasToString("simulation:500");
    }

    @Test
    void aStudySaysThatItIsSimulated() {
        var study = study(1, VoterKind.honest(2), Ballot.withoutTies());

        assertThat(study.dataset().manifest().simulated()).isTrue();
        assertThat(study.dataset().manifest().read()).isEqualTo(VOTES);
    }

    @Test
    void theLabelStandsInEveryRowOfTheFile() throws Exception {
        var lines = csv(small(new Seed(7))).lines().toList();

        assertThat(lines).hasSize(31);
        assertThat(lines.getFirst()).isEqualTo("item,left,right,winner,annotator,time,simulated");
        assertThat(lines.subList(1, 31)).allMatch(line -> line.endsWith(",true"));
    }

    @Test
    void namesThatNeedQuotesGetThem() throws Exception {
        var strengths = new TreeMap<>(Map.of(new SystemId("a,\"b\""), 1.0, TUI, -1.0));
        var out = new StringBuilder();
        StudyCsv.truth(new Truth(strengths), out);

        assertThat(out).hasToString("system,strength\n\"a,\"\"b\"\"\",1.0\ntui,-1.0\n");
    }

    @Test
    void oneSeedGivesTheSameBytesEverywhere() throws Exception {
        assertThat(digest(csv(small(new Seed(7))))).isEqualTo(digest(csv(small(new Seed(7)))));
        assertThat(csv(small(new Seed(8)))).isNotEqualTo(csv(small(new Seed(7))));
        assertThat(digest(csv(small(new Seed(7)))))
                .isEqualTo("2f9ee2b9ba971e275446a9098f4e0114ebfba162ac2c3ba5e8d7ab46bfff4e64");
    }

    @Test
    void strengthsAreDrawnWithMeanZeroAndTheSpreadAskedFor() {
        var names = new ArrayList<SystemId>();
        for (int i = 0; i < 2000; i++) {
            names.add(new SystemId("s" + i));
        }
        var strengths = Truth.normal(names, 0.7, new Seed(3)).strengths().values();
        double sum = strengths.stream().mapToDouble(x -> x).sum();
        double squares = strengths.stream().mapToDouble(x -> x * x).sum();

        assertThat(sum / 2000).isCloseTo(0, within(1e-6));
        assertThat(Math.sqrt(squares / 2000)).isCloseTo(0.7, within(0.05));
    }

    @Test
    void aStudyOfOneSystemIsRefused() {
        var one = Truth.centred(new TreeMap<>(Map.of(KEA, 1.0)));

        assertThatThrownBy(
                        () ->
                                new VoteStudy(
                                        one,
                                        List.of(VoterKind.honest(1)),
                                        Ballot.withoutTies(),
                                        Traffic.even(1)))
                .hasMessage("systems must be at least 2, but was 1");
    }

    @Test
    void anImpossibleLapseIsRefused() {
        assertThatThrownBy(() -> new VoterKind("x", 1, 1, 1.5, 0, null))
                .hasMessage("lapse must be from 0 to 1, but was 1.5");
    }

    private static SimulatedVotes small(Seed seed) {
        var names = List.of("kea", "kiwi", "tui").stream().map(SystemId::new).toList();
        var kinds =
                List.of(
                        VoterKind.honest(3),
                        VoterKind.careless(1),
                        VoterKind.inverting(1),
                        VoterKind.preferringFirst(2, 0.4));
        return new VoteStudy(
                        Truth.normal(names, 1, seed),
                        kinds,
                        new Ballot(0.5, 0.2),
                        Traffic.even(30).skewed(0.5, 0.5))
                .simulate(seed);
    }

    private static String csv(SimulatedVotes study) throws IOException {
        var out = new StringBuilder();
        StudyCsv.votes(study, out);
        return out.toString();
    }

    private static String digest(String text) throws NoSuchAlgorithmException {
        var sha = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Truth truth(double distance) {
        return Truth.centred(new TreeMap<>(Map.of(KEA, distance, TUI, 0.0)));
    }

    private static SimulatedVotes study(double distance, VoterKind kind, Ballot ballot) {
        return new VoteStudy(truth(distance), List.of(kind), ballot, Traffic.even(VOTES))
                .simulate(new Seed(20));
    }

    private static Map<Outcome, Double> shares(double distance, VoterKind kind, Ballot ballot) {
        var votes = study(distance, kind, ballot).dataset().comparisons();
        var shares = new EnumMap<Outcome, Double>(Outcome.class);
        for (var outcome : Outcome.values()) {
            shares.put(outcome, (double) count(votes, outcome) / votes.size());
        }
        return shares;
    }

    private static long count(Comparisons votes, Outcome outcome) {
        long count = 0;
        for (int row = 0; row < votes.size(); row++) {
            count += votes.outcome(row) == outcome ? 1 : 0;
        }
        return count;
    }

    private static double keaLogOdds(VoterKind kind) {
        var votes = study(1.2, kind, new Ballot(0.5, 0)).dataset().comparisons();
        int won = 0;
        int lost = 0;
        for (int row = 0; row < votes.size(); row++) {
            boolean keaLeft = votes.left(row) == 0;
            if (votes.outcome(row) == Outcome.LEFT || votes.outcome(row) == Outcome.RIGHT) {
                boolean keaWon = keaLeft == (votes.outcome(row) == Outcome.LEFT);
                won += keaWon ? 1 : 0;
                lost += keaWon ? 0 : 1;
            }
        }
        return Math.log((double) won / lost);
    }
}
