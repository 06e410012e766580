package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.audit.Finding;
import org.psephos.dataset.Entries;
import org.psephos.lm.Embedder;
import org.psephos.lm.HashedWords;
import org.psephos.lm.StoredVectors;
import org.psephos.lm.Vectors;
import org.psephos.math.Seed;

/**
 * Near duplicates in meaning. Mutants that were run and seen to fail: the bound on what is left of
 * the lengths taken by half; pairs inside a block left out; equal texts counted once; answers
 * compared with prompts; a dropped text taking others with it.
 */
class MeaningDuplicatesTest {
    @TempDir private Path folder;

    /** A text {@code a b} is the point at that angle in tenths of a degree. */
    private static final class Angles implements Embedder {
        private final List<String> asked = new ArrayList<>();

        @Override
        public String name() {
            return "angles";
        }

        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public Vectors embed(List<String> texts) {
            asked.addAll(texts);
            var values = new float[texts.size() * 2];
            for (int at = 0; at < texts.size(); at++) {
                double angle = Math.toRadians(Integer.parseInt(texts.get(at).strip()) / 10.0);
                values[2 * at] = (float) Math.cos(angle);
                values[2 * at + 1] = (float) Math.sin(angle);
            }
            return Vectors.of(2, values);
        }

        @Override
        public void close() {}
    }

    private MeaningDuplicates within10(Embedder embedder) {
        return new MeaningDuplicates(embedder, folder, Math.cos(Math.toRadians(10)), 100, 2);
    }

    private static String told(MeaningPairs pairs) {
        return String.join(
                " ", pairs.pairs().stream().map(pair -> pair.a() + "~" + pair.b()).toList());
    }

    @Test
    void eachPairIsComparedByItselfAndChainsAreNotClosed() throws IOException {
        var angles = new Angles();
        var pairs = within10(angles).find(Rows.texts("0", "80", "160", "900", " ", "80"));
        assertThat(told(pairs)).isEqualTo("t0~t1 t0~t5 t1~t2 t1~t5 t2~t5");
        assertThat(pairs.total()).isEqualTo(5);
        assertThat(pairs.texts()).as("a blank text is compared with nothing").isEqualTo(5);
        assertThat(pairs.pairs().getFirst().similarity())
                .isCloseTo(Math.cos(Math.toRadians(8)), within(1e-6));
        assertThat(angles.asked).as("equal texts are embedded once").hasSize(4);
        try (var left = Files.list(folder)) {
            assertThat(left).as("files are gone").isEmpty();
        }
    }

    @Test
    void promptsAreComparedWithPromptsAndAnswersWithAnswers() {
        Entries rows =
                to -> {
                    to.accept(Rows.pair(0, "0", "0", "900"));
                    to.accept(Rows.pair(1, "900", "5", "1800"));
                };
        var pairs = within10(new Angles()).find(rows);
        assertThat(told(pairs)).isEqualTo("q0/chosen~q1/chosen");
    }

    @Test
    void theFirstStaysAndOneThatIsLikeADroppedOneOnlyStaysToo() {
        var rows = rows("0", "80", "160", "80", "900", "0");
        var fix =
                new Fix(
                        Set.of(Rule.EMBEDDING_NEAR_DUPLICATES),
                        NearDuplicates.withDefaults(),
                        null,
                        Mixing.none(),
                        within10(new Angles()),
                        Balancing.withDefaults());
        var told = new ArrayList<String>();
        fix.decide(rows)
                .forEach(
                        kept -> told.add("kept " + Rows.item(kept).id()),
                        gone -> told.add(gone.rule() + " " + gone.id() + " like " + gone.like()));
        assertThat(told)
                .containsExactly(
                        "kept t0",
                        "embedding-near-duplicates t1 like rows.jsonl:1",
                        "kept t2",
                        "embedding-near-duplicates t3 like rows.jsonl:1",
                        "kept t4",
                        "embedding-near-duplicates t5 like rows.jsonl:1");
    }

    private static Entries rows(String... texts) {
        return Rows.texts(texts);
    }

    @Test
    void theDoctorNamesRowsThatHaveAnEarlierOne() {
        var doctor = new Doctor(NearDuplicates.withDefaults(), null, within10(new Angles()));
        var checkup = doctor.check(Rows.texts("0", "80", "900"));
        assertThat(checkup.checked()).endsWith("embedding-near-duplicates");
        assertThat(checkup.findings())
                .filteredOn(one -> one.id().equals("embedding-near-duplicates"))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.severity()).isEqualTo(Finding.Severity.HIGH);
                            assertThat(one.claim())
                                    .contains("1 pair of texts", "angles", "1 of 3 rows");
                            assertThat(one.rows()).containsExactly("rows.jsonl:2");
                        });
        var nothing = doctor.check(Rows.texts("0", "900"));
        assertThat(nothing.findings())
                .noneMatch(one -> one.id().equals("embedding-near-duplicates"));
        var unasked = new Doctor(NearDuplicates.withDefaults(), null).check(Rows.texts("0", "80"));
        assertThat(unasked.meaning()).isNull();
        assertThat(unasked.checked()).doesNotContain("embedding-near-duplicates");
    }

    @Test
    void theJoinFindsWhatComparingAllFindsWithAnyBlocksAndThreads() {
        try (var vectors = new StoredVectors(folder, 40)) {
            var all = planted(700, 40);
            vectors.add(all);
            for (double threshold : List.of(0.3, 0.7, 0.95)) {
                var expected = new ArrayList<CosineJoin.Found>();
                for (int later = 0; later < all.size(); later++) {
                    for (int earlier = 0; earlier < later; earlier++) {
                        if (all.cosine(later, earlier) >= threshold) {
                            double cosine = all.cosine(later, earlier);
                            expected.add(new CosineJoin.Found(earlier, later, cosine));
                        }
                    }
                }
                assertThat(expected).hasSizeGreaterThan(100);
                var whole = new CosineJoin(vectors, threshold, 1).pairs();
                assertThat(whole).containsExactlyElementsOf(expected);
                var parted = new CosineJoin(vectors, threshold, 3, 64).pairs();
                assertThat(parted).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(new CosineJoin(vectors, threshold, 1, 64).pairs()).isEqualTo(parted);
            }
        }
    }

    /** Vectors at random; each third is an earlier one, moved a little. */
    private static Vectors planted(int count, int dimensions) {
        var random = new Seed(6).random();
        var values = new float[count * dimensions];
        for (int at = 0; at < count; at++) {
            int like = at % 3 == 2 ? random.nextInt(at) : -1;
            double square = 0;
            for (int place = 0; place < dimensions; place++) {
                double number = random.nextDouble() - 0.5;
                if (like >= 0) {
                    number = 4 * values[like * dimensions + place] + 0.7 * number;
                }
                values[at * dimensions + place] = (float) number;
                square += number * number;
            }
            for (int place = 0; place < dimensions; place++) {
                values[at * dimensions + place] /= (float) Math.sqrt(square);
            }
        }
        return Vectors.of(dimensions, values);
    }

    @Test
    void whatIsNoThresholdIsRefused() {
        var words = new HashedWords();
        assertThatThrownBy(() -> new MeaningDuplicates(words, folder, 1.5, 1, 1))
                .hasMessageContaining("threshold must be above 0 and at most 1, but was 1.5");
        assertThatThrownBy(() -> new MeaningDuplicates(words, folder, 0.9, 1, 0))
                .hasMessageContaining("threads at least 1");
        assertThatThrownBy(
                        () ->
                                new Fix(
                                        Set.of(Rule.EMBEDDING_NEAR_DUPLICATES),
                                        NearDuplicates.withDefaults(),
                                        null,
                                        Mixing.none()))
                .hasMessageContaining("embedding-near-duplicates needs to know");
    }
}
