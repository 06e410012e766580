package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rankings;
import org.psephos.dataset.Rejects;
import org.psephos.model.Outcome;

/** Collects votes for a test, in the order given. */
@SuppressWarnings("EnumOrdinal") // the columns store ordinals
final class Votes {
    private record Vote(
            @Nullable String left,
            @Nullable String right,
            Outcome outcome,
            double weight,
            @Nullable String annotator,
            long time) {
        Vote(
                @Nullable String left,
                @Nullable String right,
                Outcome outcome,
                double weight,
                @Nullable String annotator) {
            this(left, right, outcome, weight, annotator, HeaderColumns.NO_TIME);
        }
    }

    private record Order(List<List<String>> tiers, @Nullable String annotator) {}

    private final List<Vote> votes = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private long abstained;
    private boolean weighted;

    Votes add(@Nullable String left, @Nullable String right, Outcome outcome) {
        votes.add(new Vote(left, right, outcome, 1, null));
        return this;
    }

    Votes by(String annotator, String left, String right, Outcome outcome) {
        votes.add(new Vote(left, right, outcome, 1, annotator));
        return this;
    }

    /** A vote at {@code time} in milliseconds since 1970. */
    Votes at(long time, String left, String right, Outcome outcome) {
        votes.add(new Vote(left, right, outcome, 1, null, time));
        return this;
    }

    Votes weighted(String left, String right, Outcome outcome, double weight) {
        votes.add(new Vote(left, right, outcome, weight, null));
        weighted = true;
        return this;
    }

    /** {@code times} votes. */
    Votes add(int times, @Nullable String left, @Nullable String right, Outcome outcome) {
        for (int i = 0; i < times; i++) {
            add(left, right, outcome);
        }
        return this;
    }

    /** {@code wins} of left, {@code losses} of left, {@code ties}. */
    Votes pair(String left, String right, int wins, int losses, int ties) {
        return add(wins, left, right, Outcome.LEFT)
                .add(losses, left, right, Outcome.RIGHT)
                .add(ties, left, right, Outcome.TIE);
    }

    /** Tiers separated by {@code >}, members of a tier by {@code =}. */
    Votes ranking(String text) {
        return ranking(text, null);
    }

    Votes ranking(String text, @Nullable String annotator) {
        var tiers = new ArrayList<List<String>>();
        for (var tier : text.split(">", -1)) {
            tiers.add(Arrays.stream(tier.split("=", -1)).map(String::strip).toList());
        }
        orders.add(new Order(tiers, annotator));
        return this;
    }

    Votes abstain(long times) {
        abstained += times;
        return this;
    }

    int size() {
        return votes.size();
    }

    /** The rows in another order. */
    Votes permuted(long seed) {
        var copy = new Votes();
        copy.votes.addAll(votes);
        copy.orders.addAll(orders);
        copy.weighted = weighted;
        var random = new org.psephos.math.Seed(seed).random();
        for (int i = copy.votes.size() - 1; i > 0; i--) {
            java.util.Collections.swap(copy.votes, i, random.nextInt(i + 1));
        }
        for (int i = copy.orders.size() - 1; i > 0; i--) {
            java.util.Collections.swap(copy.orders, i, random.nextInt(i + 1));
        }
        return copy;
    }

    /** Every name put through {@code names}. */
    Votes renamed(java.util.function.UnaryOperator<String> names) {
        var copy = new Votes();
        copy.weighted = weighted;
        for (var v : votes) {
            copy.votes.add(
                    new Vote(
                            v.left == null ? null : names.apply(v.left),
                            v.right == null ? null : names.apply(v.right),
                            v.outcome,
                            v.weight,
                            v.annotator));
        }
        for (var order : orders) {
            copy.orders.add(
                    new Order(
                            order.tiers.stream().map(t -> t.stream().map(names).toList()).toList(),
                            order.annotator));
        }
        return copy;
    }

    /** Left and right exchanged, with what won. */
    Votes swapped() {
        var copy = new Votes();
        for (var v : votes) {
            var outcome =
                    switch (v.outcome) {
                        case LEFT -> Outcome.RIGHT;
                        case RIGHT -> Outcome.LEFT;
                        case TIE, BOTH_BAD -> v.outcome;
                    };
            copy.votes.add(new Vote(v.right, v.left, outcome, v.weight, v.annotator));
        }
        return copy;
    }

    /** Every row {@code times} times. */
    Votes repeated(int times) {
        var copy = new Votes();
        for (int i = 0; i < times; i++) {
            copy.votes.addAll(votes);
            copy.orders.addAll(orders);
        }
        return copy;
    }

    /** Every row with this weight. */
    Votes weighing(double weight) {
        var copy = new Votes();
        copy.weighted = true;
        for (var v : votes) {
            copy.votes.add(new Vote(v.left, v.right, v.outcome, weight, v.annotator));
        }
        return copy;
    }

    Dataset dataset() {
        var manifest = new Manifest(List.of(), votes.size(), Rejects.NONE, "test", null, false);
        return new Dataset(manifest, comparisons(), rankings(), abstained);
    }

    @SuppressWarnings("EnumOrdinal") // the column of outcomes holds ordinals
    private Comparisons comparisons() {
        var names = new ArrayList<String>();
        var annotators = new ArrayList<String>();
        for (var v : votes) {
            addIfPresent(names, v.left);
            addIfPresent(names, v.right);
            addIfPresent(annotators, v.annotator);
        }
        var systems = Dictionary.of(names);
        var people = Dictionary.of(annotators);
        int n = votes.size();
        var left = new int[n];
        var right = new int[n];
        var outcome = new byte[n];
        var weight = new double[n];
        var annotator = new int[n];
        var time = new long[n];
        boolean timed = votes.stream().anyMatch(v -> v.time != HeaderColumns.NO_TIME);
        for (int i = 0; i < n; i++) {
            var v = votes.get(i);
            time[i] = v.time;
            left[i] = code(systems, v.left);
            right[i] = code(systems, v.right);
            outcome[i] = (byte) v.outcome.ordinal();
            weight[i] = v.weight;
            annotator[i] = code(people, v.annotator);
        }
        var headers =
                HeaderColumns.builder(n)
                        .weight(weighted ? weight : null)
                        .time(timed ? time : null)
                        .annotator(annotators.isEmpty() ? null : new Coded(people, annotator))
                        .build();
        return new Comparisons(headers, systems, left, right, outcome, null, null, null);
    }

    private Rankings rankings() {
        if (orders.isEmpty()) {
            return Rankings.none();
        }
        var names = new ArrayList<String>();
        var people = new ArrayList<String>();
        for (var order : orders) {
            order.tiers.forEach(names::addAll);
            addIfPresent(people, order.annotator);
        }
        var systems = Dictionary.of(names);
        var annotators = Dictionary.of(people);
        var start = new int[orders.size() + 1];
        var annotator = new int[orders.size()];
        var system = new int[names.size()];
        var tier = new int[names.size()];
        int at = 0;
        for (int r = 0; r < orders.size(); r++) {
            var tiers = orders.get(r).tiers;
            for (int t = 0; t < tiers.size(); t++) {
                for (var name : tiers.get(t)) {
                    system[at] = systems.code(name);
                    tier[at++] = t;
                }
            }
            annotator[r] = code(annotators, orders.get(r).annotator);
            start[r + 1] = at;
        }
        var headers =
                HeaderColumns.builder(orders.size())
                        .annotator(people.isEmpty() ? null : new Coded(annotators, annotator))
                        .build();
        return new Rankings(headers, systems, start, system, tier);
    }

    private static void addIfPresent(List<String> to, @Nullable String name) {
        if (name != null) {
            to.add(name);
        }
    }

    private static int code(Dictionary in, @Nullable String name) {
        return name == null ? Dictionary.MISSING : in.code(name);
    }
}
