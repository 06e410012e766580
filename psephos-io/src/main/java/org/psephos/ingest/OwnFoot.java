package org.psephos.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a Parquet file of our own writer says at its end: where the values of each leaf stand, group
 * of rows by group of rows. Numbers of fields are those of the format's definition in Thrift.
 *
 * @param madeBy the program that wrote the file
 */
record OwnFoot(long rows, List<Group> groups, String madeBy) {
    OwnFoot {
        groups = List.copyOf(groups);
    }

    /**
     * A group of rows.
     *
     * @param chunks by the path of their leaf, its parts joined by dots
     */
    record Group(int rows, SequencedMap<String, Chunk> chunks) {
        Group {
            chunks = new LinkedHashMap<>(chunks);
        }
    }

    /**
     * The values of a leaf in a group.
     *
     * @param codec how its pages are packed
     * @param values with the gaps
     * @param start of its first page in the file
     * @param length of its pages
     */
    record Chunk(String path, int codec, int values, long start, int length) {}

    /** Reads what stands in {@code bytes}. */
    static OwnFoot of(byte[] bytes) {
        var in = new ThriftIn(bytes, 0);
        long rows = 0;
        var madeBy = "";
        var groups = new ArrayList<Group>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 3 -> rows = in.number();
                case 4 -> {
                    int size = in.list();
                    for (int i = 0; i < size; i++) {
                        groups.add(group(in));
                    }
                }
                case 6 -> madeBy = in.text();
                default -> in.skip();
            }
        }
        return new OwnFoot(rows, groups, madeBy);
    }

    private static Group group(ThriftIn in) {
        in.open();
        int rows = 0;
        var chunks = new LinkedHashMap<String, Chunk>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> {
                    int size = in.list();
                    for (int i = 0; i < size; i++) {
                        var chunk = chunk(in);
                        chunks.put(chunk.path, chunk);
                    }
                }
                case 3 -> rows = (int) in.number();
                default -> in.skip();
            }
        }
        in.close();
        return new Group(rows, chunks);
    }

    private static Chunk chunk(ThriftIn in) {
        in.open();
        Chunk chunk = new Chunk("", 0, 0, 0, 0);
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field == 3) {
                chunk = said(in);
            } else {
                in.skip();
            }
        }
        in.close();
        return chunk;
    }

    private static Chunk said(ThriftIn in) {
        in.open();
        var path = "";
        int codec = 0;
        int values = 0;
        int length = 0;
        long data = 0;
        long names = 0;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 3 -> path = path(in);
                case 4 -> codec = (int) in.number();
                case 5 -> values = (int) in.number();
                case 7 -> length = (int) in.number();
                case 9 -> data = in.number();
                case 11 -> names = in.number();
                default -> in.skip();
            }
        }
        in.close();
        return new Chunk(path, codec, values, names == 0 ? data : names, length);
    }

    private static String path(ThriftIn in) {
        int size = in.list();
        var parts = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            parts.add(in.text());
        }
        return String.join(".", parts);
    }
}
