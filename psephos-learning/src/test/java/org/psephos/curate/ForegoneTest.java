package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.math.Seed;

class ForegoneTest {
    /** Rows of some templates with few or many alike, others between them, and some told twice. */
    private static List<String> forms(long seed, int size, int slots) {
        var random = new Seed(seed).random();
        var texts = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            var words = new ArrayList<String>();
            int form = random.nextInt(5);
            for (int w = 0; w < 30 + 4 * form; w++) {
                words.add(form == 4 ? "w" + random.nextInt(9) : "f" + form + "x" + w);
            }
            for (int slot = 0; slot < slots; slot++) {
                words.set(3 + 9 * slot, "v" + random.nextInt(form == 3 ? 4 : 400));
            }
            texts.add(String.join(" ", words.subList(0, 28 + random.nextInt(words.size() - 27))));
        }
        return texts;
    }

    /** The slow and obvious way: row by row, the first kept one that it is like. */
    private static List<String> goneOfTwin(List<String> texts) {
        var sets = texts.stream().map(text -> NearDuplicatesTest.shingles(text, 5)).toList();
        var kept = new ArrayList<Integer>();
        var gone = new ArrayList<String>();
        for (int text = 0; text < texts.size(); text++) {
            var own = sets.get(text);
            int first = -1;
            double similarity = 0;
            for (int at = 0; at < kept.size() && first < 0; at++) {
                var other = sets.get(kept.get(at));
                var both = new LinkedHashSet<>(own);
                both.retainAll(other);
                similarity = both.size() / (double) (own.size() + other.size() - both.size());
                first = similarity >= 0.7 ? kept.get(at) : -1;
            }
            if (first < 0) {
                kept.add(text);
            } else {
                gone.add("%s Like[kept=%s, similarity=%s]".formatted(text, first, similarity));
            }
        }
        return gone;
    }

    /**
     * Mutants: one that goes for another takes others with it; a set is asked only after those that
     * are larger; the earlier of two told by size; one that is like an earlier one that may stay
     * takes others with it.
     */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 3", "5, 2"})
    void whatIsForegoneIsWhatTheSlowWayDrops(long seed, int slots) {
        var texts = forms(seed, 2500, slots);
        var expected = goneOfTwin(texts);
        assertThat(expected).hasSizeBetween(300, 2499);
        for (int threads = 1; threads <= 2; threads++) {
            var finder = new NearDuplicates(5, 0.7, NearDuplicates.MOST, threads);
            assertThat(
                            NearDuplicatesTest.gone(
                                    finder, Rows.texts(texts), NearDuplicates.Room.USUAL))
                    .isEqualTo(expected);
            var parts = new NearDuplicates.Room(5000, 1 << 20, 1 << 20, Bounds.USUAL);
            assertThat(NearDuplicatesTest.gone(finder, Rows.texts(texts), parts))
                    .isEqualTo(expected);
        }
    }

    /**
     * The second goes for the first, and takes none of the many with it that are like it alone.
     * Mutant: who goes is told of each part by itself.
     */
    @Test
    void whoMayGoTakesNobodyWithIt() {
        var texts = new ArrayList<String>();
        texts.add(run(0, ""));
        texts.add(run(6, ""));
        for (int i = 0; i < 600; i++) {
            texts.add(run(11, " v" + i));
        }
        var expected = goneOfTwin(texts);
        assertThat(goneOfTwin(texts.subList(1, 602))).as("the many like the second").hasSize(600);
        assertThat(expected).hasSize(600).noneMatch(one -> one.contains("[kept=1,"));
        assertThat(
                        NearDuplicatesTest.gone(
                                NearDuplicates.withDefaults(),
                                Rows.texts(texts),
                                NearDuplicates.Room.USUAL))
                .isEqualTo(expected);
        // Of parts, some hold the second and the many without the first.
        for (int notes : new int[] {250, 500, 1000, 2000, 3000}) {
            var parts = new NearDuplicates.Room(notes, 1 << 20, 1 << 20, Bounds.USUAL);
            assertThat(
                            NearDuplicatesTest.gone(
                                    NearDuplicates.withDefaults(), Rows.texts(texts), parts))
                    .isEqualTo(expected);
        }
    }

    /** Mutant: pairs for which nobody goes are left out here too. */
    @Test
    void allPairsOfOneFormAreCounted() {
        var texts = new ArrayList<String>();
        for (int i = 0; i < 600; i++) {
            texts.add(run(12, " v" + i));
        }
        assertThat(NearDuplicates.withDefaults().find(Rows.texts(texts)).total())
                .isEqualTo(600 * 599 / 2);
    }

    /** Forty words that follow each other, and one more. */
    private static String run(int first, String more) {
        var words = new ArrayList<String>();
        for (int w = first; w < first + 40; w++) {
            words.add("w" + w);
        }
        return String.join(" ", words) + more;
    }

    /** Two hundred million pairs are alike; all but the first of each form go. */
    @Test
    void rowsOfOneFormAreNotComparedTwoByTwo() {
        var texts = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            var words = new ArrayList<String>();
            for (int w = 0; w < 40; w++) {
                words.add(w == 20 ? "v" + i : "w" + w);
            }
            texts.add(String.join(" ", words));
        }
        var gone = new ArrayList<String>();
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        gone.addAll(
                                NearDuplicatesTest.gone(
                                        NearDuplicates.withDefaults(),
                                        Rows.texts(texts),
                                        NearDuplicates.Room.USUAL)));
        assertThat(gone).hasSize(19_999).allMatch(one -> one.contains("[kept=0, "));
    }
}
