package org.psephos.audit;

import java.util.List;
import java.util.function.Function;

/** The doubts that are found by looking at judgements, annotators and coverage, one a line. */
final class Suspicions {
    private static final List<Function<Docket, Finding>> ALL =
            List.of(
                    PositionEffect::look,
                    SelfInconsistency::look,
                    OneSided::look,
                    StraightLining::look,
                    Outliers::look,
                    Bursts::look,
                    CopiedVotes::look,
                    DuplicateAnnotators::look,
                    Intransitivity::look,
                    ThinCoverage::look,
                    Resolution::look,
                    Islands::look,
                    LengthPreference::look,
                    StylePreference::look,
                    SelfPreference::look,
                    Drift::look,
                    MixedItemSets::look,
                    Contradictions::look,
                    ProtocolEffect::look,
                    TotalsMismatch::look,
                    DimensionConflict::look,
                    DisagreementTypes::look,
                    RejectedRows::look,
                    VoteConcentration::look,
                    Separation::look);

    private Suspicions() {}

    /** A finding each, also where the data cannot say. */
    static List<Finding> look(Docket docket) {
        return ALL.stream().map(doubt -> doubt.apply(docket)).toList();
    }
}
