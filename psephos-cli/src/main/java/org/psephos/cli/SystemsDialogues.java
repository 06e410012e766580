package org.psephos.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.curate.DialogueChecks;
import org.psephos.curate.DialogueChecks.Need;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Decimals;

/**
 * S099, ESConv: thresholds that collected dialogues must reach, and how far distress fell. Of the
 * published dialogues that failed quality control none meets all of them; how many meet each was
 * counted by a program in Python that shares no code with this one. Where they are absent, three
 * dialogues in their layout, counted by hand.
 */
final class SystemsDialogues {
    private static final String FAILED = "esconv/FailedESConv.json";
    private static final String FIGURE =
            "dialogues that meet turns, words of either role, fall of distress, empathy and relevance,"
                    + " that meet all, and how far distress fell on the mean";

    private static final String ROWS =
            """
            {"situation": "s", "emotion_type": "e", "survey_score": {"seeker": {"initial_emotion_intensity": "5", "final_emotion_intensity": "2", "empathy": "5", "relevance": "5"}, "supporter": {"relevance": "1"}}, "dialog": [{"speaker": "seeker", "content": "I failed my exam and do not know what to do."}, {"speaker": "supporter", "content": "That sounds hard. How long had you been learning?"}]}
            {"situation": "s", "emotion_type": "e", "survey_score": {"seeker": {"initial_emotion_intensity": "4", "final_emotion_intensity": "4", "empathy": "2", "relevance": "3"}, "supporter": {}}, "dialog": [{"speaker": "seeker", "content": "My boss shouts at me every day."}, {"speaker": "supporter", "content": "Find another job."}]}
            {"situation": "s", "emotion_type": "e", "survey_score": {"seeker": {"initial_emotion_intensity": "3"}, "supporter": {}}, "dialog": [{"speaker": "seeker", "content": "Hello?"}]}
            """;

    private SystemsDialogues() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S099", Kind.CODE, "SystemsDialogues", "", SystemsDialogues::check));
    }

    private static Verdict check(@Nullable Path published) {
        if (published != null && Files.isRegularFile(published.resolve(FAILED))) {
            return Verdict.compare(
                    Rows.PUBLISHED,
                    FIGURE,
                    "156, 143, 132, 31, 64, 97, all 0 of 196; 0.2042",
                    found(published.resolve(FAILED), needs(16, "speaker", "listener")));
        }
        return Verdict.compare(
                Rows.FAITHFUL,
                FIGURE,
                "2, 2, 1, 1, 1, 2, all 1 of 3; 1.5000",
                SystemsScratch.with(
                        "dialogues.jsonl",
                        ROWS,
                        file -> found(file, needs(2, "user", "assistant"))));
    }

    private static List<Need> needs(int turns, String seeker, String supporter) {
        return List.of(
                new Need("turns", turns),
                new Need("words:" + seeker, 6),
                new Need("words:" + supporter, 8),
                new Need("change", 1),
                new Need("empathy", 3),
                new Need("relevance@seeker", 3));
    }

    private static String found(Path file, List<Need> needs) {
        var files = EntryFiles.of(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var result =
                new DialogueChecks(needs, "initial_emotion_intensity", "final_emotion_intensity")
                        .look(files);
        var met = new ArrayList<String>();
        for (var need : needs) {
            met.add(count(result.quantity("met", need.toString())));
        }
        var change = result.quantity("change", "all").value();
        var kept = result.quantity("kept");
        return "%s, all %s of %s; %s"
                .formatted(
                        String.join(", ", met),
                        count(kept),
                        kept.n(),
                        change == null ? "undefined" : Decimals.fixed(change, 4));
    }

    private static String count(org.psephos.audit.probe.Quantity share) {
        var value = share.value();
        return value == null ? "undefined" : Long.toString(Math.round(value * share.n()));
    }
}
