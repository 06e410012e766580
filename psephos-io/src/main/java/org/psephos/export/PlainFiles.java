package org.psephos.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plain tables on their way to files: one for each kind and split. */
final class PlainFiles {
    private final Conversion how;
    private final Place place;
    private final List<Converted.Wrote> wrote = new ArrayList<>();

    PlainFiles(Conversion how, Place place) {
        this.how = how;
        this.place = place;
    }

    /** Writes all tables and says what was written. */
    List<Converted.Wrote> write(Material from) throws IOException {
        var tables = new PlainTables(from).all();
        for (var table : tables) {
            write(table, tables.size() > 1 ? table.kind() : "");
        }
        return wrote;
    }

    /**
     * {@code train} says that all rows may be learned from, in folders, whose readers ask for it.
     */
    private String name(String kind, String split) {
        boolean whole = how.splits().shares().isEmpty();
        if (kind.isEmpty()) {
            return whole ? "train" : split;
        }
        return whole && !place.folder() ? kind : kind + "-" + (whole ? "train" : split);
    }

    private void write(PlainTable table, String kind) throws IOException {
        var splits = how.splits();
        boolean single = splits.shares().isEmpty() && kind.isEmpty();
        var paths = new ArrayList<Path>();
        var files = new ArrayList<TableFile>();
        try {
            for (var split : splits.names()) {
                var path = place.rows(name(kind, split), single, how.target().form().ending());
                paths.add(path);
                files.add(TableFile.create(how.target(), path, table.columns()));
            }
            for (int row = 0; row < table.rows(); row++) {
                files.get(splits.of(table.key().apply(row))).row(row);
            }
        } finally {
            for (var file : files) {
                file.close();
            }
        }
        for (int i = 0; i < files.size(); i++) {
            var path = place.target(paths.get(i)).toString();
            wrote.add(new Converted.Wrote(path, files.get(i).rows(), Digests.sha256(paths.get(i))));
        }
    }
}
