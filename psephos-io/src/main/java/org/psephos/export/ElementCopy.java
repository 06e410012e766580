package org.psephos.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Some elements of an array of JSON, letter by letter as they stand, in an array of their own.
 * Nothing is parsed and written anew but texts that somebody asked to change. Not thread-safe; used
 * once.
 */
final class ElementCopy {
    private final InputStream in;
    private final OutputStream out;
    private final BitSet numbers;
    private final @Nullable RowText text;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private int element;
    private int copied;

    /** {@code text} writes elements with some of their texts changed; null to copy them. */
    ElementCopy(InputStream in, OutputStream out, BitSet numbers, @Nullable RowText text) {
        this.in = in;
        this.out = out;
        this.numbers = numbers;
        this.text = text;
    }

    /** Copies the elements called for by number, from 1; says how many. */
    long run() throws IOException {
        out.write('[');
        int b = skipTo('[');
        int last = numbers.length() - 1;
        for (b = blank(in.read()); b >= 0 && b != ']' && element < last; ) {
            b = blank(element(b, numbers.get(++element)));
            b = b == ',' ? blank(in.read()) : b;
        }
        if (element < last) {
            throw new IOException("it ends before element " + numbers.nextSetBit(element + 1));
        }
        out.write('\n');
        out.write(']');
        out.write('\n');
        return copied;
    }

    private int skipTo(int wanted) throws IOException {
        int b = in.read();
        while (b >= 0 && b != wanted) {
            b = in.read();
        }
        return b;
    }

    /** The first byte from {@code b} on that is no white space. */
    private int blank(int b) throws IOException {
        int next = b;
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            next = in.read();
        }
        return next;
    }

    /** Passes over the element that begins with {@code first}; gives the byte after it. */
    private int element(int first, boolean wanted) throws IOException {
        if (wanted) {
            out.write(copied++ == 0 ? '\n' : ',');
            if (copied > 1) {
                out.write('\n');
            }
        }
        var to = text == null ? out : gathered;
        gathered.reset();
        int depth = 0;
        boolean quoted = false;
        boolean escaped = false;
        int b = first;
        while (b >= 0 && (quoted || depth > 0 || (b != ',' && b != ']'))) {
            if (wanted) {
                to.write(b);
            }
            if (quoted) {
                quoted = escaped || b != '"';
                escaped = !escaped && b == '\\';
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
            b = in.read();
        }
        if (wanted && text != null) {
            text.write(gathered.toByteArray(), gathered.size(), out);
        }
        return b;
    }
}
