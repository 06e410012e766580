package org.psephos.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.SystemId;

/** Votes about to be drawn, with the truth behind them. Immutable; every writing is the same. */
public final class ArenaDraw {
    private static final byte[] HEADER = ascii("model_a,model_b,winner,voter\n");
    private static final byte[][] WINNERS = {
        ascii(",model_a,"), ascii(",model_b,"), ascii(",tie,")
    };
    private static final int BUFFER = 1 << 16;
    private static final double ZIPF = 1.5;

    private final ArenaVotes plan;
    private final Seed seed;
    private final Truth truth;
    private final Ballot ballot;
    private final double[] strengths;
    private final double[] popularity;

    ArenaDraw(
            ArenaVotes plan,
            Seed seed,
            Truth truth,
            Ballot ballot,
            double[] strengths,
            double[] popularity) {
        this.plan = plan;
        this.seed = seed;
        this.truth = truth;
        this.ballot = ballot;
        this.strengths = strengths;
        this.popularity = popularity;
    }

    public Truth truth() {
        return truth;
    }

    /** Davidson's nu, solved for the share of ties. */
    public double tieWeight() {
        return ballot.tie();
    }

    /**
     * Draws the votes and writes them as CSV with the columns {@code model_a,model_b,winner,voter},
     * the winner being {@code model_a}, {@code model_b} or {@code tie}; {@code model_a} was shown
     * first. The stream is neither flushed nor closed.
     *
     * @param progress told the number of votes written, from time to time
     */
    public void write(OutputStream out, LongConsumer progress) throws IOException {
        var names = bytes(truth.strengths().keySet().stream().map(SystemId::value).toList());
        var voters = bytes(numbers(plan.voters()));
        var systems = new Weighted(popularity);
        var activity = new Weighted(zipfModulo(plan.voters()));
        double[] thresholds = thresholds();
        var random = seed.child("votes").random();
        int longest = longest(names) * 2 + longest(voters) + WINNERS[0].length + 2;
        byte[] buffer = new byte[BUFFER];
        int used = append(HEADER, buffer, 0);
        for (long row = 0; row < plan.votes(); row++) {
            if (used + longest > BUFFER) {
                out.write(buffer, 0, used);
                progress.accept(row);
                used = 0;
            }
            int left = systems.next(random);
            int right = systems.next(random);
            while (left == right) {
                left = systems.next(random);
                right = systems.next(random);
            }
            used = append(names[left], buffer, used);
            buffer[used++] = ',';
            used = append(names[right], buffer, used);
            used = append(WINNERS[outcome(thresholds, left, right, random)], buffer, used);
            used = append(voters[activity.next(random)], buffer, used);
            buffer[used++] = '\n';
        }
        out.write(buffer, 0, used);
        progress.accept(plan.votes());
    }

    /** By left and right: below the first the left wins, below the second the right, else a tie. */
    private double[] thresholds() {
        int n = strengths.length;
        double[] thresholds = new double[n * n * 2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double[] chances = ballot.chances(strengths[i], strengths[j]);
                double sum = chances[0] + chances[1] + chances[2];
                thresholds[(i * n + j) * 2] = chances[0] / sum;
                thresholds[(i * n + j) * 2 + 1] = (chances[0] + chances[1]) / sum;
            }
        }
        return thresholds;
    }

    private int outcome(double[] thresholds, int left, int right, SplitMix64 random) {
        int at = (left * strengths.length + right) * 2;
        double choice = random.nextDouble();
        if (choice < thresholds[at]) {
            return 0;
        }
        return choice < thresholds[at + 1] || ballot.tie() == 0 ? 1 : 2;
    }

    /**
     * Chance of each remainder when Zipf(1.5) numbers are divided by {@code n}, times a constant:
     * the sum of (r + jn)^-1.5 over j, the far terms by Euler-Maclaurin.
     */
    static double[] zipfModulo(int n) {
        double[] weights = new double[n];
        for (int r = 0; r < n; r++) {
            int near = 16;
            double sum = 0;
            for (int j = r == 0 ? 1 : 0; j < near; j++) {
                sum += StrictMath.pow(r + (double) j * n, -ZIPF);
            }
            double x = r + (double) near * n;
            double term = StrictMath.pow(x, -ZIPF);
            weights[r] = sum + x * term / ((ZIPF - 1) * n) + term / 2 + ZIPF * n * term / (12 * x);
        }
        return weights;
    }

    private static List<String> numbers(int n) {
        return IntStream.range(0, n).mapToObj(Integer::toString).toList();
    }

    private static byte[][] bytes(List<String> words) {
        return words.stream().map(ArenaDraw::ascii).toArray(byte[][]::new);
    }

    private static int longest(byte[][] words) {
        int longest = 0;
        for (byte[] word : words) {
            longest = Math.max(longest, word.length);
        }
        return longest;
    }

    private static int append(byte[] word, byte[] buffer, int at) {
        for (int i = 0; i < word.length; i++) {
            buffer[at + i] = word[i];
        }
        return at + word.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
