package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.Normal;
import org.psephos.math.Rate;
import org.psephos.model.PsephosException;

/**
 * Whether effects of studies come again: those of systems against what was published, and against
 * those of people in the same table.
 *
 * @see "Patil, Peng and Leek (2016), What should researchers expect when they replicate studies? A
 *     statistical view of replicability in psychological science, Perspectives on Psychological
 *     Science 11:539-544"
 */
final class Replications {
    /** Of intervals that were published. */
    private static final double PUBLISHED = 0.95;

    /** When an effect came again. */
    enum Criterion {
        DIRECTION,
        PREDICTION
    }

    private final ProbeOptions options;
    private final String people;
    private final Criterion criterion;
    private final SortedMap<String, StudyEffect> kinds = new TreeMap<>();
    private final SortedMap<String, Estimate> published = new TreeMap<>();
    private final SortedMap<String, List<Boolean>> verdicts = new TreeMap<>();
    private final SortedMap<String, Long> undecided = new TreeMap<>();
    private final List<Quantity> quantities = new ArrayList<>();

    Replications(RowTable rows, ProbeOptions options, String people) {
        this.options = options;
        this.people = people;
        criterion = SurveyReplication.CRITERION.oneOf(options, Criterion.values());
        for (int row = 0; row < rows.size(); row++) {
            kind(rows, row);
            original(rows, row);
        }
    }

    private void kind(RowTable rows, int row) {
        var word = rows.text("effect", row);
        if (word.isEmpty()) {
            return;
        }
        var kind = StudyEffect.named(word);
        if (kind == null) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s: effect is \"%s\"; expected one of %s"
                            .formatted(
                                    rows.origin(row), word, Arrays.toString(StudyEffect.values())),
                    "say d for a difference of means, log-odds for two answers, r for a correlation");
        }
        same(rows, row, kinds.putIfAbsent(rows.text("study", row), kind), kind);
    }

    private void original(RowTable rows, int row) {
        var value = rows.number("original", row);
        if (value == null) {
            return;
        }
        var low = rows.number("original-low", row);
        var high = rows.number("original-high", row);
        if (low != null && high != null && !(low <= value && value <= high)) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s: the interval of the original effect does not hold it"
                            .formatted(rows.origin(row)),
                    "mend original, original_low and original_high");
        }
        var interval =
                low == null || high == null
                        ? null
                        : new Interval(low, high, PUBLISHED, "as published");
        var estimate = new Estimate(value, interval);
        same(rows, row, published.putIfAbsent(rows.text("study", row), estimate), estimate);
    }

    private static void same(RowTable rows, int row, @Nullable Object before, Object now) {
        if (before != null && !before.equals(now)) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s: study %s has two original effects or two kinds of effect"
                            .formatted(rows.origin(row), rows.text("study", row)),
                    "every row of a study repeats the same; give another effect a study of its own");
        }
    }

    /** Adds the effects of one study. */
    void study(String study, SortedMap<String, SurveyAnswers> answers) {
        var kind = kinds.getOrDefault(study, usual(answers));
        if (kind == null) {
            return;
        }
        var original = published.get(study);
        if (original != null) {
            quantities.add(
                    Quantity.of("original-effect", kind.unit(), original.value(), 0)
                            .within(original.interval())
                            .about(study));
        }
        var human = answers.get(people);
        var seen = human == null ? null : kind.of(human, options.level()).estimate();
        answers.forEach(
                (system, said) -> {
                    var found = kind.of(said, options.level());
                    effect(study + ": " + system, kind, found);
                    if (!system.equals(people) || original != null) {
                        judge(study, system, found, original != null ? original : seen);
                    }
                    against(study + ": " + system + " - original", kind, found, original);
                    if (!system.equals(people)) {
                        against(study + ": " + system + " - " + people, kind, found, seen);
                    }
                });
    }

    /** A difference where there are two conditions, else none that goes without saying. */
    private static @Nullable StudyEffect usual(SortedMap<String, SurveyAnswers> answers) {
        boolean two = answers.values().stream().anyMatch(one -> one.conditions().size() == 2);
        return two ? StudyEffect.D : null;
    }

    private void effect(String of, StudyEffect kind, StudyEffect.Found found) {
        var estimate = found.estimate();
        quantities.add(
                (estimate == null
                                ? Quantity.undefined(
                                        "effect", kind.unit(), found.n(), found.reason())
                                : Quantity.of("effect", kind.unit(), estimate.value(), found.n())
                                        .within(estimate.interval())
                                        .noting(found.note()))
                        .about(of));
    }

    /** The difference of two effects, on a scale where their errors are normal. */
    private void against(
            String of, StudyEffect kind, StudyEffect.Found found, @Nullable Estimate other) {
        var estimate = found.estimate();
        if (estimate == null || other == null) {
            return;
        }
        double difference = estimate.value() - other.value();
        var quantity = Quantity.of("effect-difference", kind.unit(), difference, found.n());
        double error = Math.hypot(error(kind, estimate), error(kind, other));
        if (Double.isFinite(error) && error > 0) {
            double z = (scaled(kind, estimate.value()) - scaled(kind, other.value())) / error;
            quantity =
                    quantity.within(apart(estimate, other))
                            .tested(
                                    2 * Normal.survival(Math.abs(z)),
                                    null,
                                    "the effects are equal");
        }
        quantities.add(quantity.about(of));
    }

    /**
     * From the two intervals, each at its own level taken to the one asked for: the distance of an
     * end from its value is as far as it is wide.
     */
    private @Nullable Interval apart(Estimate one, Estimate other) {
        var first = one.interval();
        var second = other.interval();
        if (first == null || second == null) {
            return null;
        }
        double stretch =
                Normal.quantile(0.5 + options.level() / 2)
                        / Normal.quantile(0.5 + second.level() / 2);
        double difference = one.value() - other.value();
        return new Interval(
                difference
                        - Math.hypot(
                                one.value() - first.low(),
                                stretch * (second.high() - other.value())),
                difference
                        + Math.hypot(
                                first.high() - one.value(),
                                stretch * (other.value() - second.low())),
                options.level(),
                "from the intervals of both effects");
    }

    private static double scaled(StudyEffect kind, double value) {
        return kind == StudyEffect.R
                ? 0.5 * (StrictMath.log1p(value) - StrictMath.log1p(-value))
                : value;
    }

    /** Not a number where there is no interval. */
    private static double error(StudyEffect kind, Estimate estimate) {
        var interval = estimate.interval();
        return interval == null
                ? Double.NaN
                : (scaled(kind, interval.high()) - scaled(kind, interval.low()))
                        / (2 * Normal.quantile(0.5 + interval.level() / 2));
    }

    private void judge(
            String study, String system, StudyEffect.Found found, @Nullable Estimate original) {
        var of = study + ": " + system;
        if (original == null) {
            return;
        }
        var estimate = found.estimate();
        var verdict = estimate == null ? null : again(study, estimate, original);
        if (verdict == null) {
            undecided.merge(system, 1L, Long::sum);
            verdicts.computeIfAbsent(system, one -> new ArrayList<>());
            var reason = estimate == null ? found.reason() : "an interval is missing";
            quantities.add(
                    Quantity.undefined("replicated", "yes or no", found.n(), reason).about(of));
            return;
        }
        verdicts.computeIfAbsent(system, one -> new ArrayList<>()).add(verdict);
        quantities.add(
                Quantity.of("replicated", "yes or no", verdict ? 1 : 0, found.n())
                        .about(of)
                        .from(0, 1));
    }

    private @Nullable Boolean again(String study, Estimate estimate, Estimate original) {
        var interval = estimate.interval();
        if (interval == null) {
            return null;
        }
        if (criterion == Criterion.DIRECTION) {
            return original.value() > 0 ? interval.low() > 0 : interval.high() < 0;
        }
        var kind = kinds.getOrDefault(study, StudyEffect.D);
        double error = Math.hypot(error(kind, estimate), error(kind, original));
        double far = Math.abs(scaled(kind, estimate.value()) - scaled(kind, original.value()));
        return Double.isFinite(error)
                ? (Boolean) (far <= Normal.quantile(0.5 + options.level() / 2) * error)
                : null;
    }

    /** Everything, differences adjusted for being many, and what came again by system. */
    List<Quantity> quantities() {
        var all = new ArrayList<>(Adjusted.byName(quantities));
        verdicts.forEach(
                (system, ones) -> {
                    long again = ones.stream().filter(one -> one).count();
                    all.add(
                            (ones.isEmpty()
                                            ? Quantity.undefined(
                                                    "replication-rate",
                                                    "share",
                                                    0,
                                                    "no study could be decided")
                                            : rate(
                                                    "replication-rate",
                                                    again,
                                                    ones.size(),
                                                    options.level()))
                                    .about(system));
                    long none = undecided.getOrDefault(system, 0L);
                    all.add(
                            Quantity.of("not-decided", "count", (double) none, ones.size() + none)
                                    .about(system)
                                    .noting("studies without an effect or its interval"));
                });
        return Collections.unmodifiableList(all);
    }

    static Quantity rate(String name, long successes, long asked, double level) {
        var rate = new Rate(successes, asked);
        return Quantity.of(name, "share", rate.share(), asked)
                .within(Objects.requireNonNull(rate.wilson(level)))
                .from(0, 1);
    }
}
