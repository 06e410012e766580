package org.psephos.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A dataset, method or benchmark that somebody published, and what it takes to say that it works
 * here.
 *
 * @param id from S001 to S185
 * @param title of the paper
 * @param rooms where its work belongs, such as {@code rank}; at least one
 * @param need what must work, in the words of the project's own plan
 */
public record PublishedSystem(String id, String title, List<String> rooms, String need) {
    private static final String RESOURCE = "systems.tsv";
    private static final int FIELDS = 4;

    public PublishedSystem {
        rooms = List.copyOf(rooms);
    }

    /** All of them, in order of their ids. */
    public static List<PublishedSystem> all() {
        try (var stream = PublishedSystem.class.getResourceAsStream(RESOURCE);
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(PublishedSystem::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PublishedSystem parse(String line) {
        var fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalStateException(
                    "%s must have %s fields a line, but had \"%s\""
                            .formatted(RESOURCE, FIELDS, line));
        }
        return new PublishedSystem(
                fields[0], fields[1], List.of(fields[2].split("\\+", -1)), fields[3]);
    }
}
