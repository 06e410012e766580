package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.model.PsephosException;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.RankOptions.Ties;

/**
 * A ladder of answers that were judged one at a time, by a method of comparisons: grades become the
 * orders that they imply ({@link RatedOrders}), and those are ranked. Only the order of grades
 * counts, so that nothing is assumed of the distance between two steps of a scale; for right and
 * wrong answers the pairs that differ are the conditional likelihood of Rasch's model, in which
 * items drop out.
 *
 * @see "Choppin (1968), Item bank using sample-free calibration, Nature 219:870-872; Zwinderman
 *     (1995), Pairwise parameter estimation in Rasch models, Applied Psychological Measurement
 *     19:369-375"
 */
record RatedLadder(RankOptions options) {
    /** A pair takes some seventy bytes; more than this do not fit into memory with comfort. */
    private static final long MOST_PAIRS = 60_000_000;

    RankResult rank(Dataset dataset) {
        Refusals.refuse(
                options,
                options.position() || !options.controls().isEmpty(),
                "these are ratings of one answer at a time, and nothing is known to control them by",
                "leave out --control, or give comparisons");
        var grades = Grades.of(dataset);
        if (grades == null) {
            var why =
                    new RankResult(
                            NothingCompared.withoutOrder(dataset), options, 0, new TreeMap<>());
            return WholeKinds.setAside(why, dataset, List.of());
        }
        var orders = RatedOrders.of(grades);
        return WholeKinds.setAside(
                ranked(dataset, grades, orders), dataset, WholeKinds.graded(dataset));
    }

    private RankResult ranked(Dataset dataset, Grades grades, RatedOrders orders) {
        if (orders.rankings().size() == 0) {
            return new RankResult(apart(grades), options, 0, orders.setAside());
        }
        checkSize(orders);
        var result = Ranking.ranked(dataset(dataset, orders), options);
        var setAside = new TreeMap<>(orders.setAside());
        if (options.ties() == Ties.DROP && orders.tied() > 0) {
            setAside.merge(Tally.TIE, orders.tied(), Long::sum);
        }
        long used = orders.rows() - setAside.getOrDefault(Tally.TIE, 0L);
        var fit =
                result.fit() instanceof Fitted(var ladder)
                        ? new Fitted(ladder.noting(note(grades, orders)))
                        : result.fit();
        return new RankResult(fit, result.options(), used, setAside);
    }

    /** The same judgements as rankings; none where grades have no order. */
    static Dataset orders(Dataset dataset) {
        var grades = Grades.of(dataset);
        return grades == null ? dataset : dataset(dataset, RatedOrders.of(grades));
    }

    private static Dataset dataset(Dataset dataset, RatedOrders orders) {
        var none = Comparisons.of(Dictionary.of(List.of()), new int[0], new int[0], new byte[0]);
        return Dataset.of(dataset.manifest(), none, orders.rankings());
    }

    private void checkSize(RatedOrders orders) {
        if (orders.pairs() > MOST_PAIRS) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--method "
                            + options.method()
                            + ": these ratings order "
                            + orders.pairs()
                            + " pairs of systems, more than "
                            + MOST_PAIRS,
                    "use --method irt-1pl where they say solved or not, or rank fewer systems");
        }
    }

    private static NotIdentified apart(Grades grades) {
        int systems = grades.systems();
        if (systems == 0) {
            return new NotIdentified(
                    List.of(),
                    List.of(),
                    "these " + grades.kind() + " name no systems, so there is nothing to rank",
                    "name the column of systems with --columns system=COLUMN; psephos audit says how"
                            + " far annotators agree");
        }
        if (systems == 1) {
            return new NotIdentified(
                    List.of(),
                    List.of(),
                    "all " + grades.kind() + " are of one system",
                    "give " + grades.kind() + " of several systems, all in one call");
        }
        return new NotIdentified(
                List.of(),
                List.of(),
                "no item has "
                        + grades.kind()
                        + " of two systems, so that a better system and easier items cannot be told"
                        + " apart",
                "name the column of what all systems were asked with --columns item=COLUMN, or"
                        + " collect ratings of several systems on the same items");
    }

    private static String note(Grades grades, RatedOrders orders) {
        var whose =
                orders.byAnnotator()
                        ? grades.kind() + " of one annotator on one item are one ranking"
                        : grades.kind() + " on one item are one ranking, whoever gave them";
        var criteria = SolvedItems.criteria(grades.headers());
        var words = new ArrayList<String>();
        words.add(
                whose
                        + ", higher is better: "
                        + orders.rankings().size()
                        + " rankings, in which only the order counts");
        if (criteria.size() > 1) {
            words.add(
                    criteria.size()
                            + " criteria are ranked apart and counted together ("
                            + SolvedItems.words(criteria)
                            + "); --by criterion fits each alone");
        }
        return String.join("; ", words);
    }
}
