package org.psephos.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.math.Estimate;
import org.psephos.model.ItemId;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Ladder.ItemRung;
import org.psephos.rank.Ladder.Rung;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * Items as opponents: a system that solves an item beats it. Systems and items are rated together
 * by Glicko or Glicko-2, in the order of the answers; the points of an item are its difficulty, on
 * the scale of the systems, whose mean is zero.
 *
 * @see "Ding et al. (2024), Easy2Hard-Bench, arXiv:2409.18433, section 3; Glickman (2013)"
 */
record ItemGames(RankOptions options) {
    private static final String SYSTEM = "s ";
    private static final String ITEM = "i ";

    RankResult rank(Dataset dataset) {
        Refusals.refuse(
                options,
                options.interval() == IntervalMethod.BOOTSTRAP,
                "rates items as opponents without intervals, so no --bootstrap",
                "leave it out to see deviations, or use --method irt-1pl");
        var responses = ItemResponses.of(dataset, options);
        var answers = SolvedItems.of(dataset, options);
        var games = Dataset.of(dataset.manifest(), games(answers), dataset.rankings());
        var result = Ranking.rank(games, options);
        var fit =
                result.fit() instanceof Fitted(var ladder)
                        ? new Fitted(apart(ladder, responses))
                        : result.fit();
        return new RankResult(fit, options, result.used(), result.setAside());
    }

    private static Comparisons games(SolvedItems answers) {
        var systems = answers.targets().systems();
        var items = answers.headers().item();
        var names = new ArrayList<String>();
        for (int row = 0; row < answers.size(); row++) {
            add(names, SYSTEM, systems, row);
            add(names, ITEM, items, row);
        }
        var all = Dictionary.of(names);
        var left = new int[answers.size()];
        var right = new int[left.length];
        var outcome = new byte[left.length];
        for (int row = 0; row < left.length; row++) {
            left[row] = code(all, SYSTEM, systems, row);
            right[row] = code(all, ITEM, items, row);
            outcome[row] =
                    (byte) ordinal(answers.solved()[row] == 1 ? Outcome.LEFT : Outcome.RIGHT);
        }
        return new Comparisons(answers.headers(), all, left, right, outcome, null, null, null);
    }

    @SuppressWarnings("EnumOrdinal") // the column of outcomes holds ordinals
    private static int ordinal(Outcome outcome) {
        return outcome.ordinal();
    }

    private static void add(List<String> to, String kind, @Nullable Coded column, int row) {
        var name = column == null ? null : column.name(row);
        if (name != null) {
            to.add(kind + name);
        }
    }

    private static int code(Dictionary in, String kind, @Nullable Coded column, int row) {
        var name = column == null ? null : column.name(row);
        return name == null ? Dictionary.MISSING : in.code(kind + name);
    }

    /** Systems on the ladder, items in their own table. */
    private Ladder apart(Ladder both, ItemResponses responses) {
        var systems =
                both.rungs().stream()
                        .filter(rung -> rung.system().value().startsWith(SYSTEM))
                        .sorted(Comparator.comparing(rung -> rung.system().value()))
                        .toList();
        double mean =
                systems.stream().mapToDouble(rung -> rung.strength().value()).sum()
                        / systems.size();
        var values = systems.stream().mapToDouble(rung -> rung.strength().value() - mean).toArray();
        var names = systems.stream().map(rung -> new SystemId(plain(rung))).toList();
        var maker = new LadderMaker(names, values, new Spread.None(values), options.level());
        var notes = new ArrayList<>(both.notes());
        notes.remove(Posterior.none(options));
        notes.add(
                "an item is beaten by who solves it; its difficulty is in points over the mean of the systems");
        var mixture = responses.mixture();
        if (mixture != null) {
            notes.add(mixture);
        }
        return new Ladder(
                deviating(maker, systems),
                List.of(),
                List.of(),
                null,
                0,
                0,
                maker.differences(),
                notes,
                List.of(),
                items(both, mean, responses));
    }

    /** The rungs again with the deviations that they had. */
    private static List<Rung> deviating(LadderMaker maker, List<Rung> systems) {
        var carried = new TreeMap<String, @Nullable Double>();
        systems.forEach(rung -> carried.put(plain(rung), rung.deviation()));
        var rungs = new ArrayList<Rung>();
        for (var rung : maker.rungs(systems.stream().mapToDouble(Rung::comparisons).toArray())) {
            rungs.add(rung.deviating(carried.get(rung.system().value())));
        }
        return rungs;
    }

    private static String plain(Rung rung) {
        return rung.system().value().substring(SYSTEM.length());
    }

    private static List<ItemRung> items(Ladder both, double mean, ItemResponses responses) {
        var tried = responses.byItem(responses.tried());
        var solved = responses.byItem(responses.solved());
        var items = new ArrayList<ItemRung>();
        for (var rung : both.rungs()) {
            if (rung.system().value().startsWith(ITEM)) {
                int j = responses.items().indexOf(plain(rung));
                items.add(
                        new ItemRung(
                                new ItemId(plain(rung)),
                                new Estimate(rung.strength().value() - mean, null),
                                null,
                                null,
                                null,
                                null,
                                Math.round(tried[j]),
                                Math.round(solved[j]),
                                rung.deviation()));
            }
        }
        return items;
    }
}
