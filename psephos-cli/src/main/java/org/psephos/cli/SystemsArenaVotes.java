package org.psephos.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.Outcome;

/**
 * S124, GenAI Arena: the votes released on three boards (image generation, image editing, video
 * generation) are read with all four answers kept apart.
 */
final class SystemsArenaVotes {
    private static final String FIGURE = "votes by board as left/right/tie/both-bad, then rejects";
    private static final Path FILE = Path.of("genai_bench", "human_votes.csv");

    /** Counted in the published file at commit f0b0334 of the authors' repository. */
    static final String PUBLISHED =
            "image_edition 240/263/24/392, image_generation 643/663/156/273,"
                    + " video_generation 325/375/138/231, 0";

    private static final String FAITHFUL =
            "image_edition 2/0/1/1, image_generation 1/3/0/2, video_generation 0/1/2/0, 0";

    private SystemsArenaVotes() {}

    static Verdict check(@Nullable Path published) {
        var file = published == null ? null : published.resolve(FILE);
        return file != null && Files.isRegularFile(file)
                ? Verdict.compare(Rows.PUBLISHED, FIGURE, PUBLISHED, count(file))
                : Verdict.compare(
                        Rows.FAITHFUL,
                        FIGURE,
                        FAITHFUL,
                        SystemsScratch.with("votes.csv", faithful(), SystemsArenaVotes::count));
    }

    /** Each board with its answers, in name order. */
    private static String count(Path file) {
        var dataset =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var votes = dataset.comparisons();
        var items = Objects.requireNonNull(votes.headers().item(), "votes name their items");
        var boards = new TreeMap<String, Map<Outcome, Integer>>();
        for (int row = 0; row < votes.size(); row++) {
            var item = Objects.requireNonNull(items.name(row), "every vote names its item");
            boards.computeIfAbsent(board(item), name -> new EnumMap<>(Outcome.class))
                    .merge(votes.outcome(row), 1, Integer::sum);
        }
        return boards.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + answers(entry.getValue()))
                        .collect(Collectors.joining(", "))
                + ", "
                + dataset.manifest().rejects().count();
    }

    private static String board(String item) {
        int slash = item.indexOf('/');
        return slash < 0 ? item : item.substring(0, slash);
    }

    private static String answers(Map<Outcome, Integer> count) {
        return Stream.of(Outcome.values())
                .map(outcome -> count.getOrDefault(outcome, 0).toString())
                .collect(Collectors.joining("/"));
    }

    /** The published layout, with a prompt that has a comma, quotes and a line break. */
    private static String faithful() {
        return """
        task,idx,prompt,human_vote
        image_edition,0,a street => a taxi on the street => add a taxi,leftvote
        image_edition,1,"a bowl, half full => ""full"" => fill it",bothbad_vote
        image_edition,2,a hill => a hill in snow => let it snow,leftvote
        image_edition,3,a cup => two cups => add a cup,tievote
        image_generation,0,an owl in the rain,rightvote
        image_generation,1,"an owl,
        seen from below",rightvote
        image_generation,2,a harbour at night,bothbad_vote
        image_generation,3,a red door,leftvote
        image_generation,4,a map of no place,bothbad_vote
        image_generation,5,bread on a table,rightvote
        video_generation,0,waves,tievote
        video_generation,1,a candle goes out,tievote
        video_generation,2,a train arrives,rightvote
        """;
    }
}
