package org.psephos.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Interval;
import org.psephos.math.Rate;
import org.psephos.model.Outcome;
import org.psephos.rank.Ladder;
import org.psephos.report.Doubt.Severity;
import org.psephos.report.Voters.Voter;

/**
 * What a reader should doubt about a ladder: position, thin pairs, systems without a place,
 * rejects, and annotators who stand out. Shares have Wilson intervals; where many annotators are
 * looked at, the level is divided by their number (Bonferroni).
 */
final class Doubts {
    private static final double LEVEL = 0.95;
    private static final int MOST = 5;
    private static final int MOST_ROWS = 3;
    private static final int THIN = 5;
    private static final int FEW = 30;
    private static final int FEWEST_DECIDED = 10;
    private static final double MUCH = 0.05;
    private static final double SOME = 0.01;

    private final Study study;
    private final Comparisons votes;
    private final Voters voters;
    private final Pairs pairs;
    private final List<Doubt> found = new ArrayList<>();

    private Doubts(Study study, Voters voters, Pairs pairs) {
        this.study = study;
        this.votes = study.dataset().comparisons();
        this.voters = voters;
        this.pairs = pairs;
    }

    /** The worst, worst first, at most five. */
    static List<Doubt> of(Study study, Voters voters, Pairs pairs) {
        var doubts = new Doubts(study, voters, pairs);
        doubts.position();
        doubts.unplaced();
        doubts.oneSided();
        doubts.rejects();
        doubts.thinSystems();
        doubts.thinPairs();
        doubts.crowd();
        return doubts.found.stream()
                .sorted(Comparator.comparing(Doubt::severity))
                .limit(MOST)
                .toList();
    }

    private void add(
            Severity severity,
            String claim,
            String size,
            String remedy,
            String target,
            List<String> rows) {
        found.add(new Doubt(severity, claim, size, remedy, target, rows));
    }

    private void position() {
        var rate = Positions.of(votes);
        if (rate.asked() == 0) {
            return;
        }
        var interval = rate.wilson(LEVEL);
        double off = Math.abs(rate.share() - 0.5);
        if (interval.contains(0.5) || off < SOME) {
            return;
        }
        boolean controlled = study.result().options().position();
        add(
                off >= MUCH && !controlled
                        ? Severity.HIGH
                        : controlled ? Severity.LOW : Severity.MEDIUM,
                rate.share() > 0.5
                        ? "What is shown first wins more often"
                        : "What is shown second wins more often",
                "The left side won %s of %s decided votes (%s)."
                        .formatted(
                                percent(rate.share()),
                                Numbers.count(rate.asked()),
                                range(interval)),
                controlled
                        ? "Position is a parameter of this fit, so the ladder allows for it."
                        : "Rank again with --control position, and show each pair in both orders.",
                "position",
                List.of());
    }

    private void unplaced() {
        var ladder = Answer.of(study.result().fit()).ladder();
        if (ladder == null || ladder.unplaced().isEmpty()) {
            return;
        }
        int all = ladder.unplaced().size() + ladder.rungs().size();
        add(
                Severity.HIGH,
                "Some systems have no place",
                "%s of %s systems only won or only lost against the rest."
                        .formatted(ladder.unplaced().size(), all),
                "Collect votes that pair them with systems near their level, or rank with --prior 1.",
                "unplaced",
                List.of());
    }

    private void oneSided() {
        long asked = voters.voters().stream().filter(Doubts::enough).count();
        if (asked == 0) {
            return;
        }
        double level = 1 - (1 - LEVEL) / asked;
        double expected = Positions.of(votes).share();
        var suspects =
                voters.voters().stream()
                        .filter(Doubts::enough)
                        .filter(voter -> sideless(voter, level, expected))
                        .sorted(Comparator.comparingLong(Voter::decided).reversed())
                        .toList();
        if (suspects.isEmpty()) {
            return;
        }
        long theirs = suspects.stream().mapToLong(Voter::all).sum();
        var worst = suspects.getFirst();
        add(
                theirs > MUCH * voters.all() ? Severity.HIGH : Severity.MEDIUM,
                suspects.size() == 1
                        ? "1 annotator nearly always chose one side"
                        : "%s annotators nearly always chose one side".formatted(suspects.size()),
                "Annotator %s chose the left side in %s of %s decided votes; together they gave %s of all votes. Looked at %s annotators, level divided by their number."
                        .formatted(
                                worst.name(),
                                Numbers.percent((double) worst.left() / worst.decided()),
                                Numbers.count(worst.decided()),
                                Numbers.percent((double) theirs / voters.all()),
                                Numbers.count(asked)),
                "Look at their votes; rank once without them and see whether the ladder changes.",
                "annotators",
                rowsOf(worst.name()));
    }

    private static boolean enough(Voter voter) {
        return voter.decided() >= FEWEST_DECIDED;
    }

    /** At least nine in ten to one side, and that not by chance. */
    private static boolean sideless(Voter voter, double level, double expected) {
        var rate = new Rate(voter.left(), voter.decided());
        boolean extreme = rate.share() >= 0.9 || rate.share() <= 0.1;
        return extreme && !rate.wilson(level).contains(expected);
    }

    private List<String> rowsOf(String annotator) {
        var column = votes.headers().annotator();
        if (column == null) {
            return List.of();
        }
        int code = column.names().code(annotator);
        return rows(row -> column.code(row) == code);
    }

    private List<String> rows(IntPredicate wanted) {
        var rows = new ArrayList<String>();
        for (int row = 0;
                votes.headers().hasOrigin() && row < votes.size() && rows.size() < MOST_ROWS;
                row++) {
            if (wanted.test(row)) {
                rows.add(votes.headers().origin(row).toString());
            }
        }
        return rows;
    }

    private void rejects() {
        var rejects = study.dataset().manifest().rejects();
        long read = study.dataset().manifest().read();
        if (rejects.count() == 0 || read == 0) {
            return;
        }
        double share = (double) rejects.count() / read;
        add(
                share >= MUCH ? Severity.HIGH : share >= SOME ? Severity.MEDIUM : Severity.LOW,
                "Some rows were not understood",
                "%s of %s rows (%s) were rejected; if they differ from the rest, the ladder does not know."
                        .formatted(
                                Numbers.count(rejects.count()),
                                Numbers.count(read),
                                Numbers.percent(share)),
                "Read the examples, then name columns or values: --columns, --winner-values.",
                "rejects",
                rejects.examples().stream()
                        .limit(MOST_ROWS)
                        .map(reject -> reject.origin().toString())
                        .toList());
    }

    private void thinSystems() {
        var ladder = Answer.of(study.result().fit()).ladder();
        if (ladder == null) {
            return;
        }
        var thin =
                ladder.rungs().stream()
                        .filter(rung -> rung.comparisons() < FEW)
                        .sorted(Comparator.comparingLong(Ladder.Rung::comparisons))
                        .toList();
        if (thin.isEmpty()) {
            return;
        }
        add(
                2 * thin.size() > ladder.rungs().size() ? Severity.HIGH : Severity.MEDIUM,
                thin.size() == 1
                        ? "1 system has few votes"
                        : thin.size() + " systems have few votes",
                "Fewer than %s votes each, of %s systems; the fewest is %s with %s."
                        .formatted(
                                FEW,
                                ladder.rungs().size(),
                                thin.getFirst().system(),
                                Numbers.count(thin.getFirst().comparisons())),
                "Collect votes for them first: their intervals are the widest.",
                "ladder",
                List.of());
    }

    private void thinPairs() {
        long all = (long) pairs.size() * (pairs.size() - 1) / 2;
        long thin = 0;
        long never = 0;
        for (int a = 0; a < pairs.size(); a++) {
            for (int b = 0; b < a; b++) {
                thin += pairs.votes(a, b) < THIN ? 1 : 0;
                never += pairs.votes(a, b) == 0 ? 1 : 0;
            }
        }
        if (all == 0 || thin * 10 < all) {
            return;
        }
        add(
                2 * never > all ? Severity.MEDIUM : Severity.LOW,
                "Many pairs have hardly met",
                "%s of %s pairs have fewer than %s votes, %s none: what is said of those pairs rests on the model."
                        .formatted(
                                Numbers.count(thin),
                                Numbers.count(all),
                                THIN,
                                Numbers.count(never)),
                "Ask about these pairs next if one of them matters to you.",
                "pairs",
                List.of());
    }

    private void crowd() {
        if (voters.voters().size() < 2) {
            return;
        }
        var most = voters.voters().stream().max(Comparator.comparingLong(Voter::all)).orElseThrow();
        double share = (double) most.all() / voters.all();
        double even = 1.0 / voters.voters().size();
        if (share < 0.1 || share < 3 * even) {
            return;
        }
        add(
                share >= 0.3 ? Severity.HIGH : Severity.MEDIUM,
                "One annotator gave many of the votes",
                "Annotator %s gave %s of %s votes (%s); an even share among %s would be %s."
                        .formatted(
                                most.name(),
                                Numbers.count(most.all()),
                                Numbers.count(voters.all()),
                                Numbers.percent(share),
                                Numbers.count(voters.voters().size()),
                                Numbers.percent(even)),
                "Use intervals that allow for it: --cluster annotator.",
                "annotators",
                rowsOf(most.name()));
    }

    static String range(Interval interval) {
        return "%s to %s".formatted(percent(interval.low()), percent(interval.high()));
    }

    /** A share whose interval matters: one decimal. */
    static String percent(double share) {
        return Numbers.fixed(share * 100, 1) + "%";
    }

    /** What was looked for, so that silence means something. */
    static String checked(int count) {
        var looked =
                "Looked for: position, systems without a place or with fewer than %s votes, pairs with fewer than %s, rejected rows, annotators who always choose one side or give a large part of the votes. Intervals are 95%%, Wilson score."
                        .formatted(FEW, THIN);
        return count == 0 ? "Nothing stood out. " + looked : looked;
    }

    /** How often the left side won among decided votes. */
    static final class Positions {
        private Positions() {}

        static Rate of(Comparisons votes) {
            long left = 0;
            long right = 0;
            for (int row = 0; row < votes.size(); row++) {
                left += votes.outcome(row) == Outcome.LEFT ? 1 : 0;
                right += votes.outcome(row) == Outcome.RIGHT ? 1 : 0;
            }
            return new Rate(left, left + right);
        }
    }
}
