package org.psephos.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;

/** What detectors ask of the same data, worked out once and only when asked. Not thread-safe. */
final class Docket {
    private final Evidence evidence;
    private @Nullable Questions questions;
    private @Nullable VoterTally voters;
    private @Nullable PairTable pairs;
    private @Nullable List<Answers> answers;

    Docket(Evidence evidence) {
        this.evidence = evidence;
    }

    Dataset data() {
        return evidence.dataset();
    }

    AuditOptions options() {
        return evidence.options();
    }

    Evidence evidence() {
        return evidence;
    }

    Comparisons votes() {
        return data().comparisons();
    }

    /** Which votes ask the same. */
    Questions questions() {
        var made = questions;
        if (made == null) {
            made = Questions.of(votes());
            questions = made;
        }
        return made;
    }

    /** Votes by annotator and outcome. */
    VoterTally voters() {
        var made = voters;
        if (made == null) {
            made = VoterTally.of(votes());
            voters = made;
        }
        return made;
    }

    /** Wins by pair of systems. */
    PairTable pairs() {
        var made = pairs;
        if (made == null) {
            made = PairTable.of(data());
            pairs = made;
        }
        return made;
    }

    /** Judgements as answers to questions, one entry a kind that this dataset has. */
    List<Answers> answers() {
        var made = answers;
        if (made == null) {
            made = Answers.of(data(), questions());
            answers = made;
        }
        return made;
    }
}
