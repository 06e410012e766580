package org.psephos.audit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.math.Binomial;
import org.psephos.math.FalseDiscovery;
import org.psephos.model.Outcome;

/**
 * Annotators who choose one side nearly always: at least nine in ten of ten decided votes or more,
 * and that not by chance. Each is tested against the share of the left side among the votes of all
 * others (exact binomial, both sides); of all whom it names, at most 5% are expected to be chance.
 *
 * <p>Severity: high where they gave more than 5% of all votes, medium otherwise.
 *
 * @see "Benjamini and Hochberg (1995), Controlling the false discovery rate, JRSS B 57:289-300"
 */
final class OneSided {
    private static final int FEWEST = 10;
    private static final double NEARLY_ALWAYS = 0.9;
    private static final double FALSE_DISCOVERIES = 0.05;
    private static final double MUCH = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "always-one-side",
                    "share of annotators who choose one side nearly always",
                    Unit.SHARE,
                    "look at their votes, rank once without them, and show each pair in random order");

    private OneSided() {}

    static Finding look(Docket docket) {
        var voters = docket.voters();
        if (docket.votes().size() == 0) {
            return DRAFT.cannotSay(
                    "there is no vote for a left or a right side", "give comparisons of two");
        }
        if (!voters.named()) {
            return DRAFT.cannotSay(
                    "no vote names its annotator",
                    "name the column of annotators: --columns annotator=COLUMN");
        }
        var tested =
                IntStream.range(0, voters.size())
                        .filter(voter -> voters.decided(voter) >= FEWEST)
                        .toArray();
        if (tested.length == 0) {
            return DRAFT.cannotSay(
                    "no annotator has %s votes for either side".formatted(FEWEST),
                    "collect more votes of each annotator");
        }
        var suspects = suspects(voters, tested);
        var draft =
                DRAFT.of(
                                (double) suspects.size() / tested.length,
                                Shares.independent(
                                        suspects.size(), tested.length, docket.options().level()))
                        .from(tested.length);
        return suspects.isEmpty()
                ? draft.says(
                        Severity.NONE,
                        "none of %s with %s decided votes or more chose one side nearly always"
                                .formatted(
                                        Words.count(tested.length, "annotator"),
                                        Integer.toString(FEWEST)))
                : found(docket, draft, suspects, tested.length);
    }

    private static List<Integer> suspects(VoterTally voters, int[] tested) {
        var p =
                FalseDiscovery.adjusted(
                        IntStream.of(tested).mapToDouble(voter -> test(voters, voter)).toArray());
        return IntStream.range(0, tested.length)
                .filter(i -> p[i] <= FALSE_DISCOVERIES && extreme(voters, tested[i]))
                .mapToObj(i -> tested[i])
                .sorted(
                        Comparator.comparingLong((Integer voter) -> voters.decided(voter))
                                .reversed())
                .toList();
    }

    private static double test(VoterTally voters, int voter) {
        long others = voters.decided() - voters.decided(voter);
        long left = voters.of(Outcome.LEFT) - voters.of(voter, Outcome.LEFT);
        // Where there is nobody to compare with, sides are taken to have been drawn evenly.
        double usual = others == 0 ? 0.5 : (left + 0.5) / (others + 1);
        return new Binomial((int) voters.decided(voter), usual)
                .asExtremeAs((int) voters.of(voter, Outcome.LEFT));
    }

    private static boolean extreme(VoterTally voters, int voter) {
        return mostly(voters, voter) >= NEARLY_ALWAYS * voters.decided(voter);
    }

    private static long mostly(VoterTally voters, int voter) {
        return Math.max(voters.of(voter, Outcome.LEFT), voters.of(voter, Outcome.RIGHT));
    }

    private static Finding found(Docket docket, Draft draft, List<Integer> suspects, int tested) {
        var voters = docket.voters();
        long theirs = suspects.stream().mapToLong(voters::all).sum();
        double share = (double) theirs / docket.votes().size();
        int worst = suspects.getFirst();
        boolean left = voters.of(worst, Outcome.LEFT) == mostly(voters, worst);
        var rows = suspects.stream().flatMapToInt(voters::rows);
        return draft.behind(Origins.of(docket.votes().headers(), rows))
                .says(
                        share > MUCH ? Severity.HIGH : Severity.MEDIUM,
                        "%s of %s chose one side nearly always and gave %s of all votes; annotator %s chose the %s side in %s of %s decided votes"
                                .formatted(
                                        Words.count(suspects.size()),
                                        Words.count(tested, "annotator"),
                                        Words.percent(share),
                                        voters.name(worst),
                                        left ? "left" : "right",
                                        Words.count(mostly(voters, worst)),
                                        Words.count(voters.decided(worst))));
    }
}
