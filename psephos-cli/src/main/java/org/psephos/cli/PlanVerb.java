package org.psephos.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.dataset.Dataset;
import org.psephos.model.SystemId;
import org.psephos.rank.Plan;
import org.psephos.rank.PlanOptions;
import org.psephos.rank.PlanOptions.Separate;
import org.psephos.rank.Planner;
import org.psephos.rank.Planner.Outcome.Impossible;
import org.psephos.rank.Planner.Outcome.Planned;
import org.psephos.rank.RankResult;
import org.psephos.report.PlanCsv;
import org.psephos.report.PlanJson;
import org.psephos.report.PlanText;
import org.psephos.report.TextStyle;

/** {@code psephos plan}: how many more votes, on which pairs, until a question is answered. */
final class PlanVerb implements Verb {
    private static final double POWER = 0.8;
    private static final int NEXT = 10;

    private static final Option SEPARATE =
            Option.repeatable(
                    "--separate",
                    "A,B",
                    "the two systems to tell apart; where a name has a comma, give the option twice");
    private static final Option CHANCE =
            Option.of("--power", "SHARE", "chance of telling them apart, between 0 and 1 (0.8)");
    private static final Option DIFFERENCE =
            Option.of(
                    "--difference",
                    "LOGODDS",
                    "plan for this true difference instead of the one estimated");
    private static final Option MANY =
            Option.of("--next", "N", "how many of the comparisons that tell most to name (10)");

    private static final Syntax SYNTAX =
            new Syntax(
                    "plan",
                    "FILE...",
                    "how many more votes, on which pairs",
                    "Says how many more votes, on which pairs, would tell two systems apart, and what they\n"
                            + "would buy; and which comparisons say most of the ladder as a whole.",
                    List.of(
                            Reading.group(),
                            new Group("Planning", List.of(SEPARATE, CHANCE, DIFFERENCE, MANY)),
                            new Group(
                                    "Ranking",
                                    List.of(
                                            RankingOptions.TIES,
                                            RankingOptions.BOTH_BAD,
                                            RankingOptions.LEVEL,
                                            Priors.PRIOR)),
                            new Group("Writing", List.of(Output.FORMAT, Output.OUT))),
                    List.of(
                            "To tell two systems apart: --separate 'GPT 4,Llama 2' --power 0.9. The"
                                    + " plan supposes that the difference estimated is the true one, which is"
                                    + " itself uncertain: --difference plans for the smallest one worth"
                                    + " knowing."),
                    "psephos plan votes.csv --next 5");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        var format = Output.format(given);
        var options = RankingOptions.of(given, Reading.threads(given, terminal));
        var asked =
                new PlanOptions(
                        separate(given),
                        power(given),
                        given.positive(DIFFERENCE),
                        given.small(MANY, 0, NEXT));
        var reading = Reading.of(given, RankingOptions.wanted(options), terminal);
        var file = Output.file(given, reading.files());
        var dataset = reading.read();
        return switch (Planner.plan(dataset, options, asked)) {
            case Impossible(var why) -> {
                if (format == Format.JSON) {
                    Output.deliver(file, PlanJson.render(why, dataset.manifest()), terminal);
                }
                yield Answers.judge(
                        new RankResult(why, options, 0, new java.util.TreeMap<>()), terminal);
            }
            case Planned(var plan) -> {
                Output.deliver(file, text(plan, dataset, format, terminal), terminal);
                yield undefined(plan.question()) ? Exit.NO_ANSWER : Exit.FINE;
            }
        };
    }

    private static String text(Plan plan, Dataset dataset, Format format, Terminal terminal) {
        return switch (format) {
            case TABLE -> PlanText.render(plan, terminal.style());
            case JSON -> PlanJson.render(plan, dataset.manifest());
            case CSV -> PlanCsv.render(plan);
            case MD -> "```\n" + PlanText.render(plan, TextStyle.plain()) + "```\n";
        };
    }

    private static boolean undefined(org.psephos.rank.Plan.@Nullable Question question) {
        return question != null && question.undefined() != null;
    }

    private static @Nullable Separate separate(Arguments given) {
        var names = new ArrayList<String>();
        var values = given.values(SEPARATE);
        for (var value : values) {
            if (values.size() == 1) {
                names.addAll(List.of(value.split(",", -1)));
            } else {
                names.add(value);
            }
        }
        if (names.isEmpty()) {
            return null;
        }
        if (names.size() != 2 || names.get(0).isBlank() || names.get(1).isBlank()) {
            throw Usage.error(
                    "--separate takes two systems, but names %s".formatted(names.size()),
                    "Write --separate 'GPT 4,Llama 2', or the option twice where a name has a comma.");
        }
        var a = new SystemId(names.get(0).strip());
        var b = new SystemId(names.get(1).strip());
        if (a.equals(b)) {
            throw Usage.error(
                    "--separate names %s twice".formatted(a), "Name two different systems.");
        }
        return new Separate(a, b);
    }

    private static double power(Arguments given) {
        var text = given.value(CHANCE);
        if (text == null) {
            return POWER;
        }
        var number = Usage.number(text);
        if (number != null && number > 0 && number < 1) {
            return number;
        }
        throw Usage.error(
                "--power is \"%s\"; expected a share between 0 and 1".formatted(text),
                "Write --power 0.8 for a chance of 80 percent.");
    }
}
