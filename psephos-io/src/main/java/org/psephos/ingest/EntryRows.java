package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entry;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Origin;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;
import org.psephos.model.Scale;

/**
 * Rows as entries, handed on one by one. An item is called by the column that names it, else by
 * file and line; an answer by its item and its column, as in {@code q1/chosen}.
 */
final class EntryRows extends Rows {
    private static final Scale ANY =
            new Scale.Continuum(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
    private static final List<String> CRITIQUES = List.of("critique", "rationale", "feedback");
    private static final List<String> MAKERS = List.of("model", "generator", "system");
    private static final String NO_MESSAGES = "[]";
    private static final int LONGEST_ATTRIBUTE = 1000;

    private final TextColumns columns;
    private final String source;
    private final long firstLine;
    private final Consumer<? super Entry> to;
    private long entries;

    EntryRows(
            Plan plan,
            ReadOptions options,
            TextColumns columns,
            String source,
            long firstLine,
            Consumer<? super Entry> to) {
        super(plan, options, firstLine);
        this.columns = columns;
        this.source = source;
        this.firstLine = firstLine;
        this.to = to;
    }

    /** Rows that were seen, as entries or as rejects. */
    long numbered() {
        return entries + log.count();
    }

    @Override
    void row(Fields row, long line) {
        var origin = new Origin.Row(source, firstLine + line);
        var cells = new Cells(row);
        var id = columns.id();
        var named = id == null ? "" : cells.text(id);
        if (columns.texts().stream().noneMatch(cells::told)) {
            log.add(line, String.join(" ", columns.texts()), "a text", "nothing");
            return;
        }
        entries++;
        to.accept(new Reading(cells, origin, named.isBlank() ? origin.toString() : named).entry());
    }

    /** The fields of a row by the names of their columns. */
    private final class Cells {
        private final Fields row;

        Cells(Fields row) {
            this.row = row;
        }

        private int slot(String column) {
            return plan.slots().indexOf(column);
        }

        boolean told(String column) {
            int slot = slot(column);
            return slot >= 0 && row.end[slot] >= row.start[slot];
        }

        String text(String column) {
            int slot = slot(column);
            return slot < 0 ? "" : row.text(slot);
        }
    }

    /** One row being read. */
    private final class Reading {
        private final Cells cells;
        private final Origin origin;
        private final String id;
        private final List<Message> asked = new ArrayList<>();
        private final List<Response> responses = new ArrayList<>();
        private final List<Feedback> feedback = new ArrayList<>();

        Reading(Cells cells, Origin origin, String id) {
            this.cells = cells;
            this.origin = origin;
            this.id = id;
        }

        Entry entry() {
            ask();
            answer();
            for (var list : columns.lists()) {
                list(list);
            }
            prefer();
            if (asked.isEmpty() && !columns.prompts().isEmpty()) {
                // A prompt without a word is a prompt.
                asked.add(user(""));
            }
            var item = new Item(new ItemId(id), asked, attributes());
            return new Entry(origin, item, responses, feedback);
        }

        private void ask() {
            var text = columns.text();
            if (text != null) {
                asked.addAll(MessageCell.messages(cells.text(text), MessageCell.USER));
            }
            var plain = new ArrayList<String>();
            for (var prompt : columns.prompts()) {
                var words = cells.text(prompt);
                if (words.equals(NO_MESSAGES)) {
                    continue;
                }
                var turns = MessageCell.messages(words, MessageCell.USER);
                if (turns.size() == 1 && turns.getFirst().equals(user(words))) {
                    plain.add(words);
                } else {
                    asked.addAll(turns);
                }
            }
            plain.removeIf(String::isEmpty);
            if (!plain.isEmpty()) {
                asked.add(user(String.join("\n", plain)));
            }
            var whole = columns.conversation();
            if (whole != null && cells.told(whole)) {
                converse(whole, MessageCell.messages(cells.text(whole), MessageCell.USER));
            }
        }

        private static Message user(String words) {
            return MessageCell.message(MessageCell.USER, words);
        }

        /** Without answers of their own, the last turns of the assistant are the answer. */
        private void converse(String column, List<Message> all) {
            boolean answered = !columns.answers().isEmpty() || !columns.lists().isEmpty();
            int end = all.size();
            while (!answered && end > 0 && isAssistant(all.get(end - 1))) {
                end--;
            }
            asked.addAll(all.subList(0, end));
            if (end < all.size()) {
                respond(column, all.subList(end, all.size()), maker("model"));
            }
        }

        private void answer() {
            var told = new ArrayList<String>();
            var turns = new ArrayList<List<Message>>();
            for (var column : columns.answers()) {
                if (cells.told(column)) {
                    told.add(column);
                    turns.add(MessageCell.messages(cells.text(column), MessageCell.ASSISTANT));
                }
            }
            int shared = shared(turns);
            if (asked.isEmpty() && shared > 0) {
                asked.addAll(turns.getFirst().subList(0, shared));
            }
            for (int i = 0; i < told.size(); i++) {
                var column = told.get(i);
                var own = turns.get(i);
                respond(column, own.subList(shared, own.size()), maker(column));
                scores(column);
            }
        }

        private void scores(String column) {
            var preferred = TextColumns.preferred(column);
            if (preferred == null) {
                return;
            }
            var word = preferred ? TextColumns.CHOSEN : TextColumns.REJECTED;
            for (var name :
                    List.of(
                            "score_" + word,
                            word + "_score",
                            word + "-rating",
                            word + "_rating",
                            word + "_reward")) {
                rate(responses.getLast(), "score", cells.text(name));
            }
        }

        private void prefer() {
            var pair = columns.answers();
            if (responses.size() != 2
                    || pair.size() != 2
                    || TextColumns.preferred(pair.getFirst()) == null) {
                return;
            }
            var chosen = Candidates.of(responses.getFirst());
            var other = Candidates.of(responses.getLast());
            feedback.add(
                    new Feedback.Choice(header(Header.OVERALL), List.of(chosen, other), chosen));
        }

        private void list(String column) {
            var cell = cells.text(column);
            var node = cell.isEmpty() ? null : MessageCell.json(cell);
            if (node == null || !node.isArray()) {
                return;
            }
            for (int i = 0; i < node.size(); i++) {
                element(column + "[" + i + "]", node.get(i));
            }
        }

        private void element(String name, JsonNode node) {
            var words = node.isObject() && node.has("completion") ? node.get("completion") : node;
            respond(
                    name,
                    MessageCell.messages(words, MessageCell.ASSISTANT),
                    node.path("model").asText(""));
            var response = responses.getLast();
            for (var field : node.properties()) {
                var value = field.getValue();
                if (value.isNumber()) {
                    rate(response, field.getKey(), value.asText());
                } else if (CRITIQUES.contains(field.getKey()) && value.isTextual()) {
                    criticise(response, value.asText());
                }
            }
            for (var aspect : node.path("annotations").properties()) {
                rate(response, aspect.getKey(), aspect.getValue().path("Rating").asText(""));
            }
        }

        private void respond(String column, List<Message> messages, String maker) {
            var name = id + "/" + column;
            responses.add(
                    new Response(
                            new ResponseId(name),
                            new ItemId(id),
                            maker.isBlank() ? null : new org.psephos.model.SystemId(maker),
                            messages,
                            null,
                            null,
                            new TreeMap<>()));
        }

        private String maker(String column) {
            if (columns.answers().size() == 2) {
                var end = column.substring(column.lastIndexOf('_') + 1);
                var byEnd = cells.text("model_" + end);
                return byEnd.isEmpty() ? cells.text(column + "_model") : byEnd;
            }
            return MAKERS.stream()
                    .map(cells::text)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        private void rate(Response response, String criterion, String text) {
            var value = number(text);
            // A column without a name, such as an index that pandas wrote, is no criterion.
            if (value != null && !criterion.isBlank()) {
                feedback.add(
                        new Feedback.Rating(
                                header(criterion), Candidates.of(response), ANY, value));
            }
        }

        private void criticise(Response response, String text) {
            feedback.add(
                    new Feedback.Critique(
                            header(Header.OVERALL), Candidates.of(response), text, List.of()));
        }

        private Header header(String criterion) {
            return new Header(
                    new ItemId(id),
                    null,
                    criterion,
                    null,
                    null,
                    null,
                    null,
                    1,
                    new TreeMap<>(),
                    origin);
        }

        private SortedMap<String, String> attributes() {
            var all = new TreeMap<String, String>();
            var texts = columns.texts();
            for (var column : plan.slots()) {
                if (!texts.contains(column) && !column.equals(columns.id())) {
                    attribute(all, column);
                }
            }
            if (columns.scoresAnswer() && !responses.isEmpty()) {
                all.forEach((name, text) -> rate(responses.getFirst(), name, text));
            }
            return all;
        }

        private void attribute(SortedMap<String, String> all, String column) {
            int slot = cells.slot(column);
            if (cells.row.empty(slot)) {
                return;
            }
            var critical = CRITIQUES.contains(column) && responses.size() == 1;
            if (critical) {
                criticise(responses.getFirst(), cells.text(column));
            } else if (cells.row.end[slot] - cells.row.start[slot] <= LONGEST_ATTRIBUTE) {
                all.put(column, cells.text(column));
            }
        }
    }

    private static boolean isAssistant(Message message) {
        return message.role().equals(MessageCell.ASSISTANT);
    }

    /** How many first messages are not part of the answers: those that all begin with. */
    private static int shared(List<List<Message>> answers) {
        int shortest = answers.stream().mapToInt(List::size).min().orElse(0);
        int shared = 0;
        while (shared < shortest - 1 && sameAt(answers, shared)) {
            shared++;
        }
        return shared;
    }

    private static boolean sameAt(List<List<Message>> answers, int at) {
        var first = answers.getFirst().get(at);
        return answers.stream().allMatch(answer -> answer.get(at).equals(first));
    }

    private static @Nullable Double number(String text) {
        if (text.isEmpty() || text.length() > 24) {
            return null;
        }
        char first = text.charAt(0);
        if (!(first >= '0' && first <= '9') && first != '-' && first != '.') {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) && Numbers.isHeld(text, value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Answers as candidates. */
    private static final class Candidates {
        static Candidate of(Response response) {
            return new Candidate(response.system(), response.id());
        }
    }
}
