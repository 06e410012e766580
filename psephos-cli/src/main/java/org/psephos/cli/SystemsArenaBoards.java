package org.psephos.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.Ranking;
import org.psephos.simulate.Ballot;
import org.psephos.simulate.SimulatedVotes;
import org.psephos.simulate.Traffic;
import org.psephos.simulate.Truth;
import org.psephos.simulate.VoteStudy;
import org.psephos.simulate.VoterKind;

/**
 * S124, GenAI Arena: three boards of votes, each in the arena's log format, ranked by Bradley-Terry
 * and by Elo. The published votes name no systems, so these are drawn with a known order.
 */
final class SystemsArenaBoards {
    private static final String FIGURE =
            "boards whose known order of six systems Bradley-Terry and Elo both find";
    private static final List<String> BOARDS =
            List.of("image-generation", "image-editing", "video-generation");
    private static final List<String> SYSTEMS = List.of("elm", "fir", "ash", "oak", "yew", "bay");
    private static final int VOTES = 2400;

    /** Far enough apart, in log-odds, that this many votes leave no doubt about the order. */
    private static final double STEP = 0.6;

    private SystemsArenaBoards() {}

    static Verdict check(@Nullable Path published) {
        var found = new ArrayList<String>();
        for (var board : BOARDS) {
            if (finds(board)) {
                found.add(board);
            }
        }
        return Verdict.compare(
                Rows.GENERATED, FIGURE, String.join(", ", BOARDS), String.join(", ", found));
    }

    private static boolean finds(String board) {
        var order = new ArrayList<>(SYSTEMS);
        Collections.rotate(order, BOARDS.indexOf(board) * 2);
        var strengths = new TreeMap<SystemId, Double>();
        for (int place = 0; place < order.size(); place++) {
            strengths.put(new SystemId(order.get(place)), -STEP * place);
        }
        var study =
                new VoteStudy(
                                Truth.centred(strengths),
                                List.of(VoterKind.honest(40)),
                                new Ballot(0.4, 0.3),
                                Traffic.even(VOTES))
                        .simulate(new Seed(124).child(board));
        return SystemsScratch.with(
                board + ".json",
                log(study),
                file -> {
                    var votes = read(file);
                    return Stream.of(Method.BRADLEY_TERRY, Method.ELO)
                            .allMatch(method -> order(votes, method).equals(order));
                });
    }

    private static Dataset read(Path file) {
        return FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    /** Systems best first; empty where there is no ladder. */
    private static List<String> order(Dataset votes, Method method) {
        var usual = RankOptions.withDefaults();
        var options =
                new RankOptions(
                        method,
                        usual.ties(),
                        usual.bothBad(),
                        usual.position(),
                        RankOptions.IntervalMethod.NONE,
                        usual.rounds(),
                        usual.cluster(),
                        usual.level(),
                        usual.seed(),
                        usual.prior(),
                        usual.k(),
                        usual.whole(),
                        usual.threads());
        return switch (Ranking.rank(votes, options).fit()) {
            case Fit.Fitted fitted ->
                    fitted.ladder().rungs().stream().map(rung -> rung.system().value()).toList();
            case Fit.NotIdentified none -> List.of();
            case Fit.NotConverged none -> List.of();
        };
    }

    /** The votes as the arena's web server logs them: an event a line. */
    private static String log(SimulatedVotes study) {
        var votes = study.dataset().comparisons();
        var voters = Objects.requireNonNull(votes.headers().annotator());
        var text = new StringBuilder();
        for (int row = 0; row < votes.size(); row++) {
            var time = Instant.ofEpochMilli(votes.headers().time(row));
            text.append(
                    """
                    {"tstamp":%d.5,"type":"%s","models":["%s","%s"],\
                    "states":[{"conv_id":"a%d"},{"conv_id":"b%d"}],"ip":"%s"}
                    """
                            .formatted(
                                    time.getEpochSecond(),
                                    event(votes, row),
                                    votes.systems().name(votes.left(row)),
                                    votes.systems().name(votes.right(row)),
                                    row,
                                    row,
                                    voters.name(row)));
        }
        return text.toString();
    }

    private static String event(Comparisons votes, int row) {
        return switch (votes.outcome(row)) {
            case LEFT -> "leftvote";
            case RIGHT -> "rightvote";
            case TIE -> "tievote";
            case BOTH_BAD -> "bothbad_vote";
        };
    }
}
