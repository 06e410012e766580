package org.psephos.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Annotator;
import org.psephos.model.Header;
import org.psephos.model.PsephosException;

/**
 * By what judgements are divided: {@code criterion}, {@code context}, {@code annotator}, {@code
 * item}, an attribute of judgements, or one of who judged or of what was asked. What judgements say
 * comes before what annotators say, and that before what items say.
 *
 * @param name as asked for; {@code attribute:NAME} where an attribute has one of the names above
 */
public record By(Dataset dataset, String name) {
    private static final String ATTRIBUTE = "attribute:";

    /** The value by row of a kind of feedback; null where no row has one. */
    public @Nullable Coded column(HeaderColumns headers) {
        return switch (name) {
            case "criterion" -> criterion(headers);
            case "context" -> headers.context();
            case "annotator" -> headers.annotator();
            case "item" -> headers.item();
            default -> attribute(headers);
        };
    }

    /** The judgements with {@code value}; those that say none belong to no value. */
    public Slice only(String value) {
        return headers -> {
            var column = column(headers);
            int code = column == null ? Dictionary.MISSING : column.names().code(value);
            return row -> column != null && code >= 0 && column.code(row) == code;
        };
    }

    /**
     * Values that any judgement has, blank ones left out, in name order; empty where none has one.
     */
    public SortedSet<String> values() {
        return values(dataset.headers());
    }

    /** As above, of the kinds of judgements that stand in {@code kinds}. */
    public SortedSet<String> values(List<HeaderColumns> kinds) {
        var values = new TreeSet<String>();
        for (var headers : kinds) {
            var column = column(headers);
            if (column != null) {
                column.collect(values);
            }
        }
        values.removeIf(String::isBlank);
        return values;
    }

    private static Coded criterion(HeaderColumns headers) {
        var column = headers.criterion();
        var names = new ArrayList<String>();
        names.add(Header.OVERALL);
        names.addAll(column == null ? new ArrayList<>() : column.names().names());
        var dictionary = Dictionary.of(names);
        var codes = new int[headers.size()];
        for (int row = 0; row < codes.length; row++) {
            var value = column == null ? null : column.name(row);
            codes[row] = dictionary.code(value == null ? Header.OVERALL : value);
        }
        return new Coded(dictionary, codes);
    }

    private @Nullable Coded attribute(HeaderColumns headers) {
        var plain = name.startsWith(ATTRIBUTE) ? name.substring(ATTRIBUTE.length()) : name;
        var own = headers.attributes().get(plain);
        if (own != null) {
            return own;
        }
        var annotator = headers.annotator();
        if (annotator != null) {
            var profiles = profiles(plain);
            if (!profiles.isEmpty()) {
                return through(annotator, profiles::get);
            }
        }
        var asked = dataset.items().attributes().get(plain);
        var item = headers.item();
        return asked == null || item == null ? null : through(item, id -> ofItem(asked, id));
    }

    private @Nullable String ofItem(Coded asked, String id) {
        int row = dataset.items().ids().code(id);
        return row == Dictionary.MISSING ? null : asked.name(row);
    }

    /** The attribute by annotator, of those who gave it. */
    private NavigableMap<String, String> profiles(String attribute) {
        var profiles = new TreeMap<String, String>();
        for (int row = 0; row < dataset.annotators().size(); row++) {
            if (dataset.annotators().get(row) instanceof Annotator.Person(var id, var profile)
                    && profile.get(attribute) != null) {
                profiles.put(id.value(), profile.get(attribute));
            }
        }
        return profiles;
    }

    private static Coded through(Coded column, Function<String, @Nullable String> value) {
        var names = new ArrayList<String>();
        var byCode = new @Nullable String[column.names().size()];
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = value.apply(column.names().name(code));
            if (byCode[code] != null) {
                names.add(byCode[code]);
            }
        }
        var dictionary = Dictionary.of(names);
        var codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            int code = column.code(row);
            var found = code == Dictionary.MISSING ? null : byCode[code];
            codes[row] = found == null ? Dictionary.MISSING : dictionary.code(found);
        }
        return new Coded(dictionary, codes);
    }

    /** Why there is nothing to divide: no judgement has a value; says what there is. */
    public PsephosException unknown(String option) {
        var known = new TreeSet<>(dataset.attributeNames());
        known.addAll(dataset.items().attributes().keySet());
        for (int row = 0; row < dataset.annotators().size(); row++) {
            if (dataset.annotators().get(row) instanceof Annotator.Person(_, var profile)) {
                known.addAll(profile.keySet());
            }
        }
        return new PsephosException(
                PsephosException.Kind.USAGE,
                option + " " + name + ": no judgement has a value of it",
                (known.isEmpty() ? "" : "there are " + String.join(", ", known) + "; ")
                        + "name a column with --columns attribute:NAME=COLUMN, or use criterion,"
                        + " annotator, item or context");
    }
}
