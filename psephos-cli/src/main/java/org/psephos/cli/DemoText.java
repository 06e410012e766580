package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Decimals;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.rank.Ladder.Rung;
import org.psephos.simulate.Closeness;
import org.psephos.simulate.Truth;
import org.psephos.simulate.VoterKind;

/**
 * What the demonstration says.
 *
 * @param seed it started from
 * @param truth behind the votes
 * @param votes read back
 * @param fits of those votes
 * @param folder where the files lie
 */
record DemoText(long seed, Truth truth, long votes, Fits fits, Path folder) {

    /**
     * The same votes, fitted in three ways.
     *
     * @param plain without a position effect
     * @param controlled with one
     * @param judging with one, and without the votes of those who do not judge, whom only a
     *     simulation knows
     */
    record Fits(DemoResult plain, DemoResult controlled, DemoResult judging) {}

    static final String REPORT = "report.html";
    static final String VOTES = "votes.csv";
    static final String TRUTH = "truth.csv";

    private static final String ALIGNED =
            "Strengths are log-odds with mean zero, in the truth and on every ladder.";

    /** For people, at most {@code columns} wide. */
    String table(int columns) {
        var text = new StringBuilder();
        var about =
                "A simulated study: %s, %s, %s. No person voted here; seed %s."
                        .formatted(
                                Say.count(truth.strengths().size(), "system"),
                                Say.count(voters(), "voter"),
                                Say.count(votes, "vote"),
                                seed);
        wrapped(text, about, columns);
        wrapped(text, "The voters: " + kinds() + ".", columns);
        text.append('\n').append(closeness()).append('\n').append(ladder()).append('\n');
        wrapped(text, ALIGNED + " " + reason(), columns);
        text.append('\n');
        for (var name : List.of(REPORT, VOTES, TRUTH)) {
            text.append(folder.resolve(name)).append('\n');
        }
        return text.toString();
    }

    private static void wrapped(StringBuilder text, String words, int columns) {
        Help.wrap(words, Math.min(columns, 100)).forEach(line -> text.append(line).append('\n'));
    }

    private static int voters() {
        return DemoStudy.VOTERS.stream().mapToInt(VoterKind::voters).sum();
    }

    private static String kinds() {
        return DemoStudy.VOTERS.stream()
                .map(kind -> "%s %s".formatted(kind.voters(), words(kind)))
                .collect(Collectors.joining(", "));
    }

    private static String words(VoterKind kind) {
        return switch (kind.name()) {
            case "preferring-first" ->
                    "prefer what is shown first (by %s log-odds)"
                            .formatted(fixed(kind.position(), 1));
            case "careless" -> "careless (they click at random)";
            case "inverting" -> "malicious (votes for the worse)";
            default -> kind.name();
        };
    }

    private String closeness() {
        var text =
                new StringBuilder(
                        row("how close to the truth", "plain", "position", "and judging"));
        text.append(row("", "", "controlled", "voters only"));
        text.append(row("order, Kendall tau", c -> fixed(c.kendallTau(), 3)));
        text.append(row("distance, RMSE in log-odds", c -> fixed(c.rootMeanSquare(), 3)));
        text.append(row("slope on the truth", c -> fixed(c.slope(), 3)));
        text.append(
                row(
                        "truths inside their 95% interval",
                        c -> "%s of %s".formatted(c.inside(), c.systems())));
        return text.toString();
    }

    private String row(String name, Function<Closeness, String> figure) {
        return row(
                name,
                figure.apply(fits.plain().closeness()),
                figure.apply(fits.controlled().closeness()),
                figure.apply(fits.judging().closeness()));
    }

    private static String row(String name, String plain, String controlled, String judging) {
        return "%-33s %9s  %11s  %12s\n".formatted(name, plain, controlled, judging);
    }

    private static String words(@Nullable Estimate estimate) {
        if (estimate == null) {
            return "none";
        }
        var interval = Objects.requireNonNull(estimate.interval());
        return "%s [%s, %s]"
                .formatted(
                        fixed(estimate.value(), 2),
                        fixed(interval.low(), 2),
                        fixed(interval.high(), 2));
    }

    private String ladder() {
        var text =
                new StringBuilder(
                        "%-4s %-9s %7s %9s   %s%n"
                                .formatted("rank", "system", "truth", "estimate", "95%"));
        for (var rung : fits.controlled().ladder().rungs()) {
            var interval = interval(rung);
            text.append(
                    "%-4s %-9s %7s %9s   %-16s %s"
                            .formatted(
                                    rung.rank(),
                                    rung.system(),
                                    fixed(strength(rung), 2),
                                    fixed(rung.strength().value(), 2),
                                    "[%s, %s]"
                                            .formatted(
                                                    fixed(interval.low(), 2),
                                                    fixed(interval.high(), 2)),
                                    interval.contains(strength(rung)) ? "" : "missed")
                            .stripTrailing());
            text.append('\n');
        }
        return text.toString();
    }

    private static Interval interval(Rung rung) {
        return Objects.requireNonNull(rung.strength().interval());
    }

    private double strength(Rung rung) {
        return Objects.requireNonNull(truth.strengths().get(rung.system()));
    }

    /** What the distance that is left comes from. */
    private String reason() {
        return "A slope below 1 means that the ladder is pulled together: random clicks and malice"
                + " do that, and no interval knows of them. The last column leaves those voters"
                + " out, which only a simulation can, and shows what is left to chance. What is"
                + " shown first gains %s log-odds over all voters; sides were drawn at random, so"
                        .formatted(words(fits.controlled().effect("position")))
                + " that this moves the ladder little.";
    }

    /** For programs. */
    String json() {
        var object = new LinkedHashMap<String, Object>();
        object.put("simulated", true);
        object.put("seed", seed);
        object.put("systems", truth.strengths().size());
        object.put("voters", voterCounts());
        object.put("votes", votes);
        object.put("alignment", "mean zero, log-odds");
        object.put("plain", json(fits.plain()));
        object.put("positionControlled", json(fits.controlled()));
        object.put("judgingVotersOnly", json(fits.judging()));
        var rungs = new ArrayList<SequencedMap<String, Object>>();
        fits.controlled().ladder().rungs().forEach(rung -> rungs.add(json(rung)));
        object.put("ladder", rungs);
        var files = new LinkedHashMap<String, Object>();
        files.put("report", folder.resolve(REPORT).toString());
        files.put("votes", folder.resolve(VOTES).toString());
        files.put("truth", folder.resolve(TRUTH).toString());
        object.put("files", files);
        return JsonText.of(object);
    }

    private static SequencedMap<String, Object> voterCounts() {
        var counts = new LinkedHashMap<String, Object>();
        DemoStudy.VOTERS.forEach(kind -> counts.put(kind.name(), kind.voters()));
        return counts;
    }

    private static SequencedMap<String, Object> json(DemoResult fit) {
        var object = new LinkedHashMap<String, Object>();
        object.put("kendallTau", fit.closeness().kendallTau());
        object.put("rootMeanSquare", fit.closeness().rootMeanSquare());
        object.put("slope", fit.closeness().slope());
        object.put("inside", fit.closeness().inside());
        object.put("of", fit.closeness().systems());
        var position = fit.effect("position");
        if (position != null) {
            object.put("position", json(position));
        }
        return object;
    }

    private static SequencedMap<String, Object> json(Estimate estimate) {
        var interval = Objects.requireNonNull(estimate.interval());
        var object = new LinkedHashMap<String, Object>();
        object.put("value", estimate.value());
        object.put("low", interval.low());
        object.put("high", interval.high());
        return object;
    }

    private SequencedMap<String, Object> json(Rung rung) {
        var object = new LinkedHashMap<String, Object>();
        object.put("system", rung.system());
        object.put("truth", strength(rung));
        object.put("strength", rung.strength().value());
        object.put("low", interval(rung).low());
        object.put("high", interval(rung).high());
        object.put("inside", interval(rung).contains(strength(rung)));
        object.put("rank", rung.rank());
        return object;
    }

    /** A fixed number of decimals, never {@code -0}. */
    static String fixed(double value, int decimals) {
        return Decimals.fixed(value, decimals);
    }
}
