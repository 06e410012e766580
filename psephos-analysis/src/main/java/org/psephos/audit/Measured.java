package org.psephos.audit;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.psephos.dataset.By;
import org.psephos.dataset.Dataset;

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
        if (options.by() == null) {
            return List.of();
        }
        var by = new By(dataset, options.by());
        var values = by.values();
        if (values.isEmpty()) {
            throw by.unknown("--by");
        }
        return values.stream().map(value -> slice(by, value, options, reference)).toList();
    }

    private static AuditSlice slice(
            By by, String value, AuditOptions options, SortedSet<String> reference) {
        var part = by.dataset().where(by.only(value));
        var found = of(part, options, reference);
        return new AuditSlice(
                value,
                part.totals().values().stream().mapToLong(Long::longValue).sum(),
                found.agreement,
                found.judged.ceilings(),
                found.judged.cards());
    }
}
