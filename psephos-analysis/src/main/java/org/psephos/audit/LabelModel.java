package org.psephos.audit;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.dataset.Dataset;

/**
 * Settles on one label for each item from the labels of many people, and says how far each of them
 * is to be trusted. Each criterion is settled alone.
 */
public enum LabelModel {
    /** A table of mistakes for each annotator, Dawid and Skene (1979). */
    DAWID_SKENE,
    /** Ability of annotators and ease of items, Whitehill et al. (2009). */
    GLAD,
    /** Annotators who mean it, or say anything, Hovy et al. (2013). */
    MACE;

    /**
     * The labels of {@code dataset} by criterion.
     *
     * @return by criterion, in name order; empty where there are no labels
     */
    public SortedMap<String, LabelFit> settle(Dataset dataset) {
        var fits = new TreeMap<String, LabelFit>();
        LabelVotes.of(dataset).forEach((criterion, votes) -> fits.put(criterion, fit(votes)));
        return Collections.unmodifiableSortedMap(fits);
    }

    LabelFit fit(LabelVotes votes) {
        var cells = LabelCells.of(votes);
        return LabelSearch.run(
                votes,
                cells,
                switch (this) {
                    case DAWID_SKENE -> new DawidSkene(cells);
                    case GLAD -> new Glad(cells);
                    case MACE -> new Mace(cells);
                });
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
