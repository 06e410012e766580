package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.dataset.Entries;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

class NearDuplicatesTest {
    private static final NearDuplicates DEFAULTS = NearDuplicates.withDefaults();

    /** The slow and obvious way: every pair, sets of strings. */
    private static List<String> twin(List<String> texts, int ngram, double threshold) {
        var sets = texts.stream().map(text -> shingles(text, ngram)).toList();
        var pairs = new ArrayList<String>();
        for (int a = 0; a < texts.size(); a++) {
            for (int b = a + 1; b < texts.size(); b++) {
                var both = new LinkedHashSet<>(sets.get(a));
                both.retainAll(sets.get(b));
                double all = sets.get(a).size() + sets.get(b).size() - both.size();
                if (all > 0 && both.size() / all >= threshold) {
                    pairs.add("t%s t%s %s".formatted(a, b, both.size() / all));
                }
            }
        }
        return pairs;
    }

    static Set<String> shingles(String text, int ngram) {
        var words = new ArrayList<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}_]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        var set = new LinkedHashSet<String>();
        for (int i = 0; i + ngram <= words.size(); i++) {
            set.add(String.join(" ", words.subList(i, i + ngram)));
        }
        if (words.size() < ngram && !words.isEmpty()) {
            set.add(String.join(" ", words) + "|");
        }
        return set;
    }

    private static List<String> told(Duplicates duplicates) {
        return duplicates.pairs().stream()
                .map(pair -> "%s %s %s".formatted(pair.a(), pair.b(), pair.similarity()))
                .toList();
    }

    /** Texts of a small language, many of them made from others by changing a word or two. */
    private static List<String> corpus(long seed, int size) {
        var random = new Seed(seed).random();
        var texts = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            if (i > 0 && random.nextDouble() < 0.5) {
                var words = new ArrayList<>(List.of(texts.get(random.nextInt(i)).split(" ", -1)));
                for (int change = random.nextInt(4); change > 0; change--) {
                    words.set(random.nextInt(words.size()), "x" + random.nextInt(1000));
                }
                texts.add(String.join(" ", words));
            } else {
                var words = new ArrayList<String>();
                for (int w = 1 + random.nextInt(60); w > 0; w--) {
                    words.add("w" + random.nextInt(random.nextInt(2) == 0 ? 6 : 300));
                }
                texts.add(String.join(" ", words));
            }
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({"5, 0.7", "5, 0.5", "3, 0.8", "1, 0.3", "2, 1.0", "5, 0.05", "13, 0.7"})
    void findsThePairsOfTheTwinAndNoOthers(int ngram, double threshold) {
        for (int seed = 0; seed < 4; seed++) {
            var texts = corpus(seed, 300);
            var finder = new NearDuplicates(ngram, threshold, 1_000_000, 1);
            var expected = twin(texts, ngram, threshold);
            assertThat(expected).as("the twin finds something").hasSizeGreaterThan(20);
            assertThat(told(finder.find(Rows.texts(texts)))).isEqualTo(expected);
        }
    }

    /** A language of so few words that no shingle is rare: nearly all texts share some. */
    private static List<String> templates(long seed, int size, int language) {
        var random = new Seed(seed).random();
        var texts = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            var words = new ArrayList<String>();
            if (i > 0 && random.nextDouble() < 0.2) {
                words.addAll(List.of(texts.get(random.nextInt(i)).split(" ", -1)));
                words.set(random.nextInt(words.size()), "w" + random.nextInt(language));
            } else {
                for (int w = 20 + random.nextInt(60); w > 0; w--) {
                    words.add("w" + random.nextInt(language));
                }
            }
            texts.add(String.join(" ", words));
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({"5, 0.7, 3", "3, 0.5, 4", "2, 0.8, 6", "1, 0.9, 40", "5, 0.3, 2"})
    void findsThePairsOfTheTwinWhereNoShingleIsRare(int ngram, double threshold, int language) {
        var texts = templates(11, 400, language);
        var expected = twin(texts, ngram, threshold);
        assertThat(expected).as("the twin finds something").hasSizeGreaterThan(20);
        for (int threads = 1; threads <= 3; threads++) {
            var finder = new NearDuplicates(ngram, threshold, 1_000_000, threads);
            assertThat(told(finder.find(Rows.texts(texts)))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 100, 1", "300, 0, 9", "2000, 5000, 200", "8000000, 1, 0"})
    void findsTheSameInManySmallPartsAndFromAFileAsInOneFromMemory(
            int notes, long numbers, int pairs, @TempDir Path folder) throws IOException {
        var texts = corpus(7, 400);
        texts.addAll(templates(7, 300, 4));
        var entries = Rows.texts(texts);
        var whole = DEFAULTS.search(entries, Bounds.USUAL);
        for (int threads = 1; threads <= 2; threads++) {
            var bounds = new Bounds(notes, notes, numbers);
            var room = new NearDuplicates.Room(notes, numbers, pairs, bounds);
            var finder = new NearDuplicates(5, 0.7, NearDuplicates.MOST, threads, folder);
            var small = finder.search(entries, room);
            assertThat(small.duplicates()).isEqualTo(whole.duplicates());
            assertThat(small.later()).isEqualTo(whole.later());
            assertThat(gone(finder, entries, room))
                    .isEqualTo(gone(DEFAULTS, entries, NearDuplicates.Room.USUAL));
        }
        try (var left = Files.list(folder)) {
            assertThat(left).as("nothing is left behind").isEmpty();
        }
    }

    static List<String> gone(NearDuplicates finder, Entries entries, NearDuplicates.Room room) {
        var gone = new ArrayList<String>();
        try (var scratch = new Scratch(finder.scratch(), room.numbers())) {
            KeepFirst.of(finder.links(entries, scratch, room), scratch)
                    .each((text, like) -> gone.add(text + " " + like));
        }
        return gone;
    }

    @Test
    void saysWhereThereIsNoRoomForWhatIsPutAside(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("taken"));
        var finder = new NearDuplicates(5, 0.7, 10, 1, file);
        var entries = Rows.texts(corpus(7, 10));
        assertThatThrownBy(
                        () ->
                                finder.search(
                                        entries, new NearDuplicates.Room(100, 0, 9, Bounds.USUAL)))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("the file for what is put aside in")
                .hasMessageContaining("-Djava.io.tmpdir=FOLDER");
    }

    @Test
    void findsTheSameWithAnyNumberOfThreads() {
        var entries = Rows.texts(corpus(8, 2500));
        var one = DEFAULTS.find(entries);
        assertThat(one.total()).isGreaterThan(500);
        for (int threads = 2; threads <= 4; threads++) {
            var finder = new NearDuplicates(5, 0.7, NearDuplicates.MOST, threads);
            assertThat(finder.find(entries)).isEqualTo(one);
        }
    }

    @Test
    void givesTheTrueJaccardOfAPairByHand() {
        // Ten words make six 5-grams; the last word differs, so five are shared of seven.
        var found = DEFAULTS.find(Rows.texts("a b c d e f g h i j", "A b, c d e f; g h i k!"));
        assertThat(found.pairs()).hasSize(1);
        assertThat(found.pairs().getFirst().similarity()).isCloseTo(5 / 7.0, within(1e-15));
    }

    @Test
    void aPairAtExactlyTheThresholdIsFound() {
        // 17 shared of 20: 0.85 is not exact in binary, and must not be lost to its last digit.
        var words = "a b c d e f g h i j k l m n o p q r s t u v".split(" ", -1);
        var one = new ArrayList<>(List.of(words).subList(0, 21));
        var other = new ArrayList<>(one);
        other.add("z");
        other.add("y");
        other.add("x");
        var finder = new NearDuplicates(5, 0.85, 10, 1);
        var found = finder.find(Rows.texts(String.join(" ", one), String.join(" ", other)));
        assertThat(found.pairs()).hasSize(1);
        assertThat(found.pairs().getFirst().similarity()).isEqualTo(0.85);
    }

    @Test
    void aChainOfPairsIsNotClosed() {
        // Neighbours are alike, the ends are not: a to c would be a guess from b.
        var a = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20";
        var b = "3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22";
        var c = "5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24";
        assertThat(told(DEFAULTS.find(Rows.texts(a, b, c))))
                .containsExactly("t0 t1 " + 14 / 18.0, "t1 t2 " + 14 / 18.0);
    }

    @Test
    void shortTextsAreAlikeOnlyWhereTheyAreTheSame() {
        // Peers give every text without a shingle one signature, and take them for one.
        var found = DEFAULTS.find(Rows.texts("Yes.", "No.", "yes", "It is", "Is it", "", "?!", ""));
        assertThat(told(found)).containsExactly("t0 t2 1.0");
        assertThat(found.texts()).isEqualTo(5);
        assertThat(found.shortTexts()).isEqualTo(5);
    }

    /** Mutant: signs are passed over; Mutant: only signs behind the last word count. */
    @Test
    void aSignOfAShortTextIsNotPassedOver() {
        var found =
                DEFAULTS.find(
                        Rows.texts(
                                "c++",
                                "c#",
                                "C",
                                "1",
                                "-1",
                                "1 - 2",
                                "1 + 2",
                                "- 1 2",
                                "5 €",
                                "5 $",
                                "10%",
                                "10",
                                "我们",
                                "我+们",
                                "(Well, \"yes\")!",
                                "well yes"));
        assertThat(told(found)).containsExactly("t14 t15 1.0");
    }

    @Test
    void aShortTextIsNotAPartOfALongOne() {
        assertThat(DEFAULTS.find(Rows.texts("a b c", "a b c d", "a b c d e")).total()).isZero();
    }

    @Test
    void wordsOfAnyScriptCount() {
        var han = "我们今天去公园看花然后回家吃饭";
        var found =
                DEFAULTS.find(
                        Rows.texts(
                                han + "吧",
                                han + "了",
                                "Ünïcode is no rare thing here",
                                "ünÏcode is no rare thing HERE",
                                "U\u0308ni\u0308code is no rare thing here"));
        assertThat(told(found))
                .containsExactly("t0 t1 " + 11 / 13.0, "t2 t3 1.0", "t2 t4 1.0", "t3 t4 1.0");
    }

    @Test
    void whatIsAskedIsNotComparedWithWhatIsAnswered() {
        var text = "one and the same words on both sides of it";
        var entry = Rows.pair(0, text, text, "something else altogether, and long enough too");
        assertThat(DEFAULTS.find(to -> to.accept(entry)).total()).isZero();
    }

    @Test
    void answersOfDifferentRowsAreCompared() {
        var answer = "the same answer given twice to quite different questions";
        var one = Rows.pair(0, "first question of all of them", answer, "short");
        var other = Rows.pair(1, "another one about something else", "brief", answer);
        var found =
                DEFAULTS.find(
                        to -> {
                            to.accept(one);
                            to.accept(other);
                        });
        assertThat(told(found)).containsExactly("q0/chosen q1/rejected 1.0");
        assertThat(found.pairs().getFirst().originB().toString()).isEqualTo("rows.jsonl:2");
    }

    /** Mutants run: items taken for different ones; pairs of a group not told as one item. */
    @Test
    void anItemToldAgainIsNoPairWithItself() {
        var text = "a b c d e f g h i j k l m n o p";
        var rows =
                List.of(
                        Rows.pair(0, text, "1", "2"),
                        Rows.pair(0, text, "3", "4"),
                        Rows.pair(1, text, "5", "6"),
                        Rows.pair(0, text + " z", "7", "8"),
                        Rows.pair(1, text, "9", "10"));
        var found = DEFAULTS.find(rows::forEach);
        // Of five texts in ten pairs, three are q0 and two are q1.
        assertThat(found.total()).isEqualTo(6);
        assertThat(found.pairs())
                .hasSize(6)
                .allSatisfy(pair -> assertThat(pair.a()).isNotEqualTo(pair.b()));
    }

    @Test
    void aTextThatStandsThereThousandsOfTimesIsCountedAndNotAllListed() {
        var texts = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            texts.add("the very same text again and again");
        }
        var found = new NearDuplicates(5, 0.7, 100, 1).find(Rows.texts(texts));
        assertThat(found.total()).isEqualTo(20_000L * 19_999 / 2);
        assertThat(found.pairs()).hasSize(100);
    }

    @Test
    void refusesAThresholdThatMeansNothing() {
        assertThatThrownBy(() -> new NearDuplicates(5, 0, 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold must be above 0 and at most 1, but was 0.0");
        assertThatThrownBy(() -> new NearDuplicates(0, 0.7, 10, 1))
                .hasMessageContaining("ngram must be at least 1, but was 0");
    }
}
