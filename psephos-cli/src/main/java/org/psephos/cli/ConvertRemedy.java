package org.psephos.cli;

import java.util.List;
import java.util.regex.Pattern;
import org.psephos.export.Conversion;
import org.psephos.export.Loss;

/** What to do where nothing could be written, by what the judgements lacked. */
final class ConvertRemedy {
    private static final Pattern MISSING = Pattern.compile("no (text|prompt|system).*");

    private static final List<Remedy> OTHERS =
            List.of(
                    new Remedy(
                            Conversion.REJECTED,
                            "--rejects FILE says of every row what is wrong with it."),
                    new Remedy(
                            "rating .* lacks one of the aspects",
                            "Name the aspects that make the score: --aspects NAME=1,...; psephos peek"
                                    + " lists them as criteria."),
                    new Remedy(
                            "rating .* was compared with no other",
                            "A pair takes two answers to one question, rated by one annotator; --to"
                                    + " jsonl holds ratings as they are."),
                    new Remedy(
                            "(label|critique): .*",
                            "What is said of one answer alone makes no pair; --to jsonl holds it as it"
                                    + " is."),
                    new Remedy(
                            ".*: the format takes words only",
                            "--to psephos keeps what is no words; see psephos formats."));

    private static final String USUAL =
            "See what the data hold: psephos peek; another format may carry it: psephos formats";

    private ConvertRemedy() {}

    /** Words for what {@code reason} says, as a whole. */
    private record Remedy(Pattern reason, String words) {
        private Remedy(String reason, String words) {
            this(Pattern.compile(reason), words);
        }

        private boolean helps(String what) {
            return reason.matcher(what).matches();
        }
    }

    /** Whether the rows lack what every format needs. */
    static boolean isMissing(Loss loss) {
        return MISSING.matcher(loss.what()).matches();
    }

    /** Whether it is rows that no reader could make anything of. */
    static boolean isUnread(Loss loss) {
        return loss.what().equals(Conversion.REJECTED);
    }

    /**
     * A sentence or two.
     *
     * @param why what cost most judgements
     */
    static String of(String why) {
        return OTHERS.stream()
                .filter(remedy -> remedy.helps(why))
                .map(Remedy::words)
                .findFirst()
                .orElse(USUAL);
    }
}
