package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.CardLayout;
import org.psephos.catalog.Cards;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.FeedbackSink;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.PlainSink;
import org.psephos.dataset.Rejects;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** A file as whole rows of JSON: its first rows, and all of them read by a card. */
final class CardFile {
    private static final int SAMPLE = 20;

    private final Path path;
    private final String source;
    private final Opened opened;
    private final Shape shape;
    private final ReadOptions options;

    CardFile(Path path, Opened opened, ReadOptions options) {
        this.path = path;
        this.source = options.name(path);
        this.opened = opened;
        this.shape = opened.head().shape(source);
        this.options = options;
    }

    /** All rows as the layout of {@code entry} maps them. */
    Dataset read(Cards.Entry entry) throws IOException {
        var dataset = new CardDataset(options);
        var format = entry.layout();
        long rows = pass(entry, dataset.taker(), CardRows.Ends.NOBODY, null);
        return dataset.finish(
                new Manifest.Source(source, sha256(), format, rows), options.strict());
    }

    /** Hands all rows on as the layout of {@code entry} maps them; says where they came from. */
    Manifest handOn(Cards.Entry entry, FeedbackSink to) throws IOException {
        var plain = to instanceof PlainSink sink ? sink : null;
        long rows = pass(entry, to, CardRows.Ends.NOBODY, plain);
        var read = new Manifest.Source(source, sha256(), entry.layout(), rows);
        return new Manifest(List.of(read), 0, Rejects.NONE, Assembly.READER, null, false);
    }

    String source() {
        return source;
    }

    /** Of the file, once it was gone through. */
    String sha256() throws IOException {
        return shape == Shape.PARQUET ? Parts.digest(opened) : opened.sha256Hex();
    }

    /** Whether a layout takes each row for itself. */
    static boolean readsRows(Cards.Entry entry) {
        return CardCompiler.compile(Cards.layout(entry)).readsRows();
    }

    /** Keys that lead from an element of the file to the list of its rows; empty for no such. */
    static List<String> inside(Cards.Entry entry) {
        return CardCompiler.compile(Cards.layout(entry)).inside();
    }

    /** Goes through all rows once; says how many there are. */
    long pass(Cards.Entry entry, CardEntries to) throws IOException {
        return pass(entry, to, to, null);
    }

    private long pass(
            Cards.Entry entry, FeedbackSink to, CardRows.Ends ends, @Nullable PlainSink plain)
            throws IOException {
        var layout = Cards.layout(entry);
        var rows = rows(layout, to, ends);
        var names = names(entry);
        var form =
                plain == null || !names.isEmpty()
                        ? null
                        : PlainLayout.of(CardCompiler.compile(layout));
        var lines = form == null ? null : new PlainLines(form, source);
        if (plain != null && lines != null && shape == Shape.JSON_LINES && options.threads() > 1) {
            new LinesAhead(lines, rows, plain).run(this::lines);
        } else {
            feed(names.before(new CardFeeding(rows, lines, plain)), entry.signs().headerless());
        }
        if (rows.rows() == 0) {
            throw new PsephosException(
                    Kind.DATA,
                    source + ": columns, but not one row",
                    "name a file with rows in it; this one may have been cut off");
        }
        rows.finish();
        return rows.rows();
    }

    /** What the file calls otherwise than the card that reads it. */
    private OtherNames names(Cards.Entry entry) throws IOException {
        if (OtherNames.namesTexts(options)) {
            return OtherNames.said(options, source, sample(0).rows());
        }
        if (entry.signs().headerless() > 0 || shape == Shape.JSON) {
            return OtherNames.NONE;
        }
        var sample = sample(0);
        var small = OtherNames.small(sample.rows());
        return small.isEmpty() || CardSigns.fits(entry.signs(), sample) ? OtherNames.NONE : small;
    }

    private CardRows rows(CardLayout layout, FeedbackSink to, CardRows.Ends ends) {
        var pattern = layout.signs().file();
        var names = pattern == null ? null : CardSigns.named(pattern, source);
        var from =
                new CardRows.From(
                        source,
                        names == null ? new TreeMap<>() : names,
                        options.strict(),
                        isDocument(layout),
                        options.now());
        return new CardRows(CardCompiler.compile(layout), from, to, ends);
    }

    /** Whether lines tell no rows apart: in a document, or an object of rows alone on its line. */
    private boolean isDocument(CardLayout layout) {
        boolean alone = shape == Shape.JSON_LINES && opened.head().isOneLine();
        return shape == Shape.JSON || (alone && !CardCompiler.compile(layout).rows().isEmpty());
    }

    private void feed(NodeRows.Taker to, int headerless) throws IOException {
        switch (shape) {
            case PARQUET -> parquet(to);
            case JSON_LINES -> lines(to);
            case JSON -> document(to);
            case SEPARATED -> separated(to, headerless);
        }
    }

    private void lines(NodeRows.Taker to) throws IOException {
        var head = opened.head();
        new NodeLines(source, new NodeRows(List.of(), options, head.lines() + 1, to))
                .scan(opened.inOrder(head.start()), head.start(), Long.MAX_VALUE);
    }

    private void separated(NodeRows.Taker to, int headerless) throws IOException {
        var head = opened.head();
        if (isYaml(head)) {
            yaml(to);
            return;
        }
        var header = header(head, headerless);
        boolean none = headerless > 0;
        int body = none ? head.start() : header.end();
        long line = none ? head.lines() + 1 : header.lines() + 1;
        scanner(header, none, line, to).scan(opened.inOrder(body), body, Long.MAX_VALUE);
    }

    private CsvHeader header(Head head, int headerless) {
        return headerless == 0
                ? CsvHeader.asItStands(source, head)
                : CsvHeader.headerless(source, head, headerless);
    }

    private CsvScanner scanner(CsvHeader header, boolean none, long line, NodeRows.Taker to) {
        var names =
                none ? NodeRows.numbered(header.names().size()) : NodeRows.named(header.names());
        int[] slots = new int[names.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = i;
        }
        return new CsvScanner(
                source,
                new NodeRows(names, options, line, to),
                header.delimiter(),
                !none || header.delimiter() != '\t',
                slots.length,
                slots,
                slots.length);
    }

    private static boolean isYaml(Head head) {
        int end = head.start();
        while (end < head.length && head.bytes[end] != '\n') {
            end++;
        }
        var first =
                new String(head.bytes, head.start(), end - head.start(), StandardCharsets.UTF_8);
        return first.matches("[A-Za-z_]+:\\s*")
                && end + 1 < head.length
                && head.bytes[end + 1] == '-';
    }

    private void yaml(NodeRows.Taker to) throws IOException {
        var head = opened.head();
        try (var text = reader(head.start())) {
            var all = text.readAllAsString();
            var flaw = text.before(Long.MAX_VALUE);
            if (flaw != null) {
                to.torn(head.lines() + 1, flaw.expected(), flaw.found());
                return;
            }
            to.element(new ObjectMapper(new YAMLFactory()).readTree(all), head.lines() + 1);
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    private WholeText reader(int from) {
        return new WholeText(opened.inOrder(from));
    }

    private void document(NodeRows.Taker to) throws IOException {
        var text = reader(opened.head().start());
        try (var parser = JsonShape.JSON.createParser(text)) {
            elements(parser, text, to, Integer.MAX_VALUE);
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    private PsephosException broken(JsonProcessingException e) {
        var location = e.getLocation();
        return new PsephosException(
                Kind.DATA,
                source
                        + ":"
                        + (location == null ? 1 : location.getLineNr())
                        + ": the JSON breaks off or is broken here",
                "mend it or download it again; nothing of this file was used",
                e);
    }

    private void elements(JsonParser parser, WholeText text, NodeRows.Taker to, int most)
            throws IOException {
        int given = 0;
        boolean inside = false;
        for (var token = parser.nextToken();
                token != null && !to.stopped() && given < most;
                token = parser.nextToken()) {
            if (!inside && token == JsonToken.START_ARRAY) {
                inside = true;
            } else if (inside && token == JsonToken.END_ARRAY) {
                inside = false;
            } else {
                element(parser, text, to, ++given);
            }
        }
    }

    /** One element; where a key stands in it twice, it alone is torn. */
    private static void element(JsonParser parser, WholeText text, NodeRows.Taker to, long line)
            throws IOException {
        var around = parser.getParsingContext().getParent();
        try {
            var read = JsonTrees.read(parser);
            var row = read == null ? JsonNodeFactory.instance.nullNode() : read;
            var flaw = text.before(parser.currentLocation().getCharOffset());
            if (flaw == null) {
                to.element(row, line);
            } else {
                to.flawed(row, line, flaw);
            }
        } catch (MismatchedInputException e) {
            var key = parser.getParsingContext().getCurrentName();
            while (!parser.getParsingContext().equals(around) && parser.nextToken() != null) {
                // On to its end.
            }
            text.before(parser.currentLocation().getCharOffset());
            to.torn(line, "an object with each key once", "twice: " + key);
        }
    }

    private void parquet(NodeRows.Taker to) {
        try (var table = ParquetTable.open(path)) {
            var columns = table.columns();
            var names = columns.stream().map(ParquetTable.Column::name).toList();
            table.scan(
                    names,
                    (number, values) -> {
                        var flaw = to.stopped() ? null : ParquetBytes.flaw(columns, values);
                        if (flaw != null) {
                            to.flawed(row(columns, values), number, flaw);
                        } else if (!to.stopped()) {
                            to.element(row(columns, values), number);
                        }
                    });
        }
    }

    private static JsonNode row(List<ParquetTable.Column> columns, @Nullable String[] values) {
        var object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            var column = columns.get(i);
            if (value == null) {
                object.putNull(column.name());
            } else if (column.type() == ParquetTable.Type.NESTED) {
                var node = NodeLines.read(value);
                object.set(
                        column.name(),
                        node == null ? JsonNodeFactory.instance.textNode(value) : node);
            } else {
                object.put(column.name(), value);
            }
        }
        return object;
    }

    /**
     * The first rows, from the head alone; all of a document that is one object.
     *
     * @param headerless whether the first line of separated values is a row
     */
    CardSigns.Sample sample(int headerless) throws IOException {
        var rows = new ArrayList<JsonNode>();
        var to = new CardFeeding.First(SAMPLE, rows);
        switch (shape) {
            case PARQUET -> parquet(to);
            case JSON_LINES -> firstObjects(to);
            case JSON -> firstElements(to);
            case SEPARATED -> firstLines(to, headerless);
        }
        return new CardSigns.Sample(source, rows, headerless);
    }

    private void firstObjects(CardFeeding.First to) throws IOException {
        var head = opened.head();
        int from = head.start();
        var bytes = new HeadBlocks(head, from, head.length);
        new NodeLines(source, new NodeRows(List.of(), options, 1, to))
                .scan(bytes, from, head.length);
        if (to.rows().isEmpty() && !head.whole && opened.byPlace()) {
            // One line is longer than the head.
            new NodeLines(source, new NodeRows(List.of(), options, 1, to))
                    .scan(opened.from(from), from, Long.MAX_VALUE);
        }
    }

    private void firstLines(CardFeeding.First to, int headerless) throws IOException {
        var head = opened.head();
        if (isYaml(head)) {
            if (head.whole && headerless == 0) {
                to.element(
                        new ObjectMapper(new YAMLFactory())
                                .readTree(
                                        new String(
                                                head.bytes,
                                                0,
                                                head.length,
                                                StandardCharsets.UTF_8)),
                        1);
            }
            return;
        }
        var header = header(head, headerless);
        if (headerless > 0 && header.names().size() != headerless) {
            return;
        }
        int body = headerless > 0 ? head.start() : header.end();
        scanner(header, headerless > 0, 1, to)
                .scan(new HeadBlocks(head, body, head.length), body, head.length);
    }

    private void firstElements(CardFeeding.First to) throws IOException {
        var head = opened.head();
        var text = new WholeText(new HeadBlocks(head, head.start(), head.length));
        try (var parser = JsonShape.JSON.createParser(text)) {
            elements(parser, text, to, SAMPLE);
        } catch (JsonProcessingException e) {
            // The head ends inside a row; what came before it counts.
            boolean object = head.bytes[head.start()] == '{';
            if (to.rows().isEmpty() && object && opened.byPlace()) {
                whole(to);
            }
        }
    }

    /** A document that is one object shows what it is only at its end. */
    private void whole(CardFeeding.First to) throws IOException {
        var text = new WholeText(opened.from(opened.head().start()));
        try (var parser = JsonShape.JSON.createParser(text)) {
            elements(parser, text, to, 1);
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }
}
