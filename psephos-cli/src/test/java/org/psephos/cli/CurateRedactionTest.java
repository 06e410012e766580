package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurateRedactionTest {
    private static final String THREADS =
            """
            {"posts": [{"no": 1, "time": 1467187200, "com": "Ann Lee wrote to jo@mail.org", "id": "u1", "perspectives": {"TOXICITY": 0.1}, "entities": [{"entity_text": "Ann Lee", "entity_label": "PERSON"}]}, {"no": 2, "time": 1467187300, "com": "you vermin", "id": "u2", "perspectives": {"TOXICITY": 0.9}, "entities": []}]}
            {"posts": [{"no": 3, "time": 1467187400, "com": "all vermin", "id": "u1", "perspectives": {"TOXICITY": 0.95}, "entities": []}]}
            {torn
            {"posts": 7}
            {"posts": [{"no": 4, "time": 1467187500, "com": "good day", "id": "u1", "perspectives": {"TOXICITY": 0.2}, "entities": []}]}
            """;

    @TempDir private Path folder;
    private String threads = "";
    private String key = "";

    @BeforeEach
    void write() throws IOException {
        threads = Files.writeString(folder.resolve("threads.jsonl"), THREADS).toString();
        key = Files.writeString(folder.resolve("key"), "sixteen bytes ok").toString();
    }

    private ProgramRun fix(String in, Path out, String... more) {
        var call = new String[5 + more.length];
        System.arraycopy(
                new String[] {"curate", "fix", in, "--out", out.toString()}, 0, call, 0, 5);
        System.arraycopy(more, 0, call, 5, more.length);
        return ProgramRun.of(call);
    }

    @Test
    void postsAreDroppedAndMaskedInsideTheirThreads() throws IOException {
        var out = folder.resolve("clean.jsonl");
        var run =
                fix(
                        threads,
                        out,
                        "--drop=none",
                        "--score=TOXICITY",
                        "--max-score=0.8",
                        "--redact=all,PERSON",
                        "--redact=GPE",
                        "--pseudonyms=id",
                        "--pseudonym-key=" + key);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("6 rows read, 2 kept, 2 dropped, 2 rejected.")
                .contains("Masked in 2 of 2 kept rows")
                .contains("PERSON                   2 (com 1, entity_text 1)")
                .contains("e-mail                   1 (com 1)")
                .contains("pseudonym                2 (id 2)")
                .contains("GPE                      named by no row");
        // openssl dgst -sha256 -hmac "sixteen bytes ok" says so of u1.
        assertThat(Files.readString(out))
                .isEqualTo(
                        """
                        {"posts": [{"no": 1, "time": 1467187200, "com": "[PERSON] wrote to [E-MAIL]", "id": "p-fb7efa2225539fba", "perspectives": {"TOXICITY": 0.1}, "entities": [{"entity_text": "[PERSON]", "entity_label": "PERSON"}]}]}
                        {"posts": [{"no": 4, "time": 1467187500, "com": "good day", "id": "p-fb7efa2225539fba", "perspectives": {"TOXICITY": 0.2}, "entities": []}]}
                        """);
        assertThat(Path.of(out + ".dropped.jsonl"))
                .content()
                .contains("threads.jsonl:1\",\"id\":\"p-")
                .contains("threads.jsonl:2\",\"id\":\"p-")
                .doesNotContain("\"id\":\"2\"")
                .contains("\"rule\":\"max-score\"");
        var peek = ProgramRun.of("peek", out.toString(), "--format", "json");
        assertThat(peek.out()).contains("\"format\" : \"board-thread\"");
    }

    /** Mutant: what cannot be left out one by one is written anyway. */
    @Test
    void postsOfThreadsInAnArrayAreNoRowsThatCouldGoOneByOne() throws IOException {
        var lines = THREADS.lines().filter(line -> line.endsWith("]}")).toList();
        var array = folder.resolve("threads.json");
        Files.writeString(array, "[" + String.join(",", lines) + "]");
        var out = folder.resolve("clean.json");
        var run = fix(array.toString(), out, "--drop=none", "--redact=all");
        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err())
                .contains("threads.json: its rows are no rows of a table")
                .contains("psephos convert " + array + " --to psephos --out FOLDER");
        assertThat(out).doesNotExist();
    }

    /** Mutant: only a new file is written. */
    @Test
    void whatIsMaskedTakesThePlaceOfWhatWasThere() throws IOException {
        var out = Files.writeString(folder.resolve("clean.jsonl"), "old");
        var run = fix(threads, out, "--drop=none", "--redact=e-mail");
        assertThat(run.err()).isEmpty();
        assertThat(out).content().contains("[E-MAIL]").doesNotContain("old");
    }

    @Test
    void aTableComesBackAsATableWithItsTypes() throws IOException {
        var lines = folder.resolve("pairs.jsonl");
        Files.writeString(
                lines,
                """
                {"prompt":"Who?","chosen":[{"role":"user","content":"Who?"},{"role":"assistant","content":"jo@mail.org"}],"rejected":[{"role":"user","content":"Who?"},{"role":"assistant","content":"Nobody."}],"score_chosen":3.25,"score_rejected":1.0}
                {"prompt":"When?","chosen":[{"role":"user","content":"When?"},{"role":"assistant","content":"Now."}],"rejected":[{"role":"user","content":"When?"},{"role":"assistant","content":"Never."}],"score_chosen":2.0,"score_rejected":1.5}
                """);
        var table = folder.resolve("pairs");
        var converted =
                ProgramRun.of(
                        "convert",
                        lines.toString(),
                        "--to",
                        "parquet",
                        "--out",
                        table + ".parquet");
        assertThat(converted.code()).as(converted.err()).isZero();
        var plain = folder.resolve("plain.parquet");
        assertThat(fix(table + "-comparison.parquet", plain, "--drop=none").code()).isZero();
        var out = folder.resolve("masked.parquet");
        var run = fix(table + "-comparison.parquet", out, "--drop=none", "--redact=all");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("e-mail");
        var before = ProgramRun.of("peek", plain.toString(), "--format", "json").out();
        var after = ProgramRun.of("peek", out.toString(), "--format", "json").out();
        assertThat(
                        after.replace("masked.parquet", "plain.parquet")
                                .replaceAll("\"sha256\" : .*", ""))
                .isEqualTo(before.replaceAll("\"sha256\" : .*", ""));
        assertThat(fix(out.toString(), folder.resolve("x.parquet"), "--drop=personal-data").out())
                .contains("2 rows read, 2 kept");
        assertThat(fix(plain.toString(), folder.resolve("x.parquet"), "--drop=personal-data").out())
                .contains("2 rows read, 1 kept");
        try (var left = Files.list(folder)) {
            assertThat(left.map(one -> one.getFileName().toString()))
                    .noneMatch(one -> one.endsWith(".lines") || one.endsWith(".changed"))
                    .noneMatch(one -> one.startsWith("."));
        }
    }

    @Test
    void namesThatCouldNotBeHiddenLeaveNothingBehind() {
        var out = folder.resolve("clean.jsonl");
        var run = fix(threads, out, "--drop=none", "--pseudonyms=nick", "--pseudonym-key=" + key);
        assertThat(run.code()).isEqualTo(Exit.DATA);
        assertThat(run.err()).contains("no row has a column \"nick\"");
        assertThat(out).doesNotExist();
        assertThat(folder.resolve(".masked.clean.jsonl")).doesNotExist();
    }

    @Test
    void numbersCanBeNames() throws IOException {
        var out = folder.resolve("clean.jsonl");
        var run = fix(threads, out, "--drop=none", "--pseudonyms=no", "--pseudonym-key=" + key);
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(out)).doesNotContain("\"no\": 1,").contains("\"no\": \"p-");
    }

    private static final String MIXED =
            """
            {"id": "jo@mail.org", "author": "ann", "prompt": "a", "response": "b"}
            {"id": "x2", "author": {"name": "x", "since": 2020}, "prompt": "c", "response": "d"}
            {"id": "x3", "author": [true, 7, null, "ann"], "prompt": "e", "response": ""}
            """;

    private String mixed() throws IOException {
        return Files.writeString(folder.resolve("mixed.jsonl"), MIXED).toString();
    }

    @Test
    void anObjectInAColumnOfNamesIsNotLeftAsItStands() throws IOException {
        var out = folder.resolve("clean.jsonl");
        var secret = "--pseudonym-key=" + key;
        var run = fix(mixed(), out, "--drop=none", "--pseudonyms=author", secret);
        assertThat(run.code()).isEqualTo(Exit.DATA);
        assertThat(run.err())
                .contains("\"author\" holds an object, in which \"name\" would have stayed")
                .contains("--pseudonyms author,name");
        assertThat(out).doesNotExist();
        run = fix(mixed(), out, "--drop=none", "--pseudonyms=author,name,since", secret);
        assertThat(run.err()).isEmpty();
        // openssl dgst -sha256 -hmac "sixteen bytes ok" says so of ann.
        assertThat(Files.readString(out))
                .contains("\"author\": \"p-5b232dbdb03142a8\"")
                .contains(", null, \"p-5b232dbdb03142a8\"]")
                .doesNotContain("true", "2020", "7,", "\"x\"");
    }

    @Test
    void idsOfDroppedRowsAreMaskedToo() throws IOException {
        var out = folder.resolve("clean.jsonl");
        var lines = Path.of(out + ".dropped.jsonl");
        var rows =
                Files.writeString(
                        folder.resolve("ids.jsonl"),
                        """
                        {"id": "a", "prompt": "a", "response": "b"}
                        {"id": "jo@mail.org", "prompt": "e", "response": ""}
                        """);
        var in = rows.toString();
        assertThat(fix(in, out).code()).isZero();
        assertThat(lines).content().contains("\"id\":\"jo@mail.org\"");
        assertThat(fix(in, folder.resolve("clean.jsonl"), "--redact=e-mail").out())
                .contains("Masked in 0 of 1 kept rows");
        assertThat(lines).content().contains("\"id\":\"[E-MAIL]\"");
        fix(in, out, "--redact=e-mail", "--keep-length");
        assertThat(lines).content().contains("\"id\":\"***********\"");
        fix(in, out, "--redact=key");
        assertThat(lines).content().contains("\"id\":\"jo@mail.org\"");
        fix(in, out, "--redact=PERSON");
        assertThat(lines).content().contains("empty-answers").doesNotContain("jo@", "[");
        fix(in, out, "--pseudonyms=prompt", "--pseudonym-key=" + key);
        assertThat(lines).content().contains("\"id\":\"p-").doesNotContain("jo@");
    }

    @Test
    void numbersOfATableBecomeNamesInIt() throws IOException, SQLException {
        var lines = folder.resolve("users.jsonl");
        Files.writeString(
                lines,
                """
                {"prompt":"Who?","response":"Nobody.","user":{"no":12,"ok":true},"author":9007199254740993}
                {"prompt":"When?","response":"Now.","user":{"no":13,"ok":false},"author":7}
                """);
        var table = folder.resolve("users.parquet");
        try (var engine = DriverManager.getConnection("jdbc:duckdb:");
                var statement = engine.createStatement()) {
            statement.execute("COPY (FROM '%s') TO '%s'".formatted(lines, table));
        }
        var out = folder.resolve("masked.parquet");
        var run =
                fix(
                        table.toString(),
                        out,
                        "--drop=none",
                        "--pseudonyms=author,no",
                        "--pseudonym-key=" + key);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        try (var engine = DriverManager.getConnection("jdbc:duckdb:");
                var statement = engine.createStatement();
                var types = statement.executeQuery("DESCRIBE FROM '%s'".formatted(out))) {
            var told = new ArrayList<String>();
            while (types.next()) {
                told.add(types.getString(1) + " " + types.getString(2));
            }
            assertThat(told).contains("author VARCHAR", "user STRUCT(\"no\" VARCHAR, ok BOOLEAN)");
        }
    }

    @Test
    void reportsAsJson() {
        var out = folder.resolve("clean.jsonl");
        var run = fix(threads, out, "--drop=none", "--redact=e-mail,GPE", "--format=json");
        assertThat(run.out().replaceAll("\\s+", ""))
                .contains(
                        "\"masked\":{\"rows\":1,\"kinds\":{\"e-mail\":{\"com\":1}},\"unseen\":[\"GPE\"]}");
    }

    @Test
    void whatCannotBeAskedIsRefusedWithARemedy() throws IOException {
        var out = folder.resolve("clean.jsonl");
        assertThat(fix(threads, out, "--redact=email").err())
                .contains("expected one of")
                .contains("e-mail");
        assertThat(fix(threads, out, "--redact=").err()).contains("blank");
        assertThat(fix(threads, out, "--keep-length").err()).contains("nothing is masked");
        assertThat(fix(threads, out, "--pseudonym-key=" + key).err()).contains("nothing is masked");
        assertThat(fix(threads, out, "--pseudonyms=id").err()).contains("needs a secret");
        assertThat(fix(threads, out, "--redact=all", "--pseudonym-key=" + key).err())
                .contains("no column is named");
        var brief = Files.writeString(folder.resolve("brief"), "brief");
        assertThat(fix(threads, out, "--pseudonyms=id", "--pseudonym-key=" + brief).err())
                .contains("at least 16 bytes");
        assertThat(fix(threads, out, "--pseudonyms=id", "--pseudonym-key=nowhere").err())
                .contains("cannot be read");
        assertThat(ProgramRun.of("curate", "check", threads, "--redact=all").err())
                .contains("--redact belongs to curate fix");
        var made = folder.resolve("made");
        var convert =
                ProgramRun.of("convert", threads, "--to", "psephos", "--out", made.toString());
        assertThat(convert.code()).as(convert.err()).isZero();
        assertThat(fix(made.toString(), folder.resolve("x"), "--redact=all").err())
                .contains("dataset folder");
        assertThat(out).doesNotExist();
    }
}
