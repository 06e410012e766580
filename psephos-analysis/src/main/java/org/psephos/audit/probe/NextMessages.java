package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.psephos.math.Okapi;
import org.psephos.math.Seed;

/**
 * Messages that follow others in their conversation, and how high ways to guess rank them. A way
 * knows the earlier part of the log, in which words are weighed and messages counted, and those
 * before the one that it looks for. Equal scores count as if they were put in order by lot, so that
 * nothing depends on the order of candidates.
 */
final class NextMessages {
    static final List<String> WAYS = List.of("bm25", "most popular", "most recent", "random");

    private final ChatLog log;
    private final int split;
    private final int context;
    private final List<Query> queries = new ArrayList<>();
    private final SortedMap<String, List<int[]>> postings = new TreeMap<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final SortedMap<String, Integer> holding = new TreeMap<>();
    private final SortedMap<String, int[]> said = new TreeMap<>();
    private int documents;
    private long words;

    /**
     * A message to be found.
     *
     * @param target its place
     * @param before places of the messages that it follows, oldest first
     */
    record Query(int target, List<Integer> before) {
        Query {
            before = List.copyOf(before);
        }
    }

    /**
     * How a way ranked the true message: so many candidates above, so many level with it.
     *
     * @param level at least 1, the true one
     */
    record Place(int above, int level) {
        /** The chance to be among the first {@code k}. */
        double within(int k) {
            return Math.clamp((k - above) / (double) level, 0, 1);
        }

        /** One over the rank, on average over orders of those that are level. */
        double reciprocal() {
            double sum = 0;
            for (int rank = above + 1; rank <= above + level; rank++) {
                sum += 1.0 / rank;
            }
            return sum / level;
        }
    }

    /**
     * @param split the first place of the later part, whose messages are looked for
     * @param context how many messages before it a message is looked for by
     */
    NextMessages(ChatLog log, int split, int context) {
        this.log = log;
        this.split = split;
        this.context = context;
        for (int place = 0; place < split; place++) {
            count(ChatWords.of(log.text("text", place)));
            say(place);
        }
        for (var places : log.by(log::conversation).values()) {
            follow(places.stream().filter(p -> !log.text("text", p).isEmpty()).toList());
        }
        queries.sort(java.util.Comparator.comparingInt(Query::target));
        for (int i = 0; i < queries.size(); i++) {
            index(i, ChatWords.of(log.text("text", queries.get(i).target)));
        }
    }

    private void count(List<String> text) {
        if (!text.isEmpty()) {
            documents++;
            words += text.size();
            new TreeSet<>(text).forEach(word -> holding.merge(word, 1, Integer::sum));
        }
    }

    private void follow(List<Integer> places) {
        for (int i = context; i < places.size(); i++) {
            if (places.get(i) >= split) {
                queries.add(new Query(places.get(i), places.subList(i - context, i)));
            }
        }
    }

    private void index(int candidate, List<String> text) {
        var counts = new TreeMap<String, Integer>();
        text.forEach(word -> counts.merge(word, 1, Integer::sum));
        counts.forEach(
                (word, count) ->
                        postings.computeIfAbsent(word, one -> new ArrayList<>())
                                .add(new int[] {candidate, count}));
        lengths.add(text.size());
    }

    /** What is looked for, in order of time; each is a candidate for the others. */
    List<Query> queries() {
        return List.copyOf(queries);
    }

    /** How many messages weigh the words. */
    int documents() {
        return documents;
    }

    /** Takes the place of every query for every way; called in order of time. */
    interface Judge {
        void judge(Query query, List<Place> places);
    }

    /**
     * Ranks the true message of every query among candidates.
     *
     * @param most how many candidates, the true one with them
     */
    void rank(int most, Seed seed, Judge judge) {
        var okapi = new Okapi(documents, Math.max(1, words) / (double) Math.max(1, documents));
        for (int i = 0; i < queries.size(); i++) {
            var query = queries.get(i);
            var candidates = candidates(i, most, seed);
            var scores = scores(query, okapi);
            var places = new ArrayList<Place>();
            places.add(place(i, candidates, c -> scores[c]));
            places.add(place(i, candidates, c -> times(c)[0]));
            places.add(place(i, candidates, c -> times(c)[1]));
            places.add(new Place(0, candidates.size()));
            judge.judge(query, places);
        }
    }

    private void say(int place) {
        var text = log.text("text", place);
        if (!text.isEmpty()) {
            var sum = said.computeIfAbsent(text, one -> new int[2]);
            sum[0]++;
            sum[1] = place + 1;
        }
    }

    /** How often the earlier part says what a candidate does, and where last; zeros for never. */
    private int[] times(int candidate) {
        return said.getOrDefault(log.text("text", queries.get(candidate).target), new int[2]);
    }

    /** By the words of the messages before, all later messages at once. */
    private double[] scores(Query query, Okapi okapi) {
        var scores = new double[queries.size()];
        for (int place : query.before) {
            for (var word : ChatWords.of(log.text("text", place))) {
                double rarity = okapi.rarity(holding.getOrDefault(word, 0));
                for (var posting : postings.getOrDefault(word, List.of())) {
                    scores[posting[0]] += okapi.part(rarity, posting[1], lengths.get(posting[0]));
                }
            }
        }
        return scores;
    }

    /** The true one and others by lot, all where there are no more; never a message before it. */
    private SortedSet<Integer> candidates(int query, int most, Seed seed) {
        var before = new TreeSet<>(queries.get(query).before);
        var candidates = new TreeSet<Integer>();
        candidates.add(query);
        if (queries.size() - before.size() <= most) {
            for (int other = 0; other < queries.size(); other++) {
                if (!before.contains(queries.get(other).target)) {
                    candidates.add(other);
                }
            }
            return candidates;
        }
        var random = seed.child("candidates", query).random();
        while (candidates.size() < most) {
            int other = random.nextInt(queries.size());
            if (!before.contains(queries.get(other).target)) {
                candidates.add(other);
            }
        }
        return candidates;
    }

    private interface Score {
        double of(int candidate);
    }

    private static Place place(int query, SortedSet<Integer> candidates, Score score) {
        double own = score.of(query);
        int above = 0;
        int level = 0;
        for (int candidate : candidates) {
            double other = score.of(candidate);
            above += other > own ? 1 : 0;
            level += other == own ? 1 : 0;
        }
        return new Place(above, level);
    }
}
