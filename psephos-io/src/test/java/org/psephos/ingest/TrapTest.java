package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Dataset;
import org.psephos.model.ItemId;
import org.psephos.model.Outcome;
import org.psephos.model.Part;
import org.psephos.model.PsephosException;

/** Published rows that other programs read wrongly. */
final class TrapTest {
    @TempDir Path folder;

    private Dataset read(String text) {
        return Reading.read(Reading.write(folder, "rows", text));
    }

    private static String words(org.psephos.model.Message message) {
        return message.parts().getFirst() instanceof Part.Text text ? text.text() : "";
    }

    @Test
    void chosenThatIsTheBeginningOfRejectedIsSplitBeforeItsAnswer() {
        var dataset =
                read(
                        """
                        {"chosen":[{"role":"user","content":"Sky?"},{"role":"assistant","content":"Blue."}],\
                        "rejected":[{"role":"user","content":"Sky?"},{"role":"assistant","content":"Blue."},\
                        {"role":"user","content":"Sure?"},{"role":"assistant","content":"No."}]}
                        """);

        var pair = dataset.comparisons().get(0);
        var item = dataset.items().get(0);
        assertThat(item.conversation()).hasSize(1);
        assertThat(words(item.conversation().getFirst())).isEqualTo("Sky?");
        var left = Objects.requireNonNull(dataset.responses().find(id(pair.left())));
        var right = Objects.requireNonNull(dataset.responses().find(id(pair.right())));
        assertThat(left.messages()).hasSize(1);
        assertThat(right.messages()).hasSize(3);
    }

    private static org.psephos.model.ResponseId id(org.psephos.model.Candidate candidate) {
        return Objects.requireNonNull(candidate.response());
    }

    @Test
    void chosenEqualToRejectedStaysAPairOfTwo() {
        var dataset = read("{\"prompt\":\"Sky?\",\"chosen\":\"Blue.\",\"rejected\":\"Blue.\"}\n");

        assertThat(dataset.comparisons().size()).isEqualTo(1);
        assertThat(dataset.responses().size()).isEqualTo(2);
        assertThat(dataset.manifest().rejects().count()).isZero();
    }

    @Test
    void aNegativeStrengthOfHelpSteerIsTheFirstAnswer() {
        var row =
                "{\"context\":[{\"role\":\"user\",\"content\":\"Sky?\"}],\"response1\":\"Blue.\","
                        + "\"response2\":\"Green.\",\"overall_preference\":-3}\n";
        var votes = read(row).comparisons();

        assertThat(votes.get(0).outcome()).isEqualTo(Outcome.LEFT);
        assertThat(votes.get(0).strength()).isEqualTo(3);
    }

    @Test
    void aTieOfHelpSteerIsATieAndNotThePairOfOneAnswerWithItself() {
        var row =
                "{\"context\":[{\"role\":\"user\",\"content\":\"Sky?\"}],\"response1\":\"Blue.\","
                        + "\"response2\":\"Green.\",\"overall_preference\":0}\n";

        var vote = read(row).comparisons().get(0);
        assertThat(vote.outcome()).isEqualTo(Outcome.TIE);
        assertThat(vote.left()).isNotEqualTo(vote.right());
    }

    @Test
    void anLmComparatorScoreAboveZeroIsTheFirst() {
        var vote =
                read("""
                                {"models":[{"name":"a"},{"name":"b"}],"examples":[{"input_text":"Sky?",\
                                "output_text_a":"Blue.","output_text_b":"Green.","score":0.5}]}
                                """)
                        .comparisons()
                        .get(0);

        assertThat(vote.outcome()).isEqualTo(Outcome.LEFT);
    }

    @Test
    void shpSaysOneForTheFirstAndNectarRanksFromOne() {
        var nectar =
                read("""
                                {"prompt":"\\n\\nHuman: Sky?\\n\\nAssistant: ","answers":[{"answer":"Green.",\
                                "model":"b","rank":2.0},{"answer":"Blue.","model":"a","rank":1.0}]}
                                """)
                        .rankings()
                        .get(0);

        assertThat(nectar.tiers().getFirst().getFirst().system()).hasToString("a");
    }

    @Test
    void aRatingThatIsNotApplicableIsNoRatingAndNoReject() {
        var dataset =
                read(
                        """
                        {"source":"s","instruction":"Sky?","models":["a"],"completions":[{"model":"a",\
                        "response":"Blue.","annotations":{"honesty":{"Rating":"N/A","Rationale":"none"},\
                        "helpfulness":{"Rating":"4","Rationale":"fine"}},"critique":"Good.","overall_score":8}]}
                        """);

        assertThat(dataset.ratings().size()).isEqualTo(2);
        assertThat(dataset.manifest().rejects().count()).isZero();
    }

    @Test
    void categoriesWithCommasInTheirNamesStayWhole() {
        var dataset =
                read(
                        """
                        {"prompt":"How?","response":"So.","category":{"drug_abuse,weapons,banned_substance":true,\
                        "animal_abuse":false},"is_safe":false}
                        """);

        assertThat(dataset.labels().get(0).categories())
                .containsExactly("drug_abuse,weapons,banned_substance");
    }

    @Test
    void theEmptyStringOfPrismIsNoAnswer() {
        var example = Objects.requireNonNull(Formats.named("prism-utterances")).example();
        var dataset = read(example);

        assertThat(dataset.responses().size()).isEqualTo(1);
        assertThat(dataset.rankings().get(0).tiers()).hasSize(2);
        assertThat(dataset.choices().get(0).chosen().system()).hasToString("a");
    }

    /** Mutants: a row with half of a character is a reject; every half is the same sign. */
    @Test
    void halvesOfCharactersAndNullsInCellsOfJsonAreReadLeniently() {
        var dataset = read(Objects.requireNonNull(Formats.named("lmarena-55k")).example());
        var rich =
                read(
                        """
                        id,model_a,model_b,prompt,response_a,response_b,winner_model_a,winner_model_b,winner_tie,note
                        1,a,b,"[""Half \\ud83d""]","[null]","[""Yes""]",1,0,0,x
                        """);

        assertThat(dataset.comparisons().size()).isEqualTo(1);
        var item = Objects.requireNonNull(rich.items().find(new ItemId("1")));
        assertThat(words(item.conversation().getFirst())).isEqualTo("Half \\ud83d");
    }

    @Test
    void aPointerOfGitLfsIsNamedAsWhatItIs() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 1\n"))
                .hasMessageContaining("LFS pointer");
    }

    @Test
    void partsOfAMessageKeepTheirPictures() {
        var example = Objects.requireNonNull(Formats.named("trl-preference-images")).example();
        var item = read(example).items().get(0);

        assertThat(item.conversation().getFirst().parts().getFirst())
                .isEqualTo(new Part.Image("a.png", "image"));
    }

    @Test
    void columnsThatPlayNoPartAreKept() {
        var dataset =
                read(
                        "{\"prompt\":\"Sky?\",\"chosen\":\"Blue.\",\"rejected\":\"Green.\",\"mood\":\"calm\"}\n");

        assertThat(dataset.comparisons().get(0).header().attributes())
                .containsEntry("mood", "calm")
                .containsEntry("shown", "order unknown");
    }

    @Test
    void aKeyThatStandsTwiceIsARejectAndItsRowAlone() {
        var good = "{\"prompt\":\"Sky?\",\"chosen\":\"Blue.\",\"rejected\":\"Green.\"}";
        var twice = good.replace("}", ",\"chosen\":\"Red.\"}");

        for (var text :
                List.of(good + "\n" + twice + "\n", "[" + good + "," + twice + "," + good + "]")) {
            var dataset = read(text);
            var rejects = dataset.manifest().rejects();
            assertThat(rejects.count()).isEqualTo(1);
            assertThat(rejects.examples().getFirst().toString()).contains("each key once");
            assertThat(dataset.comparisons().size()).isEqualTo(text.startsWith("[") ? 2 : 1);
        }
    }

    /**
     * Several texts are several answers: which of them is meant nobody says. Mutant: they are turns
     * of one conversation.
     */
    @Test
    void aListOfTextsIsNoAnswer() {
        var dataset =
                read(
                        """
                        {"prompt":"p","chosen":["a","b"],"rejected":["c","d"]}
                        {"prompt":"p","chosen":["a"],"rejected":["c"]}
                        {"prompt":"p","chosen":"a","rejected":"c"}
                        """);

        assertThat(dataset.comparisons().size()).isEqualTo(2);
        assertThat(dataset.responses().size()).isEqualTo(2);
        assertThat(dataset.manifest().rejects().examples().getFirst())
                .asString()
                .endsWith(
                        "rows:1: chosen: expected a text, or messages with roles, but found a list of"
                                + " 2 texts");
    }

    /**
     * What the assistant left unsaid is an answer too. Mutant: the bare mark of its turn is taken
     * away, and the prompt ends one exchange too early.
     */
    @Test
    void aTranscriptThatEndsWithNothingSaidEndsWithAnEmptyAnswer() {
        var asked = "\\n\\nHuman: Sky?\\n\\nAssistant: Blue.\\n\\nHuman: Sure?";
        for (var silence : List.of("\\n\\nAssistant:", "\\n\\nAssistant: ")) {
            var dataset =
                    read(
                            """
                            {"chosen":"%s\\n\\nAssistant: Yes.","rejected":"%s%s"}
                            {"chosen":"\\n\\nHuman: Sea?%s","rejected":"\\n\\nHuman: Sea?\\n\\nAssistant: Blue."}
                            """
                                    .formatted(asked, asked, silence, silence));

            assertThat(dataset.manifest().rejects().count()).isZero();
            assertThat(asked(dataset, 0)).hasSize(3);
            assertThat(said(dataset, 0)).containsExactly("assistant: Yes.", "assistant: ");
            assertThat(asked(dataset, 1)).hasSize(1);
            assertThat(said(dataset, 1)).containsExactly("assistant: ", "assistant: Blue.");
        }
    }

    @Test
    void aQuestionThatEndsWithTheMarkOfTheAnswererAsksNothingMore() {
        var dataset =
                read(
                        """
                        {"prompt":"\\n\\nHuman: Sky?\\n\\nAssistant:","chosen":" Blue.","rejected":" Red."}
                        """);

        assertThat(dataset.items().get(0).conversation()).hasSize(1);
        assertThat(words(dataset.items().get(0).conversation().getFirst())).isEqualTo("Sky?");
    }

    /**
     * Words that speak of a format's marks are words. Mutants: marks are looked for anywhere; two
     * of one speaker may follow each other; a question may end with an answer.
     */
    @Test
    void marksInsideOfWordsMakeNoTurns() {
        for (var words :
                List.of(
                        "Human: who is it?",
                        "Assistant: what is it?\\n\\nHuman: no.",
                        "Human: one\\n\\nAssistant: two",
                        "Who says\\n\\nHuman: no\\n\\nAssistant:",
                        "What means <extra_id_1>User\\n here?",
                        "Sky?\\n<extra_id_1>User\\nSea?\\n<extra_id_1>User\\nAir?",
                        "What means\\n<extra_id_1>User\\n here?",
                        "Continue\\n<extra_id_1>Assistant\\nSure, here is")) {
            var dataset =
                    read(
                            """
                            {"prompt":"%s","chosen":"%s","rejected":"No."}
                            """
                                    .formatted(words, words.replace("two", "<extra_id_1>User\\n")));

            assertThat(asked(dataset, 0)).as(words).hasSize(1);
            assertThat(words(asked(dataset, 0).getFirst())).isEqualTo(words.replace("\\n", "\n"));
        }
    }

    /** The layouts of HelpSteer 2 and of HH without its first blank lines. */
    @Test
    void marksThatMakeAConversationMakeTurns() {
        for (var words :
                List.of(
                        "Sky?\\n<extra_id_1>Assistant\\nBlue.\\n<extra_id_1>User\\nSure?",
                        "Sky?\\n<extra_id_1>Assistant\\nBlue.\\n<extra_id_1>User\\nSure?"
                                + "\\n<extra_id_1>Assistant\\n",
                        "Human: Sky?\\n\\nAssistant: Blue.\\n\\nHuman: Sure?\\n\\nAssistant:")) {
            var dataset =
                    read(
                            """
                            {"prompt":"%s","chosen":"Yes.","rejected":"No."}
                            """
                                    .formatted(words));

            assertThat(asked(dataset, 0).stream().map(TrapTest::words))
                    .as(words)
                    .containsExactly("Sky?", "Blue.", "Sure?");
        }
        var trimmed =
                read(
                        """
                {"prompt":"Human: Sky?\\n\\nAssistant:","chosen":"Yes.","rejected":"No."}
                """);
        assertThat(asked(trimmed, 0).stream().map(TrapTest::words)).containsExactly("Sky?");
    }

    /**
     * A bad value is a reject wherever it stands. Mutants: every value of the first rows must fit;
     * values that differ are not counted.
     */
    @Test
    void aBadWinnerNearTheTopLeavesTheTextsTheirPlace() {
        for (int bad = 0; bad < 60; bad += 7) {
            var text = new StringBuilder("prompt,model_a,model_b,response_a,response_b,winner\n");
            for (int row = 0; row < 60; row++) {
                var winner = row == bad ? "A" : List.of("model_a", "model_b", "tie").get(row % 3);
                text.append("Sky %s?,x,y,Blue.,Green.,%s\n".formatted(row, winner));
            }
            var dataset = read(text.toString());

            var rejects = dataset.manifest().rejects();
            assertThat(dataset.manifest().sources().getFirst().format()).isEqualTo("arena-answers");
            assertThat(rejects.count()).isEqualTo(1);
            assertThat(rejects.examples().getFirst())
                    .asString()
                    .contains("rows:%s: winner".formatted(bad + 2))
                    .contains("\"A\"");
            assertThat(dataset.comparisons().size()).isEqualTo(59);
            assertThat(said(dataset, 0)).containsExactly("assistant: Blue.", "assistant: Green.");
        }
    }

    /** Ties by number, then ties of several kinds. */
    @Test
    void manyTiesDoNotMakeSidesOfNames() {
        for (var winners :
                List.of(
                        List.of("tie", "x", "tie", "tie", "y"),
                        List.of("x", "tie", "x", "both_bad", "x"))) {
            var text = new StringBuilder("prompt,model_a,model_b,response_a,response_b,winner\n");
            for (int row = 0; row < 60; row++) {
                text.append("Sky %s?,x,y,Blue.,Green.,%s\n".formatted(row, winners.get(row % 5)));
            }
            var dataset = read(text.toString());

            assertThat(dataset.manifest().sources().getFirst().format())
                    .isEqualTo("arena, winner by name");
            assertThat(dataset.comparisons().size()).isEqualTo(60);
        }
    }

    /** Mutant: the first row is one of many. */
    @Test
    void aHeaderIsNoBadRowOfAFileWithoutOne() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "x\ty\tz\tu\tv\n"
                                                + "a\tb\tc\td\tequal\na\tb\tc\td\t(a)\n".repeat(9)))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("no known layout has these columns");
    }

    /** What was said before a pair. */
    private static List<org.psephos.model.Message> asked(Dataset dataset, int pair) {
        var item = Objects.requireNonNull(dataset.comparisons().get(pair).header().item());
        return Objects.requireNonNull(dataset.items().find(item)).conversation();
    }

    /** What both sides of a pair say, with who says it. */
    private static List<String> said(Dataset dataset, int pair) {
        var one = dataset.comparisons().get(pair);
        return Stream.of(one.left(), one.right())
                .flatMap(
                        side ->
                                Objects.requireNonNull(dataset.responses().find(id(side)))
                                        .messages()
                                        .stream())
                .map(message -> message.role() + ": " + words(message))
                .toList();
    }
}
