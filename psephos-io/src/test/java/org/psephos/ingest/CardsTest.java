package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.catalog.Card;
import org.psephos.catalog.CardLayout;
import org.psephos.catalog.Cards;
import org.psephos.testkit.Shared;

/**
 * Every card is found by its signs and keeps what it promises, on its own rows and on published
 * ones.
 */
final class CardsTest {
    private static final Path SHELF = Path.of("src/main/resources/org/psephos/catalog/cards");

    @Test
    void theIndexSaysWhatTheCardsSay() throws IOException {
        var index = SHELF.resolve("index.json");
        var made = made();
        if ("write".equals(System.getProperty("psephos.pages"))) {
            Files.writeString(index, made);
        }

        assertThat(index).as("make docs writes it anew").hasContent(made);
    }

    private static String made() throws IOException {
        var lines = new ArrayList<String>();
        try (Stream<Path> files = Files.list(SHELF)) {
            for (var file : files.map(Path::getFileName).map(Path::toString).sorted().toList()) {
                if (file.endsWith(".yaml")) {
                    lines.addAll(entries(Cards.card(file.substring(0, file.length() - 5))));
                }
            }
        }
        return "[\n" + String.join(",\n", lines) + "\n]\n";
    }

    private static List<String> entries(Card card) throws IOException {
        var lines = new ArrayList<String>();
        for (var layout : card.layouts()) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("card", card.name());
            entry.put("layout", layout.name());
            entry.put("general", layout.general());
            entry.put("needs", layout.signs().needs());
            entry.put("never", layout.signs().never());
            entry.put("where", layout.signs().where());
            entry.put("headerless", layout.signs().headerless());
            if (layout.signs().file() != null) {
                entry.put("file", layout.signs().file());
            }
            lines.add(new ObjectMapper().writeValueAsString(entry));
        }
        return lines;
    }

    @TestFactory
    Stream<DynamicTest> everyExampleBecomesWhatItsCardSays(@TempDir Path folder) {
        return layouts()
                .map(
                        layout ->
                                DynamicTest.dynamicTest(
                                        layout.name(),
                                        () ->
                                                check(
                                                        layout,
                                                        example(layout, folder),
                                                        layout.becomes())));
    }

    private static Path example(CardLayout layout, Path folder) throws IOException {
        var own = Files.createDirectories(folder.resolve(layout.name().replace('/', '-')));
        return Files.writeString(own.resolve(layout.exampleName()), layout.example());
    }

    @TestFactory
    Stream<DynamicTest> publishedRowsBecomeWhatTheirCardSays() {
        return layouts()
                .flatMap(
                        layout ->
                                layout.published().entrySet().stream()
                                        .map(
                                                file ->
                                                        DynamicTest.dynamicTest(
                                                                file.getKey(),
                                                                () ->
                                                                        check(
                                                                                layout,
                                                                                Shared.file(
                                                                                        "data/"
                                                                                                + file
                                                                                                        .getKey()),
                                                                                file.getValue()))));
    }

    private static Stream<CardLayout> layouts() {
        return Cards.all().stream().flatMap(card -> card.layouts().stream());
    }

    private static void check(CardLayout layout, Path file, SequencedMap<String, Long> expected) {
        var dataset = Reading.read(file);
        var counts = Becoming.of(dataset);

        assertThat(dataset.manifest().sources().getFirst().format()).isEqualTo(layout.name());
        assertThat(counts)
                .as("%s, all of it %s, rejects %s", file, counts, dataset.manifest().rejects())
                .containsAllEntriesOf(expected);
        assertThat(expected).as("a card promises something").isNotEmpty();
    }
}
