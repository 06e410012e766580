package org.psephos.audit.probe;

import java.util.List;

/** All probes. One that is built is registered here, and nowhere else. */
public final class Probes {
    /** In the order of the pages. */
    public static final List<Probe> ALL =
            List.of(
                    ItemExposure.PROBE,
                    GroupFairness.PROBE,
                    GenerationBias.PROBE,
                    CompletionAssociation.PROBE,
                    PromptShapley.PROBE,
                    DiscreteChoice.PROBE,
                    DecisionDiscrimination.PROBE,
                    Compliance.PROBE,
                    Indistinguishability.PROBE,
                    BenchmarkVariance.PROBE,
                    GroupComparison.PROBE,
                    LanguageByCondition.PROBE,
                    TaskTree.PROBE,
                    DifficultyBands.PROBE,
                    OpinionSurvey.PROBE,
                    SurveyReplication.PROBE,
                    StanceTaking.PROBE,
                    OrdinalRegression.PROBE,
                    RatedConditions.PROBE,
                    NonLengthGain.PROBE,
                    MetricCorrelation.PROBE,
                    ClassificationQuality.PROBE,
                    SpanOverlap.PROBE,
                    ItemAnalysis.PROBE,
                    GeneratedTexts.PROBE,
                    JudgeBias.PROBE,
                    CategoryLevels.PROBE,
                    UserDynamics.PROBE,
                    ResponseRetrieval.PROBE,
                    SkipPrediction.PROBE,
                    OffPolicyValue.PROBE);

    private Probes() {}
}
