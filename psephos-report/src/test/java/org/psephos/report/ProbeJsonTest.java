package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.math.Interval;

class ProbeJsonTest {
    private static final ProbeResult RESULT =
            new ProbeResult(
                    List.of(
                            Quantity.of("gini", "share", 0.25, 12)
                                    .about("=group a")
                                    .from(0, 1)
                                    .within(new Interval(0.2, 0.3, 0.95, "bootstrap"))
                                    .tested(0.00001, 0.02, "a test"),
                            Quantity.undefined("jain", "share", 0, "there is nothing")),
                    List.of(
                            new Finding(
                                    "uneven-exposure",
                                    Severity.HIGH,
                                    "claim",
                                    "measure",
                                    Finding.Unit.SHARE,
                                    0.25,
                                    null,
                                    null,
                                    12,
                                    List.of("rows.csv:2"),
                                    "remedy")));

    private static String json() {
        var manifest = new Manifest(List.of(), 12, Rejects.NONE, "test", null, false);
        return ProbeJson.render(
                "item-exposure", ProbeOptions.withDefaults().set("k", "3"), manifest, RESULT);
    }

    @Test
    void aProbeKeepsTheSchema() throws IOException {
        assertThat(violations(json())).isEmpty();
    }

    @Test
    void theSchemaTurnsAwayWhatIsNotTheShape() throws IOException {
        assertThat(violations(json().replace("\"undefined\" : null", "\"undefined\" : \"why\"")))
                .isNotEmpty();
        assertThat(violations(json().replace("\"adjusted\"", "\"corrected\""))).isNotEmpty();
    }

    @Test
    void everyFormSaysTheSame() {
        assertThat(ProbeText.csv(RESULT).lines())
                .contains(
                        "gini,'=group a,share,0.25,0.2,0.3,bootstrap,0.00001,0.02,a test,0,1,12,,",
                        "jain,,share,,,,,,,,,,0,there is nothing,");
        assertThat(ProbeText.markdown(RESULT))
                .contains(
                        "| gini | =group a | 0.250 | \\[0.200, 0.300\\] | 0.000 to 1.000 | \\< 0.0001 |"
                                + " 0.0200 | 12 |",
                        "jain is not defined: there is nothing.");
    }

    private static List<String> violations(String json) throws IOException {
        try (var stream = ProbeJson.class.getResourceAsStream("probe.schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(Objects.requireNonNull(stream))
                    .validate(new ObjectMapper().readTree(json))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
