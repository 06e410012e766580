package org.psephos.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.Redaction;
import org.psephos.dataset.Entry;
import org.psephos.export.RowCopy;
import org.psephos.export.TableCopy;
import org.psephos.ingest.ParquetTable;
import org.psephos.model.Origin;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** The rows of a file that stay, and the file that is written of them. */
final class KeptRows {
    private static final Pattern FORM =
            Pattern.compile("(?i).*\\.(parquet|jsonl|json|csv|tsv)(?:\\.gz|\\.zst)?");

    private final Path in;
    private final Texts texts;
    private final List<String> inside;
    private final @Nullable Redaction redaction;
    private final BitSet lines = new BitSet();
    private final BitSet numbers = new BitSet();

    KeptRows(Path in, Texts texts, @Nullable Redaction redaction) {
        this.in = in;
        this.texts = texts;
        this.inside = texts.inside();
        this.redaction = redaction;
        if (!texts.areRows() && inside.isEmpty()) {
            throw new PsephosException(
                    Kind.USAGE,
                    in + ": its rows are no rows of a table that could be left out one by one",
                    "Make a dataset folder of it first: psephos convert %s --to psephos --out FOLDER"
                            .formatted(Shell.quoted(in.toString())));
        }
    }

    /**
     * Rows are kept as they are written, so that the name of the file must not say another form.
     */
    static void refuseOtherForm(Path in, Path out) {
        var form = ParquetTable.recognises(in) ? "parquet" : form(in);
        var named = form(out);
        if (form != null && named != null && !form.equals(named)) {
            throw Usage.error(
                    "%s would hold rows as %s writes them".formatted(out, in.getFileName()),
                    "Name a file that ends as that one; psephos convert makes other forms of it.");
        }
    }

    /** What the ending of a file says of its rows; null where it says nothing. */
    private static @Nullable String form(Path file) {
        var matcher = FORM.matcher(file.toString());
        if (!matcher.matches()) {
            return null;
        }
        var ending = matcher.group(1).toLowerCase(Locale.ROOT);
        return ending.equals("jsonl") ? "json" : ending;
    }

    /** Takes a row that stays, while it is handed over. */
    void take(Entry entry) {
        lines.set(Math.toIntExact(((Origin.Row) entry.origin()).line()));
        numbers.set(Math.toIntExact(texts.number()));
    }

    /** Writes what was taken; with masks, nothing is left where one could not be set. */
    void write(Path out) {
        if (redaction == null) {
            copy(out);
            return;
        }
        var target = out.toAbsolutePath();
        var beside = target.resolveSibling(".masked." + target.getFileName());
        try {
            copy(beside);
            check(redaction);
            checkInside(redaction);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(out, e);
        } finally {
            remove(beside);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private void copy(Path out) {
        TableCopy.copy(in, out, new RowCopy.Wanted(lines, numbers, inside, redaction));
    }

    private void check(Redaction redaction) {
        var unseen = redaction.unseenColumns();
        if (!unseen.isEmpty()) {
            throw new PsephosException(
                    Kind.DATA,
                    "%s: no row has a column \"%s\", so that its names would have stayed"
                            .formatted(in, unseen.getFirst()),
                    "Name columns or keys as they stand in the rows: --pseudonyms COLUMN,...");
        }
    }

    private void checkInside(Redaction redaction) {
        var one = redaction.staying().entrySet().stream().findFirst().orElse(null);
        if (one != null) {
            throw new PsephosException(
                    Kind.DATA,
                    "%s: \"%s\" holds an object, in which \"%s\" would have stayed"
                            .formatted(in, one.getKey(), one.getValue()),
                    "Name the keys inside of it too, or leave it out of the rows: --pseudonyms %s,%s"
                            .formatted(one.getKey(), one.getValue()));
        }
    }

    private static PsephosException unwritable(Path out, IOException cause) {
        return new PsephosException(
                Kind.USAGE,
                "%s cannot be written: %s".formatted(out, cause.getMessage()),
                "Name a file in a folder that is there and that you may write to.",
                cause);
    }
}
