package org.psephos.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Manifest;
import org.psephos.math.Estimate;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.Rung;

/**
 * The answer in sentences: who leads, by how much, how sure; or as plainly that there is no answer.
 *
 * @param headline the first sentence
 * @param more the sentences after it
 */
record Verdict(String headline, List<String> more) {

    private static final int LONGEST_NAME = 60;

    /** A share of rejected rows from which on the answer is not given without them. */
    private static final double MANY = 0.05;

    Verdict {
        more = List.copyOf(more);
    }

    static Verdict of(Study study) {
        var answer = Answer.of(study.result().fit());
        var ladder = answer.ladder();
        if (ladder == null || ladder.rungs().isEmpty()) {
            return none(answer);
        }
        var standing = new Standing(ladder, study.result().options());
        var verdict = ladder.rungs().size() == 1 ? alone(ladder) : leader(ladder, standing);
        var rejected = rejected(study.dataset().manifest());
        return rejected == null ? verdict : verdict.after(rejected);
    }

    private Verdict after(String sentence) {
        var all = new ArrayList<String>();
        all.add(sentence);
        all.addAll(more);
        return new Verdict(headline, all);
    }

    /** What stands beside the answer where many rows are no part of it; null where few are. */
    private static @Nullable String rejected(Manifest manifest) {
        var rejects = manifest.rejects();
        if (rejects.count() < MANY * manifest.read()) {
            return null;
        }
        var kinds = new TreeMap<String, Long>();
        for (var reject : rejects.examples()) {
            kinds.merge(reject.field() + " " + reject.found(), 1L, Long::sum);
        }
        var most = Collections.max(kinds.entrySet(), Map.Entry.comparingByValue());
        return "But %s of %s rows were rejected, most often with %s."
                .formatted(
                        Numbers.count(rejects.count()),
                        Numbers.count(manifest.read()),
                        Cells.harmless(most.getKey()));
    }

    /** All sentences in one line. */
    String text() {
        return more.isEmpty() ? headline : headline + " " + String.join(" ", more);
    }

    private static Verdict none(Answer answer) {
        var more = new ArrayList<String>();
        if (answer.groups().size() > 1) {
            more.add(
                    "The votes fall into %s groups that cannot be put on one scale."
                            .formatted(answer.groups().size()));
        }
        if (!answer.confounded().isEmpty()) {
            more.add(
                    "These cannot be told apart: %s."
                            .formatted(String.join(", ", answer.confounded())));
        }
        var reason = answer.reason() == null ? "no system could be placed" : answer.reason();
        return new Verdict("No common ladder: " + sentence(lowerFirst(reason)), more);
    }

    private static Verdict alone(Ladder ladder) {
        return new Verdict(
                "%s is the only system with a place on the ladder."
                        .formatted(name(ladder.rungs().getFirst())),
                unplaced(ladder));
    }

    private static Verdict leader(Ladder ladder, Standing standing) {
        var first = ladder.rungs().getFirst();
        var second = ladder.rungs().get(1);
        var level = standing.upTo(1).size();
        var equals = ladder.rungs().stream().filter(rung -> rung.rank() == first.rank()).toList();
        if (equals.size() > 1) {
            return deadHeat(ladder, standing, equals, level);
        }
        var headline =
                level > 1
                        ? "%s stands first of %s systems, but %s may be first as well."
                                .formatted(
                                        name(first),
                                        Numbers.count(ladder.rungs().size()),
                                        others(level - 1))
                        : "%s leads %s systems."
                                .formatted(name(first), Numbers.count(ladder.rungs().size()));
        var more = new ArrayList<String>();
        margin(more, standing, first, second);
        if (!standing.hasIntervals()) {
            more.add("There are no intervals, so how sure this is cannot be said.");
        } else if (level == 1) {
            shared(more, standing);
        }
        more.addAll(unplaced(ladder));
        return new Verdict(headline, more);
    }

    /** Where the first have the same points, none of them stands before the other. */
    private static Verdict deadHeat(Ladder ladder, Standing standing, List<Rung> first, int level) {
        var who =
                first.size() == 2
                        ? "%s and %s".formatted(name(first.getFirst()), name(first.getLast()))
                        : "%s, %s and %s"
                                .formatted(
                                        name(first.getFirst()),
                                        name(first.get(1)),
                                        others(first.size() - 2));
        var headline =
                "%s share first place of %s systems%s."
                        .formatted(
                                who,
                                Numbers.count(ladder.rungs().size()),
                                level > first.size()
                                        ? ", and %s may be first as well"
                                                .formatted(others(level - first.size()))
                                        : "");
        var more = new ArrayList<String>();
        var share = standing.share(first.getFirst(), first.get(1));
        if (share != null) {
            more.add("Between the first two, either wins %s.".formatted(inHundred(share)));
        }
        if (!standing.hasIntervals()) {
            more.add("There are no intervals, so how sure this is cannot be said.");
        }
        more.addAll(unplaced(ladder));
        return new Verdict(headline, more);
    }

    private static void margin(List<String> more, Standing standing, Rung first, Rung second) {
        var share = standing.share(first, second);
        if (share != null) {
            more.add(
                    "Against the second, %s, it wins %s."
                            .formatted(name(second), inHundred(share)));
        }
    }

    private static void shared(List<String> more, Standing standing) {
        int size = standing.upTo(2).size() - 1;
        if (size > 1) {
            more.add("%s systems share second place.".formatted(Numbers.count(size)));
        }
    }

    private static List<String> unplaced(Ladder ladder) {
        int count = ladder.unplaced().size();
        return switch (count) {
            case 0 -> List.of();
            case 1 -> List.of("1 system has no place.");
            default -> List.of("%s systems have no place.".formatted(Numbers.count(count)));
        };
    }

    private static String inHundred(Estimate share) {
        var interval = share.interval();
        var middle = Numbers.fixed(share.value() * 100, 0) + " of 100 comparisons";
        return interval == null
                ? middle
                : middle
                        + " (%s to %s)"
                                .formatted(
                                        Numbers.fixed(interval.low() * 100, 0),
                                        Numbers.fixed(interval.high() * 100, 0));
    }

    /** The name, cut in the middle where it would take more than its line. */
    private static String name(Rung rung) {
        return Cells.fit(rung.system().value(), LONGEST_NAME, "..");
    }

    private static String others(int count) {
        return count == 1 ? "1 other" : Numbers.count(count) + " others";
    }

    private static String lowerFirst(String text) {
        boolean word =
                text.length() > 1
                        && Character.isUpperCase(text.charAt(0))
                        && Character.isLowerCase(text.charAt(1));
        return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
