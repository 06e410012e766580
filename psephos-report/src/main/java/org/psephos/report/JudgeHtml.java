package org.psephos.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.JudgeCard;
import org.psephos.audit.JudgeProfile;
import org.psephos.math.Rate;
import org.psephos.report.page.Card;
import org.psephos.report.page.Foot;
import org.psephos.report.page.Foot.Fact;
import org.psephos.report.page.JtejudgeGenerated;
import org.psephos.report.page.JudgePage;
import org.psephos.report.page.Plot;
import org.psephos.report.page.Plot.Dot;
import org.psephos.report.page.TableView;
import org.psephos.report.page.TableView.Column;

/**
 * The card of one judge as a page that stands alone: figures, biases, calibration, how to get it
 * again. Its pictures are drawn without scripts.
 */
public final class JudgeHtml {
    private static final double LEFT = 50;
    private static final double BOTTOM = 290;
    private static final double SIDE = 280;
    private static final double LEAST = 3;
    private static final double MORE = 9;

    private final JudgeProfile profile;

    private JudgeHtml(JudgeProfile profile) {
        this.profile = profile;
    }

    /**
     * An HTML document.
     *
     * @param command that makes the same page
     * @param version of the program
     */
    public static String render(JudgeProfile profile, String command, String version) {
        var output = new StringOutput();
        JtejudgeGenerated.render(
                new OwaspHtmlTemplateOutput(output),
                new HtmlReport.Untouched(),
                new JudgeHtml(profile).page(command, version));
        return JsonWriter.whole(output.toString());
    }

    private JudgePage page(String command, String version) {
        var all = Assets.parts();
        return new JudgePage(
                "Card of " + profile.judge(),
                JudgeRows.headline(profile),
                meta(),
                new TableView(
                        "Each figure with its interval (%s, whole units)"
                                .formatted(Numbers.percent(profile.level())),
                        List.of(
                                Column.words("what"),
                                Column.words("criterion"),
                                Column.figures("value"),
                                Column.figures("interval"),
                                Column.figures("of")),
                        JudgeRows.of(profile)),
                profile.biases().stream().filter(JudgeHtml::raised).map(this::card).toList(),
                clear(),
                plots(),
                "None of its votes says how sure it is.",
                foot(command, version),
                new org.psephos.report.page.Page.Parts(
                        Assets.scriptless(), all.style(), List.of(), ""));
    }

    private String meta() {
        var sources = profile.manifest().sources();
        return "%s%s. The reference: %s."
                .formatted(
                        Numbers.count(profile.cost().judgements()) + " judgements",
                        sources.isEmpty() ? "" : " in " + sources.getFirst().path(),
                        JudgeRows.reference(profile));
    }

    private static boolean raised(Finding finding) {
        return finding.severity() != Severity.NONE;
    }

    private Card card(Finding finding) {
        return Doubts.card(finding, profile.manifest());
    }

    private @Nullable TableView clear() {
        var rows =
                profile.biases().stream()
                        .filter(finding -> !raised(finding))
                        .map(
                                one ->
                                        List.of(
                                                Doubts.title(one),
                                                Titles.sentence(one.claim()),
                                                Titles.sentence(
                                                        one.estimate() == null
                                                                ? one.remedy()
                                                                : Doubts.measured(one))))
                        .toList();
        return rows.isEmpty()
                ? null
                : new TableView(
                        "Not found, or not to be seen in these votes",
                        List.of(
                                Column.words("what"),
                                Column.words("says"),
                                Column.words("measured, or what would help")),
                        rows);
    }

    private List<Plot> plots() {
        var plots = new ArrayList<Plot>();
        for (var card : profile.cards()) {
            var calibration = card.calibration();
            if (calibration != null) {
                plots.add(reliability(card, calibration, plots.size()));
                plots.add(abstention(card, calibration, plots.size()));
            }
        }
        return plots;
    }

    private Plot reliability(JudgeCard card, JudgeCard.Calibration calibration, int number) {
        var dots = new ArrayList<Dot>();
        var rows = new ArrayList<List<String>>();
        long most = calibration.bins().stream().mapToLong(JudgeCard.Bin::votes).max().orElse(1);
        for (var bin : calibration.bins()) {
            var interval =
                    new Rate(Math.round(bin.accuracy() * bin.votes()), bin.votes())
                            .wilson(profile.level());
            double size = LEAST + MORE * Math.sqrt((double) bin.votes() / most);
            dots.add(
                    new Dot(
                            x(bin.confidence()),
                            y(bin.accuracy()),
                            y(interval.low()),
                            y(interval.high()),
                            Numbers.fixed(size, 1)));
            rows.add(
                    List.of(
                            Numbers.fixed(bin.confidence(), 3),
                            Numbers.fixed(bin.accuracy(), 3),
                            AuditText.ends(interval),
                            Numbers.count(bin.votes())));
        }
        return new Plot(
                "plot-" + number,
                "Says it is right, is right (%s)".formatted(card.criterion()),
                Titles.sentence(JudgeRows.calibration(calibration))
                        + " Dots on the line keep their word.",
                "how sure it says it is",
                "how often it is right",
                true,
                "",
                dots,
                table("Confidence and accuracy", "says", "is right in", "interval", "of", rows));
    }

    private static Plot abstention(JudgeCard card, JudgeCard.Calibration calibration, int number) {
        var dots = new ArrayList<Dot>();
        var rows = new ArrayList<List<String>>();
        var line = new StringBuilder();
        for (var kept : calibration.coverage()) {
            line.append(line.isEmpty() ? "" : " ")
                    .append(x(kept.share()))
                    .append(',')
                    .append(y(kept.accuracy()));
            dots.add(
                    new Dot(
                            x(kept.share()),
                            y(kept.accuracy()),
                            y(kept.accuracy()),
                            y(kept.accuracy()),
                            Numbers.fixed(LEAST, 1)));
            rows.add(List.of(Numbers.percent(kept.share()), Numbers.fixed(kept.accuracy(), 3)));
        }
        var all = calibration.coverage().getFirst().accuracy();
        var surest = calibration.coverage().getLast();
        return new Plot(
                "plot-" + number,
                "If it may abstain (%s)".formatted(card.criterion()),
                "Right in %s of all, in %s of the surest %s."
                        .formatted(
                                Numbers.percent(all),
                                Numbers.percent(surest.accuracy()),
                                Numbers.percent(surest.share())),
                "share of votes kept, the surest",
                "how often it is right",
                false,
                line.toString(),
                dots,
                new TableView(
                        "Accuracy of the surest",
                        List.of(Column.figures("kept"), Column.figures("is right in")),
                        rows));
    }

    private static TableView table(
            String caption,
            String one,
            String two,
            String three,
            String four,
            List<List<String>> rows) {
        return new TableView(
                caption,
                List.of(one, two, three, four).stream().map(Column::figures).toList(),
                rows);
    }

    private static String x(double share) {
        return Numbers.fixed(LEFT + SIDE * Math.clamp(share, 0, 1), 1);
    }

    private static String y(double share) {
        return Numbers.fixed(BOTTOM - SIDE * Math.clamp(share, 0, 1), 1);
    }

    private Foot foot(String command, String version) {
        var manifest = profile.manifest();
        var licence = manifest.licence();
        return new Foot(
                List.of(
                        new Fact("Version", version + ", read by " + manifest.reader()),
                        new Fact("Licence of the data", licence == null ? "not stated" : licence)),
                HtmlReport.files(manifest),
                command);
    }
}
