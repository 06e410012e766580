package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rank --weights} from outside. */
class CompositeProgramTest {
    private static final double HELPFUL = Math.log(3);
    private static final double SAFE = -Math.log(2);

    @TempDir Path folder;

    /** Helpful: a wins 9 of 12. Safe: a wins 4 of 12. Long: a wins 11 of 12. */
    private Path votes() throws IOException {
        var rows = new StringBuilder("left,right,winner,criterion\n");
        add(rows, "helpful", 9);
        add(rows, "safe", 4);
        add(rows, "long", 11);
        return Files.writeString(folder.resolve("votes.csv"), rows);
    }

    private static void add(StringBuilder rows, String criterion, int won) {
        for (int i = 0; i < 12; i++) {
            rows.append("a,b,").append(i < won ? "left" : "right").append(',').append(criterion);
            rows.append('\n');
        }
    }

    private JsonNode composite(String weights) throws IOException {
        var run =
                ProgramRun.of("rank", votes().toString(), "--weights", weights, "--format", "json");
        assertThat(run.code()).isZero();
        return new ObjectMapper().readTree(run.out()).get("composite");
    }

    private static double lead(JsonNode composite) {
        double sign = composite.at("/ladder/0/system").asText().equals("a") ? 1 : -1;
        return sign
                * (composite.at("/ladder/0/strength").doubleValue()
                        - composite.at("/ladder/1/strength").doubleValue());
    }

    @Test
    void strengthsAreWeighedAndPartsWithoutAWeightHaveNoSay() throws IOException {
        var composite = composite("helpful=3,safe=1");

        assertThat(composite.get("by").asText()).isEqualTo("criterion");
        assertThat(lead(composite)).isCloseTo((3 * HELPFUL + SAFE) / 4, within(1e-6));
        assertThat(lead(composite("helpful=1,safe=3")))
                .isCloseTo((HELPFUL + 3 * SAFE) / 4, within(1e-6));
    }

    @Test
    void onlyTheRatioOfWeightsMatters() throws IOException {
        assertThat(composite("helpful=6,safe=2").get("ladder"))
                .isEqualTo(composite("helpful=3,safe=1").get("ladder"));
    }

    @Test
    void aPartThatIsNotThereIsNamed() throws IOException {
        var run = ProgramRun.of("rank", votes().toString(), "--weights", "kind=1");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("kind").contains("helpful");
    }

    @Test
    void aWeightThatIsNoNumberIsRefused() throws IOException {
        var run = ProgramRun.of("rank", votes().toString(), "--weights", "helpful=0");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("--weights: \"0\" is no positive number");
    }

    @Test
    void theTableSaysWhatWasWeighed() throws IOException {
        var run = ProgramRun.of("rank", votes().toString(), "--weights", "helpful=3,safe=1");

        assertThat(run.out()).contains("Together: helpful 3, safe 1");
    }
}
