package org.psephos.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;

class ArenaVotesTest {

    @Test
    void theShareOfTiesIsTheOneAskedFor() throws Exception {
        var lines = lines(ArenaVotes.of(40, 60_000), 5);
        long ties = lines.stream().skip(1).filter(line -> line.contains(",tie,")).count();

        assertThat(ties / 60_000.0).isCloseTo(0.35, within(0.008));
    }

    @Test
    void nuBetweenEqualsSolvesTheShareExactly() {
        var ballot = Ballot.forTieShare(new double[2], new double[] {1, 1}, 0.35);

        // nu / (2 + nu) = 0.35
        assertThat(ballot.tie()).isCloseTo(0.7 / 0.65, within(1e-12));
    }

    @Test
    void winsFollowTheStrengths() throws Exception {
        var draw = ArenaVotes.of(3, 90_000).simulate(new Seed(11));
        var names = List.copyOf(draw.truth().strengths().keySet());
        var strengths = List.copyOf(draw.truth().strengths().values());
        long won = 0;
        long lost = 0;
        long tied = 0;
        for (var line : text(draw).lines().skip(1).toList()) {
            var cells = line.split(",", -1);
            boolean firstLeft = cells[0].equals(names.get(0).value());
            if (!(firstLeft ? cells[1] : cells[0]).equals(names.get(2).value())
                    || !(firstLeft || cells[1].equals(names.get(0).value()))) {
                continue;
            }
            switch (cells[2]) {
                case "tie" -> tied++;
                case "model_a" -> {
                    won += firstLeft ? 1 : 0;
                    lost += firstLeft ? 0 : 1;
                }
                default -> {
                    won += firstLeft ? 0 : 1;
                    lost += firstLeft ? 1 : 0;
                }
            }
        }

        double distance = strengths.get(0) - strengths.get(2);
        assertThat(distance).isPositive();
        assertThat(Math.log((double) won / lost)).isCloseTo(distance, within(0.1));
        assertThat(tied / Math.sqrt((double) won * lost)).isCloseTo(draw.tieWeight(), within(0.06));
    }

    @Test
    void namesRunFromTheStrongestAndSayThatTheyAreSimulated() {
        var truth = ArenaVotes.of(130, 1).simulate(new Seed(2)).truth();

        assertThat(truth.strengths().firstKey()).hasToString("sim-001");
        assertThat(truth.strengths().lastKey()).hasToString("sim-130");
        var values = new ArrayList<>(truth.strengths().values());
        assertThat(values).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void noSystemMeetsItself() throws Exception {
        assertThat(lines(ArenaVotes.of(2, 2_000), 3).stream().skip(1))
                .allMatch(line -> !line.substring(0, 7).equals(line.substring(8, 15)));
    }

    @Test
    void votersHaveTheWeightsOfAZipfNumbersRemainder() {
        double[] weights = ArenaDraw.zipfModulo(5);
        double[] brute = new double[5];
        int last = 4_000_000;
        for (int k = 1; k <= last; k++) {
            brute[k % 5] += Math.pow(k, -1.5);
        }
        // What lies beyond the last number is shared evenly: the integral of x^-1.5, a fifth each.
        double rest = 2 / Math.sqrt(last + 0.5) / 5;

        for (int r = 0; r < 5; r++) {
            assertThat(weights[r]).isCloseTo(brute[r] + rest, within(1e-7));
        }
    }

    @Test
    void theBusiestVoterIsNumberOne() throws Exception {
        var counts = new TreeMap<String, Integer>();
        lines(ArenaVotes.of(5, 20_000), 8).stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .forEach(voter -> counts.merge(voter, 1, Integer::sum));

        // 1 / zeta(1.5), and the few numbers that are 1 more than a multiple of 50,000.
        assertThat(counts.getOrDefault("1", 0) / 20_000.0).isCloseTo(0.3828, within(0.015));
    }

    @Test
    void oneSeedGivesTheSameBytesEverywhere() throws Exception {
        var draw = ArenaVotes.of(130, 10_000).simulate(new Seed(1));

        assertThat(text(draw)).isEqualTo(text(draw));
        assertThat(text(ArenaVotes.of(130, 10_000).simulate(new Seed(2)))).isNotEqualTo(text(draw));
        assertThat(digest(text(draw)))
                .isEqualTo("d86643a1673d724ee04ddda14df00ff6c613ed02d5182189fbc1a5530a5748c5");
    }

    @Test
    void progressEndsAtTheLastVote() throws Exception {
        var seen = new ArrayList<Long>();
        ArenaVotes.of(10, 5_000)
                .simulate(new Seed(1))
                .write(new ByteArrayOutputStream(), seen::add);

        assertThat(seen).isSorted().hasSizeGreaterThan(1).endsWith(5_000L);
    }

    @Test
    void aShareOfTiesOfOneIsRefused() {
        assertThatThrownBy(() -> new ArenaVotes(3, 1, 1, 1))
                .hasMessage("share of ties must be from 0 until 1, but was 1.0");
    }

    private static List<String> lines(ArenaVotes plan, long seed) throws IOException {
        return text(plan.simulate(new Seed(seed))).lines().toList();
    }

    private static String text(ArenaDraw draw) throws IOException {
        var out = new ByteArrayOutputStream();
        draw.write(out, done -> {});
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static String digest(String text) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
