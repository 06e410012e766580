package org.psephos.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a schema with its place: takes values apart into leaves, with the levels that put them
 * together again.
 *
 * @see "Melnik, Gubarev, Long, Romer, Shivakumar, Tolton, Vassilakis (2010), Dremel, section 4.2"
 */
sealed interface ParquetShape {

    /** Writes {@code value}, or the gap where it is null. */
    void write(@Nullable Object value, int repetition, int defined);

    /** Writes a gap into every leaf. */
    void gap(int repetition, int defined);

    /** Writes the gaps of {@code rows} rows without a value into every leaf. */
    default void gaps(int rows) {
        var all = new ArrayList<ParquetLeaf>();
        leaves(all);
        all.forEach(leaf -> leaf.gaps(rows));
    }

    /** Adds the leaves in order. */
    void leaves(List<ParquetLeaf> into);

    /** Adds the elements of the schema in order. */
    void elements(List<Element> into);

    /**
     * An element of the schema as the foot of a file has it.
     *
     * @param repetition 0 required, 1 optional, 2 repeated
     * @param type of a leaf, else null
     * @param converted number of the converted type, or -1
     */
    record Element(
            String name,
            int repetition,
            ParquetType.@Nullable Plain type,
            int children,
            int converted) {}

    /** Where a part stands. */
    record At(List<String> path, int defined, int repeated) {
        At optional(String name) {
            return new At(longer(name), defined + 1, repeated);
        }

        At required(String name) {
            return new At(longer(name), defined, repeated);
        }

        At several(String name) {
            return new At(longer(name), defined + 1, repeated + 1);
        }

        private List<String> longer(String name) {
            var all = new ArrayList<>(path);
            all.add(name);
            return List.copyOf(all);
        }
    }

    /** The shape of an optional field. */
    static ParquetShape of(String name, ParquetType type, At above) {
        var at = above.optional(name);
        return switch (type) {
            case ParquetType.Plain plain -> Leaf.of(name, plain, at, 1);
            case ParquetType.Struct struct -> Together.of(name, struct, at);
            case ParquetType.Several several -> Listed.of(name, several, at);
            case ParquetType.ByText map -> Mapped.of(name, map, at);
        };
    }

    /** A plain value. */
    record Leaf(String name, ParquetLeaf leaf, int repetition) implements ParquetShape {
        static Leaf of(String name, ParquetType.Plain type, At at, int repetition) {
            return new Leaf(
                    name,
                    new ParquetLeaf(at.path(), type, at.defined(), at.repeated()),
                    repetition);
        }

        @Override
        public void write(@Nullable Object value, int repeated, int defined) {
            if (value == null) {
                leaf.gap(repeated, defined);
            } else {
                leaf.value(repeated, value);
            }
        }

        @Override
        public void gap(int repeated, int defined) {
            leaf.gap(repeated, defined);
        }

        @Override
        public void leaves(List<ParquetLeaf> into) {
            into.add(leaf);
        }

        @Override
        public void elements(List<Element> into) {
            into.add(new Element(name, repetition, leaf.type(), 0, leaf.type().converted()));
        }
    }

    /** A struct. */
    record Together(String name, List<ParquetShape> fields) implements ParquetShape {
        static Together of(String name, ParquetType.Struct type, At at) {
            return new Together(
                    name,
                    type.fields().stream()
                            .map(field -> ParquetShape.of(field.name(), field.type(), at))
                            .toList());
        }

        @Override
        public void write(@Nullable Object value, int repetition, int defined) {
            if (value == null) {
                gap(repetition, defined);
                return;
            }
            var values = (@Nullable Object[]) value;
            for (int i = 0; i < values.length; i++) {
                fields.get(i).write(values[i], repetition, defined + 1);
            }
        }

        @Override
        public void gap(int repetition, int defined) {
            for (var field : fields) {
                field.gap(repetition, defined);
            }
        }

        @Override
        public void leaves(List<ParquetLeaf> into) {
            fields.forEach(field -> field.leaves(into));
        }

        @Override
        public void elements(List<Element> into) {
            into.add(new Element(name, 1, null, fields.size(), -1));
            fields.forEach(field -> field.elements(into));
        }
    }

    /** A list, in the three levels that the format asks for. */
    record Listed(String name, ParquetShape element, int depth) implements ParquetShape {
        private static final int LIST = 3;

        static Listed of(String name, ParquetType.Several type, At at) {
            var inner = at.several("list");
            return new Listed(
                    name, ParquetShape.of("element", type.element(), inner), inner.repeated());
        }

        @Override
        public void write(@Nullable Object value, int repetition, int defined) {
            if (value == null) {
                gap(repetition, defined);
                return;
            }
            var all = (List<?>) value;
            if (all.isEmpty()) {
                gap(repetition, defined + 1);
                return;
            }
            int at = repetition;
            for (var one : all) {
                element.write(one, at, defined + 2);
                at = depth;
            }
        }

        @Override
        public void gap(int repetition, int defined) {
            element.gap(repetition, defined);
        }

        @Override
        public void leaves(List<ParquetLeaf> into) {
            element.leaves(into);
        }

        @Override
        public void elements(List<Element> into) {
            into.add(new Element(name, 1, null, 1, LIST));
            into.add(new Element("list", 2, null, 1, -1));
            element.elements(into);
        }
    }

    /** A map. */
    record Mapped(String name, Leaf key, ParquetShape value, int depth) implements ParquetShape {
        private static final int MAP = 1;

        static Mapped of(String name, ParquetType.ByText type, At at) {
            var inner = at.several("key_value");
            var key = Leaf.of("key", ParquetType.Plain.TEXT, inner.required("key"), 0);
            return new Mapped(
                    name, key, ParquetShape.of("value", type.value(), inner), inner.repeated());
        }

        @Override
        public void write(@Nullable Object map, int repetition, int defined) {
            if (map == null) {
                gap(repetition, defined);
                return;
            }
            var all = (Map<?, ?>) map;
            if (all.isEmpty()) {
                gap(repetition, defined + 1);
                return;
            }
            int at = repetition;
            for (var entry : all.entrySet()) {
                key.write(entry.getKey(), at, defined + 2);
                value.write(entry.getValue(), at, defined + 2);
                at = depth;
            }
        }

        @Override
        public void gap(int repetition, int defined) {
            key.gap(repetition, defined);
            value.gap(repetition, defined);
        }

        @Override
        public void leaves(List<ParquetLeaf> into) {
            key.leaves(into);
            value.leaves(into);
        }

        @Override
        public void elements(List<Element> into) {
            into.add(new Element(name, 1, null, 1, MAP));
            into.add(new Element("key_value", 2, null, 2, -1));
            key.elements(into);
            value.elements(into);
        }
    }
}
