package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.model.Feedback.Abstention;
import org.psephos.model.PsephosException;

/**
 * Nested files of judgements as a table. Mutants that these tests have seen off: abstentions left
 * out; a flat table read as judgements; a cell of the wrong kind taken; a needed column not asked
 * for; every abstention a skipped one.
 */
class JudgedRowsTest {
    private static final List<TableField> FIELDS =
            List.of(
                    TableField.needed("item", Kind.NAME, "what was asked", "item", "question_id"),
                    TableField.needed("system", Kind.NAME, "who", "system", "model"),
                    TableField.optional("stance", Kind.NUMBER, "how", "polarity"),
                    TableField.optional("answer", Kind.NAME, "what", "choice", "label"),
                    TableField.optional("mode", Kind.NAME, "how it was asked", "mode"));

    private static final String SURVEY =
            """
            {"survey": {"title": "T", "topics": [{"name": "speech", "questions": [
            {"id": 1, "question": "Say all?", "response": "A", "selected": "A", "choice": "Yes", "answer_polarity": -1.0},
            {"id": 2, "question": "Why?", "response": "F", "selected": "F", "choice": "Refused", "answer_polarity": null},
            {"id": 3, "question": "What?", "response": "", "selected": null, "choice": null, "answer_polarity": null}]}]},
            "model": "m"}
            """;

    @TempDir private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aNestedFileIsATableOfItsAnswers() throws IOException {
        var file = file("POBS_m_1.json", SURVEY);
        var rows =
                TableFiles.read(List.of(file), FIELDS, new TreeMap<>(), ReadOptions.withDefaults());

        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.text("item", 0)).isEqualTo("T/1");
        assertThat(rows.text("system", 0)).isEqualTo("m");
        assertThat(rows.number("stance", 0)).isEqualTo(-1);
        assertThat(rows.text("answer", 1)).isEqualTo("Refused");
        assertThat(rows.number("stance", 1)).isNull();
        // An answer that could not be read is a row without one.
        assertThat(rows.text("item", 2)).isEqualTo("T/3");
        assertThat(rows.text("answer", 2)).isEmpty();
        assertThat(rows.text("mode", 0)).isEqualTo("direct");
        assertThat(rows.text("mode", 2)).isEqualTo("direct");
        assertThat(rows.manifest().read()).isEqualTo(3);
        assertThat(rows.origin(1).toString()).startsWith(file.toString());
    }

    @Test
    void whatCouldNotBeReadIsNoRefusal() throws IOException {
        var read =
                FeedbackFiles.read(
                        List.of(file("POBS_m_1.json", SURVEY)),
                        ReadOptions.withDefaults(),
                        ReadProgress.SILENT);
        var reasons = new ArrayList<Abstention.Reason>();
        read.forEach(
                one -> {
                    if (one instanceof Abstention none) {
                        reasons.add(none.reason());
                    }
                });
        assertThat(reasons).containsExactly(Abstention.Reason.UNPARSEABLE);
    }

    @Test
    void aTableWithTheColumnsIsReadAsItStands() throws IOException {
        var file =
                file(
                        "answers.csv",
                        "model,run,topic,question_id,response,selected,choice,polarity\na,1,law,q1,x,A,agree,1\n");
        var rows =
                TableFiles.read(List.of(file), FIELDS, new TreeMap<>(), ReadOptions.withDefaults());

        assertThat(rows.text("item", 0)).isEqualTo("q1");
        assertThat(rows.text("answer", 0)).isEqualTo("agree");
        assertThat(rows.manifest().sources().getFirst().format()).isEqualTo("table");
    }

    @Test
    void aCellOfTheWrongKindIsARejectWithItsPlace() throws IOException {
        var wanted = new TreeMap<String, String>();
        wanted.put("stance", "mode");
        var file = file("POBS_m_1.json", SURVEY);
        var rows = TableFiles.read(List.of(file), FIELDS, wanted, ReadOptions.withDefaults());

        assertThat(rows.size()).isZero();
        assertThat(rows.manifest().rejects().count()).isEqualTo(3);
        assertThat(rows.manifest().rejects().examples().getFirst().toString())
                .contains("mode: expected a number, but found direct");
    }

    @Test
    void whatNeitherHasIsSaidOfTheColumns() throws IOException {
        var needed = new ArrayList<>(FIELDS);
        needed.add(TableField.needed("price", Kind.NUMBER, "what it costs", "price"));
        var file = file("POBS_m_1.json", SURVEY);
        assertThatThrownBy(
                        () ->
                                TableFiles.read(
                                        List.of(file),
                                        needed,
                                        new TreeMap<>(),
                                        ReadOptions.withDefaults()))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("no column is called");
    }

    /** A table has rows of one kind; what is not among them is counted. Mutant: it is not. */
    @Test
    void whatHasNoRowIsCounted() throws IOException {
        var file =
                file(
                        "pairs.jsonl",
                        """
                        {"prompt":"p","chosen":"c","rejected":"r","chosen_rating":5.0,"rejected_rating":2.0,"dataset":"d"}
                        """);
        var fields = List.of(TableField.needed("value", Kind.NUMBER, "how good", "rating"));

        var rows =
                TableFiles.read(List.of(file), fields, new TreeMap<>(), ReadOptions.withDefaults());

        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.manifest().selection()).isEqualTo(new Manifest.Selection("ratings", 1));
    }
}
