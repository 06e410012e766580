package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Decimals;
import org.psephos.math.Interval;
import org.psephos.model.PsephosException;

/**
 * How far scores go with length, and how much of what a system gains over another (a trained policy
 * over the one it began as) is left among answers as long as each other. In bins of length the mean
 * gains are averaged, each weighted by the answers of both systems in it; the rest of the gain came
 * by writing longer, or shorter. A preference is a score as well: 1 for the winner, 0 for the
 * loser, one half each for a tie.
 *
 * @see "Singhal et al. (2024), A long way to go: investigating length correlations in RLHF, section
 *     3"
 */
public final class NonLengthGain {
    private static final String LENGTH = "length";
    private static final String CORRELATION = "correlation";
    private static final Setting BASELINE =
            new Setting(
                    "baseline",
                    "",
                    "the system that gains are counted from; usually the first by name");
    private static final Setting WIDTH =
            new Setting("width", "20", "how wide a bin of lengths is, in the unit of the lengths");

    static final Probe PROBE =
            new Probe(
                    "non-length-gain",
                    "do scores go with length, and what gain is left at equal length",
                    List.of(
                            TableField.needed(
                                    "system",
                                    Kind.NAME,
                                    "whose answer it is",
                                    "system",
                                    "model",
                                    "policy"),
                            TableField.needed(
                                    "score",
                                    Kind.NUMBER,
                                    "what the answer earned: a reward, a rating, a win",
                                    "score",
                                    "reward",
                                    "rewards",
                                    "rating"),
                            TableField.optional(
                                    LENGTH,
                                    Kind.NUMBER,
                                    "how long it is",
                                    LENGTH,
                                    "tokens",
                                    "words"),
                            TableField.optional(
                                    "text",
                                    Kind.NAME,
                                    "the answer, whose words are counted where no length is given",
                                    "text",
                                    "response",
                                    "output"),
                            TableField.optional(
                                    "item",
                                    Kind.NAME,
                                    "what was asked",
                                    "item",
                                    "prompt",
                                    "question")),
                    null,
                    List.of(BASELINE, WIDTH),
                    (rows, options) -> new NonLengthGain(rows, options).look());

    private final RowTable rows;
    private final ProbeOptions options;
    private final List<String> systems;
    private final int baseline;
    private final ScoredAnswers answers;
    private final Spread spread;
    private final List<Quantity> quantities = new ArrayList<>();

    private NonLengthGain(RowTable rows, ProbeOptions options) {
        this.rows = rows;
        this.options = options;
        systems = rows.names("system");
        baseline = baseline();
        answers = answers();
        spread = new Spread(options, rows.has("item") ? "items" : "answers");
    }

    private int baseline() {
        var word = BASELINE.word(options);
        int found = word.isEmpty() ? 0 : systems.indexOf(word);
        if (found < 0) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "--set baseline is \"%s\"; the systems are %s"
                            .formatted(word, String.join(", ", systems)),
                    "write for example --set baseline=" + systems.getFirst());
        }
        return found;
    }

    private ScoredAnswers answers() {
        if (!rows.has(LENGTH) && !rows.has("text")) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "no column says how long the answers are",
                    "name one: --columns length=COLUMN, or text=COLUMN to count words");
        }
        int size = rows.size();
        var lengths = new double[size];
        Arrays.setAll(lengths, this::length);
        double width = WIDTH.chosen(options, 1e-9, Double.POSITIVE_INFINITY);
        return new ScoredAnswers(codes("system"), units(size), scores(size), lengths, width);
    }

    private double length(int row) {
        var given = rows.number(LENGTH, row);
        boolean unknown = given == null && rows.text("text", row).isEmpty();
        if (unknown || (given != null && given < 0)) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s: the length is %s; expected 0 or more"
                            .formatted(
                                    rows.origin(row),
                                    given == null ? "missing" : rows.text(LENGTH, row)),
                    "say how long each answer is, or leave out those of which nobody knows");
        }
        var words = given == null ? TextFeature.WORDS.of(rows.text("text", row)) : given;
        return words == null ? 0 : words;
    }

    private int[] codes(String role) {
        var codes = new int[rows.size()];
        Arrays.setAll(codes, row -> rows.code(role, row));
        return codes;
    }

    /** Items; each answer for itself where it names none. */
    private int[] units(int size) {
        var units = codes("item");
        int next = rows.names("item").size();
        for (int row = 0; row < size; row++) {
            units[row] = units[row] < 0 ? next++ : units[row];
        }
        return units;
    }

    private double[] scores(int size) {
        var scores = new double[size];
        Arrays.setAll(scores, row -> rows.required("score", row));
        return scores;
    }

    private ProbeResult look() {
        for (int system = 0; system < systems.size(); system++) {
            correlations(system);
        }
        var findings = new ArrayList<Finding>();
        for (int system = 0; system < systems.size(); system++) {
            if (system != baseline) {
                findings.addAll(gain(system));
            }
        }
        return new ProbeResult(quantities, findings);
    }

    private int[] ones() {
        var ones = new int[answers.units()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void correlations(int system) {
        var values = answers.ofSystem(system, ones());
        var errors = spread.errors(answers.units(), drawn -> answers.ofSystem(system, drawn));
        long n = answers.answers(system);
        quantities.add(
                made("length-correlation", CORRELATION, values[0], n, "score or length do not vary")
                        .within(interval(values[0], errors[0], -1, 1))
                        .from(-1, 1)
                        .about(systems.get(system)));
        if (answers.repeats(system)) {
            quantities.add(
                    made(
                                    "length-correlation-within-items",
                                    CORRELATION,
                                    values[1],
                                    n,
                                    "no item has answers of different score and length")
                            .within(interval(values[1], errors[1], -1, 1))
                            .from(-1, 1)
                            .about(systems.get(system)));
        }
    }

    private static Quantity made(
            String name, String unit, @Nullable Double value, long n, String reason) {
        return value == null
                ? Quantity.undefined(name, unit, n, reason)
                : Quantity.of(name, unit, value, n);
    }

    private @Nullable Interval interval(
            @Nullable Double value, @Nullable Double error, double least, double most) {
        return value == null ? null : spread.interval(value, error, least, most);
    }

    private @Nullable Interval open(@Nullable Double value, @Nullable Double error) {
        return interval(value, error, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private List<Finding> gain(int system) {
        var of = systems.get(system) + " - " + systems.get(baseline);
        long n = answers.answers(system) + answers.answers(baseline);
        var values = answers.ofGain(system, baseline, ones());
        var errors =
                spread.errors(answers.units(), drawn -> answers.ofGain(system, baseline, drawn));
        var apart = "no bin of lengths holds answers of both";
        var gain = made("gain", "score", values[0], n, apart).within(open(values[0], errors[0]));
        var within =
                made("within-bin-gain", "score", values[2], n, apart)
                        .within(open(values[2], errors[2]));
        var share = share(values[3], errors[3], gain, n);
        quantities.add(gain.about(of));
        quantities.add(
                made("longer-by", LENGTH, values[1], n, apart)
                        .within(open(values[1], errors[1]))
                        .about(of));
        quantities.add(within.about(of));
        quantities.add(share.about(of));
        quantities.add(
                Quantity.of("compared", "share", answers.compared(system, baseline), n)
                        .from(0, 1)
                        .about(of));
        return share.interval() == null ? List.of() : List.of(finding(share.about(of), gain));
    }

    /** A share of nothing says nothing: no interval where that of the gain holds 0. */
    private Quantity share(@Nullable Double value, @Nullable Double error, Quantity gain, long n) {
        var share =
                made("non-length-share", "share", value, n, "there is no gain, or no bin of both");
        var around = gain.interval();
        return around == null
                ? share
                : around.contains(0)
                        ? share.noting("the gain may be none, so that its share says little")
                        : share.within(open(value, error));
    }

    private static Finding finding(Quantity share, Quantity gain) {
        double most = Objects.requireNonNull(share.interval()).high();
        return Alarm.finding(
                "gain-by-length",
                most < 0.25
                        ? Severity.HIGH
                        : most < 0.5 ? Severity.MEDIUM : most < 0.75 ? Severity.LOW : Severity.NONE,
                share,
                "%s: of a gain of %s, this share is left among answers as long as each other"
                        .formatted(
                                share.of(),
                                Decimals.significant(Objects.requireNonNull(gain.value()), 3)),
                Finding.Unit.SHARE,
                "compare systems at equal length, and train on pairs of which longer ones win half:"
                        + " psephos curate fix --drop length-imbalance");
    }
}
