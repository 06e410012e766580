package org.psephos.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.psephos.audit.LabelFit;
import org.psephos.audit.LabelFit.NotConverged;
import org.psephos.audit.LabelFit.Settled;
import org.psephos.audit.LabelFit.Undefined;
import org.psephos.math.Decimals;

/** Labels settled on from those of many people, for a terminal and as JSON. */
public final class LabelsText {
    private static final int NAME = 32;
    private static final int MOST = 10;

    private LabelsText() {}

    /** Lines that end in a line feed: annotators, and the items that are least sure. */
    public static String render(SettledLabels labels, TextStyle style) {
        var text = new StringBuilder();
        if (labels.fits().isEmpty()) {
            text.append("\nNo labels to settle on.\n");
        }
        labels.fits()
                .forEach(
                        (criterion, fit) -> {
                            text.append('\n')
                                    .append(
                                            style.bold(
                                                    Cells.harmless(
                                                            "Labels by %s, criterion %s"
                                                                    .formatted(
                                                                            labels.model(),
                                                                            criterion))))
                                    .append('\n');
                            text.append(
                                    switch (fit) {
                                        case Settled settled -> settled(settled, style);
                                        case Undefined none ->
                                                "  none: %s.\n  Try: %s\n"
                                                        .formatted(none.reason(), none.remedy());
                                        case NotConverged none ->
                                                "  none: after %s steps a chance still moves by %s.\n"
                                                        .formatted(
                                                                Numbers.count(none.steps()),
                                                                Decimals.significant(
                                                                        none.gap(), 2));
                                    });
                        });
        return text.toString();
    }

    private static String settled(Settled settled, TextStyle style) {
        var lines = new StringBuilder();
        lines.append(style.bold(Cells.left("annotator", NAME) + "   reliability     labels\n"));
        var voters =
                settled.annotators().stream()
                        .sorted(Comparator.comparingDouble(LabelFit.Voter::reliability))
                        .toList();
        for (var voter : voters.subList(0, Math.min(MOST, voters.size()))) {
            lines.append(named(voter.annotator(), style))
                    .append(Cells.right(Numbers.fixed(voter.reliability(), 3), 14))
                    .append(Cells.right(Numbers.count(voter.votes()), 11))
                    .append('\n');
        }
        more(lines, voters.size(), "annotators");
        lines.append(style.bold(Cells.left("least sure", NAME) + "   probability     label\n"));
        var items =
                settled.items().stream()
                        .sorted(Comparator.comparingDouble(LabelFit.Item::probability))
                        .toList();
        for (var item : items.subList(0, Math.min(MOST, items.size()))) {
            lines.append(named(item.item(), style))
                    .append(Cells.right(Numbers.fixed(item.probability(), 3), 14))
                    .append("     ")
                    .append(Cells.harmless(item.label()))
                    .append('\n');
        }
        more(lines, items.size(), "items");
        return lines.toString();
    }

    private static String named(String name, TextStyle style) {
        return Cells.left(Cells.fit(Cells.harmless(name), NAME, style.ellipsis()), NAME);
    }

    private static void more(StringBuilder lines, int size, String what) {
        if (size > MOST) {
            lines.append(
                    "... %s more %s; all with --format json\n"
                            .formatted(Numbers.count(size - MOST), what));
        }
    }

    /** An item a line: its criterion, its label, how likely that is, and how many labels it got. */
    public static String csv(SettledLabels labels) {
        var csv = new StringBuilder();
        RankCsv.line(csv, List.of("criterion", "item", "label", "probability", "labels"));
        labels.fits()
                .forEach(
                        (criterion, fit) -> {
                            if (fit instanceof Settled settled) {
                                settled.items()
                                        .forEach(item -> RankCsv.line(csv, row(criterion, item)));
                            }
                        });
        return csv.toString();
    }

    private static List<String> row(String criterion, LabelFit.Item item) {
        return List.of(
                RankCsv.safe(criterion),
                RankCsv.safe(item.item()),
                RankCsv.safe(item.label()),
                Numbers.exact(item.probability()),
                Integer.toString(item.votes()));
    }

    static void write(JsonWriter json, SettledLabels labels) throws IOException {
        json.text("model", labels.model().toString());
        json.array(
                "criteria",
                list -> {
                    for (var entry : labels.fits().entrySet()) {
                        list.object(one -> fit(one, entry.getKey(), entry.getValue()));
                    }
                });
    }

    private static void fit(JsonWriter json, String criterion, LabelFit fit) throws IOException {
        json.text("criterion", criterion);
        json.text(
                "undefined",
                switch (fit) {
                    case Settled settled -> null;
                    case Undefined none -> none.reason();
                    case NotConverged none -> "the search did not end";
                });
        var settled = fit instanceof Settled found ? found : null;
        json.number("logLikelihood", settled == null ? null : settled.logLikelihood());
        json.array(
                "annotators",
                list -> {
                    for (var voter :
                            settled == null ? List.<LabelFit.Voter>of() : settled.annotators()) {
                        list.object(
                                one -> {
                                    one.text("annotator", voter.annotator());
                                    one.number("reliability", voter.reliability());
                                    one.count("labels", voter.votes());
                                });
                    }
                });
        json.array(
                "items",
                list -> {
                    for (var item : settled == null ? List.<LabelFit.Item>of() : settled.items()) {
                        list.object(
                                one -> {
                                    one.text("item", item.item());
                                    one.text("label", item.label());
                                    one.number("probability", item.probability());
                                    one.count("labels", item.votes());
                                });
                    }
                });
    }
}
