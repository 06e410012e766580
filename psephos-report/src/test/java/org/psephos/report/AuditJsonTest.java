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
