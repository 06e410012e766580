package org.psephos.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.Measure;
import org.psephos.audit.MeasurementScale;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Decimals;

/**
 * S124, GenAI Arena: how a judge of images goes together with the people who voted, by board, on
 * the released votes. A vote is 1 for the left, -1 for the right and 0 for neither, and what the
 * judge left out is left out.
 */
final class SystemsArenaJudges {
    private static final Path FILE = Path.of("genai_bench", "judge_votes.csv");
    private static final String JUDGE = "gpt4o";
    private static final String FIGURE =
            "Spearman's correlation of the votes of "
                    + JUDGE
                    + " and of people, and pairs, by board";

    private SystemsArenaJudges() {}

    static Verdict check(@Nullable Path published) {
        var file = published == null ? null : published.resolve(FILE);
        // scipy 1.17.1, spearmanr
        return file != null && Files.isRegularFile(file)
                ? Verdict.compare(
                        Rows.PUBLISHED,
                        FIGURE,
                        "image_edition 0.489890 of 919, image_generation 0.373322 of 1724,"
                                + " video_generation 0.417401 of 1069",
                        correlated(lines(file)))
                : Verdict.compare(
                        Rows.FAITHFUL,
                        FIGURE,
                        "image_edition 0.500000 of 3, image_generation 1.000000 of 3",
                        correlated(FAITHFUL.lines().toList()));
    }

    /** The published layout; ranks 3 2 1 and 3 1 2 have a correlation of a half. */
    private static final String FAITHFUL =
            """
            task,judge,idx,model_vote,human_vote,correct
            image_edition,gpt4o,0,[[A>B]],leftvote,True
            image_edition,gpt4o,1,[[A=B=Good]],rightvote,False
            image_edition,gpt4o,2,[[B>A]],tievote,False
            image_edition,llava,2,[[A>B]],tievote,False
            image_generation,gpt4o,0,[[A>B]],leftvote,True
            image_generation,gpt4o,1,[[A=B=Bad]],bothbad_vote,True
            image_generation,gpt4o,2,[[B>A]],rightvote,True
            image_generation,gpt4o,3,,rightvote,False
            """;

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String correlated(List<String> votes) {
        return SystemsScratch.with("votes.csv", ratings(votes), SystemsArenaJudges::measured);
    }

    /** A rating by the judge and one by people for each pair that the judge answered. */
    private static String ratings(List<String> votes) {
        var csv = new StringBuilder("item,criterion,annotator,rating\n");
        for (var vote : votes) {
            var cells = vote.split(",", -1);
            var judged = sign(cells[3]);
            var voted = sign(cells[4]);
            if (cells[1].equals(JUDGE) && judged != null && voted != null) {
                csv.append(
                        "%1$s-%2$s,%1$s,people,%3$s%n%1$s-%2$s,%1$s,judge,%4$s%n"
                                .formatted(cells[0], cells[2], voted, judged));
            }
        }
        return csv.toString();
    }

    private static @Nullable Integer sign(String vote) {
        return switch (vote) {
            case "leftvote", "[[A>B]]" -> 1;
            case "rightvote", "[[B>A]]" -> -1;
            case "tievote", "bothbad_vote", "[[A=B=Good]]", "[[A=B=Bad]]" -> 0;
            default -> null;
        };
    }

    private static String measured(Path file) {
        var read =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var options = AuditOptions.withDefaults().rounds(0).on(MeasurementScale.ORDINAL);
        var boards = new TreeMap<String, String>();
        for (var one : Audit.run(read, options).agreement()) {
            var estimate = one.estimate();
            if (one.measure() == Measure.SPEARMAN && estimate != null) {
                boards.put(
                        one.criterion(),
                        Decimals.fixed(estimate.value(), 6) + " of " + one.pairable());
            }
        }
        var words = new ArrayList<String>();
        boards.forEach((board, found) -> words.add(board + " " + found));
        return String.join(", ", words);
    }
}
