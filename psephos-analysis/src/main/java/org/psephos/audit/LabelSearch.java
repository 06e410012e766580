package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Expectation and maximisation in turn, until no chance moves any more. Every search begins with
 * the shares of the votes, so that it has no chance in it.
 *
 * @see "Dempster, Laird and Rubin (1977), JRSS B 39:1-38"
 */
final class LabelSearch {
    private static final int MOST_STEPS = 20_000;
    private static final double NEAR = 1e-10;

    private LabelSearch() {}

    /** What a model does in a step. */
    interface Model {
        /** Fits the parameters to chances of categories by item. */
        void maximise(double[] chances);

        /** Log-likelihoods of the votes by item and category, with the prior of the category. */
        double[] logs();

        double reliability(int annotator);
    }

    static LabelFit run(LabelVotes votes, Model model) {
        if (votes.categories().size() < 2 || votes.annotators().size() < 2) {
            return new LabelFit.Undefined(
                    votes.categories().size() < 2
                            ? "fewer than two categories were given"
                            : "fewer than two annotators gave a label",
                    "give labels of several annotators, each with its name");
        }
        if (alone(votes)) {
            return new LabelFit.Undefined(
                    "no item was labelled by two annotators, so that nothing says who is right",
                    "collect a second label of some items");
        }
        int k = votes.categories().size();
        var chances = votes.shares();
        double gap = Double.POSITIVE_INFINITY;
        double logLikelihood = 0;
        int step = 0;
        while (gap > NEAR && step < MOST_STEPS) {
            model.maximise(chances);
            var next = model.logs();
            logLikelihood = Posteriors.ofLogs(next, k);
            gap = Posteriors.gap(chances, next);
            chances = next;
            step++;
        }
        return gap > NEAR
                ? new LabelFit.NotConverged(step, gap)
                : settled(votes, model, chances, logLikelihood, step);
    }

    private static boolean alone(LabelVotes votes) {
        var first = new int[votes.items().size()];
        for (var vote : votes.votes()) {
            if (first[vote.item()] != 0 && first[vote.item()] != vote.annotator() + 1) {
                return false;
            }
            first[vote.item()] = vote.annotator() + 1;
        }
        return true;
    }

    private static LabelFit settled(
            LabelVotes votes, Model model, double[] chances, double logLikelihood, int steps) {
        int k = votes.categories().size();
        var byItem = new int[votes.items().size()];
        var byVoter = new int[votes.annotators().size()];
        for (var vote : votes.votes()) {
            byItem[vote.item()]++;
            byVoter[vote.annotator()]++;
        }
        var items = new ArrayList<LabelFit.Item>();
        for (int i = 0; i < byItem.length; i++) {
            int best = 0;
            for (int c = 1; c < k; c++) {
                best = chances[i * k + c] > chances[i * k + best] ? c : best;
            }
            items.add(
                    new LabelFit.Item(
                            votes.items().get(i),
                            votes.categories().get(best),
                            chances[i * k + best],
                            byItem[i]));
        }
        List<LabelFit.Voter> voters = new ArrayList<>();
        for (int j = 0; j < byVoter.length; j++) {
            voters.add(
                    new LabelFit.Voter(
                            votes.annotators().get(j), model.reliability(j), byVoter[j]));
        }
        return new LabelFit.Settled(items, voters, logLikelihood, steps);
    }
}
