package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.AuditResult;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.Manifest;
import org.psephos.rank.RankOptions;
import org.psephos.report.page.Card;
import org.psephos.report.page.Card.Target;
import org.psephos.report.page.DoubtsView;
import org.psephos.report.page.TableView;
import org.psephos.report.page.TableView.Column;

/**
 * The doubts about a ladder: the findings of an audit of the same judgements, each said once. What
 * was raised stands as cards, the worst first; what was not found and what could not be looked for
 * stand in tables, so that silence means something.
 */
final class Doubts {
    private static final int SHOWN = 5;
    private static final int MOST_ROWS = 3;
    private static final String NOT_LOOKED_AT = "not looked at: ";

    private final AuditResult audit;
    private final RankOptions options;
    private final Map<String, String> parts;

    private Doubts(AuditResult audit, RankOptions options, Map<String, String> parts) {
        this.audit = audit;
        this.options = options;
        this.parts = parts;
    }

    /** The audit that a report of {@code study} rests on. */
    static AuditResult audit(Study study) {
        return Audit.run(study.dataset(), options(study));
    }

    /**
     * How a report of {@code study} looks for doubts: as {@code audit} does, to the same figures.
     */
    static AuditOptions options(Study study) {
        var options = study.result().options();
        return new AuditOptions(
                null,
                List.of(),
                List.of(),
                AuditOptions.withDefaults().rounds(),
                options.level(),
                options.seed(),
                options.threads());
    }

    /**
     * The section.
     *
     * @param options how the ladder was made
     * @param parts other parts of the page, title by id
     */
    static DoubtsView of(
            String head, AuditResult audit, RankOptions options, Map<String, String> parts) {
        return new Doubts(audit, options, parts).view(head);
    }

    private DoubtsView view(String head) {
        var cards = which(Doubts::raised).map(this::card).toList();
        // A fold that hides one card saves nothing.
        int shown = cards.size() == SHOWN + 1 ? cards.size() : Math.min(SHOWN, cards.size());
        return new DoubtsView(
                head,
                summary(),
                cards.subList(0, shown),
                cards.subList(shown, cards.size()),
                clear(),
                unseen());
    }

    private Stream<Finding> which(Predicate<Finding> wanted) {
        return audit.findings().stream().filter(wanted);
    }

    private static boolean raised(Finding finding) {
        return finding.severity() != Severity.NONE;
    }

    private static boolean clear(Finding finding) {
        return !raised(finding) && finding.estimate() != null;
    }

    private static boolean unseen(Finding finding) {
        return !raised(finding) && finding.estimate() == null;
    }

    private String summary() {
        var counts =
                Stream.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
                        .map(one -> counted(one, which(f -> f.severity() == one).count()))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
        long clear = which(Doubts::clear).count();
        long unseen = which(Doubts::unseen).count();
        return "%s of %s kinds of doubt %s raised%s; %s %s looked for and not found, %s cannot be seen in these data. Intervals: %s."
                .formatted(
                        Numbers.count(which(Doubts::raised).count()),
                        Numbers.count(audit.findings().size()),
                        which(Doubts::raised).count() == 1 ? "is" : "are",
                        counts.isEmpty() ? "" : " (" + counts + ")",
                        Numbers.count(clear),
                        clear == 1 ? "was" : "were",
                        Numbers.count(unseen),
                        Numbers.percent(audit.options().level()));
    }

    private static String counted(Severity severity, long count) {
        return count == 0 ? "" : Numbers.count(count) + " " + severity;
    }

    private Card card(Finding finding) {
        return card(finding, remedy(finding), target(finding), audit.manifest());
    }

    /** A finding as a card that names no other part of its page. */
    static Card card(Finding finding, Manifest manifest) {
        return card(finding, finding.remedy(), null, manifest);
    }

    private static Card card(
            Finding finding, String remedy, @Nullable Target target, Manifest manifest) {
        var rows = finding.rows();
        return new Card(
                finding.severity().toString(),
                title(finding),
                Titles.sentence(finding.claim()),
                Titles.sentence(measured(finding)),
                Strips.of(finding),
                Titles.sentence(remedy),
                target,
                new Places(manifest).of(rows.stream().limit(MOST_ROWS).toList()),
                Math.max(0, rows.size() - MOST_ROWS));
    }

    private String remedy(Finding finding) {
        return options.position() && finding.id().equals("position-effect")
                ? "nothing for this ladder, which allows for it; show each pair in both orders next time"
                : finding.remedy();
    }

    private @Nullable Target target(Finding finding) {
        var id = part(finding.id());
        if (id == null) {
            return null;
        }
        var title = parts.get(id);
        return title == null ? null : new Target(id, title);
    }

    /** The part of a page that shows more of a finding. */
    private static @Nullable String part(String finding) {
        return switch (finding) {
            case "position-effect" -> "outcomes";
            case "always-one-side",
                    "straight-lining",
                    "burst",
                    "copied-votes",
                    "vote-concentration" ->
                    "annotators";
            case "intransitivity" -> "matrix";
            case "thin-coverage", "islands" -> "pairs";
            case "separation" -> "unplaced";
            case "drift" -> "time";
            case "rejected-rows" -> "rejects";
            default -> null;
        };
    }

    private @Nullable TableView clear() {
        var rows =
                which(Doubts::clear)
                        .map(
                                one ->
                                        List.of(
                                                title(one),
                                                Titles.sentence(one.claim()),
                                                Titles.sentence(measured(one))))
                        .toList();
        return table("Looked for and not found", List.of("what", "says", "measured"), rows);
    }

    private @Nullable TableView unseen() {
        var rows =
                which(Doubts::unseen)
                        .map(
                                one ->
                                        List.of(
                                                title(one),
                                                Titles.sentence(reason(one.claim())),
                                                Titles.sentence(one.remedy())))
                        .toList();
        return table(
                "What these data cannot show", List.of("what", "why not", "what would help"), rows);
    }

    private static @Nullable TableView table(
            String caption, List<String> heads, List<List<String>> rows) {
        return rows.isEmpty()
                ? null
                : new TableView(caption, heads.stream().map(Column::words).toList(), rows);
    }

    private static String reason(String claim) {
        return claim.startsWith(NOT_LOOKED_AT) ? claim.substring(NOT_LOOKED_AT.length()) : claim;
    }

    /** The kind of doubt as a title: {@code Position effect}. */
    static String title(Finding finding) {
        return Titles.of(finding.id());
    }

    /** What was estimated, with its interval and denominator. */
    static String measured(Finding finding) {
        var parts = new ArrayList<String>();
        var size = Strips.size(finding);
        parts.add(size.isEmpty() ? finding.measure() : finding.measure() + ": " + size);
        parts.add("n\u00a0=\u00a0" + Numbers.count(finding.n()));
        return String.join("; ", parts);
    }
}
