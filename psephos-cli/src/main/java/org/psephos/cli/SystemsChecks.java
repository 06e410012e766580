package org.psephos.cli;

import java.util.List;
import java.util.stream.Stream;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;

/**
 * All that covers a published system, each with its check. What is added here must name the system
 * in its own source, and its check must be able to fail.
 */
final class SystemsChecks {
    private static final String S124_LACKS =
            "a ladder from the published votes, which name no systems; pages that collect votes on"
                    + " images and videos";

    private static final List<Covering> CODE =
            List.of(
                    new Covering(
                            "S124",
                            Kind.CODE,
                            "SystemsArenaVotes",
                            S124_LACKS,
                            SystemsArenaVotes::check),
                    new Covering(
                            "S124",
                            Kind.CODE,
                            "SystemsArenaBoards",
                            S124_LACKS,
                            SystemsArenaBoards::check),
                    new Covering(
                            "S124",
                            Kind.CODE,
                            "SystemsArenaJudges",
                            S124_LACKS,
                            SystemsArenaJudges::check),
                    new Covering(
                            "S093",
                            Kind.CODE,
                            "SystemsItemDifficulty",
                            "",
                            SystemsItemDifficulty::check),
                    new Covering(
                            "S093",
                            Kind.CODE,
                            "SystemsItemDifficulty",
                            "",
                            SystemsItemDifficulty::labels),
                    new Covering("S013", Kind.CODE, "SystemsFaces", "", SystemsFaces::check),
                    new Covering(
                            "S063", Kind.CODE, "SystemsRowPages", "", SystemsRowPages::recordings),
                    new Covering("S112", Kind.CODE, "SystemsRowPages", "", SystemsRowPages::series),
                    new Covering(
                            "S129",
                            Kind.CODE,
                            "SystemsThemes",
                            SystemsThemes.LACKS,
                            SystemsThemes::check),
                    new Covering(
                            "S175", Kind.CODE, "SystemsProtocols", "", SystemsProtocols::check),
                    new Covering(
                            "S122",
                            Kind.CODE,
                            "SystemsDisinformation",
                            "",
                            SystemsDisinformation::check),
                    new Covering(
                            "S120",
                            Kind.CODE,
                            "SystemsFlawedAnswers",
                            "",
                            SystemsFlawedAnswers::check),
                    new Covering(
                            "S125",
                            Kind.CODE,
                            "SystemsFreeForAll",
                            SystemsFreeForAll.LACKS,
                            SystemsFreeForAll::check),
                    new Covering("S010", Kind.CODE, "SystemsFind", "", SystemsFind::check),
                    new Covering(
                            "S108",
                            Kind.CODE,
                            "SystemsFeatureDensity",
                            "",
                            SystemsFeatureDensity::check),
                    new Covering(
                            "S021",
                            Kind.CODE,
                            "SystemsSkywork",
                            SystemsSkywork.LACKS,
                            SystemsSkywork::check),
                    new Covering("S035", Kind.CODE, "SystemsSurvey", "", SystemsSurvey::check));

    static final List<Covering> ALL =
            Stream.of(
                            CODE,
                            SystemsProbes.all(),
                            SystemsGroups.all(),
                            SystemsLengths.all(),
                            SystemsContentUnits.all(),
                            SystemsContent.all(),
                            SystemsDialogues.all(),
                            SystemsPredictions.all(),
                            SystemsQuestions.all(),
                            SystemsRubrics.all(),
                            SystemsTemplates.all(),
                            SystemsOpinions.all(),
                            SystemsReplications.all(),
                            SystemsStances.all(),
                            SystemsPersuasion.all(),
                            SystemsCounterspeech.all(),
                            SystemsDimensions.all(),
                            SystemsRedaction.all(),
                            SystemsHarms.all(),
                            SystemsChats.all(),
                            SystemsSessions.all(),
                            SystemsTranscripts.all(),
                            SystemsCards.all())
                    .flatMap(List::stream)
                    .toList();

    private SystemsChecks() {}
}
