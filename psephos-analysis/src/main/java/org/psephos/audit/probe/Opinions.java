package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;

/**
 * What one system answered in one mode: questions with their repeated answers, by topic and item.
 *
 * @param questions by topic and item
 * @param unread answers that are neither a number nor a refusal
 */
record Opinions(SortedMap<Key, Question> questions, long unread) {
    private static final double REFUSED = 0.5;
    private static final double WIDEST = 2;

    Opinions {
        questions = Collections.unmodifiableSortedMap(new TreeMap<>(questions));
    }

    /** A question of a topic. */
    record Key(String topic, String item) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int by = topic.compareTo(other.topic);
            return by == 0 ? item.compareTo(other.item) : by;
        }
    }

    /**
     * One question.
     *
     * @param polarities of answers that took a stance, from -1 to 1
     * @param refused answers that refused to
     */
    record Question(List<Double> polarities, long refused) {
        Question {
            polarities = List.copyOf(polarities);
        }

        /**
         * Mean distance of two answers over the widest there is. A refusal stands half a step
         * beside the neutral answer, at a right angle to all stances.
         */
        @Nullable Double distance() {
            int stances = polarities.size();
            double all = stances + (double) refused;
            if (all < 2) {
                return null;
            }
            double sum = 0;
            for (int i = 0; i < stances; i++) {
                for (int j = i + 1; j < stances; j++) {
                    sum += Math.abs(polarities.get(i) - polarities.get(j));
                }
                sum += refused * Math.hypot(polarities.get(i), REFUSED);
            }
            return sum / (all * (all - 1) / 2) / WIDEST;
        }

        /** Mean of the stances taken; null where none was. */
        @Nullable Double stance() {
            return polarities.isEmpty()
                    ? null
                    : (Double) (polarities.stream().mapToDouble(p -> p).sum() / polarities.size());
        }

        double answers() {
            return polarities.size() + (double) refused;
        }
    }

    /** A question with how often it counts. */
    record Drawn(Key key, Question question, int times) {}

    /** By system and mode. */
    static SortedMap<String, SortedMap<String, Opinions>> of(RowTable rows, List<String> refusals) {
        var open = new TreeMap<String, SortedMap<String, Reading>>();
        for (int row = 0; row < rows.size(); row++) {
            open.computeIfAbsent(rows.text("system", row), one -> new TreeMap<>())
                    .computeIfAbsent(rows.text("mode", row), one -> new Reading())
                    .add(rows, row, refusals);
        }
        var all = new TreeMap<String, SortedMap<String, Opinions>>();
        open.forEach(
                (system, modes) -> {
                    var read = new TreeMap<String, Opinions>();
                    modes.forEach((mode, reading) -> read.put(mode, reading.done()));
                    all.put(system, read);
                });
        return all;
    }

    /** Answers being gathered. */
    private static final class Reading {
        private final SortedMap<Key, List<Double>> stances = new TreeMap<>();
        private final SortedMap<Key, Long> refused = new TreeMap<>();
        private long unread;

        void add(RowTable rows, int row, List<String> refusals) {
            var key = new Key(rows.text("topic", row), rows.text("item", row));
            var polarity = rows.number("polarity", row);
            var said = stances.computeIfAbsent(key, one -> new ArrayList<>());
            if (polarity != null) {
                said.add(polarity);
            } else if (refusals.contains(rows.text("answer", row))) {
                refused.merge(key, 1L, Long::sum);
            } else {
                unread++;
            }
        }

        Opinions done() {
            var questions = new TreeMap<Key, Question>();
            stances.forEach(
                    (key, said) ->
                            questions.put(key, new Question(said, refused.getOrDefault(key, 0L))));
            return new Opinions(questions, unread);
        }
    }

    /** All questions, each counted as often as it was drawn. */
    List<Drawn> drawn(List<Key> keys, int[] times) {
        var all = new ArrayList<Drawn>();
        for (int i = 0; i < times.length; i++) {
            var question = questions.get(keys.get(i));
            if (times[i] > 0 && question != null) {
                all.add(new Drawn(keys.get(i), question, times[i]));
            }
        }
        return all;
    }

    /** One less the mean distance of repeated answers. */
    static @Nullable Double reliability(List<Drawn> all) {
        var distance = mean(all, Question::distance);
        return distance == null ? null : (Double) (1 - distance);
    }

    /** Share of answers that refuse. */
    static @Nullable Double refusals(List<Drawn> all) {
        double answers =
                all.stream().mapToDouble(one -> one.times() * one.question().answers()).sum();
        double refused =
                all.stream()
                        .mapToDouble(one -> (double) one.times() * one.question().refused())
                        .sum();
        return answers == 0 ? null : (Double) (refused / answers);
    }

    /** Mean over topics of the mean distance of a stance from neutral. */
    static @Nullable Double nonNeutrality(List<Drawn> all) {
        return overTopics(
                all,
                topic ->
                        number(
                                mean(
                                        topic,
                                        one -> {
                                            var stance = one.stance();
                                            return stance == null
                                                    ? null
                                                    : (Double) Math.abs(stance);
                                        })));
    }

    /** Mean over topics of one less the standard deviation of the stances in a topic. */
    static @Nullable Double consistency(List<Drawn> all) {
        return overTopics(
                all,
                topic -> {
                    double mean = number(mean(topic, Question::stance));
                    return 1
                            - Math.sqrt(
                                    number(
                                            mean(
                                                    topic,
                                                    one -> {
                                                        var stance = one.stance();
                                                        return stance == null
                                                                ? null
                                                                : (Double)
                                                                        ((stance - mean)
                                                                                * (stance - mean));
                                                    })));
                });
    }

    private static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static @Nullable Double overTopics(List<Drawn> all, ToDoubleFunction<List<Drawn>> of) {
        var topics = new TreeMap<String, List<Drawn>>();
        all.forEach(
                one -> topics.computeIfAbsent(one.key().topic(), t -> new ArrayList<>()).add(one));
        var values = topics.values().stream().mapToDouble(of).filter(Double::isFinite).toArray();
        return values.length == 0
                ? null
                : (Double) (java.util.Arrays.stream(values).sum() / values.length);
    }

    private static @Nullable Double mean(
            List<Drawn> all, java.util.function.Function<Question, @Nullable Double> of) {
        double sum = 0;
        double count = 0;
        for (var one : all) {
            var value = of.apply(one.question());
            if (value != null) {
                sum += one.times() * value;
                count += one.times();
            }
        }
        return count == 0 ? null : (Double) (sum / count);
    }
}
