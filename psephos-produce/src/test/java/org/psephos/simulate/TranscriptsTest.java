package org.psephos.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;

/**
 * Mutants that these tests have seen off: a bias added instead of taken off; the bias of the gender
 * left out; grades cut at 100 instead of drawn again; names of the other gender.
 */
class TranscriptsTest {
    private static Transcripts plan(int students, Map<String, Double> bias) {
        return new Transcripts(students, 12, new TreeMap<>(bias));
    }

    private static String text(SimulatedTranscripts study, Writing writing) throws IOException {
        var out = new StringBuilder();
        writing.write(study, out);
        return out.toString();
    }

    private interface Writing {
        void write(SimulatedTranscripts study, Appendable out) throws IOException;
    }

    @Test
    void aBiasIsTakenOffEveryGradeOfItsGroupAndOfNoOther() {
        var bias = new TreeMap<String, Double>();
        bias.put("arabic", 3.5);
        bias.put("female", 1.2);
        var fair = plan(64, Map.of()).simulate(new Seed(4)).transcripts();
        var biased = plan(64, bias).simulate(new Seed(4)).transcripts();

        for (int i = 0; i < 64; i++) {
            var one = biased.get(i);
            int off =
                    (one.group().equals("arabic") ? 35 : 0)
                            + (one.gender().equals("female") ? 12 : 0);
            assertThat(one.name()).isEqualTo(fair.get(i).name());
            for (int g = 0; g < 12; g++) {
                assertThat(one.grades().get(g).tenths())
                        .isEqualTo(fair.get(i).grades().get(g).tenths() - off);
            }
        }
    }

    @Test
    void everyOriginAndGenderHasItsShareAndItsNames() {
        var all = plan(160, Map.of()).simulate(new Seed(9)).transcripts();

        var counts = new TreeMap<String, Integer>();
        all.forEach(one -> counts.merge(one.group() + " " + one.gender(), 1, Integer::sum));
        assertThat(counts).hasSize(8).containsEntry("arabic male", 20);
        assertThat(counts.values()).allMatch(count -> count == 20);
        assertThat(all)
                .allSatisfy(
                        one ->
                                assertThat(
                                                GivenNames.of(
                                                        one.group(),
                                                        one.gender().equals("female") ? 0 : 1))
                                        .contains(one.name()));
    }

    @Test
    void noNameTellsOfTwoGroups() {
        var names =
                GivenNames.origins().stream()
                        .flatMap(
                                origin -> List.of(0, 1).stream().map(g -> GivenNames.of(origin, g)))
                        .flatMap(List::stream)
                        .toList();

        assertThat(names).hasSize(48).doesNotHaveDuplicates().allMatch(n -> n.matches("[A-Za-z]+"));
    }

    /** What is cut piles up at the end; what is drawn again does not. */
    @Test
    void gradesStayInsideWithoutPilingUp() {
        var bias = new TreeMap<>(Map.of("english", 20.0));
        bias.put("male", 20.0);
        var grades =
                plan(4000, bias).simulate(new Seed(2)).transcripts().stream()
                        .flatMap(one -> one.grades().stream())
                        .mapToInt(SimulatedTranscripts.Grade::tenths)
                        .summaryStatistics();
        var top =
                plan(4000, Map.of()).simulate(new Seed(2)).transcripts().stream()
                        .flatMap(one -> one.grades().stream())
                        .filter(one -> one.tenths() == 1000)
                        .count();

        assertThat(grades.getMin()).isBetween(0, 150);
        assertThat(grades.getMax()).isBetween(980, 1000);
        assertThat(top).isLessThan(48);
    }

    @Test
    void groupsDifferByTheirBiasOnAverage() {
        double apart = 0;
        int seeds = 40;
        for (int seed = 0; seed < seeds; seed++) {
            var all = plan(160, Map.of("chinese", 4.0)).simulate(new Seed(seed)).transcripts();
            apart += (mean(all, "spanish") - mean(all, "chinese")) / seeds;
        }

        // Two means of 40 students with deviation 8: 1.8 a seed, 0.28 of forty.
        assertThat(apart).isCloseTo(4, within(0.85));
    }

    private static double mean(List<SimulatedTranscripts.Transcript> all, String group) {
        return all.stream()
                .filter(one -> one.group().equals(group))
                .flatMap(one -> one.grades().stream())
                .mapToDouble(one -> one.tenths() / 10.0)
                .average()
                .orElseThrow();
    }

    @Test
    void filesSayThatTheyAreSimulatedAndWhatTheTruthIs() throws Exception {
        var study =
                new Transcripts(16, 9, new TreeMap<>(Map.of("male", 0.5))).simulate(new Seed(1));
        var words = text(study, TranscriptFiles::words).lines().toList();
        var grades = text(study, TranscriptFiles::grades).lines().toList();

        assertThat(words)
                .hasSize(16)
                .allMatch(
                        line -> line.matches("\\{\"id\": \"sim-\\d{4}\", \"simulated\": true, .*"))
                .allMatch(line -> line.contains("\"words\": [\"Simulated\", \"school\""))
                .allMatch(line -> line.endsWith("\"B-subject\", \"I-subject\", \"B-grade\"]}"));
        assertThat(grades)
                .hasSize(16 * 9 + 1)
                .startsWith("student,group,gender,subject,grade,simulated");
        assertThat(grades.subList(1, grades.size()))
                .allMatch(
                        row ->
                                row.matches(
                                        "sim-\\d{4},[a-z]+,(fe)?male,[A-Za-z ]+,\\d+\\.\\d,true"));
        assertThat(text(study, TranscriptFiles::truth))
                .isEqualTo(
                        """
                        trait,points
                        arabic,0.0
                        chinese,0.0
                        english,0.0
                        female,0.0
                        male,0.5
                        spanish,0.0
                        """);
    }

    @Test
    void theGradesOnThePageAreThoseOfTheTable() throws Exception {
        var study = plan(16, Map.of("female", 2.0)).simulate(new Seed(3));
        var pages = text(study, TranscriptFiles::words).lines().toList();

        for (int i = 0; i < pages.size(); i++) {
            var one = study.transcripts().get(i);
            var words = cells(pages.get(i), "words");
            var labels = cells(pages.get(i), "ner_tags");
            var shown = new java.util.ArrayList<String>();
            for (int w = 0; w < words.size(); w++) {
                if (labels.get(w).equals("B-grade")) {
                    shown.add(words.get(w));
                }
            }
            assertThat(labels).hasSameSizeAs(words);
            assertThat(shown)
                    .isEqualTo(
                            one.grades().stream().map(SimulatedTranscripts.Grade::points).toList());
            assertThat(words.get(labels.indexOf("B-student"))).isEqualTo(one.name());
            assertThat(words.get(labels.indexOf("B-number"))).isEqualTo(one.student());
        }
    }

    private static List<String> cells(String line, String key) {
        int from = line.indexOf("\"" + key + "\": [") + key.length() + 5;
        var list = line.substring(from, line.indexOf(']', from));
        return List.of(list.replace("\"", "").split(", ", -1));
    }

    @Test
    void boxesStayOnThePageAndApart() throws Exception {
        var study = plan(16, Map.of()).simulate(new Seed(5));
        for (var line : text(study, TranscriptFiles::words).lines().toList()) {
            int from = line.indexOf("\"bboxes\": [[") + 12;
            var boxes = line.substring(from, line.indexOf("]]", from)).split("\\], \\[", -1);
            assertThat(boxes).hasSameSizeAs(cells(line, "words").toArray()).doesNotHaveDuplicates();
            int right = 0;
            int top = 0;
            for (var box : boxes) {
                var ends =
                        List.of(box.split(", ", -1)).stream().mapToInt(Integer::parseInt).toArray();
                // Words of a line stand one after the other, and lines below each other.
                assertThat(ends[0]).isGreaterThan(ends[1] == top ? right : 0);
                assertThat(ends[0]).isLessThan(ends[2]);
                assertThat(ends[1]).isGreaterThanOrEqualTo(top);
                right = ends[2];
                top = ends[1];
                assertThat(ends[1]).isBetween(0, ends[3] - 1);
                assertThat(Math.max(ends[2], ends[3])).isLessThanOrEqualTo(1000);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSame() {
        assertThat(plan(32, Map.of()).simulate(new Seed(7)))
                .isEqualTo(plan(32, Map.of()).simulate(new Seed(7)))
                .isNotEqualTo(plan(32, Map.of()).simulate(new Seed(8)));
    }

    @Test
    void plansThatCannotBeAreRefused() {
        assertThatThrownBy(() -> plan(15, Map.of())).hasMessageContaining("at least 16");
        assertThatThrownBy(() -> new Transcripts(16, 13, new TreeMap<>()))
                .hasMessageContaining("from 1 to 12, but was 13");
        assertThatThrownBy(() -> plan(16, Map.of("martian", 1.0))).hasMessageContaining("martian");
        assertThatThrownBy(() -> plan(16, Map.of("male", 20.1))).hasMessageContaining("20.1");
        assertThatThrownBy(() -> plan(16, Map.of("male", -1.0))).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> plan(16, Map.of("male", 0.25))).hasMessageContaining("in tenths");
    }
}
