package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.testkit.Shared;

/** Agreement on published rows, from outside, against the figures that were published with them. */
class AuditPublishedTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    /** One judgement a row. */
    private Path table(List<List<String>> rows, String value) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("item,annotator,criterion," + value);
        rows.forEach(row -> lines.add('"' + String.join("\",\"", row) + '"'));
        return Files.write(folder.resolve("judgements.csv"), lines);
    }

    private static JsonNode audit(Path file, String... more) throws IOException {
        var words = new ArrayList<>(List.of("audit", file.toString(), "--format", "json"));
        words.addAll(List.of(more));
        var run = ProgramRun.of(words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private static JsonNode entry(JsonNode audit, String measure, String criterion) {
        return StreamSupport.stream(audit.get("agreement").spliterator(), false)
                .filter(one -> one.get("measure").textValue().equals(measure))
                .filter(one -> one.get("criterion").textValue().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    private static double value(JsonNode audit, String measure) {
        return entry(audit, measure, "overall").get("value").doubleValue();
    }

    /** The annotation form of JUDGE-BENCH: individual scores by item and metric. */
    private List<List<String>> judgeBench(String name) throws IOException {
        var rows = new ArrayList<List<String>>();
        int item = 0;
        for (var instance : JSON.readTree(Shared.file(name).toFile()).get("instances")) {
            item++;
            for (var metric : instance.get("annotations").properties()) {
                int rater = 0;
                for (var score : metric.getValue().get("individual_human_scores")) {
                    rows.add(List.of("i" + item, "r" + rater++, metric.getKey(), score.asText()));
                }
            }
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "data/dices_judgebench_form/dices_350_crowdsourced.json, 0.16086021565770392, 350, 43050",
        "data/dices_judgebench_form/dices_990.json, 0.14324966231784253, 990, 72103"
    })
    void alphaOfDices(String name, double expected, int units, int ratings) throws IOException {
        var audit = audit(table(judgeBench(name), "label"), "--bootstrap", "20");
        var alpha = entry(audit, "krippendorff-alpha", "safety");

        assertThat(alpha.get("value").doubleValue()).isEqualTo(expected, within(1e-9));
        assertThat(alpha.get("units").intValue()).isEqualTo(units);
        assertThat(alpha.get("ratings").intValue()).isEqualTo(ratings);
    }

    @Test
    void alphasOfRecipes() throws IOException {
        var rows = judgeBench("data/judge_bench_sets/meta_evaluation_recipes.json");
        var audit = audit(table(rows, "rating"), "--scale", "ordinal", "--bootstrap", "20");

        assertThat(alpha(audit, "grammar")).isEqualTo(0.41512699786609375, within(1e-9));
        assertThat(alpha(audit, "fluency")).isEqualTo(0.43239839448968664, within(1e-9));
        assertThat(alpha(audit, "verbosity")).isEqualTo(0.3991422935197101, within(1e-9));
        assertThat(alpha(audit, "structure")).isEqualTo(0.3985577014111059, within(1e-9));
        assertThat(alpha(audit, "success")).isEqualTo(0.3627155704454662, within(1e-9));
        assertThat(alpha(audit, "overall")).isEqualTo(0.4351007794425691, within(1e-9));
    }

    private static double alpha(JsonNode audit, String criterion) {
        return entry(audit, "krippendorff-alpha", criterion).get("value").doubleValue();
    }

    @Test
    void kappasOfPandaLm() throws IOException {
        var rows = new ArrayList<List<String>>();
        for (var pair :
                JSON.readTree(Shared.file("data/pandalm_testset/testset-v1.json").toFile())) {
            for (int who = 1; who <= 3; who++) {
                rows.add(
                        List.of(
                                pair.get("idx").asText(),
                                "annotator" + who,
                                "overall",
                                pair.get("annotator" + who).asText()));
            }
        }

        var audit = audit(table(rows, "label"), "--bootstrap", "20");

        assertThat(kappa(audit, "annotator1", "annotator2"))
                .isEqualTo(0.8520226785167022, within(1e-9));
        assertThat(kappa(audit, "annotator1", "annotator3"))
                .isEqualTo(0.8789438112500383, within(1e-9));
        assertThat(kappa(audit, "annotator2", "annotator3"))
                .isEqualTo(0.8616614540762907, within(1e-9));
        assertThat(value(audit, "fleiss-kappa")).isEqualTo(0.8642, within(5e-5));
        assertThat(value(audit, "krippendorff-alpha")).isEqualTo(0.8642, within(5e-5));
    }

    /**
     * Accuracy 71.0711 and macro P/R/F1 58.79/57.36/57.55 count 25 unreadable verdicts as ties.
     * Unreadable is no tie: without them it is right on 700 of 974.
     */
    @Test
    void accuracyOfTheJudgeOfPandaLm() throws IOException {
        var asPublished = pandaLmJudge("0");
        assertThat(asPublished.get("scored").intValue()).isEqualTo(999);
        assertThat(asPublished.get("value").doubleValue()).isEqualTo(0.710711, within(5e-7));
        assertThat(score(asPublished, "macro-precision")).isEqualTo(0.5879, within(5e-5));
        assertThat(score(asPublished, "uar")).isEqualTo(0.5736, within(5e-5));
        assertThat(score(asPublished, "balanced-accuracy")).isEqualTo(0.5736, within(5e-5));
        assertThat(score(asPublished, "macro-f1")).isEqualTo(0.5755, within(5e-5));

        var readable = pandaLmJudge("");
        assertThat(readable.get("scored").intValue()).isEqualTo(974);
        assertThat(readable.get("value").doubleValue()).isGreaterThan(0.710711);
    }

    private JsonNode pandaLmJudge(String unreadable) throws IOException {
        var folder = "data/pandalm_testset/";
        var rows = new ArrayList<List<String>>();
        for (var pair : JSON.readTree(Shared.file(folder + "testset-v1.json").toFile())) {
            for (int who = 1; who <= 3; who++) {
                var said = pair.get("annotator" + who).asText();
                rows.add(List.of(pair.get("idx").asText(), "person" + who, "overall", said));
            }
        }
        var judge = Shared.file(folder + "gpt-3.5-turbo-testset-v1.json");
        for (var pair : JSON.readTree(judge.toFile())) {
            var said =
                    switch (pair.get("gpt_result").asText()) {
                        case "Tie" -> "0";
                        case "garbage" -> unreadable;
                        default -> pair.get("gpt_result").asText();
                    };
            if (!said.isEmpty()) {
                rows.add(List.of(pair.get("idx").asText(), "gpt-3.5", "overall", said));
            }
        }
        var people = List.of("--reference", "person1", "--reference", "person2");
        var words = new ArrayList<>(people);
        words.addAll(List.of("--reference", "person3", "--bootstrap", "2"));
        var audit = audit(table(rows, "label"), words.toArray(String[]::new));
        return audit.get("judges").get(0);
    }

    private static double score(JsonNode card, String measure) {
        return StreamSupport.stream(card.get("measures").spliterator(), false)
                .filter(one -> one.get("measure").textValue().equals(measure))
                .findFirst()
                .orElseThrow()
                .get("value")
                .doubleValue();
    }

    /**
     * The published figures (.2849, .1151, -.0158, .0650) are of 420 summaries; 180 of them are
     * here, whose figures were worked out by another program.
     */
    @Test
    void alphasOfTheFirst180OfNewsroom() throws IOException {
        var rows = judgeBench("data/judge_bench_sets/newsroom_first180.json");
        var audit = audit(table(rows, "rating"), "--scale", "ordinal", "--bootstrap", "20");

        assertThat(alpha(audit, "Informativeness")).isEqualTo(0.28564474646126004, within(1e-9));
        assertThat(alpha(audit, "Relevance")).isEqualTo(0.12401129708376035, within(1e-9));
        assertThat(alpha(audit, "Fluency")).isEqualTo(-0.0031660882434745297, within(1e-9));
        assertThat(alpha(audit, "Coherence")).isEqualTo(0.06496946415172711, within(1e-9));
    }

    /** Cohen's kappa of the two people of SIGHT by category, as published with the rows. */
    @Test
    void kappasOfSight() throws IOException {
        var lines = AuditCells.of(Shared.file("data/sight/sample_dataset.csv"));
        var heads = lines.getFirst();
        var rows = new ArrayList<List<String>>();
        for (var cells : lines.subList(1, lines.size())) {
            for (int at = 0; at < heads.size(); at++) {
                var head = heads.get(at);
                if (head.matches("annotator_H[12]_.*") && !cells.get(at).isEmpty()) {
                    var item = "c" + lines.indexOf(cells);
                    rows.add(
                            List.of(
                                    item,
                                    head.substring(10, 12),
                                    head.substring(13),
                                    cells.get(at)));
                }
            }
        }
        var audit = audit(table(rows, "label"), "--bootstrap", "2");

        assertThat(cohen(audit, "general")).isEqualTo(0.7538, within(5e-5));
        assertThat(cohen(audit, "setup")).isEqualTo(0.9506, within(5e-5));
        assertThat(cohen(audit, "confusion")).isEqualTo(0.9100, within(5e-5));
        assertThat(cohen(audit, "gratitude")).isEqualTo(0.9215, within(5e-5));
        assertThat(cohen(audit, "na")).isEqualTo(0.7369, within(5e-5));
    }

    private static double cohen(JsonNode audit, String criterion) {
        return StreamSupport.stream(audit.get("pairs").spliterator(), false)
                .filter(pair -> pair.get("criterion").textValue().equals(criterion))
                .findFirst()
                .orElseThrow()
                .get("value")
                .doubleValue();
    }

    /**
     * GPT-4 beside the majority of the crowd: right on 778 of the 1,059 pairs where that is for a
     * side, as published, and on 39 of its 772 ties.
     */
    @Test
    void judgeOfLlmfaoBesideItsCrowd() throws IOException {
        var crowd = Files.readAllLines(Shared.file("data/llmfao/crowd-comparisons.csv"));
        var judge = Files.readAllLines(Shared.file("data/llmfao/gpt4-crowd-comparisons.csv"));
        var lines = new ArrayList<String>();
        lines.add("item,annotator,left,right,winner");
        var people = new java.util.TreeSet<String>();
        for (var line : crowd.subList(1, crowd.size())) {
            var c = line.split(",", -1);
            people.add("w" + c[4]);
            lines.add(String.join(",", c[0], "w" + c[4], c[6], c[7], c[5]));
        }
        for (var line : judge.subList(1, judge.size())) {
            var c = line.split(",", -1);
            lines.add(String.join(",", c[0], "gpt-4", c[5], c[6], c[4]));
        }
        var words = new ArrayList<>(List.of("--bootstrap", "2"));
        people.forEach(who -> words.addAll(List.of("--reference", who)));
        var file = Files.write(folder.resolve("llmfao.csv"), lines);
        var audit = audit(file, words.toArray(String[]::new));
        var card = audit.get("judges").get(0);

        assertThat(card.get("judge").textValue()).isEqualTo("gpt-4");
        assertThat(card.get("votes").intValue()).isEqualTo(2139);
        assertThat(card.get("scored").intValue()).isEqualTo(1059 + 772);
        assertThat(card.get("value").doubleValue()).isEqualTo((778 + 39) / 1831.0, within(1e-9));
        assertThat(card.get("low").doubleValue()).isLessThan(card.get("value").doubleValue());
        // The crowd beside itself is the ceiling.
        assertThat(audit.get("ceiling").get(0).get("value").doubleValue()).isBetween(0.5, 0.8);
    }

    private static double kappa(JsonNode audit, String one, String other) {
        return StreamSupport.stream(audit.get("pairs").spliterator(), false)
                .filter(pair -> pair.at("/raters/0").textValue().equals(one))
                .filter(pair -> pair.at("/raters/1").textValue().equals(other))
                .findFirst()
                .orElseThrow()
                .get("value")
                .doubleValue();
    }

    /** A table of raters in columns, such as those of the R package irr. */
    private List<List<String>> wide(String name, String separator, int first, int last)
            throws IOException {
        var lines = Files.readAllLines(Shared.file(name));
        var heads = lines.getFirst().split(separator, -1);
        var rows = new ArrayList<List<String>>();
        for (int line = 1; line < lines.size(); line++) {
            var cells = lines.get(line).replace("\"", "").split(separator, -1);
            for (int at = first; at <= last; at++) {
                rows.add(List.of("i" + line, heads[at], "overall", cells[at]));
            }
        }
        return rows;
    }

    @Test
    void ratersOfTheRPackageIrr() throws IOException {
        var diagnoses = audit(table(wide("data/cran_irr/diagnoses.csv", ",", 1, 6), "label"));
        assertThat(value(diagnoses, "fleiss-kappa")).isEqualTo(0.43024452006, within(1e-9));
        assertThat(value(diagnoses, "conger-kappa")).isEqualTo(0.441808540329, within(1e-9));

        var eyes = wide("data/cran_irr/vision.csv", ",", 1, 2);
        var vision = audit(table(eyes, "label"));
        assertThat(value(vision, "cohen-kappa")).isEqualTo(0.5954, within(5e-5));
        var grades = "1st grade,2nd grade,3rd grade,4th Grade";
        var graded = audit(table(eyes, "label"), "--scale", "ordinal", "--categories", grades);
        assertThat(value(graded, "weighted-kappa-linear")).isEqualTo(0.6524, within(5e-5));
        assertThat(value(graded, "weighted-kappa-quadratic")).isEqualTo(0.7023, within(5e-5));

        var anxiety = wide("data/cran_irr/anxiety.csv", ",", 1, 3);
        var ranked = audit(table(anxiety, "rating"), "--scale", "ordinal");
        assertThat(value(ranked, "kendall-w")).isEqualTo(0.5397, within(5e-5));
        assertThat(value(ranked, "krippendorff-alpha")).isEqualTo(0.2284, within(5e-5));
        var measured = audit(table(anxiety, "rating"), "--scale", "interval");
        assertThat(value(measured, "krippendorff-alpha")).isEqualTo(0.1701, within(5e-5));
    }

    @Test
    void correlationsOfDelphi() throws IOException {
        var rows = wide("data/delphi/controversial_questions_annotated_id_removed.tsv", "\t", 1, 2);
        var interval = audit(table(rows, "rating"), "--bootstrap", "20");
        var ordinal = audit(table(rows, "rating"), "--scale", "ordinal", "--bootstrap", "20");

        assertThat(value(interval, "pearson")).isEqualTo(0.8249, within(5e-5));
        assertThat(value(ordinal, "spearman")).isEqualTo(0.8297, within(5e-5));
    }

    /**
     * Ratings and rankings of the same answers (Bansal et al. 2024), read as published: 35 pairs
     * whose texts are the same in all three files, line ends and all.
     */
    @Test
    void whatTheProtocolDoesToAnEvaluation() throws IOException {
        var folder = "data/sparse_feedback/feedback_";
        var run =
                ProgramRun.of(
                        "audit",
                        Shared.file(folder + "ratings_davinci_for_llm_eval.csv").toString(),
                        Shared.file(folder + "ratings_ratings_for_llm_eval.csv").toString(),
                        Shared.file(folder + "rankings_davincivsratings_for_llm_eval.csv")
                                .toString(),
                        "--format",
                        "json");
        assertThat(run.code()).as(run.err()).isZero();
        var effect = finding(JSON.readTree(run.out()), "protocol-effect");

        assertThat(effect.get("n").intValue()).isEqualTo(35);
        assertThat(effect.get("estimate").doubleValue()).isEqualTo((16.5 - 21) / 35, within(1e-9));
        assertThat(effect.get("claim").textValue())
                .startsWith(
                        "the side shown first wins 47.1% of 35 pairs by ratings and 60.0% by votes");
    }

    private static JsonNode finding(JsonNode audit, String id) {
        return StreamSupport.stream(audit.get("findings").spliterator(), false)
                .filter(one -> one.get("id").textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void alphaOfACrowdOverWhoWon() throws IOException {
        var audit = audit(Shared.file("data/llmfao/crowd-comparisons.csv"));
        var alpha = entry(audit, "krippendorff-alpha", "overall");

        assertThat(alpha.get("value").doubleValue()).isEqualTo(0.4398, within(5e-5));
        assertThat(alpha.get("units").intValue()).isEqualTo(2139);
        assertThat(alpha.get("pairable").intValue()).isEqualTo(2139 - 15);
        assertThat(alpha.get("raters").intValue()).isEqualTo(124);
        assertThat(alpha.get("low").doubleValue()).isBetween(0.41, 0.435);
        assertThat(alpha.get("high").doubleValue()).isBetween(0.445, 0.47);
    }

    /** 523 of 1,200 longer, 9 equal, as counted beside the rows: taking the shorter earns 672.5. */
    @Test
    void judgesThatSeeNoQuestionOnHarmlessRows() throws IOException {
        var found =
                audit(Shared.file("data/hh_rlhf_harmless_test/harmless-base_test_first1200.jsonl"));

        assertThat(finding(found, "length-preference").get("estimate").doubleValue())
                .isEqualTo(523 / 1191.0, within(1e-9));
        assertThat(finding(found, "length-only").get("estimate").doubleValue())
                .isEqualTo(672.5 / 1200, within(1e-9));
        assertThat(finding(found, "prompt-blind").get("low").doubleValue()).isBetween(0.55, 0.6);
    }
}
