package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.RowEdit;
import org.psephos.model.PsephosException;

class RowCopyTest {
    @TempDir private Path folder;

    private String copied(String text, int... lines) throws IOException {
        var from = folder.resolve("in");
        var to = folder.resolve("out");
        Files.writeString(from, text);
        assertThat(RowCopy.copy(from, to, set(lines), set(lines))).isEqualTo(lines.length);
        return Files.readString(to);
    }

    private static BitSet set(int... places) {
        var set = new BitSet();
        for (int place : places) {
            set.set(place);
        }
        return set;
    }

    @Test
    void linesOfJsonAreCopiedLetterByLetter() throws IOException {
        var text = "{\"a\": 1.0,  \"b\":\"\\u00e9\"}\r\n\n{\"a\":2}\n{\"a\":3}";
        assertThat(copied(text, 1, 4)).isEqualTo("{\"a\": 1.0,  \"b\":\"\\u00e9\"}\r\n{\"a\":3}\n");
    }

    @Test
    void rowsOfCsvKeepTheirHeaderAndMayHoldLinesAndQuotes() throws IOException {
        var text = "id,text\n1,\"two\nlines, \"\"quoted\"\"\n\"\n2,a \"b\n3,c\n";
        assertThat(copied(text, 2, 6))
                .isEqualTo("id,text\n1,\"two\nlines, \"\"quoted\"\"\n\"\n3,c\n");
        assertThat(copied(text, 5)).isEqualTo("id,text\n2,a \"b\n");
    }

    @Test
    void rowsMayLieAcrossTheBlocksThatAreRead() throws IOException {
        var row = "1,\"two\nlines, \"\"quoted\"\"\n\"\n";
        for (int before = 0; before < row.length(); before++) {
            // The block of 65,536 bytes ends behind that many bytes of the row.
            var filler = "x".repeat((1 << 16) - "t,t\n".length() - 1 - before) + "\n";
            var text = "t,t\n" + filler + row + "2,c\n";
            assertThat(copied(text, 3)).as("%s before", before).isEqualTo("t,t\n" + row);
            assertThat(copied(text, 2, 6)).isEqualTo("t,t\n" + filler + "2,c\n");
            var lines = "{}\n" + "x".repeat(before) + filler + filler + "{\"a\":1}";
            assertThat(copied(lines, 2)).isEqualTo("x".repeat(before) + filler);
            assertThat(copied(lines, 4)).isEqualTo("{\"a\":1}\n");
        }
    }

    @Test
    void tabsSeparateToo() throws IOException {
        assertThat(copied("a\tb\n1\t\"x\ny\"\n2\tz\n", 2)).isEqualTo("a\tb\n1\t\"x\ny\"\n");
    }

    @Test
    void aNameThatEndsInGzIsPacked() throws IOException {
        var from = folder.resolve("in.jsonl");
        Files.writeString(from, "{\"a\":1}\n{\"a\":2}\n");
        var to = folder.resolve("out.jsonl.gz");
        RowCopy.copy(from, to, set(2), set());
        try (var in = new GZIPInputStream(Files.newInputStream(to))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"a\":2}\n");
        }
    }

    @Test
    void elementsOfAnArrayAreCopiedLetterByLetter() throws IOException {
        var text = " [ {\"a\": 1.0, \"b\":\"],{ \\\" \"},\n [1,[2]] , 3,{\"c\":{}}\n]";
        assertThat(copied(text, 1, 2, 4))
                .isEqualTo("[\n{\"a\": 1.0, \"b\":\"],{ \\\" \"},\n[1,[2]] ,\n{\"c\":{}}\n\n]\n");
        assertThat(copied(text, 3)).isEqualTo("[\n3\n]\n");
    }

    @Test
    void parquetIsRefusedAndNothingIsLeft() {
        assertThatThrownBy(() -> copied("PAR1", 1))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("Parquet");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** Marks every text, by the name and the object it stands in. */
    private static final RowEdit MARK =
            new RowEdit() {
                @Override
                public List<String> edited(List<Text> texts) {
                    return texts.stream()
                            .map(
                                    one ->
                                            one.value().contains("!")
                                                    ? one.name()
                                                            + one.object()
                                                            + "<"
                                                            + one.value()
                                                            + ">"
                                                    : one.value())
                            .toList();
                }

                @Override
                public boolean takesScalars(String name) {
                    return name.equals("no");
                }
            };

    private String changed(String text, List<String> inside, BitSet lines, BitSet numbers)
            throws IOException {
        var from = folder.resolve("in");
        var to = folder.resolve("out");
        Files.writeString(from, text);
        RowCopy.copy(from, to, new RowCopy.Wanted(lines, numbers, inside, MARK));
        return Files.readString(to);
    }

    @Test
    void textsOfJsonChangeWhereTheyStandAndAllElseStaysLetterByLetter() throws IOException {
        var other = "{\"b\":\"\\u00e9\"}\n";
        var text =
                "{\"a\": 1.0,  \"b\":\"\\u00e9!\", \"c\":[\"x!\",{\"d\" : \"\\\"!\"}], \"no\":7,\"e\":\"y!\",\"n!\":null}\r\n";
        assertThat(changed(text + other, List.of(), set(1, 2), set()))
                .isEqualTo(
                        "{\"a\": 1.0,  \"b\":\"b0<é!>\", \"c\":[\"c0<x!>\",{\"d\" : \"d1<\\\"!>\"}], \"no\":7,\"e\":\"e0<y!>\",\"n!\":null}\r\n"
                                .concat(other));
        assertThat(changed("[{\"b\":\"!\"}, {\"b\":\"!!\"}]", List.of(), set(), set(2)))
                .isEqualTo("[\n{\"b\":\"b0<!!>\"}\n]\n");
    }

    @Test
    void fieldsChangeWhereTheyStandAndKeepTheirQuotes() throws IOException {
        var text = "id!,\"te xt\"\r\n1,\"two\nlines, \"\"quoted!\"\"\"\r\n2!,a \"b\n3,\"c\"";
        assertThat(changed(text, List.of(), set(2, 4, 5), set()))
                .isEqualTo(
                        "id!,\"te xt\"\r\n1,\"te xt0<two\nlines, \"\"quoted!\"\">\"\r\nid!0<2!>,a \"b\n3,\"c\"\n");
        assertThat(changed("a,b\n\"x!\",y\n", List.of(), set(2), set()))
                .isEqualTo("a,b\n\"a0<x!>\",y\n");
        assertThat(changed("a\tb\n!\tx,y!\n", List.of(), set(2), set()))
                .isEqualTo("a\tb\na0<!>\tb0<x,y!>\n");
    }

    @Test
    void rowsInsideOfLinesStayInTheirLines() throws IOException {
        var lines =
                """
                {"t":"one!","in":{"posts": [ {"a":"]"} , {"a":"!"},3 ]},"z":[1]}
                {"in":{"posts":null}}
                {torn
                {"in":{"posts":7}}
                {"in":{"posts":[{"a":4},{"a":5}]}}""";
        var inside = List.of("in", "posts");
        // A torn line and what is no list count as a row each, as readers count them.
        assertThat(changed(lines, inside, set(1, 5), set(2, 3, 7)))
                .isEqualTo(
                        """
                        {"t":"t0<one!>","in":{"posts": [{"a":"a2<!>"},3]},"z":[1]}
                        {"in":{"posts":[{"a":5}]}}
                        """);
        assertThatThrownBy(() -> changed(lines, inside, set(1), set(2, 7)))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("line 5");
    }
}
