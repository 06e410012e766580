package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code peek -o FILE.html}: the first items to be looked at and listened to. */
class PeekPageTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final byte[] WAV = HexFormat.of().parseHex("524946460000000057415645666d7420");

    @TempDir private Path folder;

    private String page(String name, String rows, String... more) throws IOException {
        var file = Files.writeString(folder.resolve(name), rows);
        var out = folder.resolve("rows.html");
        var words = new ArrayList<>(List.of("peek", file.toString()));
        words.addAll(List.of(more));
        words.addAll(List.of("-o", out.toString()));
        var run = ProgramRun.of(words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readString(out);
    }

    private static String pair(String picture, String question) {
        return """
               {"image": {"bytes": null, "path": "%s"}, "question": "%s", "chosen": "A knife <b>.", \
               "rejected": "Use it.", "class1": "H", "class2": "V", "class3": "W"}
               """
                .formatted(picture, question);
    }

    /** Mutant: answers are not marked. */
    @Test
    void showsAPictureWithItsQuestionAndBothAnswers() throws IOException {
        Files.write(folder.resolve("a.jpg"), PNG);

        var page = page("rows.jsonl", pair("a.jpg", "What is it?"));

        assertThat(page)
                .contains(
                        "The one item of",
                        "<img src=\"data:image/png;base64,",
                        "What is it?",
                        "A knife &lt;b&gt;.",
                        "answer 1 <span class=\"mark\">preferred</span>",
                        "answer 1 over answer 2",
                        "W [harm, third level]");
    }

    /** Mutant: whatever is found is opened, wherever it lies. */
    @Test
    void opensNothingOutsideTheFolderOfTheData() throws IOException {
        var data = Files.createDirectory(folder.resolve("data"));
        Files.write(folder.resolve("secret.png"), PNG);
        Files.createSymbolicLink(data.resolve("link.png"), folder.resolve("secret.png"));
        var absolute = folder.resolve("secret.png").toString();

        var page =
                page(
                        "data/rows.jsonl",
                        pair("../secret.png", "one")
                                + pair("link.png", "two")
                                + pair(absolute, "3"));

        assertThat(page)
                .doesNotContain("<img")
                .containsOnlyOnce("All 3 items")
                .contains("(no such file beside the data)");
    }

    /** Mutant: addresses are looked for as files are. */
    @Test
    void asksNothingOfTheNetworkAndShowsOnlyWhatItKnows() throws IOException {
        Files.writeString(folder.resolve("text.png"), "not a picture");

        var page =
                page(
                        "rows.jsonl",
                        pair("https://example.org/a.png", "one") + pair("text.png", "two"));

        assertThat(page)
                .doesNotContain("<img", "src=\"http")
                .contains(
                        "img-src data:; media-src data:;",
                        "https://example.org/a.png",
                        "(on the network; a page asks nothing of it)",
                        "(not of a kind that can be shown)");
    }

    @Test
    void playsARecordingAndDrawsASeries() throws IOException {
        Files.createDirectory(folder.resolve("d1"));
        Files.write(folder.resolve("d1/1.wav"), WAV);

        var talk =
                page(
                        "talk.jsonl",
                        """
                        {"dialogue_id": "d1", "turn": 1, "speaker": "counselor", "text": "I hear you.", \
                        "audio": "d1/1.wav", "active_listening": "reflection"}
                        """);
        var series =
                page(
                        "series.jsonl",
                        """
                        {"id": "1", "timeseries": [1, 3, 2], "question": "Does it rise?", \
                        "options": ["Yes", "No"], "answer": "Yes", "category": "trend"}
                        """);

        assertThat(talk)
                .contains(
                        "<audio controls",
                        "data:audio/wav;base64,",
                        "reflection [active listening]");
        assertThat(series)
                .contains(
                        "<polyline points=\"0.0,116.0 300.0,4.0 600.0,60.0\"",
                        "3 values from 1 to 3, the first 1, the last 2");
    }

    @Test
    void showsTheFirstOnes() throws IOException {
        var page = page("rows.jsonl", pair("a", "one") + pair("b", "two"), "--show", "1");

        assertThat(page).contains("The first 1 of 2 items", "one").doesNotContain(">two<");
    }

    @Test
    void refusesWhatDoesNotGoTogether() throws IOException {
        var file = Files.writeString(folder.resolve("r.jsonl"), pair("a", "one")).toString();

        var counted = ProgramRun.of("peek", file, "--show", "3");
        var formatted =
                ProgramRun.of(
                        "peek",
                        file,
                        "--format",
                        "json",
                        "-o",
                        folder.resolve("x.html").toString());

        assertThat(counted.code()).isEqualTo(Exit.USAGE);
        assertThat(counted.err()).contains("-o FILE.html");
        assertThat(formatted.code()).isEqualTo(Exit.USAGE);
        assertThat(formatted.err()).contains("--format and a page do not go together");
    }
}
