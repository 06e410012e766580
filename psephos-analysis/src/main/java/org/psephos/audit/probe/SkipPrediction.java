package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Decimals;

/**
 * Which tracks of the later part of a session will be skipped? Mean average accuracy and accuracy
 * of the first answer, for stored predictions of models and for plain ways that know the earlier
 * parts only; and what each model gains over the best plain one, session by session.
 *
 * @see "Brost, Mehrotra and Jehan (2019), The music streaming sessions dataset, section 4"
 */
public final class SkipPrediction {
    private static final String SHARE = "share";
    private static final String MEAN = "mean-average-accuracy";
    private static final String FIRST = "first-prediction-accuracy";
    private static final String GAIN = "maa-gain";
    private static final String FIRST_GAIN = "first-accuracy-gain";
    private static final double MANY_HOLES = 0.1;

    private static final Setting KNOWN =
            new Setting(
                    "known", "0.5", "share of a session that is known; of n tracks, rounded down");
    private static final Setting CUT =
            new Setting("cut", "0.5", "a model says skipped from this chance on");

    static final Probe PROBE =
            new Probe(
                    "skip-prediction",
                    "are tracks of the later half of a session told as skipped, against plain ways?",
                    List.of(
                            TableField.needed(
                                    SkipSessions.SESSION,
                                    Kind.NAME,
                                    "which session",
                                    "session",
                                    "session_id"),
                            TableField.needed(
                                    SkipSessions.POSITION,
                                    Kind.NUMBER,
                                    "the place in the session, going up by one",
                                    "position",
                                    "session_position"),
                            TableField.needed(
                                    SkipGuesses.SKIPPED,
                                    Kind.TRUTH,
                                    "whether it was skipped",
                                    "skipped",
                                    "skip_2",
                                    "skip"),
                            TableField.optional(
                                    SkipSessions.LENGTH,
                                    Kind.COUNT,
                                    "how many tracks the session has",
                                    "session_length",
                                    "length")),
                    new Probe.Open(
                            "prediction", Kind.CHANCE, false, "how likely a model holds a skip"),
                    List.of(KNOWN, CUT),
                    (rows, options) -> new SkipPrediction(rows, options).result());

    private final ProbeOptions options;
    private final SkipSessions sessions;
    private final SkipGuesses guesses;
    private final List<SkipSessions.Session> usable;

    private SkipPrediction(RowTable rows, ProbeOptions options) {
        this.options = options;
        sessions = new SkipSessions(rows, KNOWN.chosen(options, 0, 1));
        usable = sessions.usable();
        guesses = new SkipGuesses(rows, CUT.chosen(options, 0, 1), usable);
    }

    private ProbeResult result() {
        if (usable.isEmpty()) {
            return new ProbeResult(
                    List.of(
                            Quantity.undefined(
                                    MEAN,
                                    SHARE,
                                    0,
                                    "no session can be cut in two: %s"
                                            .formatted(
                                                    left(
                                                            sessions.withHoles(),
                                                            sessions.tooShort())))),
                    List.of());
        }
        var quantities = new ArrayList<>(counts());
        quantities.addAll(measured());
        var adjusted = Adjusted.byName(quantities);
        return new ProbeResult(adjusted, findings(adjusted));
    }

    private static String left(int holes, int few) {
        return "%s without a track that should be there, %s too short".formatted(holes, few);
    }

    private List<Quantity> counts() {
        int all = usable.size() + sessions.withHoles() + sessions.tooShort();
        int told = usable.stream().mapToInt(one -> one.after().size()).sum();
        long skips =
                usable.stream()
                        .flatMap(one -> one.after().stream())
                        .filter(guesses::skipped)
                        .count();
        return List.of(
                Quantity.of("sessions", "sessions", usable.size(), all),
                Quantity.of("sessions-with-holes", "sessions", sessions.withHoles(), all)
                        .noting(
                                "left out: positions do not go up by one from the smallest of all, or the length says otherwise"),
                Quantity.of("sessions-too-short", "sessions", sessions.tooShort(), all)
                        .noting("left out: nothing is known, or nothing is left to predict"),
                Quantity.of("skip-rate", SHARE, (double) skips / told, told)
                        .noting("of the tracks to predict"));
    }

    /** A number of every session, not a number where a way is silent, and its mean. */
    private record Series(String name, String of, List<Double> values, boolean gain) {
        double[] array() {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private List<Series> series() {
        var ways = guesses.ways();
        var all = new ArrayList<Series>();
        for (int way = 0; way < ways.size(); way++) {
            all.add(series(MEAN, ways.get(way), guesses.average(way), false));
            all.add(series(FIRST, ways.get(way), guesses.first(way), false));
        }
        for (int way = SkipGuesses.BASELINES.size(); way < ways.size(); way++) {
            int base = best(guesses::average);
            int start = best(guesses::first);
            all.add(
                    series(
                            GAIN,
                            ways.get(way) + " over " + ways.get(base),
                            SkipGuesses.less(guesses.average(way), guesses.average(base)),
                            true));
            all.add(
                    series(
                            FIRST_GAIN,
                            ways.get(way) + " over " + ways.get(start),
                            SkipGuesses.less(guesses.first(way), guesses.first(start)),
                            true));
        }
        return all;
    }

    private static Series series(String name, String of, double[] values, boolean gain) {
        return new Series(name, of, Arrays.stream(values).boxed().toList(), gain);
    }

    private interface Values {
        double[] of(int way);
    }

    /** The baseline with the highest mean, the first of equals. */
    private int best(Values values) {
        return IntStream.range(0, SkipGuesses.BASELINES.size())
                .boxed()
                .max(
                        Comparator.<Integer>comparingDouble(
                                        way -> Arrays.stream(values.of(way)).sum())
                                .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private List<Quantity> measured() {
        var series = series();
        var arrays = series.stream().map(Series::array).toList();
        var spread = new Spread(options, "sessions");
        var errors = spread.errors(usable.size(), drawn -> means(arrays, drawn));
        var ones = new int[usable.size()];
        Arrays.fill(ones, 1);
        var means = means(arrays, ones);
        var quantities = new ArrayList<Quantity>();
        for (int i = 0; i < means.length; i++) {
            quantities.add(quantity(series.get(i), means[i], errors[i], spread));
        }
        return quantities;
    }

    private static @Nullable Double[] means(List<double[]> arrays, int[] drawn) {
        var means = new @Nullable Double[arrays.size()];
        Arrays.setAll(means, i -> MetaEvaluation.mean(arrays.get(i), drawn));
        return means;
    }

    private Quantity quantity(
            Series one, @Nullable Double value, @Nullable Double error, Spread spread) {
        long n = one.values().stream().filter(x -> !x.isNaN()).count();
        double least = one.gain() ? -1 : 0;
        if (value == null) {
            return Quantity.undefined(
                            one.name(),
                            SHARE,
                            n,
                            "the model says all tracks to predict of no session")
                    .about(one.of());
        }
        var quantity =
                Quantity.of(one.name(), SHARE, value, n)
                        .about(one.of())
                        .from(least, 1)
                        .within(spread.interval(value, varying(error), least, 1))
                        .noting(
                                n == usable.size()
                                        ? ""
                                        : "over the sessions whose tracks to predict all have a prediction");
        return one.gain() && options.rounds() > 0 ? tested(quantity, one) : quantity;
    }

    /** What is the same in every resample says nothing of how sure one may be. */
    private static @Nullable Double varying(@Nullable Double error) {
        return error == null || error < 1e-12 ? null : error;
    }

    /**
     * The chance of a gain as large, were both ways one: they are swapped by lot. One-sided,
     * because the plain way was chosen as the best in the same rows, which holds against the model
     * only.
     */
    private Quantity tested(Quantity quantity, Series one) {
        var apart = one.values().stream().filter(x -> !x.isNaN()).toList();
        double found = apart.stream().mapToDouble(Double::doubleValue).sum();
        var random = options.seed().child("swap " + one.name() + one.of()).random();
        int far = 1;
        for (int round = 0; round < options.rounds(); round++) {
            double sum = 0;
            for (double value : apart) {
                sum += random.nextInt(2) == 1 ? value : -value;
            }
            far += sum >= found - 1e-9 ? 1 : 0;
        }
        return quantity.tested(
                (double) far / (options.rounds() + 1),
                null,
                "no gain, the two swapped by lot in each session");
    }

    private List<Finding> findings(List<Quantity> quantities) {
        var findings = new ArrayList<Finding>();
        quantities.stream()
                .filter(one -> one.name().equals(GAIN) && one.value() != null && !gains(one))
                .forEach(one -> findings.add(noBetter(one)));
        if (sessions.withHoles() > 0) {
            findings.add(holes(quantities.get(1)));
        }
        return findings;
    }

    private static boolean gains(Quantity one) {
        var interval = one.interval();
        return Objects.requireNonNull(one.value()) > 0 && (interval == null || interval.low() > 0);
    }

    private static Finding noBetter(Quantity one) {
        double value = Objects.requireNonNull(one.value());
        return Alarm.finding(
                "no-better-than-plain",
                value <= 0 ? Severity.HIGH : Severity.MEDIUM,
                one,
                "%s: mean average accuracy differs by %s"
                        .formatted(one.of(), Decimals.significant(value, 3)),
                Finding.Unit.SHARE,
                "report the plain way beside the model, and do not build on the model yet");
    }

    private Finding holes(Quantity one) {
        double share = sessions.withHoles() / (double) one.n();
        return Alarm.finding(
                "sessions-with-holes",
                share > MANY_HOLES ? Severity.MEDIUM : Severity.LOW,
                one,
                "%s of %s sessions lack a track, and are left out"
                        .formatted(sessions.withHoles(), one.n()),
                Finding.Unit.COUNT,
                "look at --rejects FILE, and whether the file was cut inside of sessions");
    }
}
