package org.psephos.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.probe.Probe;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.dataset.Manifest;
import org.psephos.report.page.Card;
import org.psephos.report.page.Foot;
import org.psephos.report.page.Foot.Fact;
import org.psephos.report.page.JteprobeGenerated;
import org.psephos.report.page.Page;
import org.psephos.report.page.ProbePage;
import org.psephos.report.page.TableView;
import org.psephos.report.page.TableView.Column;

/**
 * What a probe found as a page that stands alone: doubts, pictures without scripts, every number,
 * how to get it again.
 */
public final class ProbeHtml {

    private final Probe probe;
    private final ProbeOptions options;
    private final Manifest manifest;
    private final ProbeResult result;

    /**
     * @param probe that was asked
     * @param options how
     * @param manifest of the rows
     * @param result what it said
     */
    public ProbeHtml(Probe probe, ProbeOptions options, Manifest manifest, ProbeResult result) {
        this.probe = probe;
        this.options = options;
        this.manifest = manifest;
        this.result = result;
    }

    /**
     * An HTML document.
     *
     * @param command that makes the same page
     * @param version of the program
     */
    public String render(String command, String version) {
        var output = new StringOutput();
        JteprobeGenerated.render(
                new OwaspHtmlTemplateOutput(output),
                new HtmlReport.Untouched(),
                page(command, version));
        return JsonWriter.whole(output.toString());
    }

    private ProbePage page(String command, String version) {
        var sources = manifest.sources();
        return new ProbePage(
                probe.name(),
                Titles.sentence(probe.summary()),
                "%s read%s, %s rejected. Probe %s."
                        .formatted(
                                Numbers.count(manifest.read(), "row"),
                                sources.isEmpty() ? "" : " in " + sources.getFirst().path(),
                                Numbers.count(manifest.rejects().count()),
                                probe.name()),
                result.findings().stream()
                        .filter(one -> one.severity() != Severity.NONE)
                        .map(this::card)
                        .toList(),
                ProbeBars.of(result),
                numbers(),
                ProbeText.notes(result),
                new Foot(facts(version), HtmlReport.files(manifest), command),
                new Page.Parts(Assets.scriptless(), Charts.resource("report.css"), List.of(), ""));
    }

    private List<Fact> facts(String version) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Version", version + ", read by " + manifest.reader()));
        options.settings().forEach((name, value) -> facts.add(new Fact("--set " + name, value)));
        facts.add(
                new Fact(
                        "Intervals",
                        "%s, %s rounds of resampling, seed %s"
                                .formatted(
                                        Numbers.percent(options.level()),
                                        Numbers.count(options.rounds()),
                                        options.seed().value())));
        return facts;
    }

    private TableView numbers() {
        var rows = ProbeText.table(result);
        var heads = rows.getFirst();
        return new TableView(
                "Every number",
                heads.stream()
                        .map(
                                head ->
                                        head.equals("measure") || head.equals("of")
                                                ? Column.words(head)
                                                : Column.figures(head))
                        .toList(),
                rows.subList(1, rows.size()));
    }

    private Card card(Finding finding) {
        return Doubts.card(finding, manifest);
    }
}
