package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Correlation;
import org.psephos.math.Rate;
import org.psephos.model.PsephosException;

/**
 * Multiple-choice questions as people or systems answered them: how hard each is, whether who is
 * good at the others gets it right, and whether its distractors distract; by group of questions,
 * such as the level of Bloom.
 *
 * @see "Haladyna and Downing (1993), How many options is enough for a multiple-choice test item?"
 */
public final class ItemAnalysis {
    private static final String ITEM = "item";
    private static final String PERSON = "person";
    private static final String CHOSEN = "chosen";
    private static final String CORRECT = "correct";
    private static final String OPTIONS = "options";
    private static final String PART = "part";
    private static final String UNIT = "share";
    private static final Setting LEAST =
            new Setting("least", "0.05", "share of answers from which on a distractor distracts");

    static final Probe PROBE =
            new Probe(
                    "item-analysis",
                    "how hard are multiple-choice questions, and do their distractors distract?",
                    List.of(
                            TableField.needed(
                                    ITEM,
                                    Kind.NAME,
                                    "the question",
                                    ITEM,
                                    "question_id",
                                    "question"),
                            TableField.needed(
                                    PERSON,
                                    Kind.NAME,
                                    "who answered, once each question",
                                    PERSON,
                                    "student",
                                    "system",
                                    "model"),
                            TableField.needed(
                                    CHOSEN, Kind.NAME, "the choice taken", CHOSEN, "response"),
                            TableField.needed(
                                    CORRECT, Kind.NAME, "the right choice", CORRECT, "answer"),
                            TableField.optional(
                                    OPTIONS,
                                    Kind.COUNT,
                                    "how many choices there are (those that were taken or are right)",
                                    OPTIONS,
                                    "choices"),
                            TableField.optional(
                                    PART,
                                    Kind.NAME,
                                    "what kind of question it is, such as its Bloom level",
                                    PART,
                                    "bloom",
                                    "category")),
                    null,
                    List.of(LEAST),
                    ItemAnalysis::look);

    private ItemAnalysis() {}

    /** A question with its answers by person. Not thread-safe. */
    private static final class Question {
        private final String right;
        private final String part;
        private final SortedMap<String, String> chosen = new TreeMap<>();
        private int options;

        Question(String right, String part) {
            this.right = right;
            this.part = part;
        }

        boolean isRight(String person) {
            return right.equals(chosen.get(person));
        }

        Rate rightOnes() {
            return new Rate(chosen.keySet().stream().filter(this::isRight).count(), chosen.size());
        }

        /** Wrong choices there are: said, or those that anybody took. */
        int distractors() {
            var wrong = new TreeSet<>(chosen.values());
            wrong.remove(right);
            return Math.max(options - 1, wrong.size());
        }

        /** Wrong choices that at least this share took. */
        long distracting(double least) {
            var counts = new TreeMap<String, Integer>();
            chosen.values().forEach(one -> counts.merge(one, 1, Integer::sum));
            counts.remove(right);
            return counts.values().stream().filter(one -> one >= least * chosen.size()).count();
        }
    }

    /**
     * Looks at every question.
     *
     * @throws PsephosException where a question has two right choices, or a person answers it twice
     */
    public static ProbeResult look(RowTable rows, ProbeOptions options) {
        var questions = questions(rows);
        double least = LEAST.chosen(options, 0, 1);
        var totals = totals(questions);
        var quantities = new ArrayList<Quantity>();
        var weak = new ArrayList<String>();
        questions.forEach(
                (name, question) -> {
                    quantities.add(easy(question, options.level()).about(name));
                    var apart = discrimination(question, totals, options.level());
                    quantities.add(apart.about(name));
                    quantities.add(efficiency(List.of(question), least, options).about(name));
                    if (apart.value() != null && apart.value() < 0) {
                        weak.add(name);
                    }
                });
        quantities.addAll(parts(questions, least, options));
        return new ProbeResult(quantities, findings(weak, questions.size()));
    }

    private static SortedMap<String, Question> questions(RowTable rows) {
        var questions = new TreeMap<String, Question>();
        for (int row = 0; row < rows.size(); row++) {
            var right = rows.text(CORRECT, row);
            var part = rows.text(PART, row);
            var question =
                    questions.computeIfAbsent(
                            rows.text(ITEM, row), any -> new Question(right, part));
            boolean twice =
                    question.chosen.put(rows.text(PERSON, row), rows.text(CHOSEN, row)) != null;
            if (twice || !question.right.equals(right)) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "%s: %s"
                                .formatted(
                                        rows.origin(row),
                                        twice
                                                ? "the same person answers the question again"
                                                : "the question has another right choice before"),
                        "give one row a person and question, and one right choice a question");
            }
            var count = rows.number(OPTIONS, row);
            question.options = count == null ? question.options : (int) (double) count;
        }
        return questions;
    }

    private static SortedMap<String, Integer> totals(SortedMap<String, Question> questions) {
        var totals = new TreeMap<String, Integer>();
        for (var question : questions.values()) {
            for (var person : question.chosen.keySet()) {
                totals.merge(person, question.isRight(person) ? 1 : 0, Integer::sum);
            }
        }
        return totals;
    }

    private static Quantity easy(Question question, double level) {
        var rate = question.rightOnes();
        return Quantity.of("difficulty", UNIT, rate.share(), rate.asked())
                .within(rate.wilson(level))
                .from(0, 1);
    }

    /** Point-biserial correlation of being right with the number right among the others. */
    private static Quantity discrimination(
            Question question, SortedMap<String, Integer> totals, double level) {
        var right = new double[question.chosen.size()];
        var rest = new double[right.length];
        int at = 0;
        for (var person : question.chosen.keySet()) {
            right[at] = question.isRight(person) ? 1 : 0;
            rest[at] = totals.getOrDefault(person, 0) - right[at];
            at++;
        }
        var found = Correlation.of(right, rest, Correlation.Kind.PEARSON, level);
        if (found == null) {
            return Quantity.undefined(
                    "discrimination",
                    "correlation",
                    right.length,
                    "all are right or all wrong, or all are as good at the others");
        }
        return Quantity.of("discrimination", "correlation", found.estimate().value(), found.n())
                .within(found.estimate().interval())
                .from(-1, 1);
    }

    private static Quantity efficiency(
            List<Question> questions, double least, ProbeOptions options) {
        long all = questions.stream().mapToLong(Question::distractors).sum();
        long distracting = questions.stream().mapToLong(one -> one.distracting(least)).sum();
        if (all == 0) {
            return Quantity.undefined(
                    "distractors-working", UNIT, 0, "no wrong choice is known: name options");
        }
        var rate = new Rate(distracting, all);
        return Quantity.of("distractors-working", UNIT, rate.share(), all)
                .within(questions.size() == 1 ? null : rate.wilson(options.level()))
                .from(0, 1);
    }

    /** Means over questions, in all and part by part. */
    private static List<Quantity> parts(
            SortedMap<String, Question> questions, double least, ProbeOptions options) {
        var parts = new TreeMap<String, List<Question>>();
        for (var question : questions.values()) {
            parts.computeIfAbsent("all questions", any -> new ArrayList<>()).add(question);
            if (!question.part.isEmpty()) {
                parts.computeIfAbsent("part " + question.part, any -> new ArrayList<>())
                        .add(question);
            }
        }
        var found = new ArrayList<Quantity>();
        parts.forEach(
                (name, own) -> {
                    found.add(mean(own, options).about(name));
                    found.add(efficiency(own, least, options).about(name));
                });
        return found;
    }

    private static Quantity mean(List<Question> questions, ProbeOptions options) {
        var shares = questions.stream().mapToDouble(one -> one.rightOnes().share()).toArray();
        var spread = new Spread(options, "questions");
        double mean = mean(shares, null);
        var error = spread.error(shares.length, drawn -> mean(shares, drawn));
        return Quantity.of("difficulty", UNIT, mean, shares.length)
                .within(ClassificationQuality.interval(spread, mean, error, 0))
                .from(0, 1);
    }

    private static double mean(double[] shares, int @Nullable [] drawn) {
        double sum = 0;
        double times = 0;
        for (int i = 0; i < shares.length; i++) {
            int own = drawn == null ? 1 : drawn[i];
            sum += own * shares[i];
            times += own;
        }
        return sum / times;
    }

    private static List<Finding> findings(List<String> weak, int questions) {
        if (weak.isEmpty()) {
            return List.of();
        }
        var rate = new Rate(weak.size(), questions);
        return List.of(
                new Finding(
                        "questions-that-mislead-the-able",
                        Severity.LOW,
                        "%s of %s questions are missed more by who does well on the others: %s"
                                .formatted(
                                        weak.size(),
                                        questions,
                                        String.join(
                                                ", ", weak.subList(0, Math.min(5, weak.size())))),
                        "questions of negative discrimination",
                        Finding.Unit.SHARE,
                        rate.share(),
                        null,
                        null,
                        questions,
                        List.of(),
                        "look at the key first: a wrong key looks just so"));
    }
}
