package org.psephos.report;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Manifest;
import org.psephos.model.SystemId;
import org.psephos.report.page.Foot;
import org.psephos.report.page.Foot.Fact;
import org.psephos.report.page.JtepageGenerated;
import org.psephos.report.page.Page;
import org.psephos.report.page.TableView;
import org.psephos.report.page.TableView.Column;

/**
 * A ladder as one page that stands alone: verdict, ladder, doubts, who beat whom, votes, how to
 * read it, how to get it again. It asks nothing of any other place, works without scripts, in light
 * and dark, on paper and on a phone, and is the same bytes for the same study.
 */
public final class HtmlReport {
    private static final int[] GAPS = {25, 50, 100, 200, 400};

    private HtmlReport() {}

    /**
     * An HTML document.
     *
     * @throws org.psephos.model.PsephosException where the anchor is not on the ladder
     */
    public static String render(Study study) {
        var output = new StringOutput();
        JtepageGenerated.render(new OwaspHtmlTemplateOutput(output), new Untouched(), page(study));
        return JsonWriter.whole(output.toString());
    }

    /** The templates ask for someone to change their tags; nobody does. */
    static final class Untouched implements HtmlInterceptor {
        @Override
        public void onHtmlTagOpened(
                String name, Map<String, Object> attributes, TemplateOutput output) {
            // as written
        }

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {
            // as written
        }
    }

    private static Page page(Study study) {
        var answer = Answer.of(study.result().fit());
        var points = Points.of(study);
        var verdict = Verdict.of(study);
        var voters = Voters.of(study.dataset().comparisons());
        var pairs = Pairs.of(study.dataset(), order(study, answer));
        var ladder = answer.ladder();
        var meetings = Figures.meetings(pairs, ladder != null);
        var votes = Figures.votes(study, voters);
        var rejects = RejectsView.of(study);
        var parts = new TreeMap<String, String>();
        Stream.of(meetings, votes)
                .flatMap(List::stream)
                .forEach(figure -> parts.put(figure.id(), figure.title()));
        if (rejects != null) {
            parts.put("rejects", "Rejected rows");
        }
        if (ladder != null && !ladder.unplaced().isEmpty()) {
            parts.put("unplaced", "Without a place");
        }
        return new Page(
                "Ladder of " + sources(study),
                verdict.headline(),
                verdict.more(),
                meta(study),
                reasons(answer),
                answer.groups().stream()
                        .map(group -> group.stream().map(SystemId::value).toList())
                        .toList(),
                ladder == null ? null : Ladders.of(study, ladder),
                Doubts.of(
                        ladder == null ? "Doubts about the judgements" : "Reasons to doubt it",
                        Doubts.audit(study),
                        study.result().options(),
                        parts),
                Judges.of(study),
                meetings,
                pairs.size() <= Figures.MOST_BESIDE,
                votes,
                rejects,
                setAside(study),
                ladder == null ? List.of() : reading(points),
                ladder == null || points == null ? null : gaps(),
                foot(study),
                Assets.parts());
    }

    /** Ladder order; where there is none, groups and then name order. */
    private static List<String> order(Study study, Answer answer) {
        var order = new ArrayList<String>();
        var ladder = answer.ladder();
        if (ladder != null) {
            ladder.rungs().forEach(rung -> order.add(rung.system().value()));
            ladder.unplaced().forEach(system -> order.add(system.system().value()));
        }
        answer.groups().forEach(group -> group.forEach(system -> order.add(system.value())));
        if (order.isEmpty()) {
            var names = new TreeSet<>(study.dataset().comparisons().systems().names());
            names.addAll(study.dataset().rankings().systems().names());
            order.addAll(names);
        }
        return order.subList(0, Math.min(order.size(), Pairs.MOST_SYSTEMS));
    }

    private static String sources(Study study) {
        var sources = study.dataset().manifest().sources();
        return sources.isEmpty()
                ? "votes"
                : sources.size() == 1
                        ? sources.getFirst().path()
                        : "%s and %s more".formatted(sources.getFirst().path(), sources.size() - 1);
    }

    private static String meta(Study study) {
        return sources(study)
                + ". "
                + Notes.denominators(study)
                + (study.dataset().manifest().simulated()
                        ? " Some of this data was made by a simulation."
                        : "");
    }

    private static List<String> reasons(Answer answer) {
        if (answer.ladder() != null) {
            return List.of();
        }
        var reasons = new ArrayList<String>();
        if (!answer.confounded().isEmpty()) {
            reasons.add("These cannot be told apart: " + String.join(", ", answer.confounded()));
        }
        if (answer.remedy() != null) {
            reasons.add("What to do: " + answer.remedy());
        }
        return reasons;
    }

    private static @Nullable TableView setAside(Study study) {
        var rows = Denominators.of(study);
        if (rows.setAside().isEmpty()) {
            return null;
        }
        var lines = new ArrayList<List<String>>();
        rows.setAside()
                .forEach((reason, count) -> lines.add(List.of(reason, Numbers.count(count))));
        return new TableView(
                "%s of %s rows were understood, but say nothing to this method"
                        .formatted(Numbers.count(rows.allSetAside()), Numbers.count(rows.read())),
                List.of(Column.words("reason"), Column.figures("rows")),
                lines);
    }

    private static List<String> reading(@Nullable Points points) {
        var reading = new ArrayList<String>();
        reading.add(
                points == null
                        ? "A system stands above another when the method gives it more; the size of a gap is in the method's own unit."
                        : "A gap between two systems says how often the upper one wins when the two meet; only gaps mean something, not the points themselves.");
        reading.add(
                "Where two intervals overlap much, more votes could turn the order; places say which orders the votes leave open.");
        reading.add(
                "The ladder speaks of the votes it was made from: other prompts, people or criteria may give another one.");
        return reading;
    }

    private static TableView gaps() {
        var rows = new ArrayList<List<String>>();
        for (int gap : GAPS) {
            double chance = Points.chance(gap);
            rows.add(
                    List.of(
                            Integer.toString(gap),
                            Numbers.fixed(chance * 10, 1) + " in ten",
                            Numbers.fixed(chance / (1 - chance), 1) + " to 1"));
        }
        return new TableView(
                "What a gap in points means",
                List.of(
                        Column.figures("gap"),
                        Column.figures("the upper one wins"),
                        Column.figures("odds")),
                rows);
    }

    private static Foot foot(Study study) {
        var manifest = study.dataset().manifest();
        var options = study.result().options();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Method", Notes.method(study).replaceFirst("^Method: ", "")));
        facts.add(new Fact("Intervals", Notes.intervals(study).replaceFirst("^Intervals: ", "")));
        facts.add(new Fact("Scale", Notes.scale(study)));
        facts.add(new Fact("Rows", Notes.denominators(study)));
        facts.add(new Fact("Seed", Long.toString(options.seed().value())));
        facts.add(new Fact("Version", study.version() + ", read by " + manifest.reader()));
        var licence = manifest.licence();
        facts.add(new Fact("Licence of the data", licence == null ? "not stated" : licence));
        return new Foot(facts, files(study.judged().manifest()), study.command());
    }

    /** What was read, with its digests. */
    static TableView files(Manifest manifest) {
        var rows = new ArrayList<List<String>>();
        for (var source : manifest.sources()) {
            rows.add(
                    List.of(
                            source.path(),
                            source.format(),
                            Numbers.count(source.rows()),
                            source.sha256()));
        }
        return new TableView(
                "Files",
                List.of(
                        Column.words("file"),
                        Column.words("format"),
                        Column.figures("rows"),
                        Column.words("SHA-256")),
                rows);
    }
}
