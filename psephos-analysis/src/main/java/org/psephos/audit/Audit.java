package org.psephos.audit;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
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
        var reference = JudgeTable.reference(dataset, options);
        var measured = Measured.of(dataset, options, reference);
        var distances = options.distances();
        if (distances != null) {
            distances.requireUse(measured.agreement());
        }
        var slices = Measured.slices(dataset, options, reference);
        var docket = new Docket(new Evidence(dataset, options, measured.agreement()));
        var findings =
                Detectors.ALL.stream()
                        .map(detector -> detector.look(docket))
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Finding::severity))
                        .toList();
        var setAside = new TreeMap<String, Long>();
        if (dataset.abstained() > 0) {
            setAside.put("abstained", dataset.abstained());
        }
        var selection = dataset.manifest().selection();
        if (selection != null && selection.leftOut() > 0) {
            setAside.put("not selected", selection.leftOut());
        }
        long all = dataset.totals().values().stream().mapToLong(Long::longValue).sum();
        return new AuditResult(
                dataset.manifest(),
                options,
                all - dataset.abstained(),
                setAside,
                measured.agreement(),
                measured.pairs(),
                measured.judged().ceilings(),
                measured.judged().cards(),
                findings,
                AnnotatorTable.of(measured, docket.vigils(), options.level()),
                slices);
    }

    /**
     * How far annotators agree, by every measure that suits what they said, and no doubts. Costs
     * one pass over the judgements; rounds of the bootstrap cost the kinds of units there are.
     *
     * @return by kind of judgement, criterion and measure
     * @throws org.psephos.model.PsephosException where the options do not fit the values
     */
    public static List<Agreement> agreement(Dataset dataset, AuditOptions options) {
        return Measured.agreement(dataset, options, JudgeTable.reference(dataset, options));
    }

    /**
     * All that is known of every judge beside the reference of {@code options}, in name order.
     * Empty where there is no reference: nobody is named, and the dataset does not know people from
     * judges.
     */
    public static List<JudgeProfile> judges(Dataset dataset, AuditOptions options) {
        return Profiling.all(dataset, options, JudgeTable.reference(dataset, options));
    }

    /**
     * All that is known of one judge beside the reference of {@code options}, or beside everybody
     * else where there is none.
     *
     * @throws org.psephos.model.PsephosException where there is no such judge, or it is of the
     *     reference
     */
    public static JudgeProfile judge(Dataset dataset, AuditOptions options, String judge) {
        return Profiling.of(dataset, options, JudgeTable.reference(dataset, options), judge);
    }
}
