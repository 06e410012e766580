package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of {@code psephos audit}. */
class AuditVerbTest {
    private static final String LABELS =
            """
            item,annotator,label
            1,a,good
            1,b,good
            2,a,bad
            2,b,bad
            3,a,good
            3,b,bad
            4,a,bad
            """;

    @TempDir Path folder;

    private String labels() throws IOException {
        return Files.writeString(folder.resolve("labels.csv"), LABELS).toString();
    }

    private static JsonNode json(ProgramRun run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void agreementIsPrintedWithItsDenominators() throws IOException {
        var run = ProgramRun.of("audit", labels(), "--format", "json");

        assertThat(run.code()).isZero();
        var agreement = json(run).at("/agreement/0");
        assertThat(agreement.at("/measure").textValue()).isEqualTo("percent-agreement");
        assertThat(agreement.at("/units").intValue()).isEqualTo(4);
        assertThat(agreement.at("/pairable").intValue()).isEqualTo(3);
        assertThat(agreement.at("/raters").intValue()).isEqualTo(2);
        assertThat(agreement.at("/ratings").intValue()).isEqualTo(7);
        assertThat(agreement.at("/value").doubleValue()).isEqualTo(0.6666666667);
        assertThat(agreement.at("/interval").textValue()).startsWith("unit bootstrap 1000");
        assertThat(json(run).at("/manifest/read").intValue()).isEqualTo(7);
        assertThat(json(run).at("/manifest/used").intValue()).isEqualTo(7);
    }

    @Test
    void aSeedGivesTheSameBytesAndAnotherOneDoesNot() throws IOException {
        var one = ProgramRun.of("audit", labels(), "--format", "json", "--seed", "3");
        var same = ProgramRun.of("audit", labels(), "--format", "json", "--seed", "3");
        var other = ProgramRun.of("audit", labels(), "--format", "json", "--seed", "4");

        assertThat(one).isEqualTo(same);
        assertThat(one.out()).isNotEqualTo(other.out());
    }

    @Test
    void failOnEndsWithTheCodeOfBadData() throws IOException {
        var run = ProgramRun.of("audit", labels(), "--fail-on", "medium");

        assertThat(run.code()).isEqualTo(Exit.DATA);
        assertThat(run.err()).contains("of severity medium or worse; the first is low-agreement");
        assertThat(run.out()).startsWith("Doubts: ");
        assertThat(ProgramRun.of("audit", labels(), "--fail-on", "none").code())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void anOrderThatNobodyDeclaredIsRefused() throws IOException {
        var run = ProgramRun.of("audit", labels(), "--scale", "ordinal");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err())
                .contains("the order of labels such as \"bad\", \"good\" is not known");
        assertThat(
                        ProgramRun.of(
                                        "audit",
                                        labels(),
                                        "--scale",
                                        "ordinal",
                                        "--categories",
                                        "bad,good")
                                .code())
                .isZero();
    }

    @Test
    void aValueOutsideTheDeclaredCategoriesIsRefused() throws IOException {
        var run = ProgramRun.of("audit", labels(), "--categories", "good,fine");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("\"bad\" occurs and is not among the declared categories");
    }

    @Test
    void everyFormatSaysTheSame() throws IOException {
        assertThat(ProgramRun.of("audit", labels(), "--format", "csv").out())
                .contains("agreement,percent-agreement,,overall,nominal,0.6666666667");
        assertThat(ProgramRun.of("audit", labels(), "--format", "md").out())
                .contains("| overall | percent-agreement | nominal | 0.667 |");
        assertThat(ProgramRun.of("audit", labels()).out()).contains("percent-agreement", "0.667");
    }
}
