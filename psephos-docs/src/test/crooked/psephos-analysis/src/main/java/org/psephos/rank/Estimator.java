package org.psephos.rank;

import org.assertj.core.api.Assertions;
import org.psephos.model.LooksUp;

/** An estimator of nobody's. */
public final class Estimator {
    public double fit(LooksUp votes, java.sql.Connection connection) {
        Assertions.assertThat(votes).isNotNull();
        return 0;
    }
}
