package org.psephos.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;

/**
 * Annotators whose answers are not those of the others, by a test that may be looked at after every
 * answer ({@link Vigil}). Of all who are named at most 5% are expected to be there by chance,
 * however their tests depend on each other: e-values are held against their number.
 *
 * <p>Severity: high where they gave more than 5% of the answers, medium otherwise.
 *
 * @see "Wang and Ramdas (2022), False discovery rate control with e-values, JRSS B 84:822-852"
 */
final class Outliers {
    private static final double FALSE_DISCOVERIES = 0.05;
    private static final double MUCH = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "unlike-others",
                    "share of annotators whose answers are not those of the others",
                    Unit.SHARE,
                    "look at their answers: they may be careless, or right where the others are not;"
                            + " rank once without them, or with --method crowd-bt");

    private Outliers() {}

    static Finding look(Docket docket) {
        var vigils = docket.vigils();
        if (vigils.isEmpty()) {
            return DRAFT.cannotSay(
                    "no annotator answered a question that two others answered",
                    "give the same questions to three annotators or more, and name them");
        }
        var named = named(vigils);
        var draft =
                DRAFT.of(
                                (double) named.size() / vigils.size(),
                                Shares.independent(
                                        named.size(), vigils.size(), docket.options().level()))
                        .from(vigils.size());
        return named.isEmpty()
                ? draft.says(
                        Severity.NONE,
                        "none of %s who can be held against two others answers unlike them beyond chance"
                                .formatted(Words.count(vigils.size(), "annotator")))
                : found(draft, vigils, named);
    }

    /** Those with the largest e-values: the k-th must reach their number over k times the rate. */
    static List<Map.Entry<String, Vigil>> named(Map<String, Vigil> vigils) {
        var order =
                vigils.entrySet().stream()
                        .sorted(
                                Comparator.comparingDouble(
                                        (Map.Entry<String, Vigil> one) ->
                                                -one.getValue().logEvidence()))
                        .toList();
        int named = 0;
        for (int k = 1; k <= order.size(); k++) {
            double bar = StrictMath.log(order.size() / (k * FALSE_DISCOVERIES));
            named = order.get(k - 1).getValue().logEvidence() >= bar ? k : named;
        }
        return order.subList(0, named);
    }

    private static Finding found(
            Draft draft, Map<String, Vigil> vigils, List<Map.Entry<String, Vigil>> named) {
        double theirs = answers(named.stream().map(Map.Entry::getValue));
        double share = theirs / answers(vigils.values().stream());
        var worst = named.getFirst().getValue();
        var rows =
                worst.alone().stream()
                        .flatMap(
                                place ->
                                        Origins.of(
                                                place.kind().headers(),
                                                java.util.stream.IntStream.of(place.row()))
                                                .stream())
                        .toList();
        return draft.behind(rows)
                .says(
                        share > MUCH ? Severity.HIGH : Severity.MEDIUM,
                        "%s of %s answer unlike the others and gave %s of the answers; annotator %s agrees with %s of the others where %s were to be expected, in %s%s"
                                .formatted(
                                        Words.count(named.size()),
                                        Words.count(vigils.size(), "annotator"),
                                        Words.percent(share),
                                        named.getFirst().getKey(),
                                        Words.percent(worst.agreed()),
                                        Words.percent(worst.expected()),
                                        Words.count(worst.answers(), "answer"),
                                        worst.alarm() == null
                                                ? ""
                                                : "; evidence reached 20 to 1 after "
                                                        + Words.count(worst.alarm())));
    }

    private static double answers(Stream<Vigil> vigils) {
        return vigils.mapToLong(Vigil::answers).sum();
    }
}
