package org.psephos.cli;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.ColumnScores;
import org.psephos.curate.Rule;
import org.psephos.curate.Toxicity;

/** What says of answers how toxic they are: numbers of the file, or a program of the user's. */
final class CurateToxicity {
    private static final Option COLUMN =
            Option.of(
                    "--toxicity",
                    "NAME",
                    "look for toxic answers too: the rating or column that holds their scores"
                            + " (NAME_chosen or chosen_NAME for one side)");
    private static final Option SCORER =
            Option.of(
                    "--scorer",
                    "COMMAND",
                    "the same, with scores by a program: it reads lines of JSON {\"id\", \"text\"} and"
                            + " writes {\"score\": NUMBER or null} for each");
    private static final Option LEAST =
            Option.of("--toxic", "X", "the score from which on an answer is toxic (0.5)");

    private CurateToxicity() {}

    static List<Option> options() {
        return List.of(COLUMN, SCORER, LEAST);
    }

    /** What was asked for; null for nothing. */
    static @Nullable Toxicity of(Arguments given) {
        var column = given.value(COLUMN);
        var command = given.value(SCORER);
        if (column != null && command != null) {
            throw Usage.error(
                    "--toxicity and --scorer both say where the scores come from",
                    "Leave one of them out.");
        }
        if (column == null && command == null) {
            if (given.has(LEAST)) {
                throw Usage.error(
                        "--toxic changes nothing here: nothing says how toxic answers are",
                        "Add --toxicity COLUMN or --scorer COMMAND, or leave it out.");
            }
            return null;
        }
        for (var word : new String[] {column, command}) {
            if (word != null && word.isBlank()) {
                throw Usage.error(
                        "the name of what scores answers is blank",
                        "Write for example --toxicity toxicity.");
            }
        }
        return new Toxicity(
                column == null
                        ? new CommandScorer(String.valueOf(command))
                        : new ColumnScores(column),
                least(given));
    }

    private static double least(Arguments given) {
        var told = given.value(LEAST);
        if (told == null) {
            return Toxicity.THRESHOLD;
        }
        var number = Usage.number(told);
        if (number == null) {
            throw Usage.error(
                    "--toxic is \"%s\"; expected a number".formatted(told),
                    "Write for example --toxic 0.5.");
        }
        return number;
    }

    /** The rule and what it needs come together. */
    static void check(Set<Rule> rules, @Nullable Toxicity toxicity) {
        boolean asked = rules.contains(Rule.TOXIC_ANSWERS);
        if (asked && toxicity == null) {
            throw Usage.error(
                    "--drop toxic-answers needs to know how toxic answers are",
                    "Add --toxicity COLUMN or --scorer COMMAND.");
        }
        if (!asked && toxicity != null) {
            throw Usage.error(
                    "scores of toxicity change nothing here: no rule looks at them",
                    "Add --drop toxic-answers, or leave them out.");
        }
    }
}
