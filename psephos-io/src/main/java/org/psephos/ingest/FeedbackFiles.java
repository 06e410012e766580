package org.psephos.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Exchanges;
import org.psephos.dataset.FeedbackSink;
import org.psephos.dataset.Manifest;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Files of judgements in any known layout, recognised by content: the one door of this room. */
public final class FeedbackFiles {
    /** Bytes that are worth a thread of their own. */
    private static final int PART = 1 << 18;

    private FeedbackFiles() {}

    /**
     * Reads {@code files} as one dataset, rows in the order of the files and of their lines.
     *
     * <p>A folder that a dataset was written to is read whole, and alone: what was wanted does not
     * matter then. Of any other folder all data files are read, as dataset repositories lay them
     * out.
     *
     * <p>Every row becomes a judgement, an abstention or a reject: {@code manifest().read()} is
     * their sum. A row that holds several judgements (both orders of a judge) counts once for each.
     * Attributes are kept where everything is wanted, or where they are named; the lines of rows
     * are kept unless no more than systems, winner and ranking are wanted. The result is the same
     * for any number of threads.
     *
     * @param progress told of bytes read, of files on disk
     * @throws org.psephos.model.PsephosException where a file cannot be read or understood at all,
     *     or at the first reject where the options are strict; rows that cannot be understood are
     *     rejects instead
     */
    public static Dataset read(List<Path> files, ReadOptions options, ReadProgress progress) {
        return read(files, options, progress, PART);
    }

    /** As above, with a thread for each {@code part} bytes of a file. */
    static Dataset read(List<Path> files, ReadOptions options, ReadProgress progress, int part) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files must name at least one, but were none");
        }
        for (var file : files) {
            if (DatasetFolderReader.recognises(file)) {
                return folder(files);
            }
        }
        var opened = HubFolder.data(files);
        var meter = new Meter(progress, total(opened.stream().map(HubFolder.Data::path).toList()));
        var together = new Together();
        for (var file : opened) {
            var read = new OneFile(file.path(), options, meter, part).read();
            together.add(read, options.wantsAttribute(Together.SPLIT) ? file.split() : null);
        }
        return together.dataset();
    }

    /**
     * Hands the rows of {@code files} on as they come, so that none is kept: of one file that a
     * card of the catalog reads. What is handed on is what {@link #read} makes a dataset of.
     *
     * @return where the rows came from, with nothing counted; null, with nothing handed on, where
     *     {@link #read} has to read the files as a whole
     * @throws org.psephos.model.PsephosException as {@link #read}, but for rejects where the
     *     options are strict: these are for {@code to} to refuse
     */
    public static @Nullable Manifest handOn(
            List<Path> files, ReadOptions options, ReadProgress progress, FeedbackSink to) {
        if (files.stream().anyMatch(DatasetFolderReader::recognises)) {
            return null;
        }
        var opened = HubFolder.opened(files);
        return opened.size() == 1
                ? new OneFile(opened.getFirst(), options, new Meter(progress, total(opened)), PART)
                        .handOn(to)
                : null;
    }

    /**
     * The comparisons of {@code files} with their words, to be gone through one by one: of a
     * dataset folder that holds no other judgements. Null where {@link #read} has to read the files
     * as a whole.
     *
     * @param threads how many may work at once; changes time only
     * @throws org.psephos.model.PsephosException as {@link #read}
     */
    public static @Nullable Exchanges exchanges(List<Path> files, int threads) {
        return files.size() == 1 && DatasetFolderReader.recognises(files.getFirst())
                ? FolderExchanges.of(files.getFirst(), threads)
                : null;
    }

    /** A dataset folder alone; it knows what became of its rows, so it goes with no other file. */
    private static Dataset folder(List<Path> files) {
        if (files.size() == 1) {
            return DatasetFolderReader.read(files.getFirst());
        }
        var names = new ArrayList<String>();
        for (var file : files) {
            names.add(file.toString());
        }
        throw new PsephosException(
                Kind.USAGE,
                "a dataset folder is read alone, but was named with others: "
                        + String.join(", ", names),
                "name the folder alone, or the files that it was made from");
    }

    private static long total(List<Path> files) {
        long total = 0;
        for (var file : files) {
            try {
                total += Files.size(file);
            } catch (IOException e) {
                // Opening it says what is wrong; here it only makes no progress.
                total += 0;
            }
        }
        return total;
    }
}
