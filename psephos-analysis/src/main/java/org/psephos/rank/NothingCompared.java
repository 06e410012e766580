package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.psephos.dataset.Dataset;
import org.psephos.rank.Fit.NotIdentified;

/** Why a dataset holds nothing to rank, by what it holds instead. */
final class NothingCompared {
    private static final int SHOWN = 3;

    private NothingCompared() {}

    /** Of judgements that are there but of which none is used. */
    static NotIdentified of(Dataset dataset, Tally tally, NotIdentified otherwise) {
        long judged = tally.duels().judgements();
        if (judged == 0) {
            return dataset.abstained() > 0
                    ? why(
                            "nobody gave a judgement: all " + dataset.abstained() + " abstained",
                            "see what was read with psephos peek")
                    : why(
                            "there are no judgements here"
                                    + (dataset.items().size() > 0
                                            ? ", only " + dataset.items().size() + " items"
                                            : ""),
                            "give a file of comparisons, rankings or ratings; psephos peek shows what"
                                    + " was understood");
        }
        long nameless = tally.setAside().getOrDefault(Tally.NO_SYSTEM, 0L);
        return nameless == judged
                ? why(
                        "the comparisons are of answers whose systems are not named",
                        "name the columns of systems with --columns left=COLUMN,right=COLUMN; psephos"
                                + " audit and psephos curate read such files as they are")
                : otherwise;
    }

    /** Of labels, or of ratings on a scale without an order. */
    static NotIdentified withoutOrder(Dataset dataset) {
        if (dataset.ratings().size() > 0) {
            return why(
                    "these are ratings on a scale whose steps have no order",
                    "psephos audit says how far annotators agree");
        }
        var names = new TreeSet<String>();
        var labels = dataset.labels();
        for (int row = 0; row < labels.size() && names.size() <= SHOWN; row++) {
            names.addAll(labels.categories(row));
        }
        var shown = new ArrayList<>(names.stream().limit(SHOWN).map(NothingCompared::cut).toList());
        return why(
                "these are labels ("
                        + String.join(", ", shown)
                        + (names.size() > SHOWN ? " ..." : "")
                        + "), and their words have no order from worse to better",
                "rank needs comparisons, rankings, ratings, or labels such as pass and fail; psephos"
                        + " audit says how far annotators agree");
    }

    private static String cut(String name) {
        return name.length() <= 20 ? name : name.substring(0, 19) + "…";
    }

    private static NotIdentified why(String reason, String remedy) {
        return new NotIdentified(List.of(), List.of(), reason, remedy);
    }
}
