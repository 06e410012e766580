package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a name is one for every reader. Found by {@code FuzzTest}. */
class OddNamesTest {
    @TempDir Path folder;

    /**
     * A name may have any length: the library that parses JSON has a limit of 50,000, of bytes for
     * one of our readers and of characters for the other. Seed 1021775.
     */
    @Test
    void aNameMayHaveAnyLength() {
        var row =
                "{\"question_id\":81,\"model_a\":\"a\",\"model_b\":\"b\",\"winner\":\"model_b\","
                        + "\"judge\":\"author_2\",\"turn\":1,\"conversation_a\":[],"
                        + "\"conversation_b\":[],\"%s\":1}\n";
        var text = row.formatted("more") + row.formatted("\u03a8".repeat(60_000));
        var file = Reading.write(folder, "votes.jsonl", text);

        var whole = Reading.read(file);
        var fast = Reading.read(file, Reading.wanted(Reading.VOTES, 1));

        assertThat(whole.manifest().rejects().examples()).isEmpty();
        assertThat(whole.comparisons().size()).isEqualTo(2);
        assertThat(fast.manifest().rejects().examples()).isEmpty();
        assertThat(fast.comparisons().size()).isEqualTo(2);
    }

    /**
     * Where a character was lost, here or by who wrote the file, two names may have become one.
     * Seed 8004199. Mutant: cards take the name as it stands.
     */
    @Test
    void aNameWithALostCharacterIsARejectForEveryReader() {
        var row =
                "{\"model_a\":\"%s\",\"model_b\":\"b\",\"winner\":\"model_a\",\"judge\":\"0f3a\","
                        + "\"turn\":1,\"timestamp\":\"2025-04-02T10:11:12Z\",\"messages_a\":[],"
                        + "\"messages_b\":[]}\n";
        var text = row.formatted("a") + row.formatted("a\uFFFD") + row.formatted("a\u00e9");
        var file = Reading.write(folder, "votes.jsonl", text);

        for (var read :
                List.of(Reading.read(file), Reading.read(file, Reading.wanted(Reading.VOTES, 1)))) {
            assertThat(read.comparisons().systems().names()).containsExactly("a", "a\u00e9", "b");
            assertThat(read.manifest().rejects().examples().getFirst().expected())
                    .isEqualTo("a name in UTF-8 without broken characters");
        }
    }
}
