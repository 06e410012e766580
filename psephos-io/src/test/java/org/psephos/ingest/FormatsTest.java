package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of layouts says of itself what is so. */
final class FormatsTest {
    @TempDir Path folder;

    @Test
    void everyExampleReadsAsItsOwnLayoutWithoutARejectOrAnAbstention() {
        for (var format : Formats.all()) {
            if (!format.becomes().isEmpty()) {
                // A card says itself what its rows become: CardsTest.
                continue;
            }
            var dataset = Reading.read(Reading.write(folder, format.name(), format.example()));

            var manifest = dataset.manifest();
            assertThat(manifest.sources().getFirst().format()).isEqualTo(format.name());
            assertThat(manifest.rejects().examples()).as(format.name()).isEmpty();
            assertThat(dataset.abstained()).as(format.name()).isZero();
            assertThat(manifest.read()).as(format.name()).isPositive();
        }
    }

    @Test
    void aLayoutIsFoundByItsName() {
        var format = Objects.requireNonNull(Formats.named("llmfao"));

        assertThat(format.columnsOption())
                .isEqualTo("--columns left=left,right=right,winner=winner,item=prompt");
        assertThat(Formats.named("nonesuch")).isNull();
    }
}
