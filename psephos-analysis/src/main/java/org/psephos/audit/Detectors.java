package org.psephos.audit;

import java.util.List;

/** All that an audit looks for, one detector a line. */
final class Detectors {
    static final List<Detector> ALL =
            List.of(
                    docket -> LowAgreement.look(docket.evidence()),
                    Suspicions::look,
                    BlindBaselines::look);

    private Detectors() {}
}
