package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;

/**
 * How a card says who judged, by what measure, when and how surely.
 *
 * @param who absent where the source names nobody
 * @param attributes what is kept beside it, by name
 */
record Heading(
        @Nullable Who who,
        @Nullable Expression criterion,
        @Nullable Expression context,
        @Nullable Expression time,
        @Nullable Expression duration,
        @Nullable Expression confidence,
        @Nullable Expression weight,
        SortedMap<String, Expression> attributes) {

    private static final String COLUMN = "_column";

    Heading {
        attributes = new TreeMap<>(attributes);
    }

    /**
     * Who judged, as a card says it.
     *
     * @param kind {@code person}, {@code judge} or {@code simulated}; null where nothing is known
     *     but the name
     * @param profile what the person said of himself, or the settings of the judge, by name
     */
    record Who(
            Expression id,
            @Nullable String kind,
            @Nullable Expression model,
            SortedMap<String, Expression> profile) {
        Who {
            profile = new TreeMap<>(profile);
        }

        @Nullable Annotator annotator(Scope scope, AnnotatorId name) throws Fault {
            if (kind == null) {
                return null;
            }
            var known = Asked.attributes(profile, scope);
            return switch (kind) {
                case "person" -> new Annotator.Person(name, known);
                case "judge" -> {
                    var which = model == null ? null : model.text(scope);
                    yield new Annotator.Judge(
                            name, which == null ? name.value() : which, "", known);
                }
                case "simulated" -> new Annotator.Simulated(name, new TreeMap<>());
                default -> throw new IllegalStateException("no kind of annotator: " + kind);
            };
        }
    }

    /**
     * What a row knows before its judgements are read.
     *
     * @param rest columns that play no part
     * @param parts the rows that were put together, each with its own such columns; none where a
     *     row stands for itself
     */
    record Line(Origin origin, Instant now, SortedMap<String, String> rest, List<OwnRest> parts) {
        Line {
            rest = new TreeMap<>(rest);
            parts = List.copyOf(parts);
        }

        /** What plays no part where {@code scope} is: in its own row, or in all of them. */
        SortedMap<String, String> rest(Scope scope) {
            for (var part : parts) {
                if (part.row.equals(scope.here())) {
                    return part.rest;
                }
            }
            return rest;
        }
    }

    /** Columns of one of several rows that play no part. */
    record OwnRest(JsonNode row, SortedMap<String, String> rest) {}

    /** Who judged, or null. */
    @Nullable AnnotatorId annotator(Scope scope) throws Fault {
        var name = who == null ? null : who.id().name(scope);
        return name == null ? null : new AnnotatorId(name);
    }

    /** The header of a judgement, or null where it stands for none: a weight of zero. */
    @Nullable Header read(Scope scope, @Nullable ItemId item, Line line) throws Fault {
        double stands = weight(scope);
        if (stands == 0) {
            return null;
        }
        var kept = together(line.rest(scope), Asked.attributes(attributes, scope));
        var measure = criterion == null ? null : criterion.text(scope);
        return new Header(
                item,
                annotator(scope),
                measure == null ? Header.OVERALL : measure,
                context == null ? null : context.text(scope),
                time(scope, line.now()),
                duration(scope),
                confidence(scope),
                stands,
                kept,
                line.origin());
    }

    /**
     * Columns of a file with what its card calls by names of its own. A column that has one of
     * these names, and says something else, goes on as {@code NAME_column}.
     */
    static SortedMap<String, String> together(
            SortedMap<String, String> rest, SortedMap<String, String> said) {
        var kept = new TreeMap<>(rest);
        kept.putAll(said);
        for (var one : said.entrySet()) {
            var own = rest.get(one.getKey());
            if (own != null && !own.equals(one.getValue())) {
                var name = one.getKey() + COLUMN;
                while (kept.containsKey(name)) {
                    name += COLUMN;
                }
                kept.put(name, own);
            }
        }
        return kept;
    }

    private double weight(Scope scope) throws Fault {
        if (weight == null) {
            return 1;
        }
        double value = number(weight, scope, "a number of votes, at least 0");
        if (value < 0) {
            throw new Fault(
                    weight.written(), "a number of votes, at least 0", Double.toString(value));
        }
        return value;
    }

    private @Nullable Instant time(Scope scope, Instant now) throws Fault {
        var text = time == null ? null : time.text(scope);
        if (time == null || text == null) {
            return null;
        }
        long millis = Cell.time(text);
        if (millis == Numbers.NO_TIME) {
            throw Fault.value(time.written(), Numbers.expectedTime(text), text);
        }
        var moment = Instant.ofEpochMilli(millis);
        if (moment.isAfter(now)) {
            throw Fault.value(time.written(), "a time that has passed", text);
        }
        return moment;
    }

    private @Nullable Duration duration(Scope scope) throws Fault {
        if (duration == null || duration.text(scope) == null) {
            return null;
        }
        double seconds = number(duration, scope, "seconds, at least 0");
        if (seconds < 0 || seconds > 1e9) {
            throw new Fault(duration.written(), "seconds, at least 0", Double.toString(seconds));
        }
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private @Nullable Double confidence(Scope scope) throws Fault {
        if (confidence == null || confidence.text(scope) == null) {
            return null;
        }
        double value = number(confidence, scope, "a number from 0 to 1");
        if (value < 0 || value > 1) {
            throw new Fault(confidence.written(), "a number from 0 to 1", Double.toString(value));
        }
        return value;
    }

    /** The number that {@code at} says. */
    static double number(Expression at, Scope scope, String expected) throws Fault {
        var text = at.text(scope);
        var number = Cell.number(text);
        if (number == null) {
            throw Fault.value(at.written(), Numbers.expected(text, expected), text);
        }
        return number;
    }

    /** All places that it looks at. */
    List<Expression> expressions() {
        var all = new java.util.ArrayList<Expression>(attributes.values());
        for (var one : new Expression[] {criterion, context, time, duration, confidence, weight}) {
            if (one != null) {
                all.add(one);
            }
        }
        if (who != null) {
            all.add(who.id());
            all.addAll(who.profile().values());
            if (who.model() != null) {
                all.add(who.model());
            }
        }
        return all;
    }
}
