package org.psephos.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Exchanges;
import org.psephos.dataset.Intake;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.PlainPair;
import org.psephos.dataset.PlainSink;
import org.psephos.dataset.PlainWords;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.model.Annotator;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;

/**
 * Plain pairs on their way into a dataset folder that become rows of a trainer at the same time, so
 * that they are read once. What is out of the ordinary goes into the folder alone, and {@link
 * #finish} says that the rows have to be made of it. Not thread-safe; used once.
 */
final class PairFork implements PlainSink, AutoCloseable {
    private final FolderSink folder;
    private final Conversion how;
    private final Place place;
    private final RowFiles files;
    private final Material material;
    private final Exchanges.Taker pairs;
    private boolean plain = true;

    private PairFork(FolderSink folder, Conversion how, PairRows rows, Place place, int threads)
            throws IOException {
        this.folder = folder;
        this.how = how;
        this.place = place;
        this.files = new RowFiles(how, Frame.LINES, place, threads);
        var words = new Words.AtHand();
        var nothing = new Manifest(List.of(), 0, Rejects.NONE, "none", null, false);
        this.material =
                new Material(
                        new DatasetBuilder().build(nothing),
                        how.pairing(),
                        new Spoken(words),
                        new Ledger());
        this.pairs = rows.oneByOne(material, words, files::row);
    }

    /**
     * Into {@code folder}, and by {@code how} to {@code out}.
     *
     * @param threads how many may work at once; changes time only
     */
    static PairFork open(FolderSink folder, Conversion how, Path out, int threads)
            throws IOException {
        var rows = Objects.requireNonNull(RowSources.pairs(how.target()));
        var place = Place.open(how.target(), out);
        boolean opened = false;
        try {
            var fork = new PairFork(folder, how, rows, place, threads);
            opened = true;
            return fork;
        } finally {
            if (!opened) {
                place.close();
            }
        }
    }

    @Override
    public void pair(PlainPair pair) {
        boolean taken = folder.take(pair);
        plain &= taken && pair.outcome() != Outcome.TIE && pair.outcome() != Outcome.BOTH_BAD;
        if (plain) {
            pairs.take(judged(pair), pair);
        }
    }

    /** The comparison as a folder would tell it. */
    private static Feedback.Comparison judged(PlainPair pair) {
        var header =
                new Header(
                        new ItemId(name(pair, PlainWords.PROMPT)),
                        null,
                        Header.OVERALL,
                        null,
                        null,
                        null,
                        null,
                        1,
                        pair.attributes(),
                        pair.origin());
        return new Feedback.Comparison(
                header,
                candidate(pair, PlainWords.LEFT),
                candidate(pair, PlainWords.RIGHT),
                pair.outcome(),
                null);
    }

    private static Candidate candidate(PlainPair pair, int which) {
        return new Candidate(null, new ResponseId(name(pair, which)));
    }

    private static String name(PlainPair pair, int which) {
        return new String(pair.name(which), StandardCharsets.US_ASCII);
    }

    @Override
    public void accept(Feedback feedback) {
        plain = false;
        folder.accept(feedback);
    }

    @Override
    public void reject(Reject reject) {
        plain = false;
        folder.reject(reject);
    }

    @Override
    public void item(Item item, Origin origin) {
        folder.item(item, origin);
    }

    @Override
    public void response(Response response, Origin origin) {
        folder.response(response, origin);
    }

    @Override
    public void annotator(Annotator annotator, Origin origin) {
        folder.annotator(annotator, origin);
    }

    /** What was made of all pairs, now in its place; null where one was out of the ordinary. */
    @Nullable Converted finish(Intake intake) throws IOException {
        if (!plain) {
            return null;
        }
        files.close();
        var made = how.converted(intake.judgements(), material.ledger(), files.wrote());
        if (made.written() == 0) {
            return made;
        }
        var none = new DatasetBuilder().build(intake.manifest());
        var all = Companions.write(made, how, none, place);
        place.finish();
        return all;
    }

    @Override
    public void close() throws IOException {
        try {
            files.close();
        } finally {
            place.close();
        }
    }
}
