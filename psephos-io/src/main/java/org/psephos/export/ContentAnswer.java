package org.psephos.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.psephos.dataset.Manifest;
import org.psephos.math.Decimals;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * What {@code psephos curate content --format json} found, as the answer to question 16 of a
 * datasheet.
 *
 * @param file where it was read
 * @param sources SHA-256 of the files that were looked at, in order
 * @param text the answer, in sentences
 * @see "Schramowski, Tauchmann, Kersting (2022), Can machines help us answering question 16 in
 *     datasheets, and in turn reflecting on inappropriate content?, section 5"
 */
public record ContentAnswer(String file, List<String> sources, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORDS = 10;

    public ContentAnswer {
        sources = List.copyOf(sources);
    }

    /**
     * Reads what was found.
     *
     * @throws PsephosException where the file is something else
     */
    public static ContentAnswer read(Path file) {
        var root = tree(file);
        if (!(root.path("any").path("of").isNumber() && root.path("probes").isArray())) {
            throw other(file);
        }
        var sources = new ArrayList<String>();
        root.path("manifest")
                .path("sources")
                .forEach(one -> sources.add(one.path("sha256").asText()));
        return new ContentAnswer(String.valueOf(file.getFileName()), sources, answer(root));
    }

    private static JsonNode tree(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw other(file);
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.USAGE, file + ": cannot be read: " + e, "name another file", e);
        }
    }

    private static PsephosException other(Path file) {
        return new PsephosException(
                Kind.DATA,
                file + ": is not what psephos curate content finds",
                "make it anew: psephos curate content DATA --format json --out " + file);
    }

    /**
     * Refuses to speak for files that nobody looked at.
     *
     * @throws PsephosException where {@code manifest} names a file that was not among those
     */
    void demand(Manifest manifest) {
        var looked = new TreeSet<>(sources);
        for (var source : manifest.sources()) {
            if (!looked.contains(source.sha256())) {
                throw new PsephosException(
                        Kind.DATA,
                        "%s: says nothing of %s, which is another file or has changed since"
                                .formatted(file, source.path()),
                        "look anew: psephos curate content %s --format json --out %s"
                                .formatted(source.path(), file));
            }
        }
    }

    private static String answer(JsonNode root) {
        var lines = new ArrayList<String>();
        lines.add(
                "A program has looked (`psephos curate content`; %s). Of %s texts, %s were flagged by any probe."
                        .formatted(
                                root.path("anchors").asText(),
                                root.path("texts").asLong(),
                                share(root.path("any"))));
        lines.add("");
        for (var probe : root.path("probes")) {
            lines.add(
                    "* %s, where a text %s: %s%s%s."
                            .formatted(
                                    probe.path("name").asText(),
                                    probe.path("how").asText(),
                                    share(probe.path("flagged")),
                                    categories(root, probe.path("name").asText()),
                                    quality(probe)));
        }
        lines.add("");
        var words = words(root);
        lines.add(
                words.isEmpty()
                        ? "No words tell flagged texts from the others."
                        : "Words that tell flagged texts from the others: %s.".formatted(words));
        lines.add(
                "A flag is a hint: quotations, news and medicine are flagged, and what other words say is not.");
        return String.join("\n", lines);
    }

    private static String share(JsonNode rate) {
        if (rate.path("of").asLong() == 0) {
            return "none of none";
        }
        return "%s of %s (%s, from %s to %s at level 0.95)"
                .formatted(
                        rate.path("count").asLong(),
                        rate.path("of").asLong(),
                        hundred(rate.path("count").asDouble() / rate.path("of").asDouble()),
                        hundred(rate.path("low").asDouble()),
                        hundred(rate.path("high").asDouble()));
    }

    private static String hundred(double share) {
        return Decimals.fixed(100 * share, 1) + "%";
    }

    private static String categories(JsonNode root, String probe) {
        var named = new ArrayList<String>();
        for (var one : root.path("categories")) {
            long count = one.path("flagged").path("count").asLong();
            if (one.path("probe").asText().equals(probe) && count > 0) {
                named.add("%s %s".formatted(one.path("name").asText(), count));
            }
        }
        return named.isEmpty() ? "" : "; " + String.join(", ", named);
    }

    private static String quality(JsonNode probe) {
        if (!probe.path("anchorsCaught").isTextual()) {
            return "";
        }
        return "; of its own anchors it flags %s inappropriate ones and %s proper ones"
                .formatted(
                        probe.path("anchorsCaught").asText(), probe.path("properFlagged").asText());
    }

    private static String words(JsonNode root) {
        var words = new ArrayList<String>();
        for (var term : root.path("terms")) {
            if (term.path("z").asDouble() > 0 && words.size() < WORDS) {
                words.add(term.path("word").asText());
            }
        }
        return String.join(", ", words);
    }
}
