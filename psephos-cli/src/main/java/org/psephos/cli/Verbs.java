package org.psephos.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All verbs. A verb that is built is registered here, and nowhere else. */
final class Verbs {

    /**
     * Every verb that works, in the order of a first visit. A new one needs a line here and one in
     * {@link #built}.
     */
    static final List<String> BUILT =
            List.of(
                    "demo",
                    "peek",
                    "rank",
                    "audit",
                    "report",
                    "formats",
                    "convert",
                    "simulate",
                    "systems",
                    "curate",
                    "find",
                    "plan");

    /** Words that the design knows and that do nothing yet. */
    static final List<String> PLANNED =
            List.of("explain", "judge", "learn", "route", "bench", "serve");

    private Verbs() {}

    /** The verb that {@code word} names. */
    static Verb named(String word) {
        var verb = built(word);
        if (verb != null) {
            return verb;
        }
        if (PLANNED.contains(word)) {
            throw Usage.error(
                    word + " is not built yet",
                    "What works now: %s.".formatted(String.join(", ", BUILT)));
        }
        if (word.startsWith("-")) {
            throw Usage.error(
                    "%s stands before any verb".formatted(word),
                    "Name a verb first, as in psephos rank votes.csv; all verbs: psephos --help");
        }
        if (word.contains(".") || word.contains("/")) {
            throw Usage.error(
                    "there is no verb \"%s\"".formatted(word),
                    "To rank the systems of a file: psephos rank " + Shell.quoted(word));
        }
        throw Usage.error(
                "there is no verb \"%s\"".formatted(word),
                Nearest.hint(word, Stream.concat(BUILT.stream(), PLANNED.stream()).toList())
                        + "All verbs: psephos --help");
    }

    /** A start pays for the classes of one verb only. */
    static @Nullable Verb built(String word) {
        return switch (word) {
            case "peek" -> new PeekVerb();
            case "formats" -> new FormatsVerb();
            case "rank" -> new RankVerb();
            case "audit" -> new AuditVerb();
            case "report" -> new ReportVerb();
            case "convert" -> new ConvertVerb();
            case "demo" -> new DemoVerb();
            case "simulate" -> new SimulateVerb();
            case "systems" -> new SystemsVerb();
            case "curate" -> new CurateVerb();
            case "find" -> new FindVerb();
            case "plan" -> new PlanVerb();
            default -> null;
        };
    }
}
