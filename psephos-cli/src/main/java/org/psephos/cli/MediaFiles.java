package org.psephos.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Part;
import org.psephos.report.MediaSource;

/**
 * Pictures, recordings and films that stand beside the files of a dataset, put into a page as they
 * are. What a dataset names was written by others: only what lies in the folder of a file that was
 * read is opened, only what its first bytes say is a picture, a recording or a film is shown, and
 * nothing is fetched.
 */
final class MediaFiles implements MediaSource {
    private static final long LARGEST = 16L << 20;
    private static final long MOST = 128L << 20;
    private static final int HEAD = 16;
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]++://.*+");
    private static final Pattern DATA =
            Pattern.compile(
                    "data:(?:image/(?:png|jpeg|gif|webp)|audio/(?:wav|mpeg|ogg|flac)|video/(?:mp4|webm));base64,[A-Za-z0-9+/=]++");

    private final List<Path> folders;
    private long held;

    /**
     * @param files that were read, or folders
     */
    MediaFiles(List<Path> files) {
        folders = files.stream().map(MediaFiles::folder).distinct().toList();
    }

    private static Path folder(Path file) {
        var whole = file.toAbsolutePath();
        var above = whole.getParent();
        return Files.isDirectory(whole) || above == null ? whole : above;
    }

    /** How a kind of file begins: its first bytes as letters of Latin 1. */
    private enum Kind {
        PNG("image/png", 0, "\u0089PNG"),
        JPEG("image/jpeg", 0, "\u00FF\u00D8\u00FF"),
        GIF("image/gif", 0, "GIF8"),
        WEBP("image/webp", 8, "WEBP"),
        WAV("audio/wav", 8, "WAVE"),
        MP3("audio/mpeg", 0, "ID3"),
        MP3_BARE("audio/mpeg", 0, "\u00FF\u00FB"),
        OGG("audio/ogg", 0, "OggS"),
        FLAC("audio/flac", 0, "fLaC"),
        WEBM("video/webm", 0, "\u001AE\u00DF\u00A3"),
        MP4("video/mp4", 4, "ftyp");

        private final String type;
        private final int at;
        private final String sign;

        Kind(String type, int at, String sign) {
            this.type = type;
            this.at = at;
            this.sign = sign;
        }

        private boolean begins(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(sign, at);
        }

        static @Nullable Kind of(byte[] bytes) {
            return Arrays.stream(values()).filter(k -> k.begins(bytes)).findFirst().orElse(null);
        }
    }

    @Override
    public Found find(Part part) {
        return switch (part) {
            case Part.Image(var name, _) -> find(name, List.of("image/"));
            case Part.Audio(var name, _) -> find(name, List.of("audio/", "video/"));
            case Part.Video(var name, _) -> find(name, List.of("video/"));
            case Part.Text _, Part.ToolCall _ -> Found.absent("nothing to see or to hear");
        };
    }

    private Found find(String name, List<String> types) {
        if (DATA.matcher(name).matches()) {
            return Found.shown(name);
        }
        if (ADDRESS.matcher(name).matches()) {
            return Found.absent("(on the network; a page asks nothing of it)");
        }
        try {
            for (var folder : folders) {
                var file = inside(folder, name);
                if (file != null) {
                    return shown(file, types);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Found.absent("(no such file beside the data)");
    }

    /** The file of that name below {@code folder}, wherever links may lead; null where none is. */
    private static @Nullable Path inside(Path folder, String name) throws IOException {
        try {
            var file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                return null;
            }
            var real = file.toRealPath();
            return real.startsWith(folder.toRealPath()) ? real : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private Found shown(Path file, List<String> types) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST || held + size > MOST) {
            return Found.absent(
                    String.format(Locale.ROOT, "(%.1f MB: too large for the page)", size / 1e6));
        }
        var bytes = Files.readAllBytes(file);
        var kind = Kind.of(Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)));
        if (kind == null || types.stream().noneMatch(kind.type::startsWith)) {
            return Found.absent("(not of a kind that can be shown)");
        }
        held += size;
        return Found.shown(
                "data:" + kind.type + ";base64," + Base64.getEncoder().encodeToString(bytes));
    }
}
