package org.psephos.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file hold texts, and what they are to each other: the column names that
 * published sets and trainers use. Data, not code.
 *
 * @param id the column that names the row, or null
 * @param prompts columns that together are what was asked
 * @param conversation a column with a whole conversation, or null
 * @param answers columns with one answer each
 * @param lists columns with a list of answers
 * @param text the column of a file of plain texts, or null
 */
record TextColumns(
        @Nullable String id,
        List<String> prompts,
        @Nullable String conversation,
        List<String> answers,
        List<String> lists,
        @Nullable String text) {

    static final String CHOSEN = "chosen";
    static final String REJECTED = "rejected";

    private static final List<String> IDS =
            List.of(
                    "id",
                    "item",
                    "item_id",
                    "uid",
                    "uuid",
                    "_id",
                    "doc_id",
                    "example_id",
                    "row_id",
                    "comparison_id",
                    "conversation_id",
                    "question_id",
                    "prompt_id",
                    "post_id");

    /** In plain files of ours with one answer a row: what was asked, and the answer. */
    private static final List<String> OURS = List.of("prompt_messages", "messages");

    private static final List<String> PROMPTS =
            List.of("prompt", "instruction", "question", "query", "context", "history", "input");
    private static final List<String> CONVERSATIONS =
            List.of("messages", "conversations", "conversation", "dialogue", "transcript");
    private static final List<List<String>> PAIRS =
            List.of(
                    List.of(CHOSEN, REJECTED),
                    List.of("chosen_response", "rejected_response"),
                    List.of("preferred_output", "non_preferred_output"));
    private static final List<List<String>> SIDES =
            List.of(
                    List.of("response_a", "response_b"),
                    List.of("response_A", "response_B"),
                    List.of("response_0", "response_1"),
                    List.of("response_1", "response_2"),
                    List.of("response1", "response2"),
                    List.of("output_1", "output_2"),
                    List.of("answer_a", "answer_b"),
                    List.of("completion_a", "completion_b"),
                    List.of("human_ref_A", "human_ref_B"),
                    List.of("conversation_a", "conversation_b"),
                    List.of("messages_a", "messages_b"));
    private static final List<String> SINGLES =
            List.of(
                    "response",
                    "output",
                    "completion",
                    "answer",
                    "model_response",
                    "generation",
                    "label_text");
    private static final List<String> LISTS =
            List.of("completions", "responses", "answers", "generations", "outputs", "candidates");
    private static final List<String> TEXTS =
            List.of("text", "content", "contents", "document", "body", "sentence", "comment");

    TextColumns {
        prompts = List.copyOf(prompts);
        answers = List.copyOf(answers);
        lists = List.copyOf(lists);
    }

    /** What {@code columns} are, or null where none of them is known to hold texts. */
    static @Nullable TextColumns of(
            Columns columns, @Nullable String namedId, @Nullable String namedText) {
        var id = namedId == null ? first(columns, IDS) : namedId;
        if (namedText != null) {
            return new TextColumns(id, List.of(), null, List.of(), List.of(), namedText);
        }
        if (columns.names().containsAll(OURS)) {
            return new TextColumns(
                    id, List.of(OURS.getFirst()), OURS.getLast(), List.of(), List.of(), null);
        }
        var answers = answers(columns);
        var lists = answers.isEmpty() ? all(columns, LISTS) : List.<String>of();
        var conversation = first(columns, CONVERSATIONS);
        if (answers.isEmpty() && lists.isEmpty()) {
            answers = single(columns);
        }
        var prompts = all(columns, PROMPTS);
        if (!prompts.isEmpty() || !answers.isEmpty() || !lists.isEmpty() || conversation != null) {
            return new TextColumns(id, prompts, conversation, answers, lists, null);
        }
        var text = first(columns, TEXTS);
        return text == null
                ? null
                : new TextColumns(id, List.of(), null, List.of(), List.of(), text);
    }

    private static List<String> answers(Columns columns) {
        for (var pairs : List.of(PAIRS, SIDES)) {
            for (var pair : pairs) {
                if (columns.names().containsAll(pair)) {
                    return pair;
                }
            }
        }
        return List.of();
    }

    private static List<String> single(Columns columns) {
        var one = first(columns, SINGLES);
        return one == null ? List.of() : List.of(one);
    }

    private static @Nullable String first(Columns columns, List<String> names) {
        return names.stream().filter(columns.names()::contains).findFirst().orElse(null);
    }

    private static List<String> all(Columns columns, List<String> names) {
        return names.stream().filter(columns.names()::contains).toList();
    }

    /** Columns that hold texts; every other is told of the row as an attribute or a score. */
    List<String> texts() {
        var all = new ArrayList<>(prompts);
        all.addAll(answers);
        all.addAll(lists);
        if (conversation != null) {
            all.add(conversation);
        }
        if (text != null) {
            all.add(text);
        }
        return all;
    }

    /** Whether numbers beside the texts are scores of the one answer in the row. */
    boolean scoresAnswer() {
        return answers.size() == 1 || prompts.contains(OURS.getFirst());
    }

    /** Whether {@code answer} is the one that was preferred, or the one that was not. */
    static @Nullable Boolean preferred(String answer) {
        for (var pair : PAIRS) {
            if (answer.equals(pair.getFirst())) {
                return true;
            }
            if (answer.equals(pair.getLast())) {
                return false;
            }
        }
        return null;
    }
}
