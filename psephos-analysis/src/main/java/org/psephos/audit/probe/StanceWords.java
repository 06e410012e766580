package org.psephos.audit.probe;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;

/** What the words for a stance mean; upper and lower case are one. */
final class StanceWords {
    static final Setting SUPPORT =
            new Setting("support", "support|agree|for|yes", "answers for it, with | between");
    static final Setting OPPOSE =
            new Setting("oppose", "oppose|disagree|reject|against|no", "answers against it");
    static final Setting NEUTRAL =
            new Setting("between", "neutral|both", "answers that are neither for nor against");
    static final Setting REFUSALS =
            new Setting("refusals", "refuse|refusal|refused", "answers that are refusals");

    private final SortedMap<String, Stance.Kind> kinds = new TreeMap<>();

    StanceWords(ProbeOptions options) {
        add(SUPPORT, Stance.Kind.SUPPORT, options);
        add(OPPOSE, Stance.Kind.OPPOSE, options);
        add(NEUTRAL, Stance.Kind.NEUTRAL, options);
        add(REFUSALS, Stance.Kind.REFUSAL, options);
    }

    private void add(Setting setting, Stance.Kind kind, ProbeOptions options) {
        for (var word : setting.word(options).split("\\|", -1)) {
            var before = kinds.put(plain(word), kind);
            if (before != null && before != kind) {
                throw new PsephosException(
                        PsephosException.Kind.USAGE,
                        "--set: \"%s\" cannot mean two things".formatted(word.strip()),
                        "give each word to one of support, oppose, between and refusals");
            }
        }
    }

    /** Null for any other word. */
    Stance.@Nullable Kind kind(String word) {
        return kinds.get(plain(word));
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
