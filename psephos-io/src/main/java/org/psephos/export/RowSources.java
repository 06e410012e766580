package org.psephos.export;

import java.util.EnumSet;

/** What writes each target. */
final class RowSources {
    private RowSources() {}

    static RowSource source(Target target) {
        return switch (target) {
            case TRL_PREFERENCE -> pairs(TrlRows.PREFERENCE, EnumSet.of(Carries.ATTRIBUTES));
            case TRL_KTO -> pairs(TrlRows.KTO, EnumSet.of(Carries.ATTRIBUTES));
            case TRL_REWARD ->
                    pairs(TrlRows.REWARD, EnumSet.of(Carries.ATTRIBUTES, Carries.STRENGTH));
            case AXOLOTL_DPO -> pairs(TrainerRows.AXOLOTL, EnumSet.of(Carries.ATTRIBUTES));
            case LLAMAFACTORY_DPO ->
                    pairs(TrainerRows.LLAMA_FACTORY, EnumSet.of(Carries.ATTRIBUTES));
            case OPENRLHF ->
                    pairs(TrainerRows.OPEN_RLHF, EnumSet.of(Carries.ATTRIBUTES, Carries.STRENGTH));
            case OPENAI_DPO -> pairs(TrainerRows.OPENAI, EnumSet.noneOf(Carries.class));
            case TOGETHER_DPO -> pairs(TrainerRows.TOGETHER, EnumSet.noneOf(Carries.class));
            case JSONL, CSV, PSEPHOS ->
                    throw new IllegalArgumentException(target + " is no file of rows");
        };
    }

    private static RowSource pairs(PairFormat format, EnumSet<Carries> carries) {
        return new PairRows(format, carries);
    }
}
