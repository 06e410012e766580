package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.curate.Fix;
import org.psephos.curate.Mixing;
import org.psephos.curate.NearDuplicates;
import org.psephos.dataset.Entry;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Origin;
import org.psephos.model.Part;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;

class FixedTextTest {
    private static Entry entry(int line) {
        var item =
                new Item(
                        new ItemId("q" + line),
                        List.of(new Message("user", List.of(new Part.Text("Why?")))),
                        new TreeMap<>());
        var answer =
                new Response(
                        new ResponseId("q" + line + "/a"),
                        item.id(),
                        null,
                        List.of(new Message("assistant", List.of(new Part.Text("So.")))),
                        null,
                        null,
                        new TreeMap<>());
        return new Entry(new Origin.Row("rows.jsonl", line), item, List.of(answer), List.of());
    }

    @Test
    void jsonKeepsToItsSchema() throws IOException {
        var entries = List.of(entry(1), entry(2));
        var usual = new Fix(Fix.USUAL, NearDuplicates.withDefaults(), null, Mixing.none());
        try (var fixed = usual.decide(entries::forEach);
                var stream = FixedText.class.getResourceAsStream("fixed.schema.json")) {
            var text = FixedText.json(fixed, CheckupJsonTest.MANIFEST, null, "out", "why.jsonl");
            var schema =
                    JsonSchemaFactory.getInstance(VersionFlag.V202012)
                            .getSchema(Objects.requireNonNull(stream));
            var mapper = new ObjectMapper();

            assertThat(schema.validate(mapper.readTree(text))).isEmpty();
            assertThat(schema.validate(mapper.readTree(text.replace("\"kept\"", "\"held\""))))
                    .isNotEmpty();
            assertThat(mapper.readTree(text).at("/dropped/exact-duplicates").intValue())
                    .isEqualTo(1);
        }
    }
}
