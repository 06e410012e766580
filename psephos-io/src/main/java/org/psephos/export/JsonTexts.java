package org.psephos.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.RowEdit;

/**
 * The texts of a row of JSON, changed where they stand: every byte that belongs to no changed text
 * is written as it was read. Not thread-safe.
 */
final class JsonTexts implements RowText {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private final RowEdit edit;
    private final List<RowEdit.Text> texts = new ArrayList<>();
    private int[] places = new int[64];

    JsonTexts(RowEdit edit) {
        this.edit = edit;
    }

    @Override
    public void write(byte[] row, int length, OutputStream to) throws IOException {
        texts.clear();
        find(row, length);
        var edited = edit.edited(List.copyOf(texts));
        int done = 0;
        for (int i = 0; i < edited.size(); i++) {
            if (!edited.get(i).equals(texts.get(i).value())) {
                to.write(row, done, places[2 * i] - done);
                to.write('"');
                to.write(ENCODER.quoteAsUTF8(edited.get(i)));
                to.write('"');
                done = places[2 * i + 1];
            }
        }
        to.write(row, done, length - done);
    }

    private void find(byte[] row, int length) throws IOException {
        var objects = new ArrayDeque<Integer>();
        int begun = 0;
        try (var parser = Json.ROWS.createParser(row, 0, length)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    objects.push(begun++);
                } else if (token == JsonToken.END_OBJECT) {
                    objects.pop();
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    see(parser, token, objects.isEmpty() ? -1 : objects.peek());
                }
            }
        }
    }

    private void see(JsonParser parser, JsonToken token, int object) throws IOException {
        var name = name(parser.getParsingContext());
        boolean taken = edit.takesScalars(name);
        if (!taken) {
            tellWhatStays(parser.getParsingContext(), name);
        }
        if (taken || token == JsonToken.VALUE_STRING) {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            texts.add(new RowEdit.Text(name, object, parser.getText()));
            note(start, (int) parser.currentLocation().getByteOffset());
        }
    }

    /** A column that is taken may hold objects, whose keys nobody named. */
    private void tellWhatStays(JsonStreamContext inside, String name) {
        for (var context = inside.getParent(); context != null; context = context.getParent()) {
            var outer = context.getCurrentName();
            if (outer != null && edit.takesScalars(outer)) {
                edit.stays(outer, name);
            }
        }
    }

    private void note(int start, int end) {
        int at = 2 * (texts.size() - 1);
        if (at + 1 >= places.length) {
            places = java.util.Arrays.copyOf(places, 2 * places.length);
        }
        places[at] = start;
        places[at + 1] = end;
    }

    private static String name(JsonStreamContext inside) {
        for (var context = inside; context != null; context = context.getParent()) {
            if (context.getCurrentName() != null) {
                return context.getCurrentName();
            }
        }
        return "";
    }
}
