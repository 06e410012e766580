package org.psephos.audit;

import java.util.List;

/** The outcome of settling on labels. Having no answer is an outcome too, never a label. */
public sealed interface LabelFit {

    /**
     * Labels were settled on.
     *
     * @param items in name order
     * @param annotators in name order
     * @param logLikelihood of all votes at the solution, priors left out
     * @param steps taken
     */
    record Settled(List<Item> items, List<Voter> annotators, double logLikelihood, int steps)
            implements LabelFit {
        public Settled {
            items = List.copyOf(items);
            annotators = List.copyOf(annotators);
        }
    }

    /**
     * The votes do not determine the answer.
     *
     * @param reason one sentence
     * @param remedy what a user can do
     */
    record Undefined(String reason, String remedy) implements LabelFit {}

    /**
     * The search did not end.
     *
     * @param gap how far the last step still moved a chance
     */
    record NotConverged(int steps, double gap) implements LabelFit {}

    /**
     * What an item is.
     *
     * @param label the most likely category, the first in name order among equals
     * @param probability its chance by the model
     * @param votes how many labels the item got
     */
    record Item(String item, String label, double probability, int votes) {}

    /**
     * How far the labels of an annotator are to be trusted.
     *
     * @param reliability in the unit of the model: chance to be right (dawid-skene), ability in
     *     log-odds on an item of ease 1 (glad), chance to mean it (mace)
     * @param votes how many labels they gave
     */
    record Voter(String annotator, double reliability, int votes) {}
}
