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

    /** Mutants: answers need no prompt; any other key goes along; words of winners do. */
    @Test
    void whatASingleLayoutCannotHoldIsRefused() {
        var head = "p,a,b,r,who\n1,2,3,4,5\n";
        for (var keys :
                List.of(
                        "answer=a,rating=r",
                        "prompt=p,answer=a",
                        "prompt=p,chosen=a,rejected=b,rating=r",
                        "prompt=p,chosen=a,rejected=b,annotator=who",
                        "prompt=p,chosen=a,rejected=b,answer=a,rating=r",
                        "prompt=p,answer=a,rating=r,left=b")) {
            assertThatThrownBy(() -> read(head, keys))
                    .as(keys)
                    .isInstanceOf(PsephosException.class)
                    .hasMessageContaining("do not go together");
        }
        var winners = new EnumMap<Outcome, String>(Outcome.class);
        winners.put(Outcome.LEFT, "1");
        assertThatThrownBy(
                        () -> read(head, "prompt=p,chosen=a,rejected=b", winners, new TreeMap<>()))
                .hasMessageContaining("do not go together");
    }

    /** Mutants: names of attributes are not taken; they take a column from the words. */
    @Test
    void attributesHaveTheNamesThatTheUserSays() throws IOException {
        var names = new TreeMap<String, String>();
        names.put("topic", "Thema");
        names.put("asked", "Frage");
        var data =
                read(
                        "Frage,gut,schlecht,Thema\nSky?,Blue.,Green.,air\n",
                        "prompt=Frage,chosen=gut,rejected=schlecht",
                        new EnumMap<>(Outcome.class),
                        names);

        assertThat(asked(data)).isEqualTo("Sky?");
        assertThat(data.comparisons().get(0).header().attributes())
                .containsEntry("topic", "air")
                .doesNotContainKey("Thema");
    }

    /** Mutant: the item is a column like others. */
    @Test
    void theUserNamesTheItem() throws IOException {
        var data =
                read(
                        "Frage,Antwort,Note,Nr\nSky?,Blue.,4.5,q7\n",
                        "prompt=Frage,answer=Antwort,rating=Note,item=Nr");

        assertThat(data.items().ids().name(0)).isEqualTo("q7");
    }

    /** Mutant: what is torn is told to nobody. */
    @Test
    void aTornLineIsARejectUnderOtherNamesToo() throws IOException {
        var row = "{\"Prompt\": \"%s\", \"Chosen\": \"a\", \"Rejected\": \"b\"}\n";
        var file = home.resolve("in.jsonl");
        Files.writeString(file, row.formatted("x") + "{torn\n" + row.formatted("y"));
        var data =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);

        assertThat(data.comparisons().size()).isEqualTo(2);
        assertThat(data.manifest().rejects().count()).isEqualTo(1);
    }

    private static String asked(Dataset data) {
        var item = data.items().find(new ItemId(data.items().ids().name(0)));
        return item == null
                ? ""
                : ((Part.Text) item.conversation().getFirst().parts().getFirst()).text();
    }

    private Dataset read(String text, String columns) throws IOException {
        return read(text, columns, ReadOptions.withDefaults().winnerValues(), new TreeMap<>());
    }

    private Dataset read(
            String text,
            String columns,
            Map<Outcome, String> winners,
            SortedMap<String, String> attributes)
            throws IOException {
        var named = new EnumMap<Key, String>(Key.class);
        for (var pair : columns.isEmpty() ? new String[0] : columns.split(",", -1)) {
            int at = pair.indexOf('=');
            named.put(
                    Key.valueOf(pair.substring(0, at).toUpperCase(Locale.ROOT)),
                    pair.substring(at + 1));
        }
        var defaults = ReadOptions.withDefaults();
        var options =
                new ReadOptions(
                        named,
                        attributes,
                        winners,
                        defaults.wanted(),
                        false,
                        defaults.keptRejects(),
                        null,
                        2,
                        defaults.names());
        var file = Files.writeString(home.resolve("in.csv"), text);
        return FeedbackFiles.read(List.of(file), options, ReadProgress.SILENT);
    }
}
