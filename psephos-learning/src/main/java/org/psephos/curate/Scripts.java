package org.psephos.curate;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.dataset.Entry;

/**
 * In which script texts are written, and answers in another script than their question. Languages
 * that share a script are not told apart. Han and Kana count as one.
 */
final class Scripts implements Check {
    private static final int ENOUGH = 20;
    private static final int LOOKED_AT = 2000;

    private final Map<UnicodeScript, Long> texts = new EnumMap<>(UnicodeScript.class);
    private final Evidence evidence = new Evidence();
    private final Evidence garbled = new Evidence();

    @Override
    public List<String> see(Entry entry) {
        var item = entry.item();
        var asked = item == null ? "" : TextUnit.text(item.conversation());
        var script = count(asked);
        boolean torn = isGarbled(asked);
        boolean differs = false;
        for (var response : entry.responses()) {
            var answer = AnswerChecks.text(response);
            var own = count(answer);
            torn |= isGarbled(answer);
            differs |= script != null && own != null && script != own;
        }
        var found = new ArrayList<String>();
        garbled.look();
        if (torn) {
            found.addAll(garbled.hit(entry.origin(), "garbled-text"));
        }
        if (script != null && !entry.responses().isEmpty()) {
            evidence.look();
            if (differs) {
                found.addAll(evidence.hit(entry.origin(), "script-mismatch"));
            }
        }
        return found;
    }

    private @Nullable UnicodeScript count(String text) {
        var script = main(text);
        if (script != null) {
            texts.merge(script, 1L, Long::sum);
        }
        return script;
    }

    /** The script of most letters among the first; null where there are too few. */
    static @Nullable UnicodeScript main(String text) {
        int length = Math.min(text.length(), LOOKED_AT);
        int latin = 0;
        EnumMap<UnicodeScript, Integer> others = null;
        for (int at = 0, point; at < length; at += Character.charCount(point)) {
            point = text.codePointAt(at);
            if ((point | 0x20) >= 'a' && (point | 0x20) <= 'z') {
                latin++;
            } else if (point >= 128 && Character.isLetter(point)) {
                others = others == null ? new EnumMap<>(UnicodeScript.class) : others;
                others.merge(joined(UnicodeScript.of(point)), 1, Integer::sum);
            }
        }
        if (others == null) {
            return latin >= ENOUGH ? UnicodeScript.LATIN : null;
        }
        others.merge(UnicodeScript.LATIN, latin, Integer::sum);
        var most = Collections.max(others.entrySet(), Map.Entry.comparingByValue());
        int letters = others.values().stream().mapToInt(count -> count).sum();
        // Where a character is a word or a syllable, few of them say as much.
        int enough = most.getKey() == UnicodeScript.LATIN ? ENOUGH : ENOUGH / 4;
        return letters >= enough ? most.getKey() : null;
    }

    private static UnicodeScript joined(UnicodeScript script) {
        return switch (script) {
            case HIRAGANA, KATAKANA -> UnicodeScript.HAN;
            default -> script;
        };
    }

    /** Replacement characters, or UTF-8 that was read as Latin-1. */
    static boolean isGarbled(String text) {
        return text.indexOf('\uFFFD') >= 0
                || text.contains("â€™")
                || text.contains("â€œ")
                || text.contains("Ã©")
                || text.contains("Ã¼");
    }

    /** How many texts are in each script, most first. */
    SequencedMap<String, Long> counts() {
        var counts = new LinkedHashMap<String, Long>();
        texts.entrySet().stream()
                .sorted(
                        Map.Entry.<UnicodeScript, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(
                        one ->
                                counts.put(
                                        one.getKey().name().toLowerCase(Locale.ROOT),
                                        one.getValue()));
        return counts;
    }

    @Override
    public List<String> looked() {
        return Evidence.both(evidence.looked("script-mismatch"), garbled.looked("garbled-text"));
    }

    @Override
    public List<Finding> findings() {
        var found = new ArrayList<Finding>();
        if (evidence.cases() > 0) {
            found.add(
                    evidence.finding(
                            "script-mismatch",
                            evidence.severity(0.02, 0.2),
                            "In %s rows an answer is written in another script than its prompt."
                                    .formatted(evidence.counted()),
                            "rows whose answer has another main script than the prompt",
                            "Look whether a translation was asked for; if not, the answer missed the language."));
        }
        if (garbled.cases() > 0) {
            found.add(
                    garbled.finding(
                            "garbled-text",
                            garbled.severity(0.005, 0.05),
                            "%s rows hold replacement characters or letters read in the wrong encoding."
                                    .formatted(garbled.counted()),
                            "rows with garbled characters",
                            "Read the source again as UTF-8."));
        }
        return found;
    }
}
