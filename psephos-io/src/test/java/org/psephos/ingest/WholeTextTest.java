package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Reject;
import org.psephos.math.Seed;
import org.psephos.model.Part;

/** Rows whose characters are not whole are rejects that say so, for every reader alike. */
final class WholeTextTest {
    private static final String UTF8 =
            "text in UTF-8 (where it is Latin-1: iconv -f LATIN1 -t UTF-8)";

    @TempDir Path folder;

    /** Ways to write a row of four texts down. */
    enum Form {
        CSV("", ",", ""),
        TSV("", "\t", ""),
        LINES("", "", ""),
        ARRAY("[", "", "]"),
        PLAIN_OBJECTS("", "", "");

        private final String before;
        private final String between;
        private final String after;

        Form(String before, String between, String after) {
            this.before = before;
            this.between = between;
            this.after = after;
        }

        byte[] file(List<String> names, List<List<String>> rows) {
            var lines = new ArrayList<String>();
            if (!between.isEmpty()) {
                lines.add(String.join(between, names));
            }
            for (var row : rows) {
                lines.add(between.isEmpty() ? object(names, row) : String.join(between, row));
            }
            var end = this == ARRAY ? ",\n" : "\n";
            var text = before + String.join(end, lines) + "\n" + after;
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        private String object(List<String> names, List<String> row) {
            var fields = new ArrayList<String>();
            for (int i = 0; i < names.size(); i++) {
                fields.add("\"%s\":\"%s\"".formatted(names.get(i), row.get(i)));
            }
            var inside = String.join(this == PLAIN_OBJECTS ? ",\n" : ",", fields);
            return this == PLAIN_OBJECTS ? "{\n" + inside + "\n}" : "{" + inside + "}";
        }
    }

    /** Bytes of {@code text} as UTF-8, each as the character of Latin-1. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static List<String> rejects(Dataset dataset) {
        return dataset.manifest().rejects().examples().stream()
                .map(Reject::toString)
                .map(told -> told.substring(told.lastIndexOf("votes") + 5))
                .toList();
    }

    private Path votes(Form form, String third) {
        var rows =
                List.of(
                        List.of("a", "b", "left", utf8("caf\u00e9 \uFFFD \uD83D\uDE00")),
                        List.of("b", "c", "right", third),
                        List.of("a", "c", "tie", utf8("\u00e9")));
        return Reading.write(
                folder, "votes", form.file(List.of("left", "right", "winner", "note"), rows));
    }

    /**
     * Mutants: a broken byte is looked for only where a row is read slowly; at the end of a row.
     */
    @ParameterizedTest
    @EnumSource(Form.class)
    void aVoteWithABrokenByteIsARejectWhetherTheColumnIsLookedAtOrNot(Form form) {
        var file = votes(form, "caf\u00e9");

        for (int threads : new int[] {1, 3}) {
            for (var options :
                    List.of(Reading.threads(threads), Reading.wanted(Reading.VOTES, threads))) {
                var read = Reading.read(file, options);
                assertThat(read.comparisons().size()).isEqualTo(2);
                assertThat(rejects(read))
                        .singleElement()
                        .asString()
                        .contains(": row: expected " + UTF8 + ", but found the byte E9 after")
                        .contains("caf\"");
                assertThat(read.manifest().read()).isEqualTo(3);
            }
        }
        var first = Reading.read(file).comparisons().get(0).header();
        assertThat(first.attributes()).containsEntry("note", "caf\u00e9 \uFFFD \uD83D\uDE00");
    }

    @Test
    void theRejectNamesItsLine() {
        assertThat(rejects(Reading.read(votes(Form.CSV, "caf\u00e9"))))
                .containsExactly(
                        ":3: row: expected "
                                + UTF8
                                + ", but found the byte E9 after \"b,c,right,caf\"");
    }

    /** What cards read; mutant: elements of a document are taken with what was replaced in them. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void aPairWithABrokenByteIsARejectOfACard(Form form) {
        var rows =
                List.of(
                        List.of("p1", utf8("caf\u00e9 \uFFFD"), "no"),
                        List.of("p2", "caf\u00e9", "no"),
                        List.of("p3", utf8("\u00e9"), "no"));
        var file =
                Reading.write(
                        folder, "votes", form.file(List.of("prompt", "chosen", "rejected"), rows));

        for (int threads : new int[] {1, 3}) {
            var read = Reading.read(file, Reading.threads(threads));
            assertThat(read.comparisons().size()).isEqualTo(2);
            assertThat(rejects(read)).singleElement().asString().contains(UTF8, "E9");
            assertThat(texts(read)).contains("caf\u00e9 \uFFFD", "\u00e9");
        }
        var entries = EntryFiles.of(List.of(file), Reading.threads(1), ReadProgress.SILENT);
        var seen = new ArrayList<String>();
        entries.forEach(entry -> seen.add(entry.origin().toString()));
        assertThat(seen).hasSize(2);
        assertThat(entries.manifest().rejects().count()).isEqualTo(1);
    }

    private static List<String> texts(Dataset read) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < read.responses().size(); i++) {
            for (var message : read.responses().get(i).messages()) {
                message.parts().forEach(part -> texts.add(((Part.Text) part).text()));
            }
        }
        return texts;
    }

    /** A row of every kind is broken in every way that bytes can be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080",
                "\u00c3",
                "\u00c0\u00af",
                "\u00e0\u0080\u00af",
                "\u00ed\u00a0\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u00f8\u0088\u0080\u0080\u0080",
                "\u00ff",
                "\u00f0\u009f\u0098",
                "\u00e2\u0082"
            })
    void bytesThatAreNoCharacterAreRejects(String bytes) {
        for (var form : Form.values()) {
            var read = Reading.read(votes(form, bytes), Reading.wanted(Reading.VOTES, 1));
            assertThat(rejects(read))
                    .as(form.toString())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(UTF8);
            assertThat(read.comparisons().size()).isEqualTo(2);
        }
    }

    @Test
    void theLastByteOfAFileMayBeTheFirstOfACharacter() {
        var all = "left,right,winner,note\na,b,left,x\na,b,left,\u00c3";
        var file = Reading.write(folder, "votes", all.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(rejects(Reading.read(file)))
                .containsExactly(
                        ":3: row: expected "
                                + UTF8
                                + ", but found the byte C3 after \"a,b,left,\"");
    }

    @Test
    void packedFilesAreLookedAtAsWell() throws IOException {
        var csv =
                Form.CSV.file(
                        List.of("left", "right", "winner"),
                        List.of(List.of("a", "b", "left"), List.of("a", "\u00e9", "left")));
        for (boolean zstd : new boolean[] {false, true}) {
            var packed = new ByteArrayOutputStream();
            try (OutputStream out =
                    zstd ? new ZstdOutputStream(packed) : new GZIPOutputStream(packed)) {
                out.write(csv);
            }
            var read = Reading.read(Reading.write(folder, "votes", packed.toByteArray()));
            assertThat(rejects(read))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith(":3: row: ")
                    .contains(UTF8);
        }
    }

    /** Mutant: bytes of a name become the one sign for what is lost, and two columns one. */
    @Test
    void bytesOfAHeaderThatAreNoUtf8AreSpelt() {
        var csv = "left,right,winner,caf\u00e9 \u00c3\u00a9,caf\u00e8\na,b,left,x,y\n";
        var file = Reading.write(folder, "votes", csv.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Reading.read(file).comparisons().get(0).header().attributes())
                .containsEntry("caf\\xE9 \u00e9", "x")
                .containsEntry("caf\\xE8", "y");
    }

    /** Mutant: what a block ends with is broken though the next one goes on with it. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void charactersAcrossBlocksAreWhole(Form form) {
        for (int shift = 0; shift < 4; shift++) {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("a", "b", "left", "x".repeat(shift)));
            for (int i = 0; i < 40; i++) {
                rows.add(List.of("a", "b", "left", utf8("\uD83D\uDE00".repeat(20_000))));
            }
            rows.add(30, List.of("a", "b", "left", utf8("\uD83D\uDE00".repeat(20_000)) + "\u00e9"));
            var file =
                    Reading.write(
                            folder,
                            "votes",
                            form.file(List.of("left", "right", "winner", "note"), rows));
            var read = Reading.read(file, Reading.wanted(Reading.VOTES, 1));
            assertThat(read.comparisons().size()).isEqualTo(41);
            assertThat(rejects(read)).hasSize(1);
        }
    }

    /** Among many rows each broken one is found by all readers; the reader of Java is the twin. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void brokenRowsAreThoseThatJavaCannotDecode(Form form) {
        var random = new Seed(form.ordinal()).random();
        var spice =
                new String[] {
                    "\u00e9",
                    "\u0080",
                    utf8("\u00e9"),
                    utf8("\uD83D\uDE00"),
                    utf8("\u20ac"),
                    "\u00f0",
                    "x"
                };
        for (int round = 0; round < 20; round++) {
            var rows = new ArrayList<List<String>>();
            int whole = 0;
            for (int i = 0; i < 300; i++) {
                var note = new StringBuilder();
                while (random.nextInt(4) != 0) {
                    note.append(random.nextInt(6) != 0 ? "z" : spice[random.nextInt(spice.length)]);
                }
                rows.add(List.of("a", "b", "left", note.toString()));
                byte[] bytes = note.toString().getBytes(StandardCharsets.ISO_8859_1);
                var text = new String(bytes, StandardCharsets.UTF_8);
                whole += Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? 1 : 0;
            }
            var file =
                    Reading.write(
                            folder,
                            "votes",
                            form.file(List.of("left", "right", "winner", "note"), rows));
            for (int threads : new int[] {1, 4}) {
                for (var options :
                        List.of(Reading.threads(threads), Reading.wanted(Reading.VOTES, threads))) {
                    var read = Reading.read(file, options);
                    assertThat(read.comparisons().size()).isEqualTo(whole);
                    assertThat(read.manifest().rejects().count()).isEqualTo(300 - whole);
                }
            }
        }
    }

    /**
     * Two texts that differ in halves alone are two, and the row is none the worse; mutants: a half
     * becomes the replacement character; the half of a pair is spelt out.
     */
    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"LINES", "ARRAY", "PLAIN_OBJECTS"})
    void halvesOfCharactersAreSpeltOutByEveryReader(Form form) {
        var names = List.of("left", "right", "winner", "note");
        var rows = new ArrayList<List<String>>();
        var notes = new LinkedHashMap<String, String>();
        notes.put("\\ud83d", "\\ud83d");
        notes.put("\\uDE00", "\\ude00");
        notes.put("\\\\\\ud83dx", "\\\\ud83dx");
        notes.put("\\ud83d\\ud83d\\ude00", "\\ud83d\uD83D\uDE00");
        notes.put("\\ude00\\ud83d", "\\ude00\\ud83d");
        notes.put("\\ud83d\\uDE00", "\uD83D\uDE00");
        notes.put("\\u00e9\\ufffd", "\u00e9\uFFFD");
        notes.keySet().forEach(note -> rows.add(List.of("a\\udc80", "b", "left", note)));
        var file = Reading.write(folder, "votes", form.file(names, rows));

        for (int threads : new int[] {1, 3}) {
            var read = Reading.read(file, Reading.threads(threads));
            assertThat(rejects(read)).isEmpty();
            assertThat(read.comparisons().systems().names()).containsExactly("a\\udc80", "b");
            for (int row = 0; row < rows.size(); row++) {
                assertThat(read.comparisons().get(row).header().attributes())
                        .containsEntry("note", List.copyOf(notes.values()).get(row));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"LINES", "ARRAY", "PLAIN_OBJECTS"})
    void halvesOfCharactersAreSpeltOutByACard(Form form) {
        var rows =
                List.of(
                        List.of("p1", "\\ud83d", "\\ud83e"),
                        List.of("p2", "fine", "\\ud83d\\ude00"));
        var file =
                Reading.write(
                        folder, "votes", form.file(List.of("prompt", "chosen", "rejected"), rows));

        var read = Reading.read(file);
        assertThat(read.comparisons().size()).isEqualTo(2);
        assertThat(texts(read))
                .containsExactlyInAnyOrder("\\ud83d", "\\ud83e", "fine", "\uD83D\uDE00");
        assertThat(rejects(read)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"LINES", "ARRAY", "PLAIN_OBJECTS"})
    void escapesAcrossBlocksAreWhole(Form form) {
        var names = List.of("left", "right", "winner", "note");
        for (int shift = 0; shift < 13; shift++) {
            var rows =
                    List.of(
                            List.of("a", "b", "left", "x".repeat(shift)),
                            List.of("a", "b", "left", "\\ud83d\\ude00".repeat(30_000)),
                            List.of("a", "b", "left", "\\ud83d\\ude00".repeat(30_000) + "\\ud83d"),
                            List.of("a", "b", "left", "\\\\".repeat(150_000)));
            var read = Reading.read(Reading.write(folder, "votes", form.file(names, rows)));

            assertThat(read.manifest().rejects().count()).isZero();
            assertThat(read.comparisons().get(1).header().attributes())
                    .containsEntry("note", "\uD83D\uDE00".repeat(30_000));
            assertThat(read.comparisons().get(2).header().attributes())
                    .containsEntry("note", "\uD83D\uDE00".repeat(30_000) + "\\ud83d");
        }
    }

    /** What stands as JSON in a cell holds halves as well; a text that only shows one does not. */
    @Test
    void halvesInsideOfCellsAreSpeltOut() {
        var csv =
                """
                prompt,chosen,rejected
                p1,"[{""role"":""assistant"",""content"":""\\ud83d""}]","[{""role"":""assistant"",""content"":""\\ud83e""}]"
                p2,an escape is \\ud83d,another
                """;
        var read = Reading.read(Reading.write(folder, "votes", csv));

        assertThat(rejects(read)).isEmpty();
        assertThat(texts(read)).contains("\\ud83d", "\\ud83e", "an escape is \\ud83d");
        assertThat(read.comparisons().size()).isEqualTo(2);
    }

    @Test
    void halvesInRankingsAndLabelsAreSpeltOut() {
        var ranked =
                Reading.read(
                        Reading.write(
                                folder,
                                "votes",
                                "ranking\n\"[\"\"a\"\",\"\"b\\ud83d\"\"]\"\n\"[\"\"a\"\",\"\"b\"\"]\"\n"));
        assertThat(rejects(ranked)).isEmpty();
        assertThat(ranked.systemNames()).containsExactly("a", "b", "b\\ud83d");
        var labelled =
                Reading.read(
                        Reading.write(
                                folder,
                                "votes",
                                "item,label\n1,\"[\"\"a\\ud83d\"\"]\"\n2,\"[\"\"a\\ud83e\"\"]\"\n3,a\n"));
        assertThat(rejects(labelled)).isEmpty();
        assertThat(labelled.labels().get(0).categories()).containsExactly("a\\ud83d");
        assertThat(labelled.labels().get(1).categories()).containsExactly("a\\ud83e");
    }

    /** A document whose rows stand inside of it loses those, not the others. */
    @Test
    void aBrokenRowInsideOfADocumentIsOne() {
        var pair =
                "{\"input_text\":\"p\",\"tags\":[],\"output_text_a\":\"%s\",\"output_text_b\":\"no\",\"score\":1.25,"
                        + "\"individual_rater_scores\":[],\"custom_fields\":{}}";
        var document =
                "{\"metadata\":{\"source_path\":\"%s\",\"custom_fields_schema\":[]},\"models\":[{\"name\":\"a\"},{\"name\":\"b\"}],"
                        + "\"examples\":[%s,%s,%s]}";
        for (var broken : List.of("caf\u00e9", "\u00e9\\ud83d")) {
            var inside =
                    document.formatted(
                            "x", pair.formatted("1"), pair.formatted(broken), pair.formatted("3"));
            var read =
                    Reading.read(
                            Reading.write(
                                    folder, "votes", inside.getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(read.comparisons().size()).isEqualTo(2);
            assertThat(rejects(read)).hasSize(1);

            var outside =
                    document.formatted(
                            broken, pair.formatted("1"), pair.formatted("2"), pair.formatted("3"));
            read =
                    Reading.read(
                            Reading.write(
                                    folder,
                                    "votes",
                                    outside.getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(read.comparisons().size()).isZero();
            assertThat(rejects(read)).hasSize(1);
        }
    }
}
