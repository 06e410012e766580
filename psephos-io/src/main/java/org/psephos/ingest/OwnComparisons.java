package org.psephos.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FolderTable;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/**
 * The comparisons of a dataset folder, which stand before all other kinds, one after the other. Not
 * thread-safe.
 */
final class OwnComparisons implements AutoCloseable {
    private static final double NANOS = 1e9;
    private static final long MICROS = 1000;

    private final OwnTable table;
    private final OwnCells.Text kind;
    private final OwnCells.Text item;
    private final OwnCells.Text annotator;
    private final OwnCells.Text criterion;
    private final OwnCells.Text context;
    private final OwnCells.Text leftSystem;
    private final OwnCells.Text leftResponse;
    private final OwnCells.Text rightSystem;
    private final OwnCells.Text rightResponse;
    private final OwnCells.Text outcome;
    private final OwnLeaf strength;
    private final OwnLeaf time;
    private final OwnLeaf duration;
    private final OwnLeaf confidence;
    private final OwnLeaf weight;
    private final OwnCells.Texts attributes;
    private final OwnCells.Text source;
    private final OwnLeaf line;
    private final OwnCells.Text event;

    /** The word that came last and what it means: names of a dictionary are the same texts. */
    private String lastWord = "tie";

    private Outcome lastOutcome = Outcome.TIE;

    OwnComparisons(Path folder, int threads) throws IOException {
        table = OwnRows.open(folder, FolderTable.FEEDBACK, threads);
        kind = new OwnCells.Text(table, "kind");
        item = new OwnCells.Text(table, "item");
        annotator = new OwnCells.Text(table, "annotator");
        criterion = new OwnCells.Text(table, "criterion");
        context = new OwnCells.Text(table, "context");
        leftSystem = new OwnCells.Text(table, "left_system");
        leftResponse = new OwnCells.Text(table, "left_response");
        rightSystem = new OwnCells.Text(table, "right_system");
        rightResponse = new OwnCells.Text(table, "right_response");
        outcome = new OwnCells.Text(table, "outcome");
        strength = table.leaf("strength", 1, 0);
        time = table.leaf("time", 1, 0);
        duration = table.leaf("duration_s", 1, 0);
        confidence = table.leaf("confidence", 1, 0);
        weight = table.leaf("weight", 1, 0);
        attributes = new OwnCells.Texts(table, "attributes");
        source = new OwnCells.Text(table, "source");
        line = table.leaf("line", 1, 0);
        event = new OwnCells.Text(table, "event");
    }

    /** The next one, or null at the end. */
    Feedback.@Nullable Comparison next() throws IOException {
        if (!table.next() || !kind.need().equals("comparison")) {
            return null;
        }
        var about = OwnRows.make(item.next(), ItemId::new);
        var who = OwnRows.make(annotator.next(), AnnotatorId::new);
        var measure = criterion.need();
        var under = context.next();
        var left = candidate(leftSystem, leftResponse);
        var right = candidate(rightSystem, rightResponse);
        var whoWon = outcome(outcome.need());
        var howMuch = strength.real();
        var header =
                new Header(
                        about,
                        who,
                        measure,
                        under,
                        moment(time.large()),
                        seconds(duration.real()),
                        confidence.real(),
                        weight(weight.real()),
                        attributes.next(),
                        origin(source.next(), line.large(), event.next()));
        return new Feedback.Comparison(header, left, right, whoWon, howMuch);
    }

    private static Candidate candidate(OwnCells.Text system, OwnCells.Text response) {
        return new Candidate(
                OwnRows.make(system.next(), SystemId::new),
                OwnRows.make(response.next(), ResponseId::new));
    }

    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // The very same text is meant.
    private Outcome outcome(String word) {
        if (word != lastWord) {
            lastOutcome = Outcome.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
            lastWord = word;
        }
        return lastOutcome;
    }

    private static @Nullable Instant moment(@Nullable Long micros) {
        return micros == null
                ? null
                : Instant.ofEpochMilli(Math.floorDiv(micros.longValue(), MICROS));
    }

    private static @Nullable Duration seconds(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofNanos(Math.round(seconds * NANOS));
    }

    private static double weight(@Nullable Double weight) throws IOException {
        if (weight == null) {
            throw new IOException("weight is missing");
        }
        return weight;
    }

    private static Origin origin(
            @Nullable String source, @Nullable Long line, @Nullable String event)
            throws IOException {
        if (event != null) {
            return new Origin.Event(event);
        }
        if (source == null || line == null) {
            throw new IOException("source or line is missing");
        }
        return new Origin.Row(source, line);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
