package org.psephos.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a published system stands, as just checked.
 *
 * @param covers what covers it, in the order declared
 * @param verdicts what the check of each of {@code covers} found
 * @param rows the weakest evidence among the checks that ran
 * @param missing what is missing, precisely; empty where it passes
 */
public record Standing(
        PublishedSystem system,
        Status status,
        List<Covering> covers,
        List<Verdict> verdicts,
        Rows rows,
        String missing) {

    /** How much works. */
    public enum Status {
        /** All of it, and every check met its figure. */
        PASSES,
        /** A part of it. */
        PARTIAL,
        /** Nothing that a check confirms. */
        MISSING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Status lower() {
            return this == PASSES ? PARTIAL : MISSING;
        }
    }

    public Standing {
        covers = List.copyOf(covers);
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Judges by what the checks found. A system passes where every check met its figure and no
     * covering lacks anything. A figure that was missed, or a check that could not run, takes one
     * step off what is claimed. Without a figure that was met there is nothing.
     */
    static Standing of(PublishedSystem system, List<Covering> covers, List<Verdict> verdicts) {
        boolean any = verdicts.stream().anyMatch(Verdict.Met.class::isInstance);
        boolean all = verdicts.stream().allMatch(Verdict.Met.class::isInstance);
        boolean whole = covers.stream().allMatch(covering -> covering.lacks().isEmpty());
        var claimed = whole ? Status.PASSES : Status.PARTIAL;
        var status = !any ? Status.MISSING : all ? claimed : claimed.lower();
        var rows =
                verdicts.stream()
                        .map(Verdict::rows)
                        .filter(used -> used != Rows.NONE)
                        .reduce(Rows::orWeaker)
                        .orElse(Rows.NONE);
        return new Standing(
                system, status, covers, verdicts, rows, missing(system, covers, verdicts));
    }

    private static String missing(
            PublishedSystem system, List<Covering> covers, List<Verdict> verdicts) {
        if (covers.isEmpty()) {
            return "all of it: " + system.need();
        }
        var failures = verdicts.stream().flatMap(Standing::failure);
        var gaps = covers.stream().map(Covering::lacks).filter(lacks -> !lacks.isEmpty());
        return Stream.concat(failures, gaps).distinct().collect(Collectors.joining("; "));
    }

    private static Stream<String> failure(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met met -> Stream.empty();
            case Verdict.Missed missed ->
                    Stream.of(
                            "check failed: %s: expected %s, but found %s"
                                    .formatted(missed.figure(), missed.expected(), missed.found()));
            case Verdict.NotRun not -> Stream.of("check did not run: " + not.reason());
        };
    }
}
