package org.psephos.cli;

import java.util.List;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.AuditOptions.Resampling;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.MeasurementScale;
import org.psephos.audit.ShownOrder;
import org.psephos.cli.Syntax.Group;
import org.psephos.dataset.Dataset;
import org.psephos.math.Seed;

/** The part of a call that says how an audit is made. */
final class AuditingOptions {
    static final Option SHOWN_ORDER =
            Option.of(
                    "--shown-order",
                    "alpaca-eval",
                    "take what was shown first from the rule of this tool, whose files do not say it");
    static final Option SCALE =
            Option.of(
                    "--scale",
                    "nominal|ordinal|interval|ratio",
                    "what the values of ratings and labels allow; without it what the source says:"
                            + " labels are nominal, plain numbers interval");
    static final Option CATEGORIES =
            Option.of(
                    "--categories",
                    "LOWEST,...,HIGHEST",
                    "every value that could have been given, in order; without it those that were");
    static final Option REFERENCE =
            Option.repeatable(
                    "--reference",
                    "NAME",
                    "whose answers the others are compared with: people, or known answers; each other"
                            + " annotator gets a card");
    static final Option BOOTSTRAP =
            Option.of(
                    "--bootstrap",
                    "N",
                    "rounds of resampled units that intervals are made from, at least 2 (1000)");
    static final Option BY =
            Option.of(
                    "--by",
                    "criterion|annotator|ATTRIBUTE",
                    "agreement and judges also for each value of this, such as a language or a family"
                            + " of biases");
    static final Option RESAMPLE =
            Option.of(
                    "--resample",
                    "units|annotators",
                    "what intervals of agreement allow for: other units than these, or other annotators"
                            + " (units)");
    static final Option LABELS =
            Option.of(
                    "--labels",
                    "dawid-skene|glad|mace",
                    "settle on one label for each item from those of several annotators, by this model,"
                            + " and say how reliable each annotator is");
    static final Option FAIL_ON =
            Option.of(
                    "--fail-on",
                    "high|medium|low",
                    "end with exit code 3 where a finding is that severe or worse");

    /** What {@link #FAIL_ON} takes: that nothing was found is no failure. */
    static final Severity[] FAILING = {Severity.HIGH, Severity.MEDIUM, Severity.LOW};

    private AuditingOptions() {}

    static Group group() {
        return new Group(
                "Auditing",
                List.of(
                        SHOWN_ORDER,
                        SCALE,
                        CATEGORIES,
                        DistanceTable.DISTANCE,
                        REFERENCE,
                        JudgeFiles.JUDGE,
                        BOOTSTRAP,
                        RESAMPLE,
                        BY,
                        LABELS,
                        JudgeCall.CARD,
                        RankingOptions.LEVEL,
                        RankingOptions.SEED,
                        FAIL_ON));
    }

    static AuditOptions of(Arguments given, int threads) {
        var usual = AuditOptions.withDefaults();
        var resampling = given.word(RESAMPLE, Resampling.values());
        return new AuditOptions(
                given.word(SCALE, MeasurementScale.values()),
                categories(given),
                given.values(REFERENCE),
                given.small(BOOTSTRAP, 2, usual.rounds()),
                RankingOptions.level(given, usual.level()),
                new Seed(given.integer(RankingOptions.SEED, Long.MIN_VALUE, usual.seed().value())),
                threads,
                given.value(BY),
                resampling == null ? usual.resampling() : resampling,
                DistanceTable.of(given));
    }

    /** {@code read} with what was shown first on the left, where a rule for it is asked for. */
    static Dataset inShownOrder(Arguments given, Dataset read) {
        var order = given.word(SHOWN_ORDER, ShownOrder.values());
        return order == null ? read : order.recovered(read);
    }

    private static List<String> categories(Arguments given) {
        var text = given.value(CATEGORIES);
        if (text == null) {
            return List.of();
        }
        var names = List.of(text.split(",", -1)).stream().map(String::strip).toList();
        if (names.contains("") || names.stream().distinct().count() < names.size()) {
            throw Usage.error(
                    "--categories is \"%s\"; expected different values with commas between"
                            .formatted(text),
                    "Write for example --categories 1,2,3,4,5.");
        }
        return names;
    }
}
