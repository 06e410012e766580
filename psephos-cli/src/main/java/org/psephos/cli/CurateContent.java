package org.psephos.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.curate.Anchors;
import org.psephos.curate.ContentLook;
import org.psephos.curate.ContentProbe;
import org.psephos.lm.Embedder;
import org.psephos.model.PsephosException;
import org.psephos.report.ContentView;
import org.psephos.report.TermCloud;

/** {@code psephos curate content}: what of a dataset might offend, insult, threaten or frighten. */
final class CurateContent {
    private static final Option ANCHORS =
            Option.of(
                    "--anchors",
                    "FILE",
                    "content: words and acts of one's own, lines such as \"violence word kill*\" or"
                            + " \"proper act help a friend\" (a small English set)");
    private static final Option MARGIN =
            Option.of(
                    "--margin",
                    "X",
                    "content: how much nearer to inappropriate acts than to proper ones a flagged"
                            + " text lies, by cosine; with --embedder (0.05)");
    private static final Option CLOUD =
            Option.of(
                    "--cloud",
                    "FILE.svg",
                    "content: write the words that tell flagged texts from the others as a picture");

    private CurateContent() {}

    static Group group() {
        return new Group("Looking for inappropriate content", List.of(ANCHORS, MARGIN, CLOUD));
    }

    /** What belongs to this alone. */
    static void refuse(Arguments given, String what) {
        for (var option : group().options()) {
            if (given.has(option)) {
                throw Usage.error(
                        "%s belongs to curate content, not to %s".formatted(option.name(), what),
                        "Write psephos curate content FILE, or leave it out.");
            }
        }
    }

    static int run(Arguments given, List<String> names, Terminal terminal, Format format) {
        var scorer = CurateToxicity.of(given);
        var anchors = anchors(given);
        double margin = margin(given);
        var reading = Reading.of(given, names, Set.of(), terminal);
        var out = Output.file(given, reading.files());
        var cloud = cloud(given, reading.files(), out);
        if (!given.has(Embedding.EMBEDDER)) {
            var probe = new ContentProbe(anchors, null, margin, scorer);
            return look(reading, terminal, probe, new Where(out, cloud, format));
        }
        refuseFew(anchors);
        try (Embedder embedder = Embedding.open(given, terminal)) {
            var probe = new ContentProbe(anchors, embedder, margin, scorer);
            return look(reading, terminal, probe, new Where(out, cloud, format));
        }
    }

    private record Where(@Nullable Path out, @Nullable Path cloud, Format format) {}

    private static int look(Reading reading, Terminal terminal, ContentProbe probe, Where where) {
        var texts = Texts.of(reading, terminal);
        var look = probe.look(texts.entries());
        texts.done();
        if (look.texts() == 0) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "the rows hold no texts",
                    "Name the column of texts: --columns item=COLUMN,text=COLUMN.");
        }
        var cloud = where.cloud();
        if (cloud != null) {
            Output.write(cloud, TermCloud.svg(look.terms()));
        }
        Output.deliver(where.out(), text(look, texts, where.format(), terminal), terminal);
        return Exit.FINE;
    }

    private static String text(ContentLook look, Texts texts, Format format, Terminal terminal) {
        return switch (format) {
            case TABLE -> ContentView.text(look, texts.manifest(), terminal.style());
            case JSON -> ContentView.json(look, texts.manifest());
            case CSV -> ContentView.csv(look);
            case MD -> ContentView.markdown(look, texts.manifest());
        };
    }

    private static @Nullable Path cloud(Arguments given, List<Path> inputs, @Nullable Path out) {
        var name = given.value(CLOUD);
        if (name == null) {
            return null;
        }
        if (!name.endsWith(".svg")) {
            throw Usage.error(
                    "--cloud is \"%s\"; the picture is an SVG file".formatted(name),
                    "Write for example --cloud words.svg.");
        }
        var others = new ArrayList<>(inputs);
        if (out != null) {
            others.add(out);
        }
        var file = Output.path(name);
        Output.refuseInput(CLOUD, file, others);
        return file;
    }

    private static double margin(Arguments given) {
        var told = given.value(MARGIN);
        if (told == null) {
            return ContentProbe.MARGIN;
        }
        var number = Usage.number(told);
        if (number == null || number < -1 || number > 1) {
            throw Usage.error(
                    "--margin is \"%s\"; expected a number from -1 to 1".formatted(told),
                    "Write for example --margin 0.05.");
        }
        if (!given.has(Embedding.EMBEDDER)) {
            throw Usage.error(
                    "--margin changes nothing here: embeddings were not asked for",
                    "Add --embedder all-minilm-l6-v2, or leave it out.");
        }
        return number;
    }

    private static void refuseFew(Anchors anchors) {
        if (anchors.acts().size() < 2 || anchors.proper().size() < 2) {
            throw Usage.error(
                    "--embedder needs acts to hold texts against, and %s has %s inappropriate and %s proper ones"
                            .formatted(
                                    anchors.name(), anchors.acts().size(), anchors.proper().size()),
                    "Write at least two of either into the file of --anchors.");
        }
    }

    private static Anchors anchors(Arguments given) {
        var name = given.value(ANCHORS);
        if (name == null) {
            return Anchors.shipped();
        }
        try {
            return Anchors.parse(name, Files.readString(Output.path(name), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    name + ": cannot be read: " + e,
                    "Name a text file in UTF-8.",
                    e);
        }
    }
}
