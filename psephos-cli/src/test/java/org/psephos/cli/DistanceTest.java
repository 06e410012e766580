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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code psephos audit --distance}. */
class DistanceTest {
    private static final String LABELS =
            """
            item,annotator,label
            1,ann,good
            1,bob,good
            2,ann,bad
            2,bob,bad
            3,ann,good
            3,bob,fair
            4,ann,bad
            4,bob,fair
            """;

    @TempDir Path folder;

    private ProgramRun run(String... more) throws IOException {
        var file = Files.writeString(folder.resolve("labels.csv"), LABELS);
        var words = new ArrayList<>(List.of("audit", file.toString(), "--format", "json"));
        words.addAll(List.of(more));
        return ProgramRun.of(words.toArray(String[]::new));
    }

    private static List<JsonNode> alphas(ProgramRun run) throws IOException {
        var found = new ArrayList<JsonNode>();
        for (var one : new ObjectMapper().readTree(run.out()).at("/agreement")) {
            if (one.at("/measure").textValue().equals("krippendorff-alpha")) {
                found.add(one);
            }
        }
        return found;
    }

    /**
     * By hand: of eight ratings 3 are good, 3 bad, 2 fair. In units good and fair are apart by 1,
     * bad and fair by 4, both counted twice: 10. Of all pairs: good and bad 3 x 3 x 9, good and
     * fair 3 x 2 x 1, bad and fair 3 x 2 x 4, each twice: 222. Alpha is 1 - 7 x 10 / 222.
     */
    @Test
    void alphaByDistancesOfOnesOwnIsThatByHand() throws IOException {
        var run = run("--distance", "good,fair,1;fair,bad,4;good,bad,9");

        assertThat(run.code()).as(run.err()).isZero();
        var alphas = alphas(run);
        assertThat(alphas).hasSize(2);
        assertThat(alphas.get(0).at("/weights").textValue()).isEqualTo("nominal");
        assertThat(alphas.get(1).at("/weights").textValue()).isEqualTo("declared distances");
        assertThat(alphas.get(1).at("/value").doubleValue())
                .isCloseTo(1 - 7 * 10 / 222.0, within(1e-9));
        assertThat(alphas.get(1).at("/interval").textValue()).startsWith("unit bootstrap");
    }

    /** Distances of one are the nominal scale; squares of places are the interval scale. */
    @Test
    void aFileSaysTheSameAsTheLineDoes() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("d.csv"),
                        "one,other,distance\ngood,fair,1\nfair,bad,1\nbad,good,1\n");

        var alphas = alphas(run("--distance", file.toString()));

        assertThat(alphas.get(1).at("/value")).isEqualTo(alphas.get(0).at("/value"));
        assertThat(alphas(run("--distance", file.toString(), "--resample", "annotators")))
                .hasSize(2);
    }

    @Test
    void whatIsNoDistanceIsRefusedWithARemedy() throws IOException {
        refused("\"good,fair,far\"; expected category,category,number", "good,fair,far;bad,fair,1");
        refused("there is no file nowhere.csv", "nowhere.csv");
        refused("says nothing of \"bad\" and \"good\"", "good,fair,1;fair,bad,1");
        refused("is the same both ways", "good,fair,1;fair,good,2");
        refused("no rating or label is one of those in --distance: \"no\", \"yes\"", "yes,no,1");
        var torn = Files.writeString(folder.resolve("t.csv"), "one,other,distance\na,b,far\n");
        refused("t.csv:2: distance is \"far\"; expected a number", torn.toString());
    }

    private void refused(String message, String distance) throws IOException {
        var run = run("--distance", distance);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.err().lines().count()).isEqualTo(2);
    }
}
