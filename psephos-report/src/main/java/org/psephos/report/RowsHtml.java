package org.psephos.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.psephos.dataset.Dataset;
import org.psephos.model.Message;
import org.psephos.model.Part;
import org.psephos.model.Response;
import org.psephos.report.page.Foot;
import org.psephos.report.page.Foot.Fact;
import org.psephos.report.page.JterowsGenerated;
import org.psephos.report.page.Page;
import org.psephos.report.page.RowsPage;
import org.psephos.report.page.RowsPage.AnswerView;
import org.psephos.report.page.RowsPage.ItemView;
import org.psephos.report.page.RowsPage.Kind;
import org.psephos.report.page.RowsPage.PartView;
import org.psephos.report.page.RowsPage.TurnView;

/**
 * The first items of a dataset as a page: what was asked, the answers side by side, pictures,
 * recordings, films and series of numbers, and what was said of them. It stands alone, runs no
 * script and asks nothing of any network.
 */
public final class RowsHtml {
    private static final int MOST_LETTERS = 1500;
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; base-uri 'none'; form-action 'none'";

    private final Dataset dataset;
    private final MediaSource media;
    private final Spoken spoken;

    private RowsHtml(Dataset dataset, MediaSource media, int most) {
        this.dataset = dataset;
        this.media = media;
        spoken = new Spoken(dataset, most);
    }

    /**
     * An HTML document.
     *
     * @param media where pictures, recordings and films are found
     * @param most items shown, in the order in which they were first told of
     * @param command that makes the same page
     * @param version of the program
     */
    public static String render(
            Dataset dataset, MediaSource media, int most, String command, String version) {
        var output = new StringOutput();
        JterowsGenerated.render(
                new OwaspHtmlTemplateOutput(output),
                new HtmlReport.Untouched(),
                new RowsHtml(dataset, media, most).page(command, version));
        return JsonWriter.whole(output.toString());
    }

    private RowsPage page(String command, String version) {
        var items = spoken.items().stream().map(this::item).toList();
        var all = Assets.parts();
        var manifest = dataset.manifest();
        var licence = manifest.licence();
        var sources = manifest.sources();
        var file = sources.isEmpty() ? "the dataset" : sources.getFirst().path();
        return new RowsPage(
                "Rows of " + file,
                headline(items.size(), file),
                Numbers.count(manifest.read(), "judgement")
                        + " read, "
                        + Numbers.count(manifest.rejects().count())
                        + " rejected."
                        + (manifest.simulated() ? " Simulated data." : ""),
                items,
                new Foot(
                        List.of(
                                new Fact("Version", version + ", read by " + manifest.reader()),
                                new Fact(
                                        "Licence of the data",
                                        licence == null ? "not stated" : licence)),
                        HtmlReport.files(manifest),
                        command),
                new Page.Parts(POLICY, all.style(), List.of(), ""));
    }

    private String headline(int shown, String file) {
        long all = dataset.items().size();
        if (all == 0) {
            return "%s holds no words: nothing can be shown.".formatted(file);
        }
        if (shown == all) {
            return all == 1
                    ? "The one item of " + file
                    : "All %s items of %s".formatted(Numbers.count(all), file);
        }
        return "The first %s of %s items of %s"
                .formatted(Numbers.count(shown), Numbers.count(all), file);
    }

    private ItemView item(Spoken.Told told) {
        var said = told.said().stream().map(new Sayings(spoken::name)::of).toList();
        var parts = new ArrayList<>(turns(told.item().conversation()));
        parts.addAll(series(told.item().attributes()));
        return new ItemView(
                told.item().id().value(),
                facts(told.item().attributes()),
                parts,
                told.answers().stream().map(answer -> answer(answer, told)).toList(),
                said,
                told.more());
    }

    private AnswerView answer(Response answer, Spoken.Told told) {
        return new AnswerView(
                spoken.name(answer),
                told.mark(answer),
                facts(answer.attributes()),
                turns(answer.messages()));
    }

    /** Attributes that are no series. */
    private static List<Fact> facts(SortedMap<String, String> attributes) {
        return attributes.entrySet().stream()
                .filter(one -> Series.of(one.getValue()) == null)
                .map(one -> new Fact(one.getKey(), cut(one.getValue(), MOST_LETTERS)))
                .toList();
    }

    private static List<TurnView> series(SortedMap<String, String> attributes) {
        var turns = new ArrayList<TurnView>();
        attributes.forEach(
                (name, text) -> {
                    var series = Series.of(text);
                    if (series != null) {
                        var part = PartView.series(name, series.line(), series.ends());
                        turns.add(new TurnView("series", List.of(part)));
                    }
                });
        return turns;
    }

    private List<TurnView> turns(List<Message> messages) {
        return messages.stream()
                .map(m -> new TurnView(m.role(), m.parts().stream().map(this::part).toList()))
                .toList();
    }

    private PartView part(Part part) {
        return switch (part) {
            case Part.Text(var text) -> words(text);
            case Part.ToolCall(var name, var arguments) -> words(name + " " + arguments);
            case Part.Image(var name, _) -> shown(Kind.IMAGE, name, part);
            case Part.Audio(var name, _) -> shown(Kind.AUDIO, name, part);
            case Part.Video(var name, _) -> shown(Kind.VIDEO, name, part);
        };
    }

    private PartView shown(Kind kind, String name, Part part) {
        var found = media.find(part);
        return PartView.media(kind, cut(name, 200), found.data(), found.reason());
    }

    private static PartView words(String text) {
        var start = cut(text, MOST_LETTERS);
        return start.length() == text.length()
                ? PartView.words(text, "")
                : PartView.words(start, text.substring(start.length() - 1));
    }

    /** At most so many letters, with a mark where some are left out. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = text.offsetByCodePoints(0, text.codePointCount(0, most) - 1);
        return text.substring(0, end) + "…";
    }
}
