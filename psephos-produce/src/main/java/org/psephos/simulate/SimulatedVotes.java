package org.psephos.simulate;

import java.util.List;
import org.psephos.dataset.Dataset;
import org.psephos.model.Annotator;

/**
 * A simulated study: the votes, who gave them, and the truth behind them. Its manifest says for
 * ever that no person voted here.
 *
 * @param dataset comparisons in order of time, each with item, annotator and time; origins count
 *     the votes of {@link #SOURCE} from 1
 * @param annotators in name order, each with its known biases
 * @param truth what an analysis has to find
 */
public record SimulatedVotes(Dataset dataset, List<Annotator.Simulated> annotators, Truth truth) {

    /** Where simulated rows say they come from. */
    public static final String SOURCE = "simulation";

    public SimulatedVotes {
        annotators = List.copyOf(annotators);
        Require.that(dataset.manifest().simulated(), "simulated must be true", false);
    }
}
