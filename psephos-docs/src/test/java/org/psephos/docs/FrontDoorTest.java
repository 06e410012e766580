package org.psephos.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.RankOptions;
import org.psephos.rank.Ranking;
import org.psephos.testkit.Shared;

/** The library from outside, as the pages show it. */
class FrontDoorTest {

    @Test
    void aFileOfVotesBecomesALadderInTwoCalls() {
        // tag::rank
        var votes =
                FeedbackFiles.read(
                        List.of(Path.of("docs/examples/votes.csv")),
                        ReadOptions.withDefaults(),
                        ReadProgress.SILENT);
        var result = Ranking.rank(votes, RankOptions.withDefaults());

        var answer =
                switch (result.fit()) {
                    case Fitted(var ladder) -> ladder.rungs().getFirst().system() + " leads";
                    case NotIdentified none -> none.reason();
                    case NotConverged stopped -> "no answer after " + stopped.steps() + " steps";
                };
        // end::rank

        assertThat(answer).isEqualTo("sim-002 leads");
        assertThat(result.used()).isEqualTo(600);
    }

    @Test
    void islandsHaveNoCommonLadder() {
        var votes =
                FeedbackFiles.read(
                        List.of(Path.of("docs/examples/islands.csv")),
                        ReadOptions.withDefaults(),
                        ReadProgress.SILENT);

        var fit = Ranking.rank(votes, RankOptions.withDefaults()).fit();

        assertThat(fit).isInstanceOf(NotIdentified.class);
    }

    /** What stands under the picture in README. */
    @Test
    void thePictureShowsThePublishedVotes() {
        var votes =
                FeedbackFiles.read(
                        List.of(Shared.file("data/llmfao/crowd-comparisons.csv")),
                        ReadOptions.withDefaults(),
                        ReadProgress.SILENT);

        assertThat(votes.comparisons().size()).isEqualTo(8931);
        assertThat(votes.comparisons().systems().size()).isEqualTo(59);
    }

    @Test
    void theExampleIsWhatTheSimulationMakes() {
        var made =
                Run.of(
                        List.of(
                                "simulate",
                                "votes",
                                "--systems",
                                "6",
                                "--votes",
                                "600",
                                "--voters",
                                "30",
                                "--seed",
                                "5"));

        assertThat(Path.of("docs/examples/votes.csv")).hasContent(made.out());
    }
}
