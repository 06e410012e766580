package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.FeedbackSink;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.PlainPair;
import org.psephos.dataset.PlainSink;
import org.psephos.dataset.PlainWords;
import org.psephos.dataset.Rejects;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;

class PairForkTest {
    @TempDir private Path home;

    private static PlainPair pair() {
        var pair = new PlainPair("rows.jsonl", Outcome.LEFT, new TreeMap<>());
        pair.clear(2);
        var names = List.of("q", "a", "b");
        for (int which = PlainWords.PROMPT; which <= PlainWords.RIGHT; which++) {
            pair.name(which, names.get(which).getBytes(StandardCharsets.US_ASCII));
            pair.begin(which);
            byte[] text = ("says " + which).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, pair.room(text.length), pair.size(), text.length);
            pair.message(which == 0 ? "user" : "assistant", pair.size() + text.length);
            pair.end(which);
        }
        return pair;
    }

    private Conversion.Passed passed(boolean contradicted) {
        var origin = new Origin.Row("rows.jsonl", 1);
        Conversion.Reader reader =
                (FeedbackSink sink) -> {
                    if (contradicted) {
                        var told = Talks.says("user", "something else");
                        sink.item(
                                new Item(new ItemId("q"), List.of(told), new TreeMap<>()), origin);
                    }
                    ((PlainSink) sink).pair(pair());
                    return new Manifest(List.of(), 1, Rejects.NONE, "test", null, false);
                };
        var folder = new Conversion(Target.PSEPHOS, Pairing.withDefaults(), Splits.none());
        var rows = new Conversion(Target.TRL_PREFERENCE, Pairing.withDefaults(), Splits.none());
        return Objects.requireNonNull(
                folder.pass(
                        reader,
                        new Conversion.Manner(10, false, 1),
                        intake -> {},
                        home.resolve("study"),
                        new Conversion.Also(rows, home.resolve("rows.jsonl"))));
    }

    /** Mutant: a pair is taken whatever the folder says of it. */
    @Test
    void aPairThatTheFolderRejectsMakesNoRow() {
        assertThat(Objects.requireNonNull(passed(false).also()).written()).isEqualTo(1);
        assertThat(home.resolve("rows.jsonl")).exists();
        var contradicted = passed(true);
        assertThat(contradicted.also()).isNull();
        assertThat(contradicted.intake().manifest().rejects().count()).isEqualTo(1);
    }
}
