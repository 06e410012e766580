package org.psephos.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.psephos.dataset.Dataset;
import org.psephos.model.Outcome;

/** Short ways to read what a test writes down. */
final class Reading {
    private Reading() {}

    static final Set<Key> VOTES = EnumSet.of(Key.LEFT, Key.RIGHT, Key.WINNER);

    static ReadOptions threads(int threads) {
        return new ReadOptions(
                Map.of(), new TreeMap<>(), Map.of(), Set.of(), false, 1000, null, threads);
    }

    static ReadOptions named(Map<Key, String> columns, Map<Outcome, String> winners) {
        return new ReadOptions(columns, new TreeMap<>(), winners, Set.of(), false, 1000, null, 1);
    }

    static ReadOptions wanted(Set<Key> keys, int threads) {
        return new ReadOptions(
                Map.of(), new TreeMap<>(), Map.of(), keys, false, 1000, null, threads);
    }

    static ReadOptions strict(int threads) {
        return new ReadOptions(
                Map.of(), new TreeMap<>(), Map.of(), Set.of(), true, 1000, null, threads);
    }

    static ReadOptions at(Instant now) {
        return new ReadOptions(Map.of(), new TreeMap<>(), Map.of(), Set.of(), false, 1000, now, 1);
    }

    static Path write(Path folder, String name, String text) {
        return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Dataset read(Path file, ReadOptions options) {
        return FeedbackFiles.read(List.of(file), options, ReadProgress.SILENT, 1);
    }

    static Dataset read(Path file) {
        return read(file, ReadOptions.withDefaults());
    }
}
