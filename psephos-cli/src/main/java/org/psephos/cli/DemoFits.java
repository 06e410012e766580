package org.psephos.cli;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Rankings;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.Ranking;
import org.psephos.simulate.SimulatedVotes;

/** The demonstration's votes, ranked. */
final class DemoFits {
    private DemoFits() {}

    /** Ranks {@code votes}, which were read back, against the truth of {@code study}. */
    static DemoText.Fits of(Dataset votes, SimulatedVotes study) {
        var truth = study.truth();
        return new DemoText.Fits(
                DemoResult.of(Ranking.rank(votes, options(false)), truth),
                DemoResult.of(Ranking.rank(votes, options(true)), truth),
                DemoResult.of(Ranking.rank(judged(votes, study), options(true)), truth));
    }

    /** Davidson's ties: half wins would shrink the distances that the truth is compared with. */
    private static RankOptions options(boolean position) {
        var usual = RankOptions.withDefaults();
        return new RankOptions(
                usual.method(),
                Ties.DAVIDSON,
                usual.bothBad(),
                position,
                usual.interval(),
                usual.rounds(),
                usual.cluster(),
                usual.level(),
                usual.seed(),
                usual.prior(),
                usual.k(),
                usual.whole(),
                usual.threads());
    }

    /** The votes of those who judge at all: neither random clicks nor the worse on purpose. */
    private static Dataset judged(Dataset votes, SimulatedVotes study) {
        var judging =
                study.annotators().stream()
                        .filter(voter -> voter.biases().getOrDefault("lapse-share", 0.0) == 0)
                        .filter(voter -> voter.biases().getOrDefault("sensitivity", 0.0) > 0)
                        .map(voter -> voter.id().value())
                        .collect(Collectors.toSet());
        var all = votes.comparisons();
        var voters = Objects.requireNonNull(all.headers().annotator(), "votes name their voters");
        int[] kept =
                IntStream.range(0, all.size())
                        .filter(row -> judging.contains(voters.name(row)))
                        .toArray();
        return new Dataset(votes.manifest(), rows(all, kept), Rankings.none(), 0);
    }

    private static Comparisons rows(Comparisons all, int[] kept) {
        int[] left = new int[kept.length];
        int[] right = new int[kept.length];
        byte[] outcome = new byte[kept.length];
        for (int i = 0; i < kept.length; i++) {
            left[i] = all.left(kept[i]);
            right[i] = all.right(kept[i]);
            outcome[i] = (byte) all.outcomeOrdinal(kept[i]);
        }
        return Comparisons.of(all.systems(), left, right, outcome);
    }
}
