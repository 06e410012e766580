package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Rejects;
import org.psephos.model.Outcome;
import org.psephos.testkit.Shared;

/** Writes pages to be looked at into {@code target/pages}: run with {@code -Dgroups=browser}. */
@Tag("browser")
class HtmlPagesTest {

    @Test
    void pagesToLookAt() throws IOException {
        write("three", Studies.drawn(3, 200, 1));
        write("twelve", Studies.drawn(12, 3000, 1));
        write("twohundred", Studies.drawn(200, 40000, 1));
        write("hostile", Studies.hostile());
        write("islands", Studies.islands());
        write("partly", Studies.partly());
        var longest = "an-organisation/a-very-long-name-of-a-system-".repeat(4) + "v2";
        write(
                "long",
                Studies.named(
                        List.of(longest, "beta", "gamma", "delta", "epsilon"),
                        900,
                        1,
                        Rejects.NONE));
        write(
                "rejects",
                Studies.named(
                        List.of("alpha", "beta", "gamma", "delta"),
                        700,
                        1,
                        Studies.rejects(300, "modelA")));
        write("llmfao", llmfao());
    }

    private static void write(String name, Study study) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "pages"));
        var page = HtmlReport.render(study);
        Files.writeString(folder.resolve(name + ".html"), page);
        Files.writeString(
                folder.resolve(name + ".txt"),
                RankText.render(study, new TextStyle(110, true, false)));
        assertThat(page).endsWith("</html>\n");
    }

    /** Plain columns without quotes are enough for this file. */
    private static Study llmfao() throws IOException {
        var lines = Files.readAllLines(Shared.file("data/llmfao/crowd-comparisons.csv"));
        var rows = new ArrayList<String[]>();
        for (var line : lines.subList(1, lines.size())) {
            rows.add(line.split(",", -1));
        }
        var names = new ArrayList<String>();
        var workers = new ArrayList<String>();
        for (var row : rows) {
            names.add(row[6]);
            names.add(row[7]);
            workers.add(row[4]);
        }
        var systems = Dictionary.of(names);
        var people = Dictionary.of(workers);
        int size = rows.size();
        var left = new int[size];
        var right = new int[size];
        var outcome = new byte[size];
        var worker = new int[size];
        var line = new long[size];
        var codes = new TreeMap<String, Outcome>();
        codes.put("left", Outcome.LEFT);
        codes.put("right", Outcome.RIGHT);
        codes.put("tie", Outcome.TIE);
        for (int at = 0; at < size; at++) {
            left[at] = systems.code(rows.get(at)[6]);
            right[at] = systems.code(rows.get(at)[7]);
            outcome[at] = (byte) codes.get(rows.get(at)[5]).ordinal();
            worker[at] = people.code(rows.get(at)[4]);
            line[at] = at + 2L;
        }
        var headers =
                HeaderColumns.builder(size)
                        .annotator(new Coded(people, worker))
                        .origin(List.of("crowd-comparisons.csv"), null, line)
                        .build();
        return Studies.study(
                Studies.dataset(
                        new Comparisons(headers, systems, left, right, outcome, null, null, null),
                        Rejects.NONE));
    }
}
