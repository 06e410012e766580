package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.curate.Checkup;
import org.psephos.curate.Doctor;
import org.psephos.curate.NearDuplicates;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Origin;
import org.psephos.model.Part;

class CheckupJsonTest {
    static final Manifest MANIFEST =
            new Manifest(
                    List.of(new Manifest.Source("a.jsonl", "0".repeat(64), "texts", 3)),
                    3,
                    Rejects.NONE,
                    "test",
                    null,
                    false);

    private static Entries texts(String... texts) {
        var all = new ArrayList<Entry>();
        for (var text : texts) {
            var id = new ItemId("=t" + all.size());
            var turn = new Message("user", List.of(new Part.Text(text)));
            var item = new Item(id, List.of(turn), new TreeMap<>());
            var origin = new Origin.Row("a.jsonl", all.size() + 1);
            all.add(new Entry(origin, item, List.of(), List.of()));
        }
        return all::forEach;
    }

    private static Checkup checkup() {
        return new Doctor(NearDuplicates.withDefaults(), null)
                .check(texts("a b c d e f g h i j", "A b, c d e f; g h i k!", "", "x y z"));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void keepsToItsSchema() throws IOException {
        var text = CheckupJson.render(checkup(), MANIFEST);
        try (var stream = CheckupJson.class.getResourceAsStream("curate.schema.json")) {
            var schema =
                    JsonSchemaFactory.getInstance(VersionFlag.V202012)
                            .getSchema(Objects.requireNonNull(stream));
            assertThat(schema.validate(json(text))).isEmpty();
            assertThat(schema.validate(json(text.replace("\"similarity\"", "\"jaccard\""))))
                    .isNotEmpty();
        }
    }

    @Test
    void hasTheShapeThatProgramsRelyOn() throws IOException {
        var json = json(CheckupJson.render(checkup(), MANIFEST));
        var near = json.get("nearDuplicates");
        assertThat(near.get("ngram").asInt()).isEqualTo(5);
        assertThat(near.get("threshold").asDouble()).isEqualTo(0.7);
        var pair = near.get("pairs").get(0);
        assertThat(pair.get("a").asText()).isEqualTo("=t0");
        assertThat(pair.get("b").asText()).isEqualTo("=t1");
        assertThat(pair.get("similarity").asDouble()).isEqualTo(0.7142857143);
        assertThat(json.get("findings").get(0).get("id").asText()).isNotEmpty();
    }

    @Test
    void csvHoldsEveryPairAndNoNameThatASpreadsheetRuns() {
        assertThat(CheckupCsv.render(checkup()))
                .contains("\r\npair,item,,'=t0,'=t1,0.7142857143,share,,a.jsonl:1 a.jsonl:2,\r\n");
    }

    @Test
    void textSaysWhatWasComparedAndLookedFor() {
        assertThat(CheckupText.render(checkup(), MANIFEST, TextStyle.plain()))
                .contains("near-duplicates: 1 pair of texts are alike")
                .contains("0.714  item      =t0")
                .contains("3 texts, of which 1", "too short for a shingle")
                .contains("Looked for: near-duplicates");
    }

    @Test
    void markdownEscapesWhatASourceWrote() {
        assertThat(CheckupMarkdown.render(checkup(), MANIFEST))
                .contains("| 0.714 | item | =t0 | =t1 |");
    }
}
