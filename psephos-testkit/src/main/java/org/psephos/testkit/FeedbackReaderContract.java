package org.psephos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Dataset;
import org.psephos.model.PsephosException;

/**
 * What every reader of feedback keeps to. A reader's test extends it and says how to read a file
 * and what a good file looks like.
 */
public abstract class FeedbackReaderContract {
    private static final int MEGABYTE = 1 << 20;

    @TempDir Path folder;

    /** Reads one file, everything in it, with {@code threads}. */
    protected abstract Dataset read(Path file, int threads);

    /** A header line, or nothing where the format has none. */
    protected abstract String header();

    /** Row {@code number} of a good file, without the line break; numbers from 0. */
    protected abstract String row(int number);

    /** A row with a cell of {@code length} letters in it that is no part of the judgement. */
    protected abstract String longRow(int number, int length);

    /** A row that is no row. */
    protected abstract String tornRow();

    @Test
    protected void everyRowBecomesFeedbackOrAReject() {
        var file = file(lines("\n", row(0), tornRow(), row(1), tornRow(), row(2)));

        var dataset = read(file, 1);

        assertThat(judgements(dataset)).isEqualTo(3);
        assertThat(dataset.manifest().rejects().count()).isEqualTo(2);
        assertThat(dataset.manifest().read()).isEqualTo(5);
    }

    @Test
    protected void rejectsNameTheirLine() {
        var file = file(lines("\n", row(0), tornRow(), row(1)));

        var rejects = read(file, 1).manifest().rejects().examples();

        var before = (header().isEmpty() ? "" : header() + "\n") + row(0) + "\n";
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        assertThat(rejects).hasSize(1);
        assertThat(rejects.getFirst().origin()).hasToString(file + ":" + line);
    }

    @Test
    protected void theSameInputReadTwiceIsTheSame() {
        var file = file(lines("\n", row(0), row(1), tornRow(), row(2)));

        assertThat(described(read(file, 1))).isEqualTo(described(read(file, 1)));
    }

    @Test
    protected void aByteOrderMarkIsNoPartOfTheFirstName() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        bytes.writeBytes(lines("\n", row(0), row(1)));

        var plain = read(file(lines("\n", row(0), row(1))), 1);
        var marked = read(file(bytes.toByteArray()), 1);

        assertThat(judgementsOf(marked)).isEqualTo(judgementsOf(plain));
    }

    @Test
    protected void windowsLineBreaksReadLikeOthers() {
        var plain = read(file(lines("\n", row(0), row(1))), 1);
        var windows = read(file(lines("\r\n", row(0), row(1))), 1);

        assertThat(judgementsOf(windows)).isEqualTo(judgementsOf(plain));
    }

    @Test
    protected void theLastLineNeedsNoLineBreak() {
        var whole = lines("\n", row(0), row(1));
        var cut = Arrays.copyOf(whole, whole.length - 1);

        assertThat(judgementsOf(read(file(cut), 1))).isEqualTo(judgementsOf(read(file(whole), 1)));
    }

    @Test
    protected void anEmptyFileIsRefused() {
        var refusal =
                catchThrowableOfType(PsephosException.class, () -> read(file(new byte[0]), 1));

        assertThat(refusal.kind()).isEqualTo(PsephosException.Kind.DATA);
        assertThat(refusal.problem()).endsWith(": the file is empty");
    }

    @Test
    protected void aCellOfAMegabyteIsRead() {
        var dataset = read(file(lines("\n", row(0), longRow(1, MEGABYTE), row(2))), 1);

        assertThat(judgements(dataset)).isEqualTo(3);
        assertThat(dataset.manifest().rejects().count()).isZero();
    }

    @Test
    protected void aPackedFileThatBreaksOffIsRefused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(many(2_000));
        }
        var cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);

        var refusal = catchThrowableOfType(PsephosException.class, () -> read(file(cut), 1));

        assertThat(refusal.kind()).isEqualTo(PsephosException.Kind.DATA);
        assertThat(refusal.problem()).endsWith(": the packed data breaks off or is damaged");
    }

    @Test
    protected void aPackedFileReadsLikeThePlainOne() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(many(2_000));
        }

        var plain = read(file(many(2_000)), 1);
        var unpacked = read(file(packed.toByteArray()), 1);

        assertThat(judgementsOf(unpacked)).isEqualTo(judgementsOf(plain));
    }

    @Test
    protected void anyNumberOfThreadsReadsTheSame() {
        var file = file(many(30_000));

        var one = described(read(file, 1));

        assertThat(described(read(file, 2))).isEqualTo(one);
        assertThat(described(read(file, 3))).isEqualTo(one);
    }

    private byte[] many(int rows) {
        var all = new String[rows];
        for (int i = 0; i < rows; i++) {
            all[i] = i % 997 == 996 ? tornRow() : row(i);
        }
        return lines("\n", all);
    }

    private byte[] lines(String lineBreak, String... rows) {
        var text = new StringBuilder();
        if (!header().isEmpty()) {
            text.append(header()).append(lineBreak);
        }
        for (var row : rows) {
            text.append(row).append(lineBreak);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Path file(byte[] bytes) {
        try {
            // One name for all, so that origins of two files can be compared.
            return Files.write(folder.resolve("votes"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long judgements(Dataset dataset) {
        return (long) dataset.comparisons().size() + dataset.rankings().size();
    }

    private static List<String> judgementsOf(Dataset dataset) {
        var all = new ArrayList<String>();
        for (int row = 0; row < dataset.comparisons().size(); row++) {
            all.add(dataset.comparisons().get(row).toString());
        }
        for (int row = 0; row < dataset.rankings().size(); row++) {
            all.add(dataset.rankings().get(row).toString());
        }
        return all;
    }

    /** Everything in a dataset, as text that can be compared. */
    public static String described(Dataset dataset) {
        return dataset.manifest()
                + "\nabstained "
                + dataset.abstained()
                + "\n"
                + String.join("\n", judgementsOf(dataset));
    }
}
