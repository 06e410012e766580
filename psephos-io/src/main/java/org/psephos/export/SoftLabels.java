package org.psephos.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Outcome;

/**
 * All that was said of the same two answers, by one criterion, as one comparison with the
 * probability that its winner is better: p = (w + t / 2) / n, where of the judgements (each with
 * its weight) w are for the winner, t are ties and n are all. Ratings count as the judgement that
 * they imply: an annotator who gave both answers a score is for the higher one, or for a tie where
 * the scores differ by less than the margin; what the same annotator compared as well counts once.
 * A share, not a model: nothing is shrunk, and one judgement alone has p = 1.
 */
final class SoftLabels {
    /** The attribute that holds p. */
    static final String PROBABILITY = "probability";

    /** The attribute that says of how many judgements p is the share. */
    static final String JUDGEMENTS = "judgements";

    static final List<String> NUMBERS = List.of(PROBABILITY, JUDGEMENTS);

    private static final String TOGETHER =
            "who judged, when and how sure: judgements of the same two answers are one row";
    static final String EVEN = "no majority: as many votes for one answer as for the other";

    private final Material from;
    private final Target target;
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final List<Rated> rated = new ArrayList<>();

    /** By annotator, item and answers. */
    private final Map<String, Pool> compared = new LinkedHashMap<>();

    private SoftLabels(Material from, Target target) {
        this.from = from;
        this.target = target;
    }

    /** What {@code from} holds, for {@code target}; its ledger is told what has no place. */
    static Dataset of(Material from, Target target) {
        return new SoftLabels(from, target).pooled();
    }

    /** Two answers. */
    private record Sides(Candidate one, Candidate other) {
        @Override
        public String toString() {
            var a = one.toString();
            var b = other.toString();
            return a.compareTo(b) < 0 ? a + "\n" + b : b + "\n" + a;
        }
    }

    /** Ratings of one annotator, and the pairs that they say something of. */
    private record Rated(long ratings, List<Pool> pools) {
        private Rated {
            pools = List.copyOf(pools);
        }
    }

    /** What was said of two answers. */
    private static final class Pool {
        private final Header first;
        private final String criterion;
        private final @Nullable ItemId item;
        private final Candidate one;
        private final Candidate other;
        private final Map<String, String> attributes;
        private double forOne;
        private double weight;
        private int judgements;

        /** Those of them that were comparisons. */
        private int comparisons;

        private boolean told;

        Pool(Header first, String criterion, @Nullable ItemId item, Sides sides) {
            this.first = first;
            this.criterion = criterion;
            this.item = item;
            this.one = sides.one;
            this.other = sides.other;
            this.attributes = new TreeMap<>(first.attributes());
        }

        void add(Header header, double share) {
            forOne += header.weight() * share;
            weight += header.weight();
            judgements++;
            attributes.entrySet().retainAll(header.attributes().entrySet());
        }

        double share() {
            return forOne / weight;
        }

        /** The share that is for the better one. */
        double better() {
            return Math.max(forOne, weight - forOne) / weight;
        }
    }

    private Dataset pooled() {
        var data = from.dataset();
        for (int row = 0; row < data.comparisons().size(); row++) {
            comparison(data.comparisons().get(row));
        }
        new RatedGroups(from, RatedGroups.NOBODY).each(this::ratings);
        var builder = new DatasetBuilder();
        pools.values().forEach(pool -> put(pool, builder));
        for (var one : rated) {
            if (one.pools.stream().anyMatch(this::isKept)) {
                from.ledger().carried(one.ratings);
                one.pools.forEach(this::tell);
            } else {
                from.ledger().lost(EVEN, one.ratings);
            }
        }
        data.forEach(
                said -> {
                    if (!(said instanceof Feedback.Comparison || said instanceof Feedback.Rating)) {
                        builder.accept(said);
                    }
                });
        builder.abstained(data.abstained() - data.abstentions().size());
        return builder.build(data.manifest())
                .with(data.items(), data.responses(), data.annotators());
    }

    private void comparison(Feedback.Comparison row) {
        var header = row.header();
        if (row.outcome() == Outcome.BOTH_BAD) {
            from.ledger().lost("both bad: says of neither answer that it is better", 1);
            return;
        }
        var item = from.spoken().item(header.item(), row.left());
        var sides = new Sides(row.left(), row.right());
        var pool = pool(header, header.criterion(), item, sides);
        double left =
                switch (row.outcome()) {
                    case LEFT -> 1;
                    case RIGHT -> 0;
                    case TIE, BOTH_BAD -> 0.5;
                };
        pool.add(header, pool.one.equals(row.left()) ? left : 1 - left);
        pool.comparisons++;
        compared.putIfAbsent(header.annotator() + "\n" + place(header, item) + "\n" + sides, pool);
    }

    /** The scores that one annotator gave the answers to one item. */
    private void ratings(RatedGroups.Rated group) {
        var header = group.header();
        var told = new ArrayList<Pool>();
        for (int i = 0; i < group.scored().size(); i++) {
            for (int j = i + 1; j < group.scored().size(); j++) {
                var one = group.scored().get(i);
                var other = group.scored().get(j);
                var sides = new Sides(one.candidate(), other.candidate());
                var known =
                        compared.get(
                                header.annotator()
                                        + "\n"
                                        + place(header, group.item())
                                        + "\n"
                                        + sides);
                told.add(known == null ? implied(group, one, other, sides) : known);
            }
        }
        rated.add(new Rated(group.ratings(), told));
    }

    /** The judgement that two scores imply. */
    private Pool implied(RatedGroups.Rated group, Scored one, Scored other, Sides sides) {
        var pool = pool(group.header(), Header.OVERALL, group.item(), sides);
        double gap = one.score() - other.score();
        boolean even = gap == 0 || Math.abs(gap) < from.pairing().margin();
        double share = even ? 0.5 : gap > 0 ? 1 : 0;
        pool.add(group.header(), pool.one.equals(one.candidate()) ? share : 1 - share);
        return pool;
    }

    private Pool pool(Header header, String criterion, @Nullable ItemId item, Sides sides) {
        return pools.computeIfAbsent(
                place(header, item) + "\n" + criterion + "\n" + sides,
                any -> new Pool(header, criterion, item, sides));
    }

    private static String place(Header header, @Nullable ItemId item) {
        return (item == null ? header.origin() : item).toString();
    }

    /** Two answers of which only ratings speak, and speak alike, are a pair that is not written. */
    private void tell(Pool pool) {
        if (!isKept(pool) && pool.comparisons == 0 && !pool.told) {
            pool.told = true;
            from.ledger().pairs(EVEN, 1);
        }
    }

    /** A pair of chosen and rejected cannot say that neither is better. */
    private boolean isKept(Pool pool) {
        return pool.share() != 0.5 || !target.makesPairs();
    }

    private void put(Pool pool, DatasetBuilder to) {
        if (!isKept(pool)) {
            from.ledger().lost(EVEN, pool.comparisons);
            return;
        }
        double better = pool.better();
        var attributes = new TreeMap<>(pool.attributes);
        for (var name : NUMBERS) {
            long before = attributes.containsKey(name) ? pool.judgements : 0;
            from.ledger().field(Carries.ATTRIBUTES.word() + " " + name, before);
        }
        attributes.put(PROBABILITY, Double.toString(better));
        attributes.put(JUDGEMENTS, Integer.toString(pool.judgements));
        from.ledger().field(TOGETHER, pool.judgements > 1 ? pool.judgements : 0);
        // Who writes the row counts one of them, and ratings are counted by themselves.
        from.ledger().carried(pool.comparisons - 1L);
        to.accept(
                new Feedback.Comparison(
                        header(pool, attributes),
                        pool.one,
                        pool.other,
                        outcome(pool.share()),
                        target.carriesMargins() ? 2 * better - 1 : null));
    }

    private static Outcome outcome(double share) {
        return share == 0.5 ? Outcome.TIE : share > 0.5 ? Outcome.LEFT : Outcome.RIGHT;
    }

    private static Header header(Pool pool, SortedMap<String, String> attributes) {
        var first = pool.first;
        boolean alone = pool.judgements == 1;
        return new Header(
                pool.item,
                alone ? first.annotator() : null,
                pool.criterion,
                alone ? first.context() : null,
                alone ? first.time() : null,
                alone ? first.duration() : null,
                alone ? first.confidence() : null,
                1,
                attributes,
                first.origin());
    }
}
