package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Dataset;

/** A number of JSON that names a system is the name that was written, for every reader. */
final class NumbersAsNamesTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1e308",
                "1e400",
                "1.10",
                "1.0",
                "-0",
                "0",
                "7",
                "-0.0",
                "9223372036854775808",
                "NaN",
                "-Infinity",
                "0.1000000000000000055511151231257827"
            })
    void aNumberIsTheNameThatWasWritten(String number) {
        for (var file : new Path[] {lines(number), array(number)}) {
            var votes = Reading.read(file, Reading.wanted(Reading.VOTES, 1));
            var all = Reading.read(file, Reading.threads(1));

            assertThat(right(votes)).as("votes alone").isEqualTo(number);
            assertThat(right(all)).as("by its card").isEqualTo(number);
        }
    }

    private Path lines(String number) {
        return Reading.write(folder, "lines.jsonl", row(number) + "\n" + row(number) + "\n");
    }

    private Path array(String number) {
        return Reading.write(folder, "array.json", "[" + row(number) + ",\n" + row(number) + "]");
    }

    private static String row(String number) {
        return """
               {"instruction":"Name a planet.","output_1":"Mars","generator_1":"m","output_2":"Venus",\
               "generator_2":%s,"annotator":"a","preference":2}\
               """
                .formatted(number);
    }

    private static String right(Dataset dataset) {
        var right = dataset.comparisons().get(0).right().system();
        return right == null ? "nobody" : right.value();
    }
}
