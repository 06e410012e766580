package org.psephos.audit;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Slice;
import org.psephos.model.PsephosException;

/**
 * How far annotators agree, and judges with a reference, in all of the data or in a part.
 *
 * @param sheets what it was worked out from
 * @param agreement by kind, criterion and measure
 * @param pairs of two raters each
 * @param judged judges beside the reference
 */
record Measured(
        List<Sheet> sheets,
        List<Agreement> agreement,
        List<PairAgreement> pairs,
        JudgeTable judged) {
    private static final String CRITERION = "criterion";
    private static final String ANNOTATOR = "annotator";

    static Measured of(Dataset dataset, AuditOptions options, SortedSet<String> reference) {
        var sheets = Gathering.of(dataset, options);
        var data = sheets.stream().map(sheet -> sheet.grouped(reference)).toList();
        var ballots = Ballots.of(dataset.rankings());
        var ranked = new RankingAgreement(options);
        var agreement = agreement(data, ranked.of(ballots), options);
        var pairs =
                Stream.concat(
                                data.stream()
                                        .map(one -> new RaterPairs(one, options.level()).pairs())
                                        .flatMap(List::stream),
                                ranked.pairs(ballots).stream())
                        .toList();
        return new Measured(
                sheets, agreement, pairs, JudgeTable.of(sheets, reference, options.level()));
    }

    /** The first part alone. */
    static List<Agreement> agreement(
            Dataset dataset, AuditOptions options, SortedSet<String> reference) {
        return agreement(
                Gathering.of(dataset, options).stream()
                        .map(sheet -> sheet.grouped(reference))
                        .toList(),
                new RankingAgreement(options).of(Ballots.of(dataset.rankings())),
                options);
    }

    private static List<Agreement> agreement(
            List<ReliabilityData> data, List<Agreement> ranked, AuditOptions options) {
        return Stream.of(new AgreementTable(options).of(data), ranked)
                .flatMap(List::stream)
                .toList();
    }

    /** The same for each value of what the options ask for; none where they ask for nothing. */
    static List<AuditSlice> slices(
            Dataset dataset, AuditOptions options, SortedSet<String> reference) {
        var by = options.by();
        return by == null
                ? List.of()
                : values(dataset, by).stream()
                        .map(value -> slice(dataset, options, reference, value))
                        .toList();
    }

    private static AuditSlice slice(
            Dataset dataset, AuditOptions options, SortedSet<String> reference, String value) {
        var part = dataset.where(where(String.valueOf(options.by()), value));
        var found = of(part, options, reference);
        return new AuditSlice(
                value,
                part.totals().values().stream().mapToLong(Long::longValue).sum(),
                found.agreement,
                found.judged.ceilings(),
                found.judged.cards());
    }

    private static Slice where(String by, String value) {
        return switch (by) {
            case CRITERION -> Slice.criterion(value);
            case ANNOTATOR -> Slice.annotator(value);
            default -> Slice.attribute(by, value);
        };
    }

    private static SortedSet<String> values(Dataset dataset, String by) {
        var values =
                switch (by) {
                    case CRITERION -> dataset.criteria();
                    case ANNOTATOR -> dataset.annotatorNames();
                    default -> attributes(dataset, by);
                };
        if (values.isEmpty()) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "no judgement says its \"%s\"".formatted(by),
                    "--by takes criterion, annotator or one of the attributes: %s."
                            .formatted(String.join(", ", dataset.attributeNames())));
        }
        return values;
    }

    private static SortedSet<String> attributes(Dataset dataset, String name) {
        var values = new TreeSet<String>();
        Stream.of(
                        dataset.comparisons().headers(),
                        dataset.ratings().headers(),
                        dataset.labels().headers(),
                        dataset.rankings().headers())
                .map(HeaderColumns::attributes)
                .map(attributes -> attributes.get(name))
                .forEach(column -> collect(values, column));
        return values;
    }

    private static void collect(SortedSet<String> values, @Nullable Coded column) {
        if (column != null) {
            values.addAll(column.names().names());
        }
    }
}
