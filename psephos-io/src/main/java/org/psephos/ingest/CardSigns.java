package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Cards;
import org.psephos.catalog.Signs;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Finds the card whose signs the first rows of a file have. */
final class CardSigns {
    private CardSigns() {}

    /** The first rows of a file. */
    record Sample(String source, List<JsonNode> rows, int headerless) {
        Sample {
            rows = List.copyOf(rows);
        }

        /** Under other names of the columns. */
        Sample named(OtherNames names) {
            return new Sample(source, rows.stream().map(names::row).toList(), headerless);
        }
    }

    /**
     * The one entry that fits and asks for most, or null where none fits.
     *
     * @param special whether cards that fit only what nothing else fits are left out
     */
    static Cards.@Nullable Entry find(Sample sample, boolean special) {
        Cards.Entry best = null;
        Cards.Entry rival = null;
        for (var entry : Cards.index()) {
            boolean skipped = special && entry.general();
            if (!skipped && fits(entry.signs(), sample) && (best == null || !better(best, entry))) {
                rival = best != null && !better(entry, best) ? best : null;
                best = entry;
            }
        }
        if (best != null && rival != null) {
            throw new PsephosException(
                    Kind.DATA,
                    "%s: two layouts fit: %s and %s"
                            .formatted(sample.source(), best.layout(), rival.layout()),
                    "name its columns with --columns");
        }
        return best;
    }

    /** The entry called {@code layout}, where it fits. */
    static Cards.@Nullable Entry find(Sample sample, String layout) {
        for (var entry : Cards.index()) {
            if (entry.layout().equals(layout) && fits(entry.signs(), sample)) {
                return entry;
            }
        }
        return null;
    }

    private static boolean better(Cards.Entry one, Cards.Entry other) {
        if (one.general() != other.general()) {
            return other.general();
        }
        return one.signs().weight() > other.signs().weight();
    }

    static boolean fits(Signs signs, Sample sample) {
        if (sample.rows().isEmpty() || signs.headerless() != sample.headerless()) {
            return false;
        }
        if (signs.file() != null && named(signs.file(), sample.source()) == null) {
            return false;
        }
        return signs.needs().stream()
                        .allMatch(path -> sample.rows().stream().anyMatch(row -> has(row, path)))
                && signs.never().stream()
                        .noneMatch(path -> sample.rows().stream().anyMatch(row -> has(row, path)))
                && signs.where().entrySet().stream()
                        .allMatch(one -> says(sample, one.getKey(), one.getValue()));
    }

    private static boolean has(JsonNode row, String path) {
        if (!path.startsWith("/")) {
            return path.equals(".") || Place.of(path).in(row) != null;
        }
        var pattern = Pattern.compile(path.substring(1, path.length() - 1));
        return row instanceof ObjectNode object
                && object.properties().stream()
                        .anyMatch(one -> pattern.matcher(one.getKey()).matches());
    }

    /**
     * Whether what stands at {@code path} fits {@code pattern}, for each column there alone, and
     * one has anything: most values, and most of those that differ. So a few bad values make a few
     * rejects, not another layout; but where many ties fit and every name of a system does not, the
     * names are what the column is about. Without a header line all of the first row must fit: what
     * does not is a header.
     */
    private static boolean says(Sample sample, String path, String pattern) {
        var compiled = Pattern.compile(pattern, Pattern.DOTALL);
        var columns = new TreeMap<String, Told>();
        boolean first = sample.headerless() > 0;
        for (var row : sample.rows()) {
            for (var told : texts(row, path).entrySet()) {
                boolean fits = compiled.matcher(told.getValue()).matches();
                if (first && !fits) {
                    return false;
                }
                columns.computeIfAbsent(told.getKey(), column -> new Told())
                        .add(told.getValue(), fits);
            }
            first = false;
        }
        return !columns.isEmpty() && columns.values().stream().allMatch(Told::mostFit);
    }

    /** How many values of a column fit, less those that do not. */
    private static final class Told {
        private final Set<String> seen = new TreeSet<>();
        private int values;
        private int distinct;

        void add(String text, boolean fits) {
            int one = fits ? 1 : -1;
            values += one;
            distinct += seen.add(text) ? one : 0;
        }

        boolean mostFit() {
            return values > 0 && distinct > 0;
        }
    }

    /** What a row tells at {@code path}, by column. */
    private static SortedMap<String, String> texts(JsonNode row, String path) {
        var texts = new TreeMap<String, String>();
        if (path.startsWith("/") && row instanceof ObjectNode object) {
            var columns = Pattern.compile(path.substring(1, path.length() - 1));
            for (var one : object.properties()) {
                if (columns.matcher(one.getKey()).matches()) {
                    tell(texts, one.getKey(), one.getValue());
                }
            }
            return texts;
        }
        tell(texts, path, path.equals(".") ? row : Place.of(path).in(row));
        return texts;
    }

    private static void tell(
            SortedMap<String, String> texts, String column, @Nullable JsonNode node) {
        if (!Cell.blank(node)) {
            texts.put(column, String.valueOf(Cell.text(node)));
        }
    }

    /**
     * The named groups of {@code pattern} in the name of the file, or null where it does not fit.
     */
    static @Nullable SortedMap<String, String> named(String pattern, String source) {
        int slash = Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\'));
        var compiled = Pattern.compile(pattern);
        var fits = compiled.matcher(source.substring(slash + 1));
        if (!fits.matches()) {
            return null;
        }
        var names = new TreeMap<String, String>();
        for (var name : compiled.namedGroups().keySet()) {
            var text = fits.group(name);
            if (text != null) {
                names.put(name, text);
            }
        }
        return names;
    }
}
