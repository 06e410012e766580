package org.psephos.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.psephos.math.SplitMix64;

/** What happens to files on their way: every kind of damage that a reader has to live with. */
enum Damage {
    /** Single bytes that mean something to a parser, or nothing at all. */
    BYTES {
        @Override
        byte[] to(byte[] whole, SplitMix64 random) {
            byte[] bytes = whole.clone();
            int wounds = 1 + random.nextInt(12);
            for (int i = 0; i < wounds; i++) {
                int at = random.nextInt(bytes.length);
                bytes[at] =
                        random.nextInt(8) == 0
                                ? (byte) random.nextInt(256)
                                : SPICE[random.nextInt(SPICE.length)];
            }
            return bytes;
        }
    },

    /** A download that broke off. */
    TRUNCATED {
        @Override
        byte[] to(byte[] whole, SplitMix64 random) {
            return Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        }
    },

    /** A stretch that stands elsewhere. */
    MOVED {
        @Override
        byte[] to(byte[] whole, SplitMix64 random) {
            byte[] bytes = whole.clone();
            int length = 1 + random.nextInt(Math.max(1, whole.length / 3));
            int from = random.nextInt(whole.length - length + 1);
            int to = random.nextInt(whole.length - length + 1);
            System.arraycopy(whole, from, bytes, to, length);
            return bytes;
        }
    },

    /** Lines in another order, some twice, some gone. */
    SHUFFLED {
        @Override
        byte[] to(byte[] whole, SplitMix64 random) {
            var lines = new ArrayList<>(List.of(text(whole).split("\n", -1)));
            for (int i = 0; i < 3; i++) {
                var line = lines.remove(random.nextInt(lines.size()));
                for (int again = random.nextInt(3); again > 0; again--) {
                    lines.add(random.nextInt(lines.size() + 1), line);
                }
                if (lines.isEmpty()) {
                    return whole;
                }
            }
            return bytes(String.join("\n", lines));
        }
    },

    /** Saved in another encoding, or with other ends of lines. */
    ENCODED {
        @Override
        byte[] to(byte[] whole, SplitMix64 random) {
            var text = text(whole);
            return switch (random.nextInt(6)) {
                case 0 -> text.getBytes(StandardCharsets.UTF_16);
                case 1 -> text.getBytes(StandardCharsets.UTF_16LE);
                case 2 -> (text + "\u00e4\u00f6").getBytes(StandardCharsets.ISO_8859_1);
                case 3 -> bytes("\ufeff" + text);
                case 4 -> bytes(text.replace("\n", "\r\n"));
                default -> bytes(text.replace('\n', '\r'));
            };
        }
    },

    /** One value that is longer than anybody expects. */
    HUGE {
        @Override
        byte[] to(byte[] whole, SplitMix64 random) {
            var unit = List.of("x", "\u03c8", "\"\"", "\\n", ",", " ").get(random.nextInt(6));
            return inserted(whole, unit.repeat(1 << (6 + random.nextInt(12))), random);
        }
    },

    /** Objects in arrays in objects. */
    NESTED {
        @Override
        byte[] to(byte[] whole, SplitMix64 random) {
            int depth = 1 << (2 + random.nextInt(12));
            boolean array = random.nextInt(2) == 0;
            var open = (array ? "[" : "{\"a\":").repeat(depth);
            var close = random.nextInt(3) == 0 ? "" : (array ? "]" : "}").repeat(depth);
            return replaced(whole, open + "1" + close, random);
        }
    },

    /** Values of another type than the column has. */
    TYPES {
        @Override
        byte[] to(byte[] whole, SplitMix64 random) {
            byte[] bytes = whole;
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                bytes = replaced(bytes, ODD.get(random.nextInt(ODD.size())), random);
            }
            return bytes;
        }
    },

    /** Packed, and hurt afterwards or not. */
    PACKED {
        @Override
        byte[] to(byte[] whole, SplitMix64 random) {
            var packed = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(packed)) {
                out.write(whole);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            byte[] bytes = packed.toByteArray();
            return random.nextInt(2) == 0 ? bytes : BYTES.to(bytes, random);
        }
    };

    private static final byte[] SPICE = bytes("\"\",\n\r\t;{}[]:\\u0\0\u00e4ab10.e-TZ>=");
    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "\" \"",
                    "0",
                    "-1",
                    "1e400",
                    "-1e308",
                    "9223372036854775808",
                    "0.1",
                    "NaN",
                    "Infinity",
                    "[1,\"a\",null]",
                    "{\"role\":1,\"content\":[2]}",
                    "[{\"role\":\"user\"}]",
                    "\"\\ud83d\"",
                    "\"[\"",
                    "\"{'a': 1}\"",
                    "2024-02-30",
                    "<LFS>");

    /** {@code whole} after it happened; never empty. */
    abstract byte[] to(byte[] whole, SplitMix64 random);

    /** One to three kinds of damage, one after the other. */
    static byte[] some(byte[] whole, SplitMix64 random) {
        byte[] bytes = whole;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes = values()[random.nextInt(values().length)].to(bytes, random);
            if (bytes.length == 0) {
                return new byte[] {'\n'};
            }
        }
        return bytes;
    }

    private static byte[] replaced(byte[] whole, String by, SplitMix64 random) {
        var text = text(whole);
        int from = value(text, random.nextInt(text.length()));
        from = from < 0 ? value(text, 0) : from;
        if (from >= 0) {
            return bytes(text.substring(0, from) + by + text.substring(end(text, from)));
        }
        return inserted(whole, by, random);
    }

    /** Where a value of JSON or a cell begins, from a place on; -1 where none does. */
    private static int value(String text, int from) {
        boolean open = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open && " \t\n".indexOf(c) < 0 && ",:[]{}".indexOf(c) < 0) {
                return i;
            }
            open = ":,[\t".indexOf(c) >= 0 || (open && (c == ' ' || c == '\n'));
        }
        return -1;
    }

    private static int end(String text, int from) {
        boolean quoted = text.charAt(from) == '"';
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (quoted ? c == '"' : "\",:[]{} \t\n".indexOf(c) >= 0) {
                return quoted ? i + 1 : i;
            }
        }
        return text.length();
    }

    private static byte[] inserted(byte[] whole, String what, SplitMix64 random) {
        var text = text(whole);
        int at = random.nextInt(text.length() + 1);
        return bytes(text.substring(0, at) + what + text.substring(at));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
