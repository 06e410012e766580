package org.psephos.audit;

import java.util.List;

/**
 * Agreement and judges in one part of the data.
 *
 * @param value what the judgements of the part have in common
 * @param judgements in the part
 * @param agreement by kind of judgement, criterion and measure
 * @param ceilings how far the reference agrees with itself there
 * @param judges beside the reference there; empty where there is none
 */
public record AuditSlice(
        String value,
        long judgements,
        List<Agreement> agreement,
        List<Ceiling> ceilings,
        List<JudgeCard> judges) {

    public AuditSlice {
        agreement = List.copyOf(agreement);
        ceilings = List.copyOf(ceilings);
        judges = List.copyOf(judges);
    }
}
