package org.psephos.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one leaf of a schema, for one group of rows: their levels, and the values
 * themselves, by dictionary as long as names repeat. Not thread-safe.
 */
final class ParquetLeaf {
    /** After so many texts it is decided whether they repeat. */
    private static final int TRIAL = 2048;

    /** The dictionary may not grow beyond this. */
    private static final int MOST_NAMES = 1 << 17;

    private final List<String> path;
    private final ParquetType.Plain type;
    private final int mostDefined;
    private final int mostRepeated;
    private final Levels defined = new Levels();
    private final Levels repeated = new Levels();
    private final Growing plain = new Growing();

    /** The page that was made last, and the one before it, which nobody needs any more. */
    private Growing page = new Growing();

    private Growing before = new Growing();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private int[] codes = new int[TRIAL];

    /** The very text that came last, and its code: constants come again and again. */
    private @Nullable String lastName;

    private int lastCode;
    private int values;
    private boolean byName;

    /** Whether a group began with texts that were all different: later ones are not tried. */
    private boolean different;

    private int bit;
    private int bits;

    /**
     * A leaf.
     *
     * @param path from the column to the leaf
     * @param mostDefined the level of a value that is there
     * @param mostRepeated how many lists it stands in
     */
    ParquetLeaf(List<String> path, ParquetType.Plain type, int mostDefined, int mostRepeated) {
        this.path = path;
        this.type = type;
        this.mostDefined = mostDefined;
        this.mostRepeated = mostRepeated;
        clear();
    }

    List<String> path() {
        return path;
    }

    ParquetType.Plain type() {
        return type;
    }

    /** Values and gaps. */
    int size() {
        return defined.size();
    }

    /** Bytes held, roughly. */
    int held() {
        return plain.size() + defined.size() + values * (byName ? 8 : 0);
    }

    /** Nothing at level {@code level}. */
    void gap(int repetition, int level) {
        repeated.add(repetition);
        defined.add(level);
    }

    /** Nothing at all in {@code rows} rows. */
    void gaps(int rows) {
        repeated.add(0, rows);
        defined.add(0, rows);
    }

    /** A value. */
    void value(int repetition, Object value) {
        repeated.add(repetition);
        defined.add(mostDefined);
        switch (type) {
            case TEXT -> {
                if (value instanceof Utf8Slice slice) {
                    text(slice);
                } else {
                    text((String) value);
                }
            }
            case DOUBLE -> plain.int64(Double.doubleToRawLongBits((Double) value));
            case INTEGER -> plain.int32((Integer) value);
            case LONG -> plain.int64((Long) value);
            case TIME -> plain.int64(Math.multiplyExact((Long) value, 1000L));
            case BOOLEAN -> bit((Boolean) value);
        }
        values++;
    }

    /** Half of a character (a lone surrogate), which has no UTF-8. */
    static final class HalfCharacter extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // The very same text is meant.
    private void text(String text) {
        if (text != lastName && isBroken(text)) {
            throw new HalfCharacter();
        }
        if (byName && names.size() < MOST_NAMES && !(values == TRIAL && differ())) {
            code(text);
            return;
        }
        if (byName) {
            spell();
        }
        spell(text);
    }

    private void text(Utf8Slice slice) {
        if (byName) {
            text(slice.toString());
        } else {
            slice.spell(plain);
        }
    }

    private boolean differ() {
        return names.size() >= TRIAL / 2;
    }

    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // The very same text is meant.
    private void code(String text) {
        if (values == codes.length) {
            codes = Arrays.copyOf(codes, codes.length * 2);
        }
        if (text != lastName) {
            int fresh = names.size();
            var known = names.putIfAbsent(text, fresh);
            lastCode = known == null ? fresh : known;
            lastName = text;
        }
        codes[values] = lastCode;
    }

    /** Gives the dictionary up: writes out what the codes stand for. */
    private void spell() {
        different = names.size() == values;
        var texts = new ArrayList<>(names.keySet());
        for (int i = 0; i < values; i++) {
            spell(texts.get(codes[i]));
        }
        names.clear();
        lastName = null;
        byName = false;
    }

    private void spell(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        plain.int32(bytes.length);
        plain.all(bytes, 0, bytes.length);
    }

    private static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .anyMatch(
                                c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            }
        }
        return false;
    }

    private void bit(boolean value) {
        bits |= (value ? 1 : 0) << bit++;
        if (bit == Byte.SIZE) {
            plain.add(bits);
            bits = 0;
            bit = 0;
        }
    }

    /** The dictionary as a page, or null where the values are spelt out. */
    @Nullable Growing dictionary() {
        if (!byName || values == 0) {
            return null;
        }
        var page = new Growing();
        for (var name : names.keySet()) {
            var bytes = name.getBytes(StandardCharsets.UTF_8);
            page.int32(bytes.length);
            page.all(bytes, 0, bytes.length);
        }
        return page;
    }

    int names() {
        return names.size();
    }

    /**
     * Levels and values as a page, which is good until the next but one is asked for: one may be
     * packed while the next is made.
     */
    Growing page() {
        var made = before;
        before = page;
        page = made;
        made.clear();
        made.room(plain.size() + (plain.size() >> 3));
        if (mostRepeated > 0) {
            repeated.write(mostRepeated, made);
        }
        if (mostDefined > 0) {
            defined.write(mostDefined, made);
        }
        values(made);
        return made;
    }

    private void values(Growing made) {
        if (byName && values > 0) {
            int width = Math.max(1, RunLengths.width(names.size() - 1));
            made.add(width);
            RunLengths.write(at -> codes[at], values, width, made);
            return;
        }
        if (bit > 0) {
            plain.add(bits);
        }
        made.all(plain.array(), 0, plain.size());
    }

    /** Forgets all values. */
    void clear() {
        defined.clear();
        repeated.clear();
        plain.clear();
        names.clear();
        lastName = null;
        values = 0;
        bit = 0;
        bits = 0;
        byName = type == ParquetType.Plain.TEXT && !different;
    }
}
