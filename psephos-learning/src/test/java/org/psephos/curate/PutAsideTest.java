package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Entry;
import org.psephos.math.Seed;
import org.psephos.model.Item;

/** What is put aside, and how much of it, changes nothing of what is found and dropped. */
class PutAsideTest {
    private static final List<String> SPLITS = List.of("", "train", "test", "validation", "train2");

    @TempDir private Path folder;

    /** Rows that repeat others, are like others, or stand in other splits as well. */
    private static List<Entry> rows(long seed, int size) {
        var random = new Seed(seed).random();
        var rows = new ArrayList<Entry>();
        for (int i = 0; i < size; i++) {
            var prompt = text(random, 40);
            var chosen = text(random, 300);
            var rejected = text(random, 300);
            if (i > 0 && random.nextInt(3) > 0) {
                var before = rows.get(random.nextInt(i));
                prompt = said(Rows.item(before).conversation());
                if (random.nextInt(2) == 0) {
                    chosen = said(before.responses().getFirst().messages());
                    rejected = said(before.responses().getLast().messages());
                    rejected = random.nextInt(2) == 0 ? rejected : rejected + "! more";
                }
            }
            var more = new TreeMap<String, String>();
            more.put("split", SPLITS.get(random.nextInt(SPLITS.size())));
            more.put("source", "s" + random.nextInt(4));
            more.put(
                    "quality",
                    random.nextInt(9) == 0 ? "none" : "" + (random.nextInt(9) - 4) / 2.0);
            rows.add(with(Rows.pair(i, prompt, chosen, rejected), more));
        }
        return rows;
    }

    private static String text(org.psephos.math.SplitMix64 random, int language) {
        var words = new ArrayList<String>();
        for (int w = 1 + random.nextInt(25); w > 0; w--) {
            words.add("w" + random.nextInt(language));
        }
        return String.join(" ", words);
    }

    private static String said(List<org.psephos.model.Message> messages) {
        return TextUnit.text(messages);
    }

    private static Entry with(Entry row, Map<String, String> attributes) {
        var item = Rows.item(row);
        return new Entry(
                row.origin(),
                new Item(item.id(), item.conversation(), new TreeMap<>(attributes)),
                row.responses(),
                row.feedback());
    }

    private static Bounds bounds(int most) {
        return new Bounds(most, most, 3L * most);
    }

    private static final EnumSet<Rule> ALL =
            EnumSet.of(
                    Rule.EXACT_DUPLICATES,
                    Rule.SPLIT_LEAK,
                    Rule.NEAR_DUPLICATES,
                    Rule.NEAR_DUPLICATE_PROMPTS,
                    Rule.LENGTH_IMBALANCE);

    private static Mixing mixing() {
        var portions = new TreeMap<>(Map.of("s1", Portion.ofShare(0.5), "s2", Portion.ofRows(9)));
        return new Mixing("quality", null, null, "source", portions);
    }

    private Fix fix(EnumSet<Rule> rules, Mixing mixing) {
        var near = new NearDuplicates(5, 0.7, 1000, 1, folder);
        return new Fix(rules, near, null, mixing, null, new Balancing(20, new Seed(5)));
    }

    private static List<String> told(Fix fix, List<Entry> rows, Bounds bounds) {
        var told = new ArrayList<String>();
        try (var fixed = fix.decide(rows::forEach, bounds)) {
            fixed.forEach(kept -> told.add("kept " + kept.origin()), gone -> told.add("" + gone));
            told.add(fixed.rows() + " " + fixed.kept() + " " + fixed.dropped());
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void theSameRowsGoForTheSameReasonsHoweverLittleIsInMemory(int most) throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            var rows = rows(seed, 150);
            var usual = told(fix(ALL, mixing()), rows, Bounds.USUAL);
            for (var rule : ALL) {
                assertThat(usual.getLast()).contains(rule + "=");
            }
            assertThat(usual.getLast()).contains("top=");
            assertThat(told(fix(ALL, mixing()), rows, bounds(most))).isEqualTo(usual);
        }
        empty();
    }

    private void empty() throws IOException {
        try (var left = Files.list(folder)) {
            assertThat(left).as("nothing is left behind").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 64})
    void theSameIsFoundHoweverLittleIsInMemory(int most) throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            var rows = rows(seed, 150);
            var doctor = new Doctor(new NearDuplicates(5, 0.7, 1000, 1, folder), null);
            var usual = doctor.check(rows::forEach);
            var small = doctor.check(rows::forEach, bounds(most));
            assertThat(small).isEqualTo(usual);
            assertThat(rows(usual, "exact-duplicates")).isEqualTo(repeats(rows));
            assertThat(rows(usual, "split-leak")).isEqualTo(leaks(rows));
        }
        empty();
    }

    private static List<String> rows(Checkup checkup, String id) {
        return checkup.findings().stream()
                .filter(one -> one.id().equals(id))
                .flatMap(one -> one.rows().stream())
                .toList();
    }

    /** Words without case and marks. */
    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}_]+", " ").strip();
    }

    private static String prompt(Entry row) {
        return words(said(Rows.item(row).conversation()));
    }

    /** The slow and obvious way: strings in memory. */
    private static List<String> repeats(List<Entry> rows) {
        var seen = new TreeSet<String>();
        var found = new ArrayList<String>();
        for (var row : rows) {
            var all = new StringBuilder(said(Rows.item(row).conversation()));
            row.responses().forEach(one -> all.append('\n').append(said(one.messages())));
            if (!seen.add(all.toString())) {
                found.add(row.origin().toString());
            }
        }
        return found;
    }

    private static List<String> leaks(List<Entry> rows) {
        var seen = new TreeMap<String, TreeSet<String>>();
        var found = new ArrayList<String>();
        for (var row : rows) {
            var split = Repeats.split(row);
            if (!split.isEmpty()) {
                var before = seen.computeIfAbsent(prompt(row), ignored -> new TreeSet<>());
                if (before.stream().anyMatch(one -> !one.equals(split))) {
                    found.add(row.origin().toString());
                }
                before.add(split);
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64})
    void whatIsDroppedIsWhatTheSlowWayDrops(int most) {
        for (int seed = 0; seed < 5; seed++) {
            var rows = rows(seed, 150);
            assertThat(gone(fix(EnumSet.of(Rule.SPLIT_LEAK), Mixing.none()), rows, most))
                    .isEqualTo(leaking(rows));
            assertThat(gone(fix(EnumSet.of(Rule.EXACT_DUPLICATES), Mixing.none()), rows, most))
                    .isEqualTo(repeats(rows));
            assertThat(gone(fix(EnumSet.noneOf(Rule.class), mixing()), rows, most))
                    .isEqualTo(worst(rows));
            assertThat(
                            gone(
                                    fix(EnumSet.of(Rule.NEAR_DUPLICATE_PROMPTS), Mixing.none()),
                                    rows,
                                    most))
                    .isEqualTo(alike(rows));
        }
    }

    private static List<String> gone(Fix fix, List<Entry> rows, int most) {
        var gone = new ArrayList<String>();
        try (var fixed = fix.decide(rows::forEach, bounds(most))) {
            fixed.forEach(
                    kept -> {},
                    one ->
                            gone.add(
                                    one.rule() == Rule.NEAR_DUPLICATE_PROMPTS
                                            ? "%s %s %s"
                                                    .formatted(
                                                            one.origin(),
                                                            one.like(),
                                                            one.similarity())
                                            : one.origin().toString()));
        }
        return gone;
    }

    private static List<String> leaking(List<Entry> rows) {
        var splits = new TreeMap<String, TreeSet<String>>();
        for (var row : rows) {
            var split = Repeats.split(row);
            if (!split.isEmpty()) {
                splits.computeIfAbsent(prompt(row), ignored -> new TreeSet<>()).add(split);
            }
        }
        return rows.stream()
                .filter(row -> Repeats.split(row).startsWith("train"))
                .filter(row -> splits.getOrDefault(prompt(row), new TreeSet<>()).size() > 1)
                .map(row -> row.origin().toString())
                .toList();
    }

    private static List<String> worst(List<Entry> rows) {
        var groups = new TreeMap<String, List<Integer>>();
        for (int row = 0; row < rows.size(); row++) {
            var source = Rows.item(rows.get(row)).attributes().get("source");
            groups.computeIfAbsent(source, ignored -> new ArrayList<>()).add(row);
        }
        var gone = new TreeSet<Integer>();
        groups.forEach(
                (source, group) -> {
                    var portion = mixing().portion(source);
                    if (portion != null) {
                        group.sort(
                                Comparator.comparingDouble(
                                        (Integer row) -> -quality(rows.get(row))));
                        gone.addAll(group.subList((int) portion.of(group.size()), group.size()));
                    }
                });
        return gone.stream().map(row -> rows.get(row).origin().toString()).toList();
    }

    private static double quality(Entry row) {
        var told = Rows.item(row).attributes().get("quality");
        return told == null || told.equals("none")
                ? Double.NEGATIVE_INFINITY
                : Double.parseDouble(told);
    }

    /** Keeps the first: whatever is like a kept row goes, and equal to one that went as well. */
    private static List<String> alike(List<Entry> rows) {
        var texts = rows.stream().map(row -> said(Rows.item(row).conversation())).toList();
        var pairs = NearDuplicates.withDefaults().find(Rows.texts(texts)).pairs();
        var gone = new LinkedHashMap<String, String>();
        for (var text : rows) {
            var own = text.origin().toString();
            for (var pair : pairs) {
                var earlier = pair.originA().toString();
                if (pair.originB().toString().equals(own) && !gone.containsKey(own)) {
                    var why = why(gone.get(earlier), earlier, pair.similarity());
                    if (why != null) {
                        gone.put(own, why);
                    }
                }
            }
        }
        return gone.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList();
    }

    private static @Nullable String why(@Nullable String before, String earlier, double similar) {
        return before == null ? earlier + " " + similar : similar == 1 ? before : null;
    }
}
