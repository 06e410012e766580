package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Binomial;
import org.psephos.math.Interval;
import org.psephos.math.Rate;
import org.psephos.model.PsephosException;

/**
 * What moves a judge that should not: the same questions judged plainly and once more with
 * something beside them that speaks for one answer, such as what most people are said to believe
 * (bandwagon), an idle remark (distraction), a forged source (authority), a well-known name
 * (compassion) or word that an answer was refined. A question judged several times counts once, by
 * its mean.
 *
 * @see "Koo et al. (2024), Benchmarking cognitive biases in large language models as evaluators"
 * @see "Ye et al. (2024), Justice or prejudice? Quantifying biases in LLM-as-a-judge"
 */
public final class JudgeBias {
    private static final String TIE = "tie";
    private static final String CONDITION = "condition";
    private static final String FAVOURED = "favoured";
    private static final Setting PLAIN =
            new Setting(
                    "plain", "plain", "the condition in which nothing stands beside a question");

    static final Probe PROBE =
            new Probe(
                    "judge-bias",
                    "what moves a judge that should not: a majority, a source, a name, a remark",
                    List.of(
                            ItemRecords.ITEM,
                            TableField.needed(
                                    CONDITION,
                                    Kind.NAME,
                                    "what stood beside the question",
                                    CONDITION,
                                    "bias"),
                            TableField.needed(
                                    "chosen",
                                    Kind.NAME,
                                    "the answer that the judge chose, or tie",
                                    "chosen",
                                    "winner",
                                    "choice"),
                            TableField.optional(
                                    FAVOURED,
                                    Kind.NAME,
                                    "the answer that the condition speaks for; empty where plain",
                                    FAVOURED,
                                    "target"),
                            TableField.optional(
                                    "judge", Kind.NAME, "who judged", "judge", "annotator")),
                    null,
                    List.of(PLAIN),
                    (rows, options) -> new JudgeBias(rows, options).look());

    private final RowTable rows;
    private final ProbeOptions options;
    private final String plain;
    private final List<Quantity> tested = new ArrayList<>();
    private final List<Quantity> counted = new ArrayList<>();

    private JudgeBias(RowTable rows, ProbeOptions options) {
        this.rows = rows;
        this.options = options;
        this.plain = PLAIN.word(options);
        if (!rows.names(CONDITION).contains(plain)) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "no row has the condition \"%s\", which the others are held against"
                            .formatted(plain),
                    "name it, of %s: --set plain=%s"
                            .formatted(
                                    String.join(", ", rows.names(CONDITION)),
                                    rows.names(CONDITION).getFirst()));
        }
    }

    /** What was chosen of one question under one condition. */
    private record Asked(List<String> chosen, SortedSet<String> favoured) {
        Asked() {
            this(new ArrayList<>(), new TreeSet<>());
        }

        /** Share of the choices of {@code answer}, a tie as half. */
        double share(String answer) {
            return chosen.stream().mapToDouble(one -> points(one, answer)).sum() / chosen.size();
        }

        /** How often a choice here is one there. */
        double agreement(Asked other) {
            double same = 0;
            for (var one : chosen) {
                same += Collections.frequency(other.chosen, one);
            }
            return same / chosen.size() / other.chosen.size();
        }

        private static double points(String one, String answer) {
            return one.equals(answer) ? 1 : one.equals(TIE) ? 0.5 : 0;
        }
    }

    private ProbeResult look() {
        var judges = rows.has("judge") ? rows.names("judge") : List.of("");
        for (int judge = 0; judge < judges.size(); judge++) {
            var asked = asked(rows.has("judge") ? judge : -1);
            var base = asked.getOrDefault(plain, new TreeMap<>());
            for (var condition : asked.keySet()) {
                if (!condition.equals(plain)) {
                    var name = judges.get(judge);
                    var of = name.isEmpty() ? condition : name + ": " + condition;
                    compare(of, base, Objects.requireNonNull(asked.get(condition)));
                }
            }
        }
        var adjusted = Adjusted.byName(tested);
        var quantities = new ArrayList<Quantity>(adjusted);
        quantities.addAll(counted);
        return new ProbeResult(
                quantities,
                adjusted.stream()
                        .filter(one -> one.value() != null)
                        .map(JudgeBias::found)
                        .toList());
    }

    /** By condition and item. */
    private SortedMap<String, SortedMap<String, Asked>> asked(int judge) {
        var all = new TreeMap<String, SortedMap<String, Asked>>();
        for (int row = 0; row < rows.size(); row++) {
            if (judge >= 0 && rows.code("judge", row) != judge) {
                continue;
            }
            var condition = rows.text(CONDITION, row);
            var one =
                    all.computeIfAbsent(condition, any -> new TreeMap<>())
                            .computeIfAbsent(rows.text("item", row), any -> new Asked());
            one.chosen.add(rows.text("chosen", row));
            if (!condition.equals(plain)) {
                one.favoured.add(favoured(row));
            }
        }
        return all;
    }

    private String favoured(int row) {
        var answer = rows.has(FAVOURED) ? rows.text(FAVOURED, row) : "";
        if (answer.isEmpty()) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s: nothing says which answer \"%s\" speaks for"
                            .formatted(rows.origin(row), rows.text(CONDITION, row)),
                    "fill the column %s, or call the condition %s".formatted(FAVOURED, plain));
        }
        return answer;
    }

    private void compare(
            String of, SortedMap<String, Asked> base, SortedMap<String, Asked> biased) {
        var pulls = new ArrayList<Double>();
        long same = 0;
        long followed = 0;
        for (var item : biased.keySet()) {
            var with = Objects.requireNonNull(biased.get(item));
            var without = base.get(item);
            if (without == null || with.favoured.size() != 1) {
                continue;
            }
            var answer = with.favoured.first();
            double pull = with.share(answer) - without.share(answer);
            pulls.add(pull);
            same += with.agreement(without) > 0.5 ? 1 : 0;
            followed += with.share(answer) > 0.5 ? 1 : 0;
        }
        if (pulls.isEmpty()) {
            counted.add(
                    Quantity.undefined(
                                    "pull",
                                    "difference",
                                    0,
                                    "no question was judged plainly and with it, for one answer")
                            .about(of));
            return;
        }
        tested.add(pull(of, pulls));
        counted.add(rate("robustness", of, same, pulls.size()));
        counted.add(rate("followed", of, followed, pulls.size()));
    }

    private Quantity pull(String of, List<Double> pulls) {
        var values = pulls.stream().mapToDouble(Double::doubleValue).toArray();
        var error =
                new Spread(options, "questions").error(values.length, drawn -> mean(values, drawn));
        var ones = new int[values.length];
        Arrays.fill(ones, 1);
        double mean = mean(values, ones);
        int towards = (int) Arrays.stream(values).filter(one -> one > 0).count();
        int away = (int) Arrays.stream(values).filter(one -> one < 0).count();
        double p = new Binomial(towards + away, 0.5).asExtremeAs(towards);
        return Quantity.of("pull", "difference", mean, values.length)
                .about(of)
                .within(interval(mean, error, values.length))
                .from(-1, 1)
                .tested(
                        p,
                        null,
                        "as many turn towards the answer as away from it, exact sign test");
    }

    /**
     * Where all questions move alike no resample differs: then at most so large a share of others
     * moves differently as Wilson's interval leaves for what was never seen.
     */
    private @Nullable Interval interval(double mean, @Nullable Double error, int n) {
        if (error == null || error > 0) {
            return new Spread(options, "questions").interval(mean, error, -1, 1);
        }
        double unseen = new Rate(0, n).wilson(options.level()).high();
        return new Interval(
                mean - unseen * (1 + mean),
                mean + unseen * (1 - mean),
                options.level(),
                "Wilson score of questions that move otherwise, none seen");
    }

    private static double mean(double[] values, int[] drawn) {
        double sum = 0;
        double n = 0;
        for (int i = 0; i < values.length; i++) {
            sum += drawn[i] * values[i];
            n += drawn[i];
        }
        return sum / n;
    }

    private Quantity rate(String name, String of, long hits, long n) {
        return Quantity.of(name, "share", (double) hits / n, n)
                .about(of)
                .within(new Rate(hits, n).wilson(options.level()))
                .from(0, 1);
    }

    private static Finding found(Quantity pull) {
        return Alarm.finding(
                "judge-bias",
                new Alarm(0.2, 0.1, 0.02).at(Alarm.near(pull)),
                pull,
                "%s: how far verdicts move towards the answer that it speaks for"
                        .formatted(pull.of()),
                Finding.Unit.DIFFERENCE,
                "keep it out of what the judge reads, or ask the judge without it as well");
    }
}
