package org.psephos.audit;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.dataset.Manifest;

/**
 * What an audit found.
 *
 * @param manifest where the data came from
 * @param options what was asked for
 * @param used judgements looked at
 * @param setAside judgements that say nothing, by reason, such as {@code abstained}; no entry is
 *     zero
 * @param agreement by kind of judgement, criterion and measure
 * @param pairs agreement of two raters each, where raters are named
 * @param ceilings how far the reference agrees with itself
 * @param judges beside the reference; empty where there is none
 * @param findings the worst first
 * @param annotators one entry an annotator, in name order
 * @param slices agreement and judges value by value, where that was asked for
 */
public record AuditResult(
        Manifest manifest,
        AuditOptions options,
        long used,
        SortedMap<String, Long> setAside,
        List<Agreement> agreement,
        List<PairAgreement> pairs,
        List<Ceiling> ceilings,
        List<JudgeCard> judges,
        List<Finding> findings,
        List<AnnotatorCard> annotators,
        List<AuditSlice> slices) {

    public AuditResult {
        setAside = Collections.unmodifiableSortedMap(new TreeMap<>(setAside));
        agreement = List.copyOf(agreement);
        pairs = List.copyOf(pairs);
        ceilings = List.copyOf(ceilings);
        judges = List.copyOf(judges);
        findings = List.copyOf(findings);
        annotators = List.copyOf(annotators);
        slices = List.copyOf(slices);
    }
}
