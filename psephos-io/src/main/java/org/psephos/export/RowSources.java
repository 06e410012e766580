package org.psephos.export;

import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** What writes each target. */
final class RowSources {
    private RowSources() {}

    static RowSource source(Target target, Material from) {
        var pairs = pairs(target);
        return pairs != null ? pairs : others(target, from);
    }

    /** What writes a target that takes each preference for itself; null for others. */
    static @Nullable PairRows pairs(Target target) {
        return switch (target) {
            case TRL_PREFERENCE -> pairs(TrlRows.PREFERENCE, attributes());
            case TRL_KTO -> new PairRows(TrlRows.KTO, EnumSet.of(Carries.ATTRIBUTES));
            case TRL_PROMPT_ONLY -> alone(TrlAnswers.Kind.PROMPT_ONLY);
            case TRL_PROMPT_COMPLETION -> alone(TrlAnswers.Kind.PROMPT_COMPLETION);
            case TRL_LANGUAGE_MODELING -> alone(TrlAnswers.Kind.LANGUAGE_MODELING);
            case TRL_REWARD -> pairs(TrlRows.REWARD, margins());
            case AXOLOTL_DPO -> pairs(TrainerRows.AXOLOTL, attributes());
            case LLAMAFACTORY_DPO -> pairs(TrainerRows.LLAMA_FACTORY, attributes());
            case OPENRLHF -> pairs(TrainerRows.OPEN_RLHF, margins());
            case OPENAI_DPO -> pairs(TrainerRows.OPENAI, EnumSet.noneOf(Carries.class));
            case TOGETHER_DPO -> pairs(TrainerRows.TOGETHER, EnumSet.noneOf(Carries.class));
            case NEMO_DPO -> pairs(NemoRows.DPO, attributes());
            case NEMO_RL -> pairs(NemoRows.RL, attributes());
            case NEMO_REWARD -> pairs(NemoRows.REWARD, EnumSet.noneOf(Carries.class));
            case ULTRAFEEDBACK_BINARIZED ->
                    pairs(PublishedRows.ULTRAFEEDBACK, with(Carries.RATING));
            case REWARDBENCH -> pairs(PublishedRows.REWARDBENCH, with(Carries.SYSTEMS));
            default -> null;
        };
    }

    private static RowSource others(Target target, Material from) {
        return switch (target) {
            case TRL_STEPWISE -> new StepRows();
            case HELPSTEER ->
                    from.dataset().comparisons().size() > 0
                            ? new HelpSteerRows()
                            : new HelpSteerRatings();
            case REWARDBENCH2 ->
                    new RewardBench2Rows(
                            EnumSet.of(Carries.SYSTEMS, Carries.PAIRED, Carries.ATTRIBUTES));
            case ALPACAEVAL -> new AlpacaEvalRows().asArray();
            case ARENA_HARD -> new ArenaHardRows();
            case LMARENA -> new ArenaRows();
            case LLM_COMPARATOR -> new LlmComparatorRows();
            case ARGILLA -> new ArgillaRows().asArray();
            case LABEL_STUDIO -> new LabelStudioRows().asArray();
            default -> throw new IllegalArgumentException(target + " is no file of rows");
        };
    }

    private static PairRows alone(TrlAnswers.Kind kind) {
        return new PairRows(new TrlAnswers(kind), attributes());
    }

    private static PairRows pairs(PairFormat format, EnumSet<Carries> carries) {
        carries.add(Carries.PAIRED);
        return new PairRows(format, carries);
    }

    private static EnumSet<Carries> attributes() {
        return EnumSet.of(Carries.ATTRIBUTES);
    }

    private static EnumSet<Carries> margins() {
        return with(Carries.STRENGTH);
    }

    private static EnumSet<Carries> with(Carries more) {
        return EnumSet.of(Carries.ATTRIBUTES, more);
    }
}
