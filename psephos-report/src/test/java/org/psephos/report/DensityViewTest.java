package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.psephos.curate.DensityStudy;
import org.psephos.curate.DensityStudy.Corpus;
import org.psephos.curate.DensityStudy.Score;
import org.psephos.curate.FeatureDensity;
import org.psephos.dataset.Manifest;

class DensityViewTest {
    private static final DensityStudy STUDY =
            DensityStudy.of(
                    List.of(
                            new Corpus(
                                    "=a|b",
                                    List.of(
                                            new FeatureDensity("words", 1000, 250),
                                            new FeatureDensity("tokens", 2000, 1000),
                                            new FeatureDensity("word-bigrams", 10, 8)))),
                    List.of(
                            new Score("=a|b", "words", "svm", 0.5),
                            new Score("=a|b", "tokens", "svm", 0.6),
                            new Score("=a|b", "word-bigrams", "svm", 0.9),
                            new Score("=a|b", "words", "cnn", 0.5)),
                    0.95);

    private static SequencedMap<String, Manifest> manifests() {
        var manifests = new LinkedHashMap<String, Manifest>();
        manifests.put("=a|b", CheckupJsonTest.MANIFEST);
        return manifests;
    }

    @Test
    void jsonKeepsToItsSchema() throws IOException {
        var text = DensityView.json(STUDY, manifests());
        try (var stream = DensityView.class.getResourceAsStream("density.schema.json")) {
            var schema =
                    JsonSchemaFactory.getInstance(VersionFlag.V202012)
                            .getSchema(Objects.requireNonNull(stream));
            var mapper = new ObjectMapper();
            assertThat(schema.validate(mapper.readTree(text))).isEmpty();
            assertThat(schema.validate(mapper.readTree(text.replace("\"tokens\"", "\"lemmas\""))))
                    .isNotEmpty();
        }
    }

    @Test
    void theTextSaysDensitiesTrendsAndWhyThereIsNone() {
        assertThat(DensityView.text(STUDY, manifests(), new TextStyle(200, false, false)))
                .contains("words                                  250       1,000      0.2500")
                .contains("cnn, 1 score: no correlation, because there are fewer than three scores")
                .contains(
                        "svm, 3 scores: Pearson +0.97, Spearman +1.00, p = 0.3333 (adjusted 0.3333)")
                .contains("It falls as a corpus grows");
    }

    @Test
    void whatASourceWroteIsHarmlessInEveryForm() {
        assertThat(DensityView.csv(STUDY)).contains("density,'=a|b,words,0.25,,,,250,1000");
        assertThat(DensityView.markdown(STUDY, manifests()))
                .contains("| 0.2500 |  | 0.5000 |  | 0.8000 |  |")
                .doesNotContain("a|b |");
    }
}
