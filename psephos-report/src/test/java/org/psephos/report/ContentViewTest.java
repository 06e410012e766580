package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.curate.ContentLook;
import org.psephos.curate.ContentLook.Category;
import org.psephos.curate.ContentLook.Flagged;
import org.psephos.curate.ContentLook.Probed;
import org.psephos.curate.ContentLook.Term;
import org.psephos.math.Rate;

/**
 * Mutants that died here: words of flagged texts among those of the others; a word that is not
 * escaped in the picture; the unknown left out of the text.
 */
class ContentViewTest {
    private static final ContentLook LOOK =
            new ContentLook(
                    "own.txt",
                    8,
                    List.of(
                            new Probed("lexicon", "holds a word", new Rate(2, 8), 0, null, null),
                            new Probed(
                                    "embedding",
                                    "is near",
                                    new Rate(1, 7),
                                    1,
                                    new Rate(24, 38),
                                    new Rate(4, 36))),
                    new Rate(3, 8),
                    List.of(new Category("lexicon", "=in|sult", new Rate(2, 8))),
                    List.of(new Flagged("a.csv:2", "=r1", List.of("lexicon: =in|sult"))),
                    List.of(
                            new Term("idiot", 3, 0, 0.5, 2.25, true),
                            new Term("a<b", 1, 0, 0.25, 1, false),
                            new Term("garden", 0, 4, -0.5, -1.5, false)));

    @Test
    void jsonKeepsToItsSchema() throws IOException {
        var text = ContentView.json(LOOK, CheckupJsonTest.MANIFEST);
        try (var stream = ContentView.class.getResourceAsStream("content.schema.json")) {
            var schema =
                    JsonSchemaFactory.getInstance(VersionFlag.V202012)
                            .getSchema(Objects.requireNonNull(stream));
            var mapper = new ObjectMapper();
            assertThat(schema.validate(mapper.readTree(text))).isEmpty();
            assertThat(schema.validate(mapper.readTree(text.replace("\"lexicon\"", "\"nose\""))))
                    .isNotEmpty();
        }
    }

    @Test
    void theTextSaysSharesQualityAndWords() {
        var style = new TextStyle(300, false, false);
        assertThat(ContentView.text(LOOK, CheckupJsonTest.MANIFEST, style))
                .contains("Flagged by any probe: 3 of 8 texts, 38% (14% to 69%)")
                .contains("1 of 7 texts, 14% (2.6% to 51%). It could not tell of 1 text.")
                .contains("it flags 24 of 38 inappropriate ones and 4 of 36 proper ones")
                .contains("Words of flagged texts: idiot* +2.2, a<b +1.0\n")
                .contains("Words of the others: garden -1.5\n");
    }

    @Test
    void whatASourceWroteIsHarmlessInEveryForm() {
        assertThat(ContentView.csv(LOOK))
                .contains("category,lexicon,'=in|sult,2,8,")
                .contains("row,a.csv:2,'=r1: lexicon: =in|sult,,,,");
        assertThat(ContentView.markdown(LOOK, CheckupJsonTest.MANIFEST))
                .contains("| lexicon | =in\\|sult | 2 | 8 |");
    }

    @Test
    void theCloudShowsTheStrongestWordLargestAndOnItsSide() {
        var svg = TermCloud.svg(LOOK.terms());
        assertThat(svg).startsWith("<svg ").endsWith("</svg>\n").contains(">a&lt;b<");
        assertThat(svg)
                .contains("font-size=\"44.0\" fill=\"#a8400a\" font-style=\"italic\">idiot<");
        assertThat(svg).contains("font-size=\"44.0\" fill=\"#0b5a9c\">garden<");
        assertThat(svg.indexOf("idiot")).isLessThan(svg.indexOf("More in the others"));
        assertThat(svg.indexOf("garden")).isGreaterThan(svg.indexOf("More in the others"));
    }
}
