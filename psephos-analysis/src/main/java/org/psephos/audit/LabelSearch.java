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
        /** Fits the parameters to chances of categories by cell. */
        void maximise(double[] chances);

        /**
         * Log-likelihoods of an item's votes by cell and category, with the prior of the category.
         */
        double[] logs();

        double reliability(int annotator);
    }

    static LabelFit run(LabelVotes votes, LabelCells cells, Model model) {
        if (votes.categories().size() < 2 || votes.annotators().size() < 2) {
            return new LabelFit.Undefined(
                    votes.categories().size() < 2
                            ? "fewer than two categories were given"
                            : "fewer than two annotators gave a label",
                    "give labels of several annotators, each with its name");
        }
        if (alone(cells)) {
            return new LabelFit.Undefined(
                    "no item was labelled by two annotators, so that nothing says who is right",
                    "collect a second label of some items");
        }
        int k = votes.categories().size();
        var chances = cells.shares();
        double gap = Double.POSITIVE_INFINITY;
        double logLikelihood = 0;
        int step = 0;
        while (gap > NEAR && step < MOST_STEPS) {
            model.maximise(chances);
            var next = model.logs();
            logLikelihood = Posteriors.ofLogs(next, k, cells.count());
            gap = Posteriors.gap(chances, next);
            chances = next;
            step++;
        }
        return gap > NEAR
                ? new LabelFit.NotConverged(step, gap)
                : new LabelFit.Settled(
                        items(votes, cells, chances), voters(votes, model), logLikelihood, step);
    }

    /** Annotators ascend in a cell. */
    private static boolean alone(LabelCells cells) {
        for (int c = 0; c < cells.size(); c++) {
            int from = cells.start()[c];
            int to = cells.start()[c + 1];
            if (to > from && cells.annotator()[from] != cells.annotator()[to - 1]) {
                return false;
            }
        }
        return true;
    }

    private static List<LabelFit.Item> items(LabelVotes votes, LabelCells cells, double[] chances) {
        int k = cells.categories();
        var best = new int[cells.size()];
        for (int at = 0; at < chances.length; at++) {
            int c = at / k;
            best[c] = chances[at] > chances[c * k + best[c]] ? at % k : best[c];
        }
        var items = new ArrayList<LabelFit.Item>(cells.cell().length);
        for (int i = 0; i < cells.cell().length; i++) {
            int c = cells.cell()[i];
            items.add(
                    new LabelFit.Item(
                            votes.items().get(i),
                            votes.categories().get(best[c]),
                            chances[c * k + best[c]],
                            votes.start()[i + 1] - votes.start()[i]));
        }
        return items;
    }

    private static List<LabelFit.Voter> voters(LabelVotes votes, Model model) {
        var given = new int[votes.annotators().size()];
        for (int annotator : votes.annotator()) {
            given[annotator]++;
        }
        var voters = new ArrayList<LabelFit.Voter>();
        for (int j = 0; j < given.length; j++) {
            voters.add(
                    new LabelFit.Voter(votes.annotators().get(j), model.reliability(j), given[j]));
        }
        return voters;
    }
}
