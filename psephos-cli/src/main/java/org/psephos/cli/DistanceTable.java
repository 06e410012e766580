package org.psephos.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Distances;
import org.psephos.audit.Distances.Line;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.TableFiles;
import org.psephos.model.PsephosException;

/** {@code --distance}: a file with the columns one, other, distance, or the table itself. */
final class DistanceTable {
    static final Option DISTANCE =
            Option.of(
                    "--distance",
                    "FILE|A,B,NUMBER;...",
                    "take alpha of ratings and labels also by these distances: a table with the columns"
                            + " one, other, distance, or lines with ; between");
    private static final List<TableField> FIELDS =
            List.of(
                    TableField.needed("one", Kind.NAME, "a category", "one", "a", "category"),
                    TableField.needed("other", Kind.NAME, "another", "other", "b", "to"),
                    TableField.needed("distance", Kind.NUMBER, "how far apart", "distance"));
    private static final int PARTS = 3;

    private DistanceTable() {}

    /** The distances that were given; null where none were. */
    static @Nullable Distances of(Arguments given) {
        var text = given.value(DISTANCE);
        if (text == null) {
            return null;
        }
        return Distances.of(
                text.contains(";") || text.split(",", -1).length == PARTS
                        ? inline(text)
                        : file(Path.of(text)));
    }

    private static List<Line> inline(String text) {
        var lines = new ArrayList<Line>();
        for (var part : text.split(";", -1)) {
            var cells = part.split(",", -1);
            var number = cells.length == PARTS ? Kind.NUMBER.number(cells[2]) : null;
            if (number == null) {
                throw Usage.error(
                        "--distance has \"%s\"; expected category,category,number".formatted(part),
                        "Write for example --distance \"poor,fair,1;fair,good,1;poor,good,2\", or name a file.");
            }
            lines.add(new Line(cells[0].strip(), cells[1].strip(), number, "--distance"));
        }
        return lines;
    }

    private static List<Line> file(Path file) {
        if (!Files.isReadable(file)) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--distance: there is no file " + file,
                    "Name a table with the columns one, other, distance, or write A,B,NUMBER;...");
        }
        var rows =
                TableFiles.read(List.of(file), FIELDS, new TreeMap<>(), ReadOptions.withDefaults());
        var rejected = rows.manifest().rejects().examples();
        if (!rejected.isEmpty()) {
            var first = rejected.getFirst();
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "%s: %s is %s; expected %s"
                            .formatted(
                                    first.origin(), first.field(), first.found(), first.expected()),
                    "Each line is category,category,distance.");
        }
        var lines = new ArrayList<Line>();
        for (int row = 0; row < rows.size(); row++) {
            lines.add(
                    new Line(
                            rows.text("one", row),
                            rows.text("other", row),
                            rows.required("distance", row),
                            rows.origin(row).toString()));
        }
        return lines;
    }
}
