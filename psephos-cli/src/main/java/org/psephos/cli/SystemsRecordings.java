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
 * S063, ConvCounsel: turns of counselling with a recording and labels of active listening. The page
 * of the rows plays the recordings that are there and says of the others that they are not.
 */
final class SystemsRecordings {
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
    private static final Pattern PLAYER =
            Pattern.compile("<audio controls[^>]*+src=\"data:audio/wav;base64,");
    private static final Pattern ABSENT = Pattern.compile("\\(no such file beside the data\\)");

    private SystemsRecordings() {}

    static Verdict check(@Nullable Path published) {
        return Verdict.compare(
                Rows.FAITHFUL,
                "three turns, of which two have their recording beside them",
                "played 2, absent 1, labels {none=1, open question=1, reflection=1}",
                SystemsScratch.folder(SystemsRecordings::found));
    }

    private static String found(Path folder) {
        try {
            Files.createDirectory(folder.resolve("d1"));
            Files.write(folder.resolve("d1/1.wav"), SOUND);
            Files.write(folder.resolve("d1/2.wav"), SOUND);
            var file = Files.writeString(folder.resolve("turns.jsonl"), TURNS);
            var dataset =
                    FeedbackFiles.read(
                            List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
            var page =
                    RowsHtml.render(
                            dataset, new MediaFiles(List.of(file)), 10, "peek", Version.NAME);
            return "played %d, absent %d, labels %s"
                    .formatted(
                            PLAYER.matcher(page).results().count(),
                            ABSENT.matcher(page).results().count(),
                            labels(dataset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
