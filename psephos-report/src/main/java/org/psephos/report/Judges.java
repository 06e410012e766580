package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Audit;
import org.psephos.audit.Ceiling;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.JudgeCard;
import org.psephos.audit.JudgeProfile;
import org.psephos.math.Estimate;
import org.psephos.report.page.JudgesView;
import org.psephos.report.page.JudgesView.Measured;
import org.psephos.report.page.TableView;
import org.psephos.report.page.TableView.Column;

/** The judges of a study beside its people: how far they agree, and their biases. */
final class Judges {
    private static final int MOST_CRITERIA = 6;

    private Judges() {}

    /** The section; null where the data do not know people from judges. */
    static @Nullable JudgesView of(Study study) {
        var profiles = Audit.judges(study.judged(), Doubts.options(study));
        if (profiles.isEmpty()) {
            return null;
        }
        var first = profiles.getFirst();
        return new JudgesView(
                summary(first), profiles.stream().map(Judges::judge).toList(), table(profiles));
    }

    private static String summary(JudgeProfile any) {
        var people = "The people are %s.".formatted(JudgeRows.reference(any));
        var ceilings =
                any.ceilings().stream().map(Judges::ceiling).collect(Collectors.joining(" "));
        return ceilings.isEmpty()
                ? people
                        + " No two of them judged the same, so that nothing says how far they agree."
                : people + " " + ceilings + " A judge cannot be expected to do better.";
    }

    private static String ceiling(Ceiling ceiling) {
        return "On %s one of them says what most of the others say in %s of %s."
                .formatted(
                        ceiling.criterion(),
                        share(ceiling.agreement()),
                        Numbers.count(ceiling.votes()));
    }

    private static JudgesView.Judge judge(JudgeProfile profile) {
        return new JudgesView.Judge(
                profile.judge(),
                JudgeRows.headline(profile) + ".",
                biases(profile),
                profile.cards().stream().limit(MOST_CRITERIA).map(Judges::figure).toList());
    }

    private static Measured figure(JudgeCard card) {
        var accuracy = card.accuracy();
        var words =
                accuracy == null
                        ? "nothing that most people say one thing of"
                        : "%s of %s; %s"
                                .formatted(
                                        share(accuracy),
                                        Numbers.count(card.scored()),
                                        JudgesText.first(card));
        return new Measured(card.criterion() + ": " + words, Strips.share(accuracy));
    }

    private static String share(Estimate estimate) {
        var interval = estimate.interval();
        return Numbers.percent(estimate.value())
                + (interval == null
                        ? ""
                        : " (%s to %s)"
                                .formatted(
                                        Numbers.percent(interval.low()),
                                        Numbers.percent(interval.high())));
    }

    private static String biases(JudgeProfile profile) {
        var raised =
                profile.biases().stream()
                        .filter(one -> one.severity() != Severity.NONE)
                        .map(Judges::bias)
                        .toList();
        return raised.isEmpty()
                ? "None of the biases that its votes can show was found."
                : String.join(" ", raised);
    }

    private static String bias(Finding finding) {
        return "%s (%s): %s"
                .formatted(
                        Doubts.title(finding),
                        finding.severity(),
                        Titles.sentence(finding.claim()));
    }

    private static TableView table(List<JudgeProfile> profiles) {
        var rows = new ArrayList<List<String>>();
        for (var profile : profiles) {
            for (var row : JudgeRows.of(profile)) {
                var cells = new ArrayList<>(List.of(profile.judge()));
                cells.addAll(row);
                rows.add(cells);
            }
        }
        return new TableView(
                "Every figure of the judges",
                List.of(
                        Column.words("judge"),
                        Column.words("what"),
                        Column.words("criterion"),
                        Column.figures("value"),
                        Column.figures("interval"),
                        Column.figures("of")),
                rows);
    }
}
