package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.ClusteredShare;
import org.psephos.math.Interval;
import org.psephos.math.StudentT;

/**
 * One user over time: when, how often, how long, with what, about what, and whether the later half
 * of the sessions differs from the earlier one. Sessions are the units, because what is sent in one
 * sitting hangs together.
 *
 * @see "Mann and Whitney (1947), On a test of whether one of two random variables is stochastically
 *     larger than the other"
 * @see "Cliff (1993), Dominance statistics: ordinal analyses to answer ordinal questions"
 * @see "Phipson and Smyth (2010), Permutation p-values should never be zero"
 */
final class UserPast {
    private static final double HOUR = 3600;
    private static final int HOURS = 24;

    private final ChatLog log;
    private final String name;
    private final List<Integer> places;
    private final List<List<Integer>> sessions;
    private final UserDynamics.Look look;

    UserPast(ChatLog log, String name, List<Integer> places, UserDynamics.Look look) {
        this.log = log;
        this.name = name;
        this.places = List.copyOf(places);
        this.look = look;
        sessions = log.sessions(places, look.session());
    }

    String name() {
        return name;
    }

    int messages() {
        return places.size();
    }

    List<List<Integer>> sessions() {
        return Collections.unmodifiableList(sessions);
    }

    /** Seconds between messages, in order. */
    double[] gaps() {
        var gaps = new double[Math.max(0, places.size() - 1)];
        Arrays.setAll(gaps, i -> log.time(places.get(i + 1)) - log.time(places.get(i)));
        return gaps;
    }

    /** What is told of a user by name; none of it is a test. */
    List<Quantity> told() {
        var told = new ArrayList<Quantity>();
        told.add(Quantity.of("messages", "messages", messages(), messages()));
        told.add(Quantity.of("sessions", "sessions", sessions.size(), messages()));
        var weeks = new TreeSet<Long>();
        places.forEach(place -> weeks.add(look.week(log.time(place))));
        told.add(Quantity.of("active-weeks", "weeks", weeks.size(), messages()));
        var gaps = gaps();
        told.add(
                gaps.length == 0
                        ? Quantity.undefined("median-gap", "seconds", 1, "there is one message")
                        : Quantity.of("median-gap", "seconds", median(gaps), gaps.length));
        told.add(Quantity.of("peak-hour", "hour", peak(), messages()));
        if (look.emoticons()) {
            told.add(emoticons());
        }
        if (log.has("text")) {
            var lengths = bySession(place -> UserDynamics.characters(log.text("text", place)));
            told.add(
                    Quantity.of(
                                    "message-length",
                                    "characters",
                                    TwoSamples.mean(lengths),
                                    messages())
                            .within(student(lengths)));
        }
        if (log.has("topic")) {
            var counts = topics(sessions).values().stream().mapToDouble(Integer::intValue);
            var sizes = counts.toArray();
            told.add(
                    sizes.length == 0
                            ? Quantity.undefined(
                                    "effective-topics", "topics", 0, "no topic is named")
                            : Quantity.of(
                                    "effective-topics",
                                    "topics",
                                    CategoryLevels.effective(sizes),
                                    messages()));
        }
        return told.stream().map(one -> one.about(name)).toList();
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The hour with most messages, the earliest of equals. */
    private int peak() {
        var counts = new int[HOURS];
        places.forEach(place -> counts[look.hour(log.time(place))]++);
        int peak = 0;
        for (int hour = 1; hour < HOURS; hour++) {
            peak = counts[hour] > counts[peak] ? hour : peak;
        }
        return peak;
    }

    private Quantity emoticons() {
        var share = new ClusteredShare();
        for (int session = 0; session < sessions.size(); session++) {
            for (int place : sessions.get(session)) {
                share.add(session, look.hasEmoticon(log, place) ? 1 : 0);
            }
        }
        var estimate = java.util.Objects.requireNonNull(share.estimate(look.level()));
        return Quantity.of("emoticon-rate", "share", estimate.value(), messages())
                .from(0, 1)
                .within(estimate.interval());
    }

    private double[] bySession(IntToDoubleFunction of) {
        return sessions.stream()
                .mapToDouble(
                        session ->
                                session.stream()
                                        .mapToDouble(place -> of.applyAsDouble(place))
                                        .average()
                                        .orElseThrow())
                .toArray();
    }

    private @Nullable Interval student(double[] values) {
        if (values.length < 2 || TwoSamples.variance(values) == 0) {
            return null;
        }
        double mean = TwoSamples.mean(values);
        double half =
                StudentT.quantile(0.5 + look.level() / 2, values.length - 1)
                        * Math.sqrt(TwoSamples.variance(values) / values.length);
        return new Interval(mean - half, mean + half, look.level(), "Student's t over sessions");
    }

    private SortedMap<String, Integer> topics(List<List<Integer>> of) {
        var counts = new TreeMap<String, Integer>();
        for (var session : of) {
            for (int place : session) {
                var topic = log.text("topic", place);
                if (!topic.isEmpty()) {
                    counts.merge(topic, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /** The later half of the sessions beside the earlier one, or why that says nothing. */
    List<Quantity> changes() {
        int half = sessions.size() / 2;
        if (half < look.fewest()) {
            return List.of(
                    Quantity.undefined(
                                    "change",
                                    "share",
                                    sessions.size(),
                                    "%s, and %s in each half are needed (--set fewest=N)"
                                            .formatted(
                                                    sessions.size() == 1
                                                            ? "1 session"
                                                            : sessions.size() + " sessions",
                                                    look.fewest()))
                            .about(name));
        }
        var changes = new ArrayList<Quantity>();
        if (look.emoticons()) {
            changes.add(
                    change(
                            "emoticon-change",
                            bySession(place -> look.hasEmoticon(log, place) ? 1 : 0)));
        }
        if (log.has("text")) {
            changes.add(
                    change(
                            "length-change",
                            bySession(place -> UserDynamics.characters(log.text("text", place)))));
        }
        if (log.has("topic")) {
            changes.add(topicChange(half));
        }
        return changes;
    }

    /** An odd session in the middle belongs to the later half. */
    private Quantity change(String measure, double[] values) {
        int half = values.length / 2;
        var found =
                new TwoSamples(
                                Arrays.copyOfRange(values, half, values.length),
                                Arrays.copyOf(values, half))
                        .dominance(look.level());
        var quantity =
                Quantity.of(measure, "share", found.delta(), values.length)
                        .about(name)
                        .from(-1, 1)
                        .within(found.interval());
        return found.p() == null
                ? quantity
                : quantity.tested(found.p(), null, "no change, Mann and Whitney over sessions");
    }

    /** Half the sum of the differences of shares, tested by giving sessions to halves by lot. */
    private Quantity topicChange(int half) {
        double apart = apart(sessions, half);
        var quantity =
                Quantity.of("topic-change", "share", apart, sessions.size()).about(name).from(0, 1);
        if (look.rounds() == 0) {
            return quantity;
        }
        int reached = 0;
        var shuffled = new ArrayList<>(sessions);
        var random = look.seed().child("topics of " + name).random();
        for (int round = 0; round < look.rounds(); round++) {
            for (int i = shuffled.size() - 1; i > 0; i--) {
                Collections.swap(shuffled, i, random.nextInt(i + 1));
            }
            reached += apart(shuffled, half) >= apart - 1e-12 ? 1 : 0;
        }
        return quantity.tested(
                (reached + 1.0) / (look.rounds() + 1),
                null,
                "no change, sessions given to halves by lot");
    }

    private double apart(List<List<Integer>> order, int half) {
        var before = topics(order.subList(0, half));
        var after = topics(order.subList(half, order.size()));
        double first = before.values().stream().mapToInt(Integer::intValue).sum();
        double second = after.values().stream().mapToInt(Integer::intValue).sum();
        if (first == 0 || second == 0) {
            return 0;
        }
        var all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        double sum = 0;
        for (var topic : all) {
            sum +=
                    Math.abs(
                            before.getOrDefault(topic, 0) / first
                                    - after.getOrDefault(topic, 0) / second);
        }
        return sum / 2;
    }

    static int hour(double seconds) {
        return Math.floorMod((long) Math.floor(seconds / HOUR), HOURS);
    }
}
