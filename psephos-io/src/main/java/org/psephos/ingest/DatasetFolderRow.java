package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;
import org.psephos.model.Part;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;
import org.psephos.model.Scale;
import org.psephos.model.SystemId;

/** A row of one of the folder's tables, read as the record it was. Moves from row to row. */
final class DatasetFolderRow {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS = 1e9;

    private final Path file;
    private final List<String> names;
    private long number;
    private @Nullable String[] values;

    DatasetFolderRow(Path file, List<String> names) {
        this.file = file;
        this.names = names;
        this.values = new @Nullable String[names.size()];
    }

    void move(long to, @Nullable String[] cells) {
        number = to;
        values = cells;
    }

    Item item() {
        return new Item(
                new ItemId(need("item")), messages("conversation"), attributes("attributes"));
    }

    Response response() {
        return new Response(
                new ResponseId(need("response")),
                make("item", ItemId::new),
                make("system", SystemId::new),
                messages("messages"),
                make("tokens", Integer::valueOf),
                make("cost", Double::valueOf),
                attributes("attributes"));
    }

    Annotator annotator() {
        var id = new AnnotatorId(need("annotator"));
        return switch (need("kind")) {
            case "person" -> new Annotator.Person(id, attributes("attributes"));
            case "judge" ->
                    new Annotator.Judge(
                            id, need("model"), need("prompt_version"), attributes("attributes"));
            case "simulated" -> new Annotator.Simulated(id, biases());
            default -> throw wrong("kind", "person, judge or simulated");
        };
    }

    Feedback feedback() {
        var header = header();
        return switch (need("kind")) {
            case "comparison" ->
                    new Feedback.Comparison(
                            header,
                            known("left_system", "left_response"),
                            known("right_system", "right_response"),
                            constant("outcome", Outcome.values()),
                            make("strength", Double::valueOf));
            case "ranking" -> ranking(header);
            case "choice" ->
                    new Feedback.Choice(
                            header, candidates(json("shown")), known("system", "response"));
            case "rating" ->
                    new Feedback.Rating(
                            header,
                            known("system", "response"),
                            scale(),
                            Double.parseDouble(need("rating")));
            case "label" ->
                    new Feedback.Label(
                            header,
                            candidate("system", "response"),
                            new TreeSet<>(texts(json("categories"))),
                            make("severity", Integer::valueOf));
            case "critique" ->
                    new Feedback.Critique(
                            header, candidate("system", "response"), need("text"), spans());
            case "edit" -> new Feedback.Edit(header, known("system", "response"), need("text"));
            case "abstention" ->
                    new Feedback.Abstention(
                            header,
                            candidates(json("shown")),
                            constant("reason", Feedback.Abstention.Reason.values()),
                            need("text"));
            default ->
                    throw wrong(
                            "kind",
                            "comparison, ranking, choice, rating, label, critique, edit or"
                                    + " abstention");
        };
    }

    private Header header() {
        return new Header(
                make("item", ItemId::new),
                make("annotator", AnnotatorId::new),
                need("criterion"),
                cell("context"),
                make("time", Instant::parse),
                make(
                        "duration_s",
                        text -> Duration.ofNanos(Math.round(Double.parseDouble(text) * NANOS))),
                make("confidence", Double::valueOf),
                Double.parseDouble(need("weight")),
                attributes("attributes"),
                origin());
    }

    private Origin origin() {
        var event = cell("event");
        return event == null
                ? new Origin.Row(need("source"), Long.parseLong(need("line")))
                : new Origin.Event(event);
    }

    private Feedback.Ranking ranking(Header header) {
        var shown = candidates(json("shown"));
        var tiers = new ArrayList<List<Candidate>>();
        var unranked = new ArrayList<>(shown);
        for (var tier : json("tiers")) {
            tiers.add(candidates(tier));
        }
        tiers.forEach(unranked::removeAll);
        return new Feedback.Ranking(header, shown, tiers, unranked);
    }

    private Scale scale() {
        var scale = json("scale");
        if (scale.path("levels").isArray()) {
            return new Scale.Levels(texts(scale.path("levels")), scale.path("ordered").asBoolean());
        }
        return new Scale.Continuum(
                scale.path("low").asDouble(Double.NEGATIVE_INFINITY),
                scale.path("high").asDouble(Double.POSITIVE_INFINITY),
                scale.path("ratio").asBoolean());
    }

    private List<Feedback.Span> spans() {
        var spans = new ArrayList<Feedback.Span>();
        for (var span : json("spans")) {
            spans.add(
                    new Feedback.Span(
                            span.path("start").asInt(),
                            span.path("end").asInt(),
                            span.path("label").asText()));
        }
        return spans;
    }

    private List<Message> messages(String column) {
        var messages = new ArrayList<Message>();
        for (var message : json(column)) {
            var parts = new ArrayList<Part>();
            message.path("parts").forEach(part -> parts.add(part(column, part)));
            messages.add(new Message(message.path("role").asText(), parts));
        }
        return messages;
    }

    private Part part(String column, JsonNode part) {
        var body = part.path("body").asText();
        var mark = part.path("mark").asText();
        return switch (part.path("kind").asText()) {
            case "text" -> new Part.Text(body);
            case "image" -> new Part.Image(body, mark);
            case "audio" -> new Part.Audio(body, mark);
            case "video" -> new Part.Video(body, mark);
            case "tool-call" -> new Part.ToolCall(mark, body);
            default -> throw wrong(column, "parts of kind text, image, audio, video or tool-call");
        };
    }

    private SortedMap<String, String> attributes(String column) {
        var attributes = new TreeMap<String, String>();
        json(column).properties().forEach(e -> attributes.put(e.getKey(), e.getValue().asText()));
        return attributes;
    }

    private SortedMap<String, Double> biases() {
        var biases = new TreeMap<String, Double>();
        json("biases").properties().forEach(e -> biases.put(e.getKey(), e.getValue().asDouble()));
        return biases;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static List<Candidate> candidates(JsonNode array) {
        var candidates = new ArrayList<Candidate>();
        for (var element : array) {
            var system = element.path("system");
            var response = element.path("response");
            candidates.add(
                    new Candidate(
                            system.isTextual() ? new SystemId(system.asText()) : null,
                            response.isTextual() ? new ResponseId(response.asText()) : null));
        }
        return candidates;
    }

    private @Nullable Candidate candidate(String systemColumn, String responseColumn) {
        var system = make(systemColumn, SystemId::new);
        var response = make(responseColumn, ResponseId::new);
        return system == null && response == null ? null : new Candidate(system, response);
    }

    private Candidate known(String systemColumn, String responseColumn) {
        var candidate = candidate(systemColumn, responseColumn);
        if (candidate == null) {
            throw wrong(systemColumn, "a system or a response");
        }
        return candidate;
    }

    private <E extends Enum<E>> E constant(String column, E[] constants) {
        var word = need(column).toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(column, "one of " + Arrays.toString(constants)));
    }

    private JsonNode json(String column) {
        var text = cell(column);
        try {
            return text == null ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw wrong(column, "JSON");
        }
    }

    private <T> @Nullable T make(String column, Function<String, T> maker) {
        var text = cell(column);
        try {
            return text == null ? null : maker.apply(text);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw wrong(column, "a number or time");
        }
    }

    private String need(String column) {
        var text = cell(column);
        if (text == null) {
            throw wrong(column, "a value");
        }
        return text;
    }

    private @Nullable String cell(String column) {
        return values[names.indexOf(column)];
    }

    private RuntimeException wrong(String column, String expected) {
        return DatasetFolderReader.damaged(
                "%s:%s".formatted(file, number),
                "%s: expected %s, but found %s".formatted(column, expected, cell(column)),
                null);
    }
}
