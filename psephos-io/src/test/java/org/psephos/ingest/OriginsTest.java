package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Dataset;

/** A person finds the row of an origin, also where a file has one line. */
final class OriginsTest {
    @TempDir Path folder;

    private List<String> origins(Dataset read) {
        var all = new ArrayList<String>();
        for (int i = 0; i < read.comparisons().size(); i++) {
            all.add(shown(read.comparisons().get(i).header().origin()));
        }
        read.manifest()
                .rejects()
                .examples()
                .forEach(one -> all.add("reject " + shown(one.origin())));
        return all;
    }

    private static String shown(Object origin) {
        var text = Objects.toString(origin);
        return text.substring(text.lastIndexOf(':') + 1);
    }

    /** Mutants: elements from 0; lines; an element that is none is not counted. */
    @ParameterizedTest
    @ValueSource(strings = {",", ",\n", "\n,\n\n"})
    void elementsOfAnArrayAreNumbered(String between) {
        var vote = "{\"left\":\"a\",\"right\":\"b\",\"winner\":\"%s\"}";
        var votes =
                "\n\n["
                        + String.join(
                                between,
                                vote.formatted("left"),
                                "7",
                                vote.formatted("x"),
                                vote.formatted("tie"))
                        + "]";
        assertThat(origins(Reading.read(Reading.write(folder, "votes", votes))))
                .containsExactly("1", "4", "reject 2", "reject 3");

        var pair = "{\"prompt\":\"p\",\"chosen\":\"%s\",\"rejected\":\"n\"}";
        var pairs = "[" + String.join(between, pair.formatted("1"), "7", pair.formatted("3")) + "]";
        assertThat(origins(Reading.read(Reading.write(folder, "votes", pairs))))
                .containsExactly("1", "3", "reject 2");

        var entries =
                EntryFiles.of(
                        List.of(folder.resolve("votes")), Reading.threads(1), ReadProgress.SILENT);
        var seen = new ArrayList<String>();
        entries.forEach(entry -> seen.add(shown(entry.origin())));
        assertThat(seen).containsExactly("1", "3");
    }

    /** Rows of one line were one item. */
    @Test
    void rowsWithoutANameAreItemsOfTheirOwn() {
        var pair =
                "{\"output_text_a\":\"A %s\",\"output_text_b\":\"B\",\"input_text\":\"%s\",\"score\":1}";
        var document =
                "{\"models\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"examples\":[%s,%s]}"
                        .formatted(pair.formatted("1", "p"), pair.formatted("2", "q"));

        var read = Reading.read(Reading.write(folder, "votes", document));

        assertThat(origins(read)).containsExactly("1", "2");
        assertThat(read.items().size()).isEqualTo(2);
    }
}
