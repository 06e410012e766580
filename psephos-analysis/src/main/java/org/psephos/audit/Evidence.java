package org.psephos.audit;

import java.util.List;
import org.psephos.dataset.Dataset;

/**
 * What a detector may look at.
 *
 * @param agreement what is known of agreement already
 */
public record Evidence(Dataset dataset, AuditOptions options, List<Agreement> agreement) {
    public Evidence {
        agreement = List.copyOf(agreement);
    }
}
