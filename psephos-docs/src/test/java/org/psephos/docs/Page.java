package org.psephos.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Markdown whose blocks come from elsewhere. A block stands between {@code <!-- block
 * KIND WHAT -->} and {@code <!-- end -->}; what stands there is what its kind makes of WHAT.
 */
record Page(Path file, String text) {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "(<!-- block (?<kind>[a-z]+)(?: (?<what>[^\\n]*?))? -->)(?<inside>.*?)(<!-- end -->)",
                    Pattern.DOTALL);

    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with every block made anew. */
    String renewed(Blocks blocks) {
        return BLOCK.matcher(text)
                .replaceAll(
                        block ->
                                Matcher.quoteReplacement(
                                        block.group(1)
                                                + blocks.make(
                                                        block.group("kind"),
                                                        what(block.group("what")))
                                                + block.group(5)));
    }

    private static String what(String words) {
        return words == null ? "" : words.strip();
    }

    /** The text with all blocks left out: what is written by hand. */
    String byHand() {
        return BLOCK.matcher(text).replaceAll("");
    }

    void write(String renewed) {
        try {
            Files.writeString(file, renewed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
