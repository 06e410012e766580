package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A name of any length is a name, for every reader: the library that parses JSON has a limit of
 * 50,000, of bytes for one of our readers and of characters for the other. Found by {@code
 * FuzzTest}, seed 1021775.
 */
class LongNamesTest {
    @TempDir Path folder;

    @Test
    void everyReaderTakesTheVote() {
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
}
