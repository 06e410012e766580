package org.psephos.curate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowEdit;

/**
 * Masks what tells of people in the texts of rows: what patterns of {@link PersonalKind} find, what
 * the row itself names as an entity of a kind, and names of people, which become pseudonyms.
 *
 * <p>An entity is named where an object of the row holds both its text and its label ({@code
 * entity_text} and {@code entity_label}, {@code text} and {@code label} or {@code type}); it is
 * masked wherever it stands in the row as a word of its own. Counts are kept for a report. Not
 * thread-safe.
 */
public final class Redaction implements RowEdit {
    private static final String LABEL = "label";
    private static final String TYPE = "type";
    private static final String TEXT = "text";

    private final Set<PersonalKind> kinds;
    private final SortedSet<String> entities;
    private final @Nullable Pseudonyms pseudonyms;
    private final boolean keepLength;
    private final SortedMap<String, SortedMap<String, Long>> masked = new TreeMap<>();
    private final SortedSet<String> seen = new TreeSet<>();
    private final SortedMap<String, String> staying = new TreeMap<>();
    private long rows;

    /**
     * @param kinds what patterns look for
     * @param entities labels of entities that are masked, as they stand in the rows
     * @param pseudonyms for columns that name people; null for none
     * @param keepLength whether a mask is as long as what it hides, in UTF-16 units, so that
     *     offsets into texts stay true; else it says what it hides, as in {@code [E-MAIL]}
     */
    public Redaction(
            Set<PersonalKind> kinds,
            Set<String> entities,
            @Nullable Pseudonyms pseudonyms,
            boolean keepLength) {
        this.kinds =
                Collections.unmodifiableSet(
                        kinds.isEmpty()
                                ? EnumSet.noneOf(PersonalKind.class)
                                : EnumSet.copyOf(kinds));
        this.entities = Collections.unmodifiableSortedSet(new TreeSet<>(entities));
        this.pseudonyms = pseudonyms;
        this.keepLength = keepLength;
    }

    @Override
    public List<String> edited(List<Text> texts) {
        var found = named(texts);
        var edited = new ArrayList<String>(texts.size());
        boolean changed = false;
        for (var text : texts) {
            var one = edited(text, found);
            changed |= !one.equals(text.value());
            edited.add(one);
        }
        rows += changed ? 1 : 0;
        return edited;
    }

    @Override
    public boolean takesScalars(String name) {
        return pseudonyms != null && pseudonyms.isFor(name);
    }

    @Override
    public void stays(String column, String name) {
        staying.putIfAbsent(column, name);
    }

    private String edited(Text text, List<Entity> found) {
        if (pseudonyms != null && pseudonyms.isFor(text.name())) {
            count("pseudonym", text.name());
            return pseudonyms.of(text.name(), text.value());
        }
        var value = text.value();
        for (var entity : found) {
            value = entity.words.matcher(value).find() ? masked(entity, value, text.name()) : value;
        }
        for (var kind : kinds) {
            value = kind.mayStandIn(value) ? masked(kind, value, text.name()) : value;
        }
        return value;
    }

    private String masked(Entity entity, String value, String name) {
        return entity.words
                .matcher(value)
                .replaceAll(hit -> quoted(hit.group(), entity.label, name));
    }

    private String masked(PersonalKind kind, String value, String name) {
        return kind.pattern()
                .matcher(value)
                .replaceAll(
                        hit ->
                                kind.isHidden(hit.group())
                                        ? quoted(hit.group(), kind.toString(), name)
                                        : Matcher.quoteReplacement(hit.group()));
    }

    private String quoted(String hidden, String kind, String name) {
        count(kind, name);
        return Matcher.quoteReplacement(shown(hidden, kind));
    }

    private String shown(String hidden, String kind) {
        return keepLength ? "*".repeat(hidden.length()) : mask(kind);
    }

    /** What stands for a hidden value: {@code [E-MAIL]}. */
    static String mask(String kind) {
        return "[" + kind.toUpperCase(Locale.ROOT) + "]";
    }

    private void count(String kind, String name) {
        masked.computeIfAbsent(kind, ignored -> new TreeMap<>()).merge(name, 1L, Long::sum);
    }

    /** An entity of a row: its label, and what finds it. */
    private record Entity(String label, String text, Pattern words) {}

    /** The entities that a row names, longest first: a longer one may hold a shorter. */
    private List<Entity> named(List<Text> texts) {
        if (entities.isEmpty()) {
            return List.of();
        }
        var found = new TreeMap<String, Entity>();
        for (var label : texts) {
            if (isLabel(label.name()) && entities.contains(label.value())) {
                var text = beside(label, texts);
                seen.add(label.value());
                if (text != null && !text.isBlank()) {
                    found.putIfAbsent(text, entity(label.value(), text.strip()));
                }
            }
        }
        var longest = Comparator.<Entity>comparingInt(one -> -one.text.length());
        return found.values().stream().sorted(longest).toList();
    }

    private static Entity entity(String label, String text) {
        var words = new StringBuilder("(?<![\\p{L}\\p{N}])");
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> words.append(composedOrNot(letter)));
        words.append("(?![\\p{L}\\p{N}\\p{M}])");
        return new Entity(label, text, Pattern.compile(words.toString()));
    }

    /** A letter with a mark is one sign or two, as keyboards and file systems write it. */
    private static String composedOrNot(String letter) {
        var apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
        return apart.equals(letter)
                ? Pattern.quote(letter)
                : "(?:" + Pattern.quote(letter) + "|" + Pattern.quote(apart) + ")";
    }

    private static boolean isLabel(String name) {
        return name.endsWith(LABEL) || name.endsWith(TYPE);
    }

    /** The text that stands in the same object under the same name but for its end. */
    private static @Nullable String beside(Text label, List<Text> texts) {
        var name = label.name();
        int end = name.endsWith(LABEL) ? LABEL.length() : TYPE.length();
        var wanted = name.substring(0, name.length() - end) + TEXT;
        for (var text : texts) {
            if (text.object() == label.object() && text.name().equals(wanted)) {
                return text.value();
            }
        }
        return null;
    }

    /** Labels of entities that no row names. */
    public SortedSet<String> unseenEntities() {
        var unseen = new TreeSet<>(entities);
        unseen.removeAll(seen);
        return unseen;
    }

    /** Columns of names that no row has, so that nothing was done for them. */
    public SortedSet<String> unseenColumns() {
        return pseudonyms == null ? new TreeSet<>() : pseudonyms.unseen();
    }

    /**
     * Columns of names that hold objects in which something stays, with the first key under which
     * it does: who names that key too leaves nothing.
     */
    public SortedMap<String, String> staying() {
        return Collections.unmodifiableSortedMap(staying);
    }

    /**
     * A dropped row as it may be written down, not counted: of its id nobody knows the column, so
     * that it becomes a pseudonym where any column does; where only entities are masked, which its
     * row alone could name, it is left out; else what patterns find in it is masked.
     */
    public Dropped masked(Dropped dropped) {
        return new Dropped(
                dropped.origin(),
                masked(dropped.id()),
                dropped.rule(),
                dropped.like(),
                dropped.similarity());
    }

    private @Nullable String masked(@Nullable String id) {
        if (id == null || (pseudonyms == null && !entities.isEmpty())) {
            return null;
        }
        if (pseudonyms != null) {
            return pseudonyms.of(id);
        }
        var value = id;
        for (var kind : kinds) {
            value = kind.mayStandIn(value) ? hidden(kind, value) : value;
        }
        return value;
    }

    private String hidden(PersonalKind kind, String value) {
        return kind.pattern()
                .matcher(value)
                .replaceAll(
                        hit ->
                                Matcher.quoteReplacement(
                                        kind.isHidden(hit.group())
                                                ? shown(hit.group(), kind.toString())
                                                : hit.group()));
    }

    /** Rows in which anything changed. */
    public long rows() {
        return rows;
    }

    /**
     * How many values were masked: by kind (of {@link PersonalKind}, a label of entities, or {@code
     * pseudonym}), and in it by the column or key under which they stood.
     */
    public SortedMap<String, SortedMap<String, Long>> masked() {
        var all = new TreeMap<String, SortedMap<String, Long>>();
        masked.forEach((kind, names) -> all.put(kind, new TreeMap<>(names)));
        return all;
    }
}
