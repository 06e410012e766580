package org.psephos.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.report.RowsHtml;

/**
 * Rows as a page: S063, ConvCounsel, turns of counselling with a recording and labels of active
 * listening, of which the page plays those that are there and names the others; S112, Chat-TS,
 * questions about a series, which the page draws.
 */
final class SystemsRowPages {
    private static final String TURNS =
            """
            {"dialogue_id": "d1", "turn": 1, "speaker": "student", "text": "I cannot sleep.", "audio": "d1/1.wav", "active_listening": "none"}
            {"dialogue_id": "d1", "turn": 2, "speaker": "counselor", "text": "That sounds hard.", "audio": "d1/2.wav", "active_listening": "reflection"}
            {"dialogue_id": "d1", "turn": 3, "speaker": "counselor", "text": "Since when?", "audio": "d1/3.wav", "active_listening": "open question"}
            """;
    private static final byte[] SOUND =
            HexFormat.of()
                    .parseHex(
                            "524946462600000057415645666d7420100000000100010040"
                                    + "1f0000803e0000020010006461746102000000ff7f");
    private static final String SERIES =
            """
            {"id": "1", "timeseries": [1, 2, 3, 4, 5], "question": "Does it rise?", "options": ["Yes", "No"], "answer": "Yes", "category": "trend"}
            """;
    private static final Pattern DRAWN = Pattern.compile("<polyline points=\"([^\"]*+)\"");
    private static final Pattern PLAYER =
            Pattern.compile("<audio controls preload=\"metadata\" src=\"data:audio/wav;base64,");
    private static final Pattern ABSENT = Pattern.compile("\\(no such file beside the data\\)");

    private SystemsRowPages() {}

    static Verdict recordings(@Nullable Path published) {
        return Verdict.compare(
                Rows.FAITHFUL,
                "three turns, of which two have their recording beside them",
                "played 2, absent 1, labels {none=1, open question=1, reflection=1}",
                SystemsScratch.folder(SystemsRowPages::played));
    }

    private static String played(Path folder) {
        try {
            Files.createDirectory(folder.resolve("d1"));
            Files.write(folder.resolve("d1/1.wav"), SOUND);
            Files.write(folder.resolve("d1/2.wav"), SOUND);
            var file = Files.writeString(folder.resolve("turns.jsonl"), TURNS);
            var dataset = read(file);
            var page = page(dataset, file);
            return "played %d, absent %d, labels %s"
                    .formatted(
                            PLAYER.matcher(page).results().count(),
                            ABSENT.matcher(page).results().count(),
                            labels(dataset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset read(Path file) {
        return FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    /** The page of the first rows of {@code file}. */
    static String page(Path file) {
        return page(read(file), file);
    }

    private static String page(Dataset dataset, Path file) {
        return RowsHtml.render(dataset, new MediaFiles(List.of(file)), 10, "peek", Version.NAME);
    }

    static Verdict series(@Nullable Path published) {
        return Verdict.compare(
                Rows.FAITHFUL,
                "a series of five numbers, drawn in a box of 600 by 120",
                List.of("0.0,116.0 150.0,88.0 300.0,60.0 450.0,32.0 600.0,4.0"),
                SystemsScratch.with(
                        "series.jsonl",
                        SERIES,
                        file ->
                                DRAWN.matcher(page(file))
                                        .results()
                                        .map(line -> line.group(1))
                                        .toList()));
    }

    private static SortedMap<String, Integer> labels(Dataset dataset) {
        var counts = new TreeMap<String, Integer>();
        for (int row = 0; row < dataset.labels().size(); row++) {
            dataset.labels()
                    .categories(row)
                    .forEach(category -> counts.merge(category, 1, Integer::sum));
        }
        return counts;
    }
}
