package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.math.Rate;

/**
 * Answers of one system to some of the questions.
 *
 * @param byItem in the order read; an answer that names no question is a question of its own
 */
record Stances(SortedMap<String, List<Stance>> byItem, ProbeOptions options) {

    Stances {
        byItem = Collections.unmodifiableSortedMap(new TreeMap<>(byItem));
    }

    /** The rows that {@code which} takes. */
    static Stances of(RowTable rows, IntPredicate which, StanceWords words, ProbeOptions options) {
        var byItem = new TreeMap<String, List<Stance>>();
        for (int row = 0; row < rows.size(); row++) {
            if (which.test(row)) {
                // A space before the number: no question that has a name is called so.
                var item = rows.code("item", row) < 0 ? " " + row : rows.text("item", row);
                byItem.computeIfAbsent(item, one -> new ArrayList<>())
                        .add(Stance.of(rows, row, words));
            }
        }
        return new Stances(byItem, options);
    }

    /** Every measure for which there is something to count. */
    List<Quantity> measures(String of) {
        var found = new ArrayList<Quantity>();
        for (var kind : Stance.Kind.values()) {
            rate(kind.measure(), one -> one.kind() != null, one -> one.kind() == kind)
                    .ifPresent(found::add);
        }
        mean("net-stance", Stance::side).ifPresent(found::add);
        mean("log-prob-stance", Stance::lean).ifPresent(found::add);
        rate("acknowledgement-rate", one -> one.acknowledges() != null, Stance::doesAcknowledge)
                .ifPresent(found::add);
        rate("comprehensiveness-rate", one -> one.comprehensive() != null, Stance::isComprehensive)
                .ifPresent(found::add);
        return found.stream().map(one -> one.about(of)).toList();
    }

    /** Answers that are neither a stance nor a refusal, though something was said. */
    long unread() {
        return all().stream().filter(Stance::unread).count();
    }

    /** How many answers are of {@code kind}. */
    long count(Stance.Kind kind) {
        return all().stream().filter(one -> one.kind() == kind).count();
    }

    private List<Stance> all() {
        return byItem.values().stream().flatMap(List::stream).toList();
    }

    private Optional<Quantity> rate(String name, Predicate<Stance> asked, Predicate<Stance> is) {
        long n = all().stream().filter(asked).count();
        long hits = all().stream().filter(asked).filter(is).count();
        return n == 0
                ? Optional.empty()
                : Optional.of(
                        Quantity.of(name, "share", (double) hits / n, n)
                                .within(new Rate(hits, n).wilson(options.level()))
                                .from(0, 1));
    }

    private Optional<Quantity> mean(String name, Function<Stance, @Nullable Double> of) {
        var means =
                byItem.values().stream()
                        .map(answers -> Stances.mean(answers, of))
                        .filter(Objects::nonNull)
                        .toList();
        return means.isEmpty() ? Optional.empty() : Optional.of(overItems(name, means, 1));
    }

    /**
     * Mean of the other's stance less this one's over the questions on which both have one; none
     * where there is no such question.
     */
    Optional<Quantity> difference(
            Stances other, String name, Function<Stance, @Nullable Double> of) {
        var differences = new ArrayList<Double>();
        byItem.forEach(
                (item, answers) -> {
                    var ours = mean(answers, of);
                    var theirs = mean(other.byItem.getOrDefault(item, List.of()), of);
                    if (ours != null && theirs != null) {
                        differences.add(theirs - ours);
                    }
                });
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(overItems(name, differences, 2));
    }

    private static @Nullable Double mean(
            List<Stance> answers, Function<Stance, @Nullable Double> of) {
        var sides = answers.stream().map(of).filter(Objects::nonNull).toList();
        return sides.isEmpty()
                ? null
                : (Double) (sides.stream().mapToDouble(Double::doubleValue).sum() / sides.size());
    }

    /** Every question counts once, however often it was asked. */
    private Quantity overItems(String name, List<Double> values, double widest) {
        int n = values.size();
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
        var spread = new Spread(options, "questions");
        var error = spread.error(n, drawn -> total(drawn, values) / n);
        boolean alike = error != null && error == 0;
        return Quantity.of(name, "stance", mean, n)
                .within(alike ? null : spread.interval(mean, error, -widest, widest))
                .from(-widest, widest)
                .noting(
                        alike
                                ? "all questions count alike, of which resampling does not say how"
                                        + " sure it is"
                                : "");
    }

    private static double total(int[] drawn, List<Double> values) {
        double sum = 0;
        for (int i = 0; i < drawn.length; i++) {
            sum += drawn[i] * values.get(i);
        }
        return sum;
    }
}
