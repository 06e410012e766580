package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.simulate.SimulatedVotes;
import org.psephos.simulate.StudyCsv;
import org.psephos.simulate.VoterKind;

class DemoStudyTest {
    @TempDir private Path folder;

    @Test
    void theStudyIsTheOneThatIsPromised() {
        var study = DemoStudy.simulate(new Seed(1));

        assertThat(study.truth().strengths()).hasSize(12);
        assertThat(study.annotators()).hasSize(80);
        assertThat(study.dataset().comparisons().size()).isEqualTo(5000);
        assertThat(DemoStudy.VOTERS)
                .extracting(VoterKind::name)
                .containsExactly("honest", "preferring-first", "careless", "inverting");
    }

    @Test
    void votesThatAreReadBackAreTheVotesThatWereDrawn() throws Exception {
        var drawn = DemoStudy.simulate(new Seed(3));
        var read = readBack(drawn).comparisons();
        var votes = drawn.dataset().comparisons();

        assertThat(read.size()).isEqualTo(votes.size());
        for (int row = 0; row < votes.size(); row++) {
            var expected = votes.get(row);
            var found = read.get(row);
            assertThat(found.left()).isEqualTo(expected.left());
            assertThat(found.right()).isEqualTo(expected.right());
            assertThat(found.outcome()).isEqualTo(expected.outcome());
            assertThat(found.header().item()).isEqualTo(expected.header().item());
            assertThat(found.header().annotator()).isEqualTo(expected.header().annotator());
            assertThat(found.header().time()).isEqualTo(expected.header().time());
        }
    }

    @Test
    void votesThatAreReadBackStillSayThatTheyAreSimulated() throws Exception {
        var study = DemoStudy.simulate(new Seed(3));
        var people = folder.resolve("people.csv");
        Files.writeString(people, "left,right,winner\nagate,slate,left\n");

        assertThat(readBack(study).manifest().simulated()).isTrue();
        assertThat(read(people).manifest().simulated()).isFalse();
        assertThat(read(people, folder.resolve("votes.csv")).manifest().simulated()).isTrue();
    }

    /**
     * 95% intervals over 25 studies of 12 systems: 300 intervals, so four standard errors are 5%.
     */
    @Test
    void whereOnlyThoseWhoJudgeVoteTheIntervalsHoldWhatTheyPromise() {
        int inside = 0;
        double pulled = 0;
        for (int seed = 1; seed <= 25; seed++) {
            var study = DemoStudy.simulate(new Seed(seed));
            var fits = DemoFits.of(study.dataset(), study);
            inside += fits.judging().closeness().inside();
            pulled += fits.controlled().closeness().slope() / 25;
        }

        assertThat(inside / 300.0).isBetween(0.90, 0.99);
        // A tenth of random or malicious votes pulls the ladder together, and the text says so.
        assertThat(pulled).isBetween(0.8, 0.95);
    }

    private Dataset readBack(SimulatedVotes study) throws IOException {
        var text = new StringBuilder();
        StudyCsv.votes(study, text);
        return read(Files.writeString(folder.resolve("votes.csv"), text));
    }

    private static Dataset read(Path... files) {
        return FeedbackFiles.read(List.of(files), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }
}
