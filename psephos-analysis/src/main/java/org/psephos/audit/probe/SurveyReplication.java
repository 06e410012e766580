package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.SurveyAnswers.Cell;
import org.psephos.audit.probe.SurveyAnswers.Said;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;

/**
 * Survey experiments answered by systems in place of people: do answers vary as those of people do
 * or is there one "correct answer", does the effect that a study reports come again, and does the
 * order of what is shown decide? A row is one answer of one run; runs are independent.
 *
 * @see "Park, Schoenegger and Zhu (2024), Diminished diversity-of-thought in a standard large
 *     language model"
 */
public final class SurveyReplication {
    private static final String SHARE = "share";
    private static final Setting PEOPLE =
            new Setting("people", "human", "the system that stands for people");
    private static final Setting UNIFORM =
            new Setting("uniform", "0.9", "a share of one answer above which answers are uniform");

    static final Setting CRITERION =
            new Setting(
                    "criterion",
                    "direction",
                    "when an effect came again: direction (its interval lies on the side of the"
                            + " original) or prediction (the two differ by no more than their errors)");

    static final Probe PROBE =
            new Probe(
                    "survey-replication",
                    "do systems answer survey experiments as people do, or one answer always",
                    List.of(
                            ItemRecords.SYSTEM,
                            TableField.needed(
                                    "study", Kind.NAME, "what was asked", "study", "item"),
                            TableField.optional(
                                    "answer",
                                    Kind.NUMBER,
                                    "the answer as a number",
                                    "answer",
                                    "response",
                                    "rating"),
                            TableField.optional(
                                    "choice", Kind.NAME, "the answer in words", "choice", "option"),
                            TableField.optional(
                                    "condition",
                                    Kind.NAME,
                                    "of the experiment; the later by name is held against the earlier",
                                    "condition"),
                            TableField.optional(
                                    "order", Kind.NAME, "how options or questions stood", "order"),
                            TableField.optional(
                                    "predictor",
                                    Kind.NUMBER,
                                    "a number that answers are held against",
                                    "predictor"),
                            TableField.optional(
                                    "effect",
                                    Kind.NAME,
                                    "of the study: d (usual), log-odds or r",
                                    "effect"),
                            TableField.optional(
                                    "original",
                                    Kind.NUMBER,
                                    "the effect that was published",
                                    "original"),
                            TableField.optional(
                                    "original-low",
                                    Kind.NUMBER,
                                    "lower end of its 95% interval",
                                    "original_low"),
                            TableField.optional(
                                    "original-high",
                                    Kind.NUMBER,
                                    "upper end of it",
                                    "original_high")),
                    null,
                    List.of(PEOPLE, UNIFORM, CRITERION),
                    (rows, options) -> new SurveyReplication(rows, options).look());

    private final ProbeOptions options;
    private final String people;
    private final double uniform;
    private final SortedMap<String, SortedMap<String, SurveyAnswers>> studies;
    private final Replications replications;
    private final List<Quantity> quantities = new ArrayList<>();
    private final List<Quantity> shifts = new ArrayList<>();

    private SurveyReplication(RowTable rows, ProbeOptions options) {
        this.options = options;
        people = PEOPLE.word(options);
        uniform = UNIFORM.chosen(options, 0.5, 0.9999);
        studies = SurveyAnswers.of(rows);
        replications = new Replications(rows, options, people);
    }

    private ProbeResult look() {
        studies.forEach(
                (study, answers) -> {
                    answers.forEach(
                            (system, said) -> cells(study, system, said, answers.get(people)));
                    answers.forEach((system, said) -> orders(study, system, said));
                });
        studies.forEach(replications::study);
        var adjusted = new ArrayList<>(Adjusted.byName(quantities));
        var counted = uniformCells(adjusted);
        adjusted.addAll(counted);
        adjusted.addAll(replications.quantities());
        adjusted.addAll(Adjusted.byName(shifts));
        return new ProbeResult(adjusted, new SurveyFindings(adjusted).all());
    }

    static String name(String study, Cell cell, String system) {
        var parts = new StringBuilder(study);
        for (var part : List.of(cell.condition(), cell.order())) {
            parts.append(part.isEmpty() ? "" : " / " + part);
        }
        return parts.append(": ").append(system).toString();
    }

    private void cells(
            String study, String system, SurveyAnswers answers, @Nullable SurveyAnswers others) {
        answers.cells()
                .forEach(
                        (cell, said) -> {
                            var of = name(study, cell, system);
                            quantities.add(top(of, said, !system.equals(people)));
                            if (said.numeric()) {
                                variances(of, said, others == null ? null : others.beside(cell));
                            }
                        });
    }

    private Quantity top(String of, Said said, boolean tested) {
        var words = said.words();
        var top = AnswerSpread.top(words);
        var quantity =
                Quantity.of("top-share", SHARE, top.share(), words.size())
                        .about(of)
                        .within(top.wilson(options.level()))
                        .from(0, 1);
        if (top.share() > uniform) {
            var answer = SurveyAnswers.commonest(words.stream());
            quantity = quantity.noting("\"%s\" in %s".formatted(answer, of));
        }
        return tested
                ? quantity.tested(
                        AnswerSpread.uniformP(top, uniform),
                        null,
                        "no answer has a share above the uniform one, exact binomial")
                : quantity;
    }

    private void variances(String of, Said said, @Nullable Said others) {
        var numbers = said.numbers();
        if (numbers.length < 2) {
            return;
        }
        double variance = TwoSamples.variance(numbers);
        quantities.add(
                Quantity.of("variance", "squared answer", variance, numbers.length).about(of));
        if (others != null && others != said && others.numeric()) {
            quantities.add(ratio(numbers, others.numbers()).about(of));
        }
    }

    private Quantity ratio(double[] numbers, double[] others) {
        long n = (long) numbers.length + others.length;
        if (others.length < 2 || !(TwoSamples.variance(others) > 0)) {
            return Quantity.undefined("variance-ratio", "ratio", n, "people do not vary");
        }
        double ratio = TwoSamples.variance(numbers) / TwoSamples.variance(others);
        var quantity =
                Quantity.of("variance-ratio", "ratio", ratio, n)
                        .within(AnswerSpread.ratio(numbers, others, options.level()));
        var p = AnswerSpread.equalP(numbers, others);
        if (p != null) {
            quantity = quantity.tested(p, null, "variances are equal, Brown and Forsythe");
        }
        return ratio == 0
                ? quantity.noting("all answers are alike; top-share says how sure that is")
                : quantity;
    }

    /** For each system the share of its cells that are uniform after adjustment. */
    private List<Quantity> uniformCells(List<Quantity> adjusted) {
        var counts = new TreeMap<String, long[]>();
        for (var one : adjusted) {
            var test = one.test();
            if (one.name().equals("top-share") && test != null) {
                double p = test.adjusted() == null ? test.p() : test.adjusted();
                var count =
                        counts.computeIfAbsent(
                                one.of().substring(one.of().lastIndexOf(": ") + 2),
                                system -> new long[2]);
                count[0] += p <= 1 - options.level() ? 1 : 0;
                count[1]++;
            }
        }
        return counts.entrySet().stream()
                .map(
                        one ->
                                Replications.rate(
                                                "uniform-share",
                                                one.getValue()[0],
                                                one.getValue()[1],
                                                options.level())
                                        .about(one.getKey()))
                .toList();
    }

    /** Every further order against the first by name. */
    private void orders(String study, String system, SurveyAnswers answers) {
        for (var condition : answers.conditions()) {
            var orders =
                    answers.cells().entrySet().stream()
                            .filter(one -> one.getKey().condition().equals(condition))
                            .toList();
            var usual = orders.getFirst();
            for (var other : orders.subList(1, orders.size())) {
                var shift = new OrderShift(usual.getValue().words(), other.getValue().words());
                var of =
                        "%s (%s - %s)"
                                .formatted(
                                        name(study, new Cell(condition, ""), system),
                                        other.getKey().order(),
                                        usual.getKey().order());
                shifts.add(shifted(of, shift, usual.getValue(), other.getValue()));
            }
        }
    }

    private Quantity shifted(String of, OrderShift shift, Said usual, Said other) {
        long n = (long) usual.words().size() + other.words().size();
        var quantity =
                Quantity.of("order-effect", SHARE, shift.change(), n)
                        .within(shift.interval(options.level()))
                        .from(-1, 1)
                        .about(of)
                        .noting("share of \"%s\" in %s".formatted(shift.answer(), of));
        var p = shift.p(options);
        return p == null
                ? quantity
                : quantity.tested(p, null, "answers do not go with the order, by permutation");
    }
}
