package org.psephos.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Ratings;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Rating;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Ratings of several answers to one item as pairs. */
final class RatedGroups {
    private static final String ALONE = "rating of an answer that was compared with no other";
    private static final String UNUSED = "rating of an answer that the chosen pairs leave out";
    private static final String ASPECT = "rating by an aspect that was not asked for";
    private static final String EQUAL = "equal ratings: a tie, and the format has no word for it";
    private static final String CLOSE = "ratings that differ by less than the margin";
    private static final String PARTIAL = "rating of an answer that lacks one of the aspects";

    private final Material from;
    private final Ratings ratings;
    private final Taker to;
    private @Nullable Map<String, Double> scores;

    RatedGroups(Material from, Taker to) {
        this.from = from;
        this.to = to;
        this.ratings = from.dataset().ratings();
        demandAspects();
    }

    /** An aspect that no rating has is a slip of the pen: nothing could be made of it. */
    private void demandAspects() {
        if (from.pairing().aspects().isEmpty() || ratings.size() == 0) {
            return;
        }
        var known = new TreeSet<String>();
        var criteria = ratings.headers().criterion();
        for (int row = 0; row < ratings.size(); row++) {
            var name = criteria == null ? null : criteria.name(row);
            known.add(name == null ? Header.OVERALL : name);
        }
        for (var name : from.pairing().aspects().keySet()) {
            if (!known.contains(name)) {
                throw new PsephosException(
                        Kind.USAGE,
                        "--aspects names \"%s\", and no rating is by it".formatted(name),
                        "choose of the aspects that there are: " + String.join(", ", known));
            }
        }
    }

    /** Takes the pairs of one group after the other. */
    interface Taker {
        /** Takes a pair; says why it cannot. */
        @Nullable String take(Scored.Pair pair, @Nullable ItemId item, Header header)
                throws IOException;

        /**
         * Why two answers with {@code gap} between them are no pair; null where nothing is lost.
         */
        @Nullable String close(Scored.Pair pair, @Nullable ItemId item, Header header);

        /** Told of each rating that is in a pair that was taken. */
        void carried(Rating rating);

        /** Told after the last pair of a group. */
        void done() throws IOException;
    }

    /** For who wants the scores alone. */
    static final Taker NOBODY =
            new Taker() {
                @Override
                public @Nullable String take(
                        Scored.Pair pair, @Nullable ItemId item, Header header) {
                    return null;
                }

                @Override
                public @Nullable String close(
                        Scored.Pair pair, @Nullable ItemId item, Header header) {
                    return null;
                }

                @Override
                public void carried(Rating rating) {}

                @Override
                public void done() {}
            };

    /**
     * The scores that one annotator gave to two or more answers to one item.
     *
     * @param header of the first rating
     * @param ratings how many make the scores
     */
    record Rated(List<Scored> scored, @Nullable ItemId item, Header header, long ratings) {
        Rated {
            scored = List.copyOf(scored);
        }
    }

    /** Gives the scores of each group; what is not in them is told to the ledger. */
    void each(Consumer<Rated> to) {
        for (var rows : groups().values()) {
            var rowsOf = new LinkedHashMap<Candidate, List<Integer>>();
            var scored = scored(rows, rowsOf);
            long used = scored.stream().mapToLong(one -> count(rowsOf, one)).sum();
            if (scored.size() < 2) {
                from.ledger().lost(ALONE, used);
            } else {
                var first = ratings.get(rows.getFirst());
                to.accept(new Rated(scored, item(first), first.header(), used));
            }
        }
    }

    private static int count(Map<Candidate, List<Integer>> rowsOf, Scored one) {
        return rowsOf.getOrDefault(one.candidate(), List.of()).size();
    }

    void give() throws IOException {
        for (var group : groups().entrySet()) {
            give(group.getKey(), group.getValue());
            to.done();
        }
    }

    private Map<String, List<Integer>> groups() {
        var groups = new LinkedHashMap<String, List<Integer>>();
        for (int row = 0; row < ratings.size(); row++) {
            groups.computeIfAbsent(group(row), any -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    private String group(int row) {
        var rating = ratings.get(row);
        return group(rating.header(), item(rating));
    }

    /** What belongs together: one item and, unless the majority decides, one annotator. */
    private String group(Header header, @Nullable ItemId item) {
        var who =
                from.pairing().votes() == Pairing.Votes.MAJORITY
                        ? ""
                        : String.valueOf(header.annotator());
        return (item == null ? header.origin() : item) + "\n" + who;
    }

    /** The two answers of a judgement, in either order, as those who judged them. */
    String two(Header header, @Nullable ItemId item, Candidate one, Candidate other) {
        var first = one.toString();
        var second = other.toString();
        boolean sorted = first.compareTo(second) <= 0;
        return group(header, item)
                + "\n"
                + (sorted ? first + "\n" + second : second + "\n" + first);
    }

    /** What whoever judged with {@code header} gave the answer in ratings, or null. */
    @Nullable Double score(Header header, @Nullable ItemId item, Candidate candidate) {
        if (scores == null) {
            scores = scores();
        }
        return scores.get(group(header, item) + "\n" + candidate);
    }

    private Map<String, Double> scores() {
        var all = new LinkedHashMap<String, Double>();
        for (var group : groups().entrySet()) {
            var aspects = aspects(group.getValue());
            var rowsOf = new LinkedHashMap<Candidate, List<Integer>>();
            for (int row : group.getValue()) {
                if (aspects.containsKey(ratings.get(row).header().criterion())) {
                    rowsOf.computeIfAbsent(ratings.get(row).target(), any -> new ArrayList<>())
                            .add(row);
                }
            }
            for (var answer : rowsOf.entrySet()) {
                var score = score(answer.getValue(), aspects);
                if (score != null) {
                    all.put(group.getKey() + "\n" + answer.getKey(), score);
                }
            }
        }
        return all;
    }

    private @Nullable ItemId item(Rating rating) {
        return from.spoken().item(rating.header().item(), rating.target());
    }

    private void give(String name, List<Integer> rows) throws IOException {
        var rowsOf = new LinkedHashMap<Candidate, List<Integer>>();
        var scored = scored(rows, rowsOf);
        var untaken = new LinkedHashMap<String, Long>();
        var pairs =
                Scored.pairs(
                        scored,
                        from.pairing(),
                        name,
                        pair -> {
                            var rating = first(rowsOf, pair);
                            count(untaken, to.close(pair, item(rating), rating.header()));
                        });
        if (give(pairs, scored, rowsOf, untaken)) {
            untaken.forEach(from.ledger()::pairs);
        }
    }

    private static void count(Map<String, Long> untaken, @Nullable String why) {
        if (why != null) {
            untaken.merge(why, 1L, Long::sum);
        }
    }

    /** The first rating of the better answer. */
    private Rating first(Map<Candidate, List<Integer>> rowsOf, Scored.Pair pair) {
        return ratings.get(rowsOf.getOrDefault(pair.better().candidate(), List.of()).getFirst());
    }

    /** The answers with their scores, and the rows that these are made of. */
    private List<Scored> scored(List<Integer> rows, Map<Candidate, List<Integer>> rowsOf) {
        var aspects = aspects(rows);
        var scored = new ArrayList<Scored>();
        for (int row : rows) {
            if (aspects.containsKey(ratings.get(row).header().criterion())) {
                rowsOf.computeIfAbsent(ratings.get(row).target(), any -> new ArrayList<>())
                        .add(row);
            } else {
                from.ledger().lost(ASPECT, 1);
            }
        }
        for (var answer : rowsOf.entrySet()) {
            var score = score(answer.getValue(), aspects);
            if (score == null) {
                from.ledger().lost(PARTIAL, answer.getValue().size());
            } else {
                scored.add(new Scored(answer.getKey(), score));
            }
        }
        return scored;
    }

    /**
     * Gives the pairs of a group.
     *
     * @param untaken counts those that were not taken, by reason
     * @return whether any was taken
     */
    private boolean give(
            List<Scored.Pair> pairs,
            List<Scored> scored,
            Map<Candidate, List<Integer>> rowsOf,
            Map<String, Long> untaken)
            throws IOException {
        Set<Candidate> used = new LinkedHashSet<>();
        String refusal = null;
        for (var pair : pairs) {
            var rating = first(rowsOf, pair);
            var said = to.take(pair, item(rating), rating.header());
            if (said == null) {
                used.add(pair.better().candidate());
                used.add(pair.worse().candidate());
            } else {
                refusal = said;
                count(untaken, said);
            }
        }
        var why = refusal != null ? refusal : scored.size() < 2 ? ALONE : even(scored);
        for (var answer : scored) {
            var rows = rowsOf.getOrDefault(answer.candidate(), List.of());
            if (used.contains(answer.candidate())) {
                from.ledger().carried(rows.size());
                rows.forEach(row -> to.carried(ratings.get(row)));
            } else {
                from.ledger().lost(why, rows.size());
            }
        }
        return !used.isEmpty();
    }

    /** What is said of two answers whose scores are too close for a pair. */
    static String close(Scored.Pair pair) {
        return pair.gap() == 0 ? EQUAL : CLOSE;
    }

    private String even(List<Scored> scored) {
        boolean equal = scored.stream().mapToDouble(Scored::score).distinct().count() == 1;
        if (equal) {
            return EQUAL;
        }
        return from.pairing().margin() > 0 ? CLOSE + ", or are left out" : UNUSED;
    }

    /** What counts, with weights. */
    private Map<String, Double> aspects(List<Integer> rows) {
        if (!from.pairing().aspects().isEmpty()) {
            return from.pairing().aspects();
        }
        var all = new TreeMap<String, Double>();
        for (int row : rows) {
            all.put(ratings.get(row).header().criterion(), 1.0);
        }
        return all.containsKey(Header.OVERALL) ? Map.of(Header.OVERALL, 1.0) : all;
    }

    /** The weighted mean over aspects of the mean over ratings; null where an aspect is missing. */
    private @Nullable Double score(List<Integer> rows, Map<String, Double> aspects) {
        var sums = new TreeMap<String, double[]>();
        for (int row : rows) {
            var sum =
                    sums.computeIfAbsent(
                            ratings.get(row).header().criterion(), any -> new double[2]);
            sum[0] += ratings.value(row);
            sum[1]++;
        }
        if (sums.size() < aspects.size()) {
            return null;
        }
        double score = 0;
        double weights = 0;
        for (var aspect : sums.entrySet()) {
            double weight = aspects.getOrDefault(aspect.getKey(), 0.0);
            score += weight * aspect.getValue()[0] / aspect.getValue()[1];
            weights += Math.abs(weight);
        }
        return score / weights;
    }
}
