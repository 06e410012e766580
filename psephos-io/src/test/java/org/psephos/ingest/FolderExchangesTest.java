package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Exchange;
import org.psephos.export.Conversion;
import org.psephos.export.Pairing;
import org.psephos.export.Splits;
import org.psephos.export.Target;

/** A folder whose comparisons name words that stood far before. */
class FolderExchangesTest {
    @TempDir private Path home;
    private Path folder = Path.of("study");

    @BeforeEach
    void hundredQuestionsAndThenTheFirstOnceMore() throws IOException {
        folder = home.resolve("study");
        var rows = new ArrayList<String>();
        for (int i = 0; i <= 100; i++) {
            rows.add(
                    "{\"prompt\": \"question %d\", \"chosen\": \"yes %d\", \"rejected\": \"no\"}"
                            .formatted(i % 100, i));
        }
        var file = Files.write(home.resolve("rows.jsonl"), rows);
        var dataset =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        new Conversion(Target.PSEPHOS, Pairing.withDefaults(), Splits.none())
                .write(dataset, folder);
    }

    @Test
    void areAllGivenWhereTheyAreKept() {
        var given = new ArrayList<Exchange>();
        var exchanges = Objects.requireNonNull(FolderExchanges.of(folder, 1 << 20));

        assertThat(exchanges.forEach(given::add)).isTrue();
        assertThat(given).hasSize(101);
        assertThat(given.getLast().item()).isEqualTo(given.getFirst().item()).isNotNull();
        assertThat(given.getLast().left()).isNotEqualTo(given.getFirst().left());
    }

    /** Fails where {@code Nearby} says that it forgot nothing. */
    @Test
    void areNotGuessedWhereTheyAreForgotten() {
        var given = new ArrayList<Exchange>();
        var exchanges = Objects.requireNonNull(FolderExchanges.of(folder, 1 << 10));

        assertThat(exchanges.forEach(given::add)).isFalse();
        assertThat(given).hasSize(100);
    }
}
