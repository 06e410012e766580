package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.Entry;
import org.psephos.model.Origin;

/**
 * Rows that repeat a row before them word for word, and prompts that stand in more than one split:
 * what a model has learnt from is no test of it. Two texts are the same where they differ in case,
 * blanks and punctuation only.
 */
final class Repeats implements Check {
    private static final int MOST_SPLITS = 31;

    private final Shingles words = new Shingles(Integer.MAX_VALUE);
    private final HashCounts rows = new HashCounts();
    private final HashCounts prompts = new HashCounts();
    private final SortedMap<String, Integer> splits = new TreeMap<>();
    private final Evidence repeated = new Evidence();
    private final Evidence leaked = new Evidence();

    @Override
    public List<String> see(Entry entry) {
        var found = new ArrayList<String>();
        long prompt = prompt(entry);
        long row = row(entry, prompt);
        repeated.look();
        if (row != 0) {
            if (rows.get(row) > 0) {
                found.addAll(repeated.hit(entry.origin(), "exact-duplicates"));
            }
            rows.put(row, 1);
        }
        var split = split(entry);
        if (!split.isEmpty() && prompt != 0) {
            leak(split, prompt, entry.origin());
        }
        return found;
    }

    /** Whether {@code entry} is of a training split and its prompt was seen in another one. */
    boolean leaks(Entry entry) {
        var split = split(entry);
        var number = splits.get(split);
        long prompt = prompt(entry);
        return number != null
                && prompt != 0
                && split.startsWith("train")
                && (prompts.get(prompt) & ~(1 << number)) != 0;
    }

    private void leak(String split, long prompt, Origin origin) {
        int number = splits.computeIfAbsent(split, ignored -> splits.size());
        if (number >= MOST_SPLITS) {
            return; // No set has so many; the column is something else.
        }
        int before = prompts.get(prompt);
        int own = 1 << number;
        leaked.look();
        if ((before & ~own) != 0) {
            leaked.hit(origin);
        }
        prompts.put(prompt, before | own);
    }

    /** What an entry asks, as a hash; 0 where it asks nothing. */
    private long prompt(Entry entry) {
        var item = entry.item();
        return item == null ? 0 : hash(TextUnit.text(item.conversation()));
    }

    private long row(Entry entry, long prompt) {
        long hash = prompt;
        for (var response : entry.responses()) {
            hash = Shingles.mixed(hash * 31 + hash(AnswerChecks.text(response)));
        }
        return hash;
    }

    private long hash(String text) {
        words.read(text, 0);
        return words.count == 0 ? 0 : words.hashes[0];
    }

    /** The split of an entry: its attribute, or what the name of its file says. */
    static String split(Entry entry) {
        var item = entry.item();
        var told = item == null ? null : item.attributes().get("split");
        if (told != null) {
            return told.strip().toLowerCase(Locale.ROOT);
        }
        if (!(entry.origin() instanceof Origin.Row row)) {
            return "";
        }
        var name = row.source().toLowerCase(Locale.ROOT);
        var file = name.substring(name.lastIndexOf('/') + 1);
        for (var word : file.split("[^a-z]+", -1)) {
            switch (word) {
                case "train", "training" -> {
                    return "train";
                }
                case "test", "testing", "eval", "evaluation" -> {
                    return "test";
                }
                case "validation", "valid", "val", "dev" -> {
                    return "validation";
                }
                default -> {
                    // Not a word for a split.
                }
            }
        }
        return "";
    }

    @Override
    public List<Finding> findings() {
        var found = new ArrayList<Finding>();
        if (repeated.cases() > 0) {
            found.add(
                    repeated.finding(
                            "exact-duplicates",
                            repeated.severity(0.01, 0.1),
                            "%s rows repeat an earlier row: the same prompt and the same answers."
                                    .formatted(repeated.counted()),
                            "rows that repeat an earlier one, but for case, blanks and punctuation",
                            "Keep the first of each: psephos curate fix FILE --out PATH --drop exact-duplicates"));
        }
        if (leaked.cases() > 0) {
            found.add(
                    leaked.finding(
                            "split-leak",
                            leaked.share() > 0.001 ? Severity.HIGH : Severity.MEDIUM,
                            "%s prompts stand in another split as well (splits: %s): results on the test split are flattered."
                                    .formatted(
                                            leaked.counted(), String.join(", ", splits.keySet())),
                            "prompts met before in another split, but for case, blanks and punctuation",
                            "Split by prompt: psephos convert FILE --to NAME --out PATH --split train=0.95,test=0.05"));
        }
        return found;
    }
}
