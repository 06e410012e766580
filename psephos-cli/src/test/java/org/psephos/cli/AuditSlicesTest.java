package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.testkit.Shared;

/** Audits part by part, from outside. */
class AuditSlicesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    /**
     * EvalBiasBench (Park et al. 2024): what a judge that takes the longer answer gets right in
     * each of the six families of biases, from its stored verdicts.
     */
    @Test
    void sixFamiliesOfBiasesFromStoredVerdicts() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("item,annotator,left,right,winner,family");
        int item = 0;
        var bench = JSON.readTree(Shared.file("data/evalbiasbench/biasbench.json").toFile());
        for (var family : bench.properties()) {
            for (var pair : family.getValue()) {
                int one = pair.get("response1").textValue().length();
                int two = pair.get("response2").textValue().length();
                var said = one > two ? "left" : "right";
                var start = "i%s,%s,first,second,%s," + family.getKey();
                var right = pair.get("label").asText().equals("1") ? "left" : "right";
                lines.add(start.formatted(item, "gold", right));
                lines.add(start.formatted(item++, "longest", said));
            }
        }
        var file = Files.write(folder.resolve("verdicts.csv"), lines);
        var run =
                ProgramRun.of(
                        "audit",
                        file.toString(),
                        "--columns",
                        "attribute:family=family",
                        "--reference",
                        "gold",
                        "--by",
                        "family",
                        "--bootstrap",
                        "2",
                        "--format",
                        "json");

        assertThat(run.code()).as(run.err()).isZero();
        var right = new TreeMap<String, String>();
        for (var slice : JSON.readTree(run.out()).get("slices")) {
            var card = slice.get("judges").get(0);
            long scored = card.get("scored").longValue();
            long hits = Math.round(card.get("value").doubleValue() * scored);
            right.put(slice.get("value").textValue(), hits + "/" + scored);
        }
        assertThat(right)
                .containsEntry("length bias", "0/17")
                .containsEntry("concreteness", "4/14")
                .containsEntry("empty reference", "6/13")
                .containsEntry("content_continuation", "4/12")
                .containsEntry("nested_instruction", "3/12")
                .hasSize(6);
    }

    @Test
    void whatNoJudgementSaysIsRefused() throws IOException {
        var file =
                Files.write(
                        folder.resolve("votes.csv"),
                        List.of("left,right,winner,language", "a,b,left,de", "a,b,right,fr"));
        var run = ProgramRun.of("audit", file.toString(), "--by", "tone", "--bootstrap", "2");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--by tone: no judgement has a value of it", "language");
    }

    @Test
    void theTableNamesEachPart() throws IOException {
        var file =
                Files.write(
                        folder.resolve("votes.csv"),
                        List.of(
                                "item,annotator,left,right,winner,language",
                                "1,r1,a,b,left,de",
                                "1,r2,a,b,left,de",
                                "2,r1,a,b,left,fr",
                                "2,r2,a,b,right,fr"));
        var run = ProgramRun.of("audit", file.toString(), "--by", "language", "--bootstrap", "2");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("language = de: 2 judgements").contains("language = fr");
    }
}
