package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Dataset;
import org.psephos.model.ItemId;
import org.psephos.model.Outcome;
import org.psephos.model.Part;
import org.psephos.model.PsephosException;

/** Words are found under the names that a file gives them. */
class OtherNamesTest {
    @TempDir private Path home;

    @Test
    void capitalsAreNoOtherName() throws IOException {
        var data = read("Prompt,Chosen,Rejected,Topic\nSky?,Blue.,Green.,air\n", "");

        assertThat(data.comparisons().size()).isEqualTo(1);
        assertThat(asked(data)).isEqualTo("Sky?");
        assertThat(data.comparisons().get(0).header().attributes()).containsValue("air");
    }

    /** Mutant: of two columns that differ by capitals, one is taken. */
    @Test
    void whatIsThereTwiceButForCapitalsIsNotGuessed() {
        assertThatThrownBy(() -> read("Prompt,PROMPT,Chosen,Rejected\na,b,c,d\n", ""))
                .isInstanceOf(PsephosException.class);
    }

    @Test
    void theUserNamesTheWordsOfPairs() throws IOException {
        var data =
                read(
                        "Frage,gut,schlecht,chosen\nSky?,Blue.,Green.,mine\n",
                        "prompt=Frage,chosen=gut,rejected=schlecht");

        assertThat(asked(data)).isEqualTo("Sky?");
        assertThat(data.responses().size()).isEqualTo(2);
        assertThat(data.comparisons().get(0).header().attributes())
                .containsEntry("chosen_column", "mine");
    }

    @Test
    void theUserNamesTheWordsThatWereRated() throws IOException {
        var data =
                read(
                        "Frage,Antwort,Note,Wer\nSky?,Blue.,4.5,ann\n",
                        "prompt=Frage,answer=Antwort,rating=Note,annotator=Wer");

        assertThat(asked(data)).isEqualTo("Sky?");
        assertThat(data.ratings().value(0)).isEqualTo(4.5);
        assertThat(String.valueOf(data.ratings().get(0).header().annotator())).contains("ann");
        assertThat(data.responses().size()).isEqualTo(1);
    }

    @Test
    void keysThatDoNotGoTogetherAreRefusedWithThoseThatDo() {
        assertThatThrownBy(() -> read("a,b\n1,2\n", "chosen=a"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("do not go together");
        assertThatThrownBy(() -> read("a,b\n1,2\n", "chosen=a,rejected=c"))
                .hasMessageContaining("there is no column \"c\" for rejected");
    }

    /** Mutants: each of the demands left out, of which each refuses one of these alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "prompt=a",
                "answer=a,rating=b",
                "chosen=a,rejected=b,annotator=c",
                "prompt=a,answer=b,rating=c,winner=d",
                "prompt=a,chosen=a,rejected=b,answer=c,rating=d"
            })
    void wordsThatLackOneOrHaveOneTooManyAreRefused(String columns) {
        assertThatThrownBy(() -> read("a,b,c,d\nSky?,Blue.,3,4\n", columns))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("do not go together");
    }

    /** Mutant: the values are passed over. */
    @Test
    void valuesOfAWinnerDoNotGoWithWords() throws IOException {
        var file = Files.writeString(home.resolve("in.csv"), "a,b,c\nSky?,Blue.,Green.\n");
        var won = new EnumMap<Outcome, String>(Outcome.class);
        won.put(Outcome.LEFT, "first");
        var options = options("prompt=a,chosen=b,rejected=c", new TreeMap<>(), won);

        assertThatThrownBy(() -> FeedbackFiles.read(List.of(file), options, ReadProgress.SILENT))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("do not go together");
    }

    @Test
    void ratedWordsKeepTheirItem() throws IOException {
        var data =
                read(
                        "Nr,Frage,Antwort,Note\nq7,Sky?,Blue.,4\n",
                        "item=Nr,prompt=Frage,answer=Antwort,rating=Note");

        assertThat(data.items().ids().name(0)).isEqualTo("q7");
    }

    /** Mutant: a column that is an attribute too is one only. */
    @Test
    void aColumnThatTheUserNamesTwiceKeepsItsWords() throws IOException {
        var attributes = new TreeMap<String, String>();
        attributes.put("topic", "Frage");
        var data =
                read(
                        Files.writeString(
                                home.resolve("in.csv"), "Frage,gut,schlecht\nSky?,Blue.,Green.\n"),
                        "prompt=Frage,chosen=gut,rejected=schlecht",
                        attributes);

        assertThat(asked(data)).isEqualTo("Sky?");
    }

    @Test
    void aTornRowUnderOtherNamesIsCountedAsRejected() throws IOException {
        var row = "{\"Prompt\": \"Sky?\", \"Chosen\": \"Blue.\", \"Rejected\": \"Green.\"}\n";
        var file = Files.writeString(home.resolve("in.jsonl"), row + "{torn\n" + row);
        var data = read(file, "", new TreeMap<>());

        assertThat(data.comparisons().size()).isEqualTo(2);
        assertThat(data.manifest().rejects().count()).isEqualTo(1);
    }

    /** A remedy is followed as it stands. */
    @Test
    void theRemedyRuns() throws IOException {
        var text =
                "The question,answer chosen,answer rejected,chosen by whom\nSky?,Blue.,Green.,ann\n";
        var problem = catchThrowableOfType(PsephosException.class, () -> read(text, ""));

        var remedy = problem.remedy();
        assertThat(remedy).startsWith("--columns ");
        var data = read(text, remedy.substring("--columns ".length()));

        assertThat(asked(data)).isEqualTo("Sky?");
        assertThat(data.comparisons().size()).isEqualTo(1);
    }

    private static String asked(Dataset data) {
        var item = data.items().find(new ItemId(data.items().ids().name(0)));
        return item == null
                ? ""
                : ((Part.Text) item.conversation().getFirst().parts().getFirst()).text();
    }

    private Dataset read(String text, String columns) throws IOException {
        return read(Files.writeString(home.resolve("in.csv"), text), columns, new TreeMap<>());
    }

    private static Dataset read(Path file, String columns, SortedMap<String, String> attributes) {
        var options = options(columns, attributes, ReadOptions.withDefaults().winnerValues());
        return FeedbackFiles.read(List.of(file), options, ReadProgress.SILENT);
    }

    private static ReadOptions options(
            String columns, SortedMap<String, String> attributes, Map<Outcome, String> won) {
        var named = new EnumMap<Key, String>(Key.class);
        for (var pair : columns.isEmpty() ? new String[0] : columns.split(",", -1)) {
            int at = pair.indexOf('=');
            named.put(
                    Key.valueOf(pair.substring(0, at).toUpperCase(Locale.ROOT)),
                    pair.substring(at + 1));
        }
        var defaults = ReadOptions.withDefaults();
        return new ReadOptions(
                named,
                attributes,
                won,
                defaults.wanted(),
                false,
                defaults.keptRejects(),
                null,
                2,
                defaults.names());
    }
}
