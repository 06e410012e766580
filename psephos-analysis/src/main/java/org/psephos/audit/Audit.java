package org.psephos.audit;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.psephos.dataset.Dataset;

/** From judgements to doubts: the one door of this room. */
public final class Audit {
    private Audit() {}

    /**
     * Looks for everything that {@code dataset} can show.
     *
     * @throws org.psephos.model.PsephosException where the options do not fit the values
     */
    public static AuditResult run(Dataset dataset, AuditOptions options) {
        var sheets = Gathering.of(dataset, options);
        var reference = JudgeTable.reference(dataset, options);
        var data = sheets.stream().map(sheet -> sheet.grouped(reference)).toList();
        var judged = JudgeTable.of(dataset, sheets, options);
        var ballots = Ballots.of(dataset.rankings());
        var ranked = new RankingAgreement(options);
        var agreement =
                Stream.of(new AgreementTable(options).of(data), ranked.of(ballots))
                        .flatMap(List::stream)
                        .toList();
        var pairs =
                Stream.concat(
                                data.stream()
                                        .map(one -> new RaterPairs(one, options.level()).pairs())
                                        .flatMap(List::stream),
                                ranked.pairs(ballots).stream())
                        .toList();
        var evidence = new Evidence(dataset, options, agreement);
        var findings =
                Detectors.ALL.stream()
                        .map(detector -> detector.look(evidence))
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Finding::severity))
                        .toList();
        var setAside = new TreeMap<String, Long>();
        if (dataset.abstained() > 0) {
            setAside.put("abstained", dataset.abstained());
        }
        long all = dataset.totals().values().stream().mapToLong(Long::longValue).sum();
        return new AuditResult(
                dataset.manifest(),
                options,
                all - dataset.abstained(),
                setAside,
                agreement,
                pairs,
                judged.ceilings(),
                judged.cards(),
                findings);
    }
}
