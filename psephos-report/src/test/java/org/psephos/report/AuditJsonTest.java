package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;

class AuditJsonTest {
    private static final AuditOptions OPTIONS = AuditOptions.withDefaults().rounds(20);

    @Test
    void votesKeepTheSchema() throws IOException {
        var result = Audit.run(Studies.hostile().dataset(), OPTIONS);

        assertThat(result.agreement()).isNotEmpty();
        assertThat(violations(AuditJson.render(result))).isEmpty();
    }

    @Test
    void settledLabelsKeepTheSchema() throws IOException {
        var fits = new java.util.TreeMap<String, org.psephos.audit.LabelFit>();
        fits.put("none", new org.psephos.audit.LabelFit.Undefined("because", "do"));
        fits.put(
                "some",
                new org.psephos.audit.LabelFit.Settled(
                        List.of(new org.psephos.audit.LabelFit.Item("i", "x", 0.9, 3)),
                        List.of(new org.psephos.audit.LabelFit.Voter("kea", 0.8, 3)),
                        -1.5,
                        7));
        var labels = new SettledLabels(org.psephos.audit.LabelModel.MACE, fits);

        var json = AuditJson.render(Audit.run(Studies.hostile().dataset(), OPTIONS), labels);

        assertThat(violations(json)).isEmpty();
        assertThat(LabelsText.csv(labels)).contains("some,i,x,0.9,3");
        assertThat(LabelsText.render(labels, TextStyle.plain()))
                .contains("none: because", "Try: do", "kea", "0.900");
    }

    @Test
    void theSchemaTurnsAwayWhatIsNotTheShape() throws IOException {
        var json = AuditJson.render(Audit.run(Studies.hostile().dataset(), OPTIONS));

        assertThat(violations(json.replace("\"undefined\"", "\"reason\""))).isNotEmpty();
        assertThat(violations(json.replace("\"ratings\"", "\"votes\""))).isNotEmpty();
    }

    private static List<String> violations(String json) throws IOException {
        try (var stream = AuditJson.class.getResourceAsStream("audit.schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(Objects.requireNonNull(stream))
                    .validate(new ObjectMapper().readTree(json))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
