package org.psephos.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.curate.DialogueChecks;
import org.psephos.curate.DialogueChecks.Need;
import org.psephos.report.ProbeJson;
import org.psephos.report.ProbeText;

/** {@code psephos curate dialogues}: which collected dialogues meet declared thresholds. */
final class CurateDialogues {
    private static final Option REQUIRE =
            Option.repeatable(
                    "--require",
                    "QUANTITY=LEAST,...",
                    "dialogues: what each must reach: turns, words:ROLE (words a turn), change (before"
                            + " less after), or a rating, as in empathy=3 or relevance@seeker=3");
    private static final Option BEFORE =
            Option.of(
                    "--before",
                    "CRITERION",
                    "dialogues: what was rated before each (initial_emotion_intensity)");
    private static final Option AFTER =
            Option.of(
                    "--after",
                    "CRITERION",
                    "dialogues: what was rated after each (final_emotion_intensity)");

    private CurateDialogues() {}

    static Group group() {
        return new Group("Looking at collected dialogues", List.of(REQUIRE, BEFORE, AFTER));
    }

    /** What belongs to this alone. */
    static void refuse(Arguments given, String what) {
        for (var option : group().options()) {
            if (given.has(option)) {
                throw Usage.error(
                        "%s belongs to curate dialogues, not to %s".formatted(option.name(), what),
                        "Write psephos curate dialogues FILE, or leave it out.");
            }
        }
    }

    static int run(Arguments given, List<String> names, Terminal terminal, Format format) {
        var checks =
                new DialogueChecks(
                        needs(given),
                        word(given, BEFORE, "initial_emotion_intensity"),
                        word(given, AFTER, "final_emotion_intensity"));
        var reading = Reading.of(given, names, Set.of(), terminal);
        var out = Output.file(given, reading.files());
        var texts = Texts.of(reading, terminal);
        var result = checks.look(texts.entries());
        texts.done();
        var settings = new TreeMap<String, String>();
        checks.needs().forEach(need -> settings.put(need.quantity(), need.toString()));
        var options = ProbeOptions.withDefaults().rounds(0).with(settings);
        Output.deliver(
                out,
                switch (format) {
                    case TABLE -> ProbeText.render(result, terminal.style());
                    case JSON ->
                            ProbeJson.render("curate dialogues", options, texts.manifest(), result);
                    case CSV -> ProbeText.csv(result);
                    case MD -> ProbeText.markdown(result);
                },
                terminal);
        return result.answers() ? Exit.FINE : Exit.NO_ANSWER;
    }

    private static String word(Arguments given, Option option, String usual) {
        var word = given.value(option);
        return word == null ? usual : word;
    }

    private static List<Need> needs(Arguments given) {
        var needs = new ArrayList<Need>();
        for (var pair : Pairs.of(REQUIRE, "turns=16,change=1", given.values(REQUIRE))) {
            var least = Usage.number(pair.name());
            if (least == null) {
                throw Usage.error(
                        "--require: %s must reach \"%s\"; expected a number"
                                .formatted(pair.key(), pair.name()),
                        "Write for example --require turns=16,change=1.");
            }
            needs.add(new Need(pair.key(), least));
        }
        if (needs.isEmpty()) {
            throw Usage.error(
                    "curate dialogues needs to know what each dialogue must reach",
                    "Write for example --require turns=16,words:seeker=6,change=1,empathy=3.");
        }
        return needs;
    }
}
