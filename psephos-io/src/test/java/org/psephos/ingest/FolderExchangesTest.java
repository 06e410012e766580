package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Exchange;
import org.psephos.dataset.Exchanges;
import org.psephos.dataset.PlainWords;
import org.psephos.export.Conversion;
import org.psephos.export.Pairing;
import org.psephos.export.Splits;
import org.psephos.export.Target;
import org.psephos.model.Feedback;

/** A folder whose comparisons name words that stood far before. */
class FolderExchangesTest {
    @TempDir private Path home;
    private Path folder = Path.of("study");

    @BeforeEach
    void hundredQuestionsAndThenTheFirstOnceMore() throws IOException {
        var rows = new ArrayList<String>();
        for (int i = 0; i <= 100; i++) {
            rows.add(row("question " + i % 100, i));
        }
        write("study", rows);
    }

    private static String row(String question, int number) {
        return "{\"prompt\": \"%s\", \"chosen\": \"yes %s\", \"rejected\": \"no\"}"
                .formatted(question, number);
    }

    private void write(String name, List<String> rows) throws IOException {
        folder = home.resolve(name);
        var file = Files.write(home.resolve("rows.jsonl"), rows);
        var dataset =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        new Conversion(Target.PSEPHOS, Pairing.withDefaults(), Splits.none())
                .write(dataset, folder);
    }

    private FolderExchanges exchanges(long window) {
        var manner = new FolderExchanges.Manner(window, 2);
        return Objects.requireNonNull(FolderExchanges.of(folder, manner));
    }

    /** What was asked and answered, of each comparison. */
    private static final class Heard implements Exchanges.Taker {
        private final List<List<String>> plain = new ArrayList<>();

        @Override
        public void take(Exchange exchange) {
            throw new AssertionError("all of them are plain");
        }

        @Override
        public void take(Feedback.Comparison judged, PlainWords words) {
            plain.add(
                    Stream.of(PlainWords.PROMPT, PlainWords.LEFT, PlainWords.RIGHT)
                            .map(side -> words.text(words.first(side)))
                            .toList());
        }
    }

    @Test
    void areAllGivenWhereTheyAreKept() {
        var heard = new Heard();
        var exchanges = exchanges(1 << 20);

        assertThat(exchanges.forEach(heard)).isTrue();
        assertThat(heard.plain).hasSize(101);
        assertThat(heard.plain.getFirst()).containsExactly("question 0", "yes 0", "no");
        assertThat(heard.plain.get(57)).containsExactly("question 57", "yes 57", "no");
        assertThat(heard.plain.getLast()).containsExactly("question 0", "yes 100", "no");
    }

    /** Fails where {@code Nearby} says that it forgot nothing. */
    @Test
    void areNotGuessedWhereTheyAreForgotten() {
        var heard = new Heard();
        var exchanges = exchanges(1 << 10);

        assertThat(exchanges.forEach(heard)).isFalse();
        assertThat(heard.plain).hasSize(100);
        assertThat(heard.plain.getLast()).containsExactly("question 99", "yes 99", "no");
    }

    /** Fails where rows stand at their old place in a window that grew after it was full. */
    @Test
    void areFoundWhereOneOfThemIsLongerThanAllThatAreKept() throws IOException {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            rows.add(row("question " + i, i));
        }
        rows.add(row("why " + "so ".repeat(1600), 60));
        rows.add(row("question 59", 61));
        write("long", rows);
        var heard = new Heard();

        assertThat(exchanges(1 << 10).forEach(heard)).isTrue();
        assertThat(heard.plain).hasSize(62);
        assertThat(heard.plain.getLast()).containsExactly("question 59", "yes 61", "no");
    }
}
