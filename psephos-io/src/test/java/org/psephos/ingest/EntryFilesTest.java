package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Entry;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Message;
import org.psephos.model.Part;
import org.psephos.model.PsephosException;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

class EntryFilesTest {
    @TempDir private Path folder;

    private EntryFiles files(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text);
        return EntryFiles.of(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    private static List<Entry> all(EntryFiles files) {
        var all = new ArrayList<Entry>();
        files.forEach(all::add);
        return all;
    }

    private Entry one(String json) throws IOException {
        var all = all(files("one.jsonl", json + "\n"));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    /**
     * An index that pandas wrote has no name; a number below it is no rating. Found by {@code
     * FuzzTest}, seed 5003745. Mutant: it is a criterion like any other, and the reading crashes.
     */
    @Test
    void aNumberWithoutANameIsNoRating() throws IOException {
        var entry = one("{\"\":7,\"prompt\":\"p\",\"response\":\"r\",\"helpfulness\":3}");

        assertThat(entry.feedback())
                .singleElement()
                .isInstanceOfSatisfying(
                        Feedback.Rating.class,
                        rating -> {
                            assertThat(rating.header().criterion()).isEqualTo("helpfulness");
                            assertThat(rating.value()).isEqualTo(3);
                        });
    }

    /** Mutant: a prompt without a word is none, and nobody counts it. */
    @Test
    void anEmptyPromptIsAPromptAndNoPromptIsNone() throws IOException {
        for (var prompt : List.of("\"\"", "[]", "null")) {
            var entry = one("{\"prompt\":" + prompt + ",\"chosen\":\"a\",\"rejected\":\"b\"}");

            assertThat(item(entry).conversation())
                    .singleElement()
                    .satisfies(one -> assertThat(said(List.of(one))).isEqualTo("user: |"));
        }
        assertThat(item(one("{\"chosen\":\"a\",\"rejected\":\"b\"}")).conversation()).isEmpty();
    }

    private static Item item(Entry entry) {
        return Objects.requireNonNull(entry.item());
    }

    private static String said(List<Message> messages) {
        var text = new StringBuilder();
        for (var message : messages) {
            text.append(message.role()).append(": ");
            for (var part : message.parts()) {
                text.append(part instanceof Part.Text words ? words.text() : "[media]");
            }
            text.append('|');
        }
        return text.toString();
    }

    private static List<String> answers(Entry entry) {
        return entry.responses().stream()
                .map((Response one) -> one.id().value() + " " + said(one.messages()))
                .toList();
    }

    @Test
    void aPreferencePairIsAnItemTwoAnswersAndAChoice() throws IOException {
        var entry =
                one(
                        """
                        {"id":"q1","prompt":"Why?","chosen":"So.","rejected":"No.","source":"s","score_chosen":4.5}""");
        assertThat(item(entry).id().value()).isEqualTo("q1");
        assertThat(said(item(entry).conversation())).isEqualTo("user: Why?|");
        assertThat(item(entry).attributes()).containsEntry("source", "s");
        assertThat(answers(entry))
                .containsExactly("q1/chosen assistant: So.|", "q1/rejected assistant: No.|");
        assertThat(entry.feedback()).hasSize(2);
        assertThat(((Feedback.Rating) entry.feedback().getFirst()).value()).isEqualTo(4.5);
        assertThat(((Feedback.Choice) entry.feedback().getLast()).chosen().response())
                .isEqualTo(new ResponseId("q1/chosen"));
    }

    @Test
    void anItemWithoutANameIsCalledByFileAndLine() throws IOException {
        var entries = all(files("a.jsonl", "\n{\"text\":\"one\"}\n\n{\"text\":\"two\"}\n"));
        assertThat(entries)
                .extracting(entry -> item(entry).id().value())
                .containsExactly(
                        folder.resolve("a.jsonl") + ":2", folder.resolve("a.jsonl") + ":4");
    }

    /** Found by damaging files. Mutant: the blank name is taken, and the reader stops. */
    @Test
    void aBlankNameIsNoName() throws IOException {
        var entries =
                all(
                        files(
                                "acts.yml",
                                """
                                acts:
                                - - episode_done: true
                                    eval_labels: [I like my cats.]
                                    id: '  '
                                    text: 'i have a cat . [PAT] Blaming (more weight) [THT] It eats.'
                                """));

        assertThat(entries)
                .extracting(entry -> item(entry).id().value())
                .singleElement(STRING)
                .isNotBlank();
    }

    @Test
    void whatBothConversationsBeginWithIsThePrompt() throws IOException {
        var entry =
                one(
                        """
                        {"id":"q","chosen":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Yes"}],"rejected":[{"role":"user","content":"Hi"},{"role":"assistant","content":"No"}]}""");
        assertThat(said(item(entry).conversation())).isEqualTo("user: Hi|");
        assertThat(answers(entry))
                .containsExactly("q/chosen assistant: Yes|", "q/rejected assistant: No|");
    }

    @Test
    void equalConversationsKeepTheirLastTurnAsAnswer() throws IOException {
        // TRL's extract_prompt takes all but one unit of such a row for the prompt, and goes on.
        var same = "\\n\\nHuman: Hi\\n\\nAssistant: Yes";
        var entry =
                one("{\"id\":\"q\",\"chosen\":\"%s\",\"rejected\":\"%s\"}".formatted(same, same));
        assertThat(said(item(entry).conversation())).isEqualTo("user: Hi|");
        assertThat(answers(entry))
                .containsExactly("q/chosen assistant: Yes|", "q/rejected assistant: Yes|");
    }

    @Test
    void ultraFeedbacksCompletionsHaveScoresAndCritiques() throws IOException {
        var entry =
                one(
                        """
                        {"instruction":"Do","completions":[{"model":"m1","response":"Done","overall_score":10.0,"fine-grained_score":1.5,"critique":"Bad.","annotations":{"honesty":{"Rating":"N/A"},"helpfulness":{"Rating":"2"}}}]}""");
        assertThat(answers(entry))
                .containsExactly(item(entry).id() + "/completions[0] assistant: Done|");
        assertThat(entry.responses().getFirst().system()).isEqualTo(new SystemId("m1"));
        assertThat(entry.feedback().stream().filter(Feedback.Rating.class::isInstance))
                .extracting(one -> one.header().criterion())
                .containsExactly("overall_score", "fine-grained_score", "helpfulness");
        assertThat(entry.feedback()).anyMatch(Feedback.Critique.class::isInstance);
    }

    @Test
    void anAnswerThatIsJsonStaysAsItIs() throws IOException {
        var entry =
                one(
                        "{\"id\":\"q\",\"prompt\":\"JSON please\",\"response\":\"[1, 2, {\\\"a\\\": 3}]\"}");
        assertThat(answers(entry)).containsExactly("q/response assistant: [1, 2, {\"a\": 3}]|");
    }

    @Test
    void aConversationEndsWithItsAnswer() throws IOException {
        var entry =
                one(
                        """
                        {"id":"c","conversations":[{"from":"human","value":"Hi"},{"from":"gpt","value":"Hello"}]}""");
        assertThat(said(item(entry).conversation())).isEqualTo("user: Hi|");
        assertThat(answers(entry)).containsExactly("c/conversations assistant: Hello|");
    }

    @Test
    void columnsOfCsvAreReadAndQuotesMayHoldLines() throws IOException {
        var entries = all(files("a.csv", "id,text\n1,\"two\nlines\"\n2,plain\n"));
        assertThat(entries)
                .extracting(entry -> said(item(entry).conversation()))
                .containsExactly("user: two\nlines|", "user: plain|");
        assertThat(entries.getLast().origin().toString()).endsWith("a.csv:4");
    }

    @Test
    void eachPassGivesTheSameAndTheManifestCountsRejects() throws IOException {
        var files = files("a.jsonl", "{\"text\":\"one\"}\n{torn\n{\"other\":1}\n");
        assertThatThrownBy(files::manifest).isInstanceOf(IllegalStateException.class);
        var first = all(files);
        assertThat(all(files)).isEqualTo(first).hasSize(1);
        var manifest = files.manifest();
        assertThat(manifest.read()).isEqualTo(3);
        assertThat(manifest.rejects().count()).isEqualTo(2);
        assertThat(manifest.sources().getFirst().sha256()).hasSize(64);
    }

    @Test
    void columnsMayBeNamed() throws IOException {
        var file = folder.resolve("odd.csv");
        Files.writeString(file, "key,words\nk1,some words\n");
        var options =
                new ReadOptions(
                        Map.of(Key.ITEM, "key", Key.TEXT, "words"),
                        new TreeMap<>(),
                        Map.of(),
                        Set.of(),
                        false,
                        10,
                        null,
                        1);
        var files = EntryFiles.of(List.of(file), options, ReadProgress.SILENT);
        assertThat(item(all(files).getFirst()).id().value()).isEqualTo("k1");
    }

    @Test
    void aFileWithoutTextsSaysWhatItHas() throws IOException {
        var files = files("votes.csv", "left,right,winner\na,b,left\n");
        assertThat(files.holdTexts()).isFalse();
        assertThatThrownBy(() -> all(files))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("none of its columns is known to hold texts")
                .hasMessageContaining("columns: left, right, winner");
    }

    @Test
    void aPublishedLayoutWithoutUsualNamesIsReadByItsCard() throws IOException {
        var files =
                files(
                        "pairs.csv",
                        """
                        Topic,Argument,Evidence_1,Evidence_2,Label
                        Cats,Wise,A study,My cat,1.0
                        Cats,Wise,A book,My dog,2
                        """);
        var entry = all(files).getFirst();
        assertThat(entry.responses()).hasSize(2);
        assertThat(entry.feedback()).hasSize(1);
        assertThat(files.areRows()).isTrue();
        assertThat(files.manifest().read()).isEqualTo(2);
        assertThat(files.manifest().rejects().count()).isEqualTo(1);
        assertThat(all(files)).hasSize(1);
    }
}
