package org.psephos.export;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * The words of a Parquet file about itself: heads of pages and the foot. Numbers of fields are
 * those of the format's own definition in Thrift, version 2.10.
 */
final class ParquetFoot {
    private static final int PLAIN = 0;
    private static final int RUN_LENGTHS = 3;
    private static final int BY_NAME = 8;
    private static final int DICTIONARY_PAGE = 2;
    private static final String MADE_BY = "psephos version 1 (build 1)";

    private ParquetFoot() {}

    /** The values of one leaf in one group of rows. */
    record Chunk(
            List<String> path,
            ParquetType.Plain type,
            Packing packing,
            boolean byName,
            int values,
            long start,
            long data,
            long packed,
            long plain) {}

    /** A group of rows. */
    record Group(List<Chunk> chunks, int rows) {}

    /** The head of a page, once its size is known. */
    @FunctionalInterface
    interface PageHead {
        byte[] bytes(int plain, int packed);
    }

    static PageHead dictionary(int names) {
        return (plain, packed) ->
                sizes(DICTIONARY_PAGE, plain, packed)
                        .begin(7)
                        .i32(1, names)
                        .i32(2, PLAIN)
                        .end()
                        .bytes();
    }

    static PageHead data(int values, boolean byName) {
        return (plain, packed) ->
                sizes(0, plain, packed)
                        .begin(5)
                        .i32(1, values)
                        .i32(2, byName ? BY_NAME : PLAIN)
                        .i32(3, RUN_LENGTHS)
                        .i32(4, RUN_LENGTHS)
                        .end()
                        .bytes();
    }

    private static Thrift sizes(int kind, int plain, int packed) {
        return new Thrift().i32(1, kind).i32(2, plain).i32(3, packed);
    }

    /** The foot of a file. */
    static byte[] bytes(
            List<ParquetShape> columns,
            List<Group> groups,
            long rows,
            SequencedMap<String, String> says) {
        var foot = new Thrift().i32(1, 1);
        schema(columns, foot);
        foot.i64(3, rows).structs(4, groups.size());
        groups.forEach(group -> group(group, foot));
        if (!says.isEmpty()) {
            foot.structs(5, says.size());
            says.forEach((key, text) -> foot.begin(0).text(1, key).text(2, text).end());
        }
        return foot.text(6, MADE_BY).bytes();
    }

    private static void schema(List<ParquetShape> columns, Thrift foot) {
        var elements = new ArrayList<ParquetShape.Element>();
        columns.forEach(column -> column.elements(elements));
        foot.structs(2, elements.size() + 1);
        foot.begin(0).text(4, "schema").i32(5, columns.size()).end();
        elements.forEach(element -> element(element, foot));
    }

    private static void element(ParquetShape.Element element, Thrift foot) {
        foot.begin(0);
        var type = element.type();
        if (type != null) {
            foot.i32(1, type.physical());
        }
        foot.i32(3, element.repetition()).text(4, element.name());
        if (type == null) {
            foot.i32(5, element.children());
        }
        boolean text = type == ParquetType.Plain.TEXT;
        if (text || element.converted() > 0) {
            foot.i32(6, text ? 0 : element.converted());
            foot.begin(10);
            logical(element, foot);
            foot.end();
        }
        foot.end();
    }

    /** The newer name of the same type. */
    private static void logical(ParquetShape.Element element, Thrift foot) {
        var type = element.type();
        if (type == ParquetType.Plain.TEXT) {
            foot.begin(1).end();
        } else if (type == ParquetType.Plain.TIME) {
            foot.begin(8).truth(1, true).begin(2).begin(2).end().end().end();
        } else {
            foot.begin(element.converted() == 1 ? 2 : 3).end();
        }
    }

    private static void group(Group group, Thrift foot) {
        long plain = group.chunks.stream().mapToLong(Chunk::plain).sum();
        foot.begin(0).structs(1, group.chunks.size());
        group.chunks.forEach(chunk -> chunk(chunk, foot));
        foot.i64(2, plain).i64(3, group.rows).end();
    }

    private static void chunk(Chunk chunk, Thrift foot) {
        foot.begin(0).i64(2, chunk.start).begin(3);
        foot.i32(1, chunk.type.physical());
        if (chunk.byName) {
            foot.i32s(2, PLAIN, RUN_LENGTHS, BY_NAME);
        } else {
            foot.i32s(2, PLAIN, RUN_LENGTHS);
        }
        foot.texts(3, chunk.path).i32(4, chunk.packing.code()).i64(5, chunk.values);
        foot.i64(6, chunk.plain).i64(7, chunk.packed).i64(9, chunk.data);
        if (chunk.byName) {
            foot.i64(11, chunk.start);
        }
        foot.end().end();
    }
}
