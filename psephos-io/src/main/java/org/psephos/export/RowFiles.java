package org.psephos.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The files of a conversion, one for each split. Not thread-safe. */
final class RowFiles implements AutoCloseable {
    private final Splits splits;
    private final Place place;
    private final List<Path> paths = new ArrayList<>();
    private final List<RowFile> files = new ArrayList<>();

    RowFiles(Conversion how, Frame frame, Place place, int threads) throws IOException {
        this.splits = how.splits();
        this.place = place;
        var form = how.target().form();
        for (var split : splits.names()) {
            var path = place.rows(split, splits.shares().isEmpty(), form.ending());
            paths.add(path);
            files.add(new RowFile(path, frame, threads));
        }
    }

    void row(Supplier<String> key, Json.Body row) throws IOException {
        int split = files.size() == 1 ? 0 : splits.of(key.get());
        files.get(split).row(row);
    }

    /** What was written; asked after {@link #close}. */
    List<Converted.Wrote> wrote() {
        var wrote = new ArrayList<Converted.Wrote>();
        for (int i = 0; i < files.size(); i++) {
            wrote.add(
                    new Converted.Wrote(
                            place.target(paths.get(i)).toString(),
                            files.get(i).rows(),
                            files.get(i).sha256()));
        }
        return wrote;
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            file.close();
        }
    }
}
