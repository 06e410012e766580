package org.psephos.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.psephos.math.Seed;
import org.psephos.model.SystemId;
import org.psephos.simulate.Ballot;
import org.psephos.simulate.SimulatedVotes;
import org.psephos.simulate.Traffic;
import org.psephos.simulate.Truth;
import org.psephos.simulate.VoteStudy;
import org.psephos.simulate.VoterKind;

/** The study that the demonstration simulates: people as they are, not as one would wish them. */
final class DemoStudy {
    /** What a place on the left is worth to those who lean to it, in log-odds. */
    static final double FIRST = 0.6;

    private static final List<SystemId> SYSTEMS =
            Stream.of(
                            "agate",
                            "basalt",
                            "chalk",
                            "dolerite",
                            "flint",
                            "granite",
                            "jasper",
                            "marble",
                            "obsidian",
                            "pumice",
                            "quartz",
                            "slate")
                    .map(SystemId::new)
                    .toList();

    static final List<VoterKind> VOTERS =
            List.of(
                    VoterKind.honest(44),
                    VoterKind.preferringFirst(28, FIRST),
                    VoterKind.careless(7),
                    VoterKind.inverting(1));

    private static final double SPREAD = 0.7;
    private static final Ballot BALLOT = new Ballot(0.5, 0.2);
    private static final Traffic TRAFFIC =
            new Traffic(
                    5000,
                    300,
                    0.3,
                    0.5,
                    Instant.parse("2025-03-03T08:00:00Z"),
                    Duration.ofDays(21));

    private DemoStudy() {}

    static SimulatedVotes simulate(Seed seed) {
        var truth = Truth.normal(SYSTEMS, SPREAD, seed);
        return new VoteStudy(truth, VOTERS, BALLOT, TRAFFIC).simulate(seed);
    }
}
