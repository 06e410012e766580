package org.psephos.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Outcome;
import org.psephos.model.Response;

/** The first items of a dataset with their answers and what was said of them. */
final class Spoken {
    private static final int MOST_SAID = 12;

    private final Dataset dataset;
    private final Map<ItemId, Told> told = new LinkedHashMap<>();

    /**
     * @param most items, in the order in which they were first told of
     */
    Spoken(Dataset dataset, int most) {
        this.dataset = dataset;
        var order = dataset.items().asTold();
        for (int i = 0; i < Math.min(most, order.length); i++) {
            var item = dataset.items().get(order[i]);
            told.put(item.id(), new Told(item));
        }
        answers();
        judgements();
    }

    /** An item with its answers, the first judgements of it, and how many more there are. */
    static final class Told {
        private final Item item;
        private final List<Response> answers = new ArrayList<>();
        private final List<Feedback> said = new ArrayList<>();
        private long more;

        private Told(Item item) {
            this.item = item;
        }

        Item item() {
            return item;
        }

        List<Response> answers() {
            return answers;
        }

        List<Feedback> said() {
            return said;
        }

        long more() {
            return more;
        }

        private void say(Feedback feedback) {
            if (said.size() < MOST_SAID) {
                said.add(feedback);
            } else {
                more++;
            }
        }

        /** What the one comparison or choice of the item says of an answer; else nothing. */
        String mark(Response answer) {
            var picks = said.stream().filter(Told::picks).toList();
            if (picks.size() != 1 || more > 0) {
                return "";
            }
            return switch (picks.getFirst()) {
                case Feedback.Comparison row -> mark(row, answer);
                case Feedback.Choice row -> is(row.chosen(), answer) ? "chosen" : "";
                default -> "";
            };
        }

        private static boolean picks(Feedback feedback) {
            return feedback instanceof Feedback.Comparison || feedback instanceof Feedback.Choice;
        }

        private static String mark(Feedback.Comparison row, Response answer) {
            boolean preferred =
                    (row.outcome() == Outcome.LEFT && is(row.left(), answer))
                            || (row.outcome() == Outcome.RIGHT && is(row.right(), answer));
            return preferred ? "preferred" : "";
        }

        private static boolean is(Candidate candidate, Response answer) {
            return answer.id().equals(candidate.response())
                    || (candidate.response() == null
                            && candidate.system() != null
                            && candidate.system().equals(answer.system()));
        }
    }

    List<Told> items() {
        return List.copyOf(told.values());
    }

    private void answers() {
        var responses = dataset.responses();
        for (int row : responses.asTold()) {
            var name = responses.items().name(row);
            var about = name == null ? null : told.get(new ItemId(name));
            if (about != null) {
                about.answers.add(responses.get(row));
            }
        }
    }

    private void judgements() {
        all(dataset.comparisons().size(), dataset.comparisons()::get);
        all(dataset.rankings().size(), dataset.rankings()::get);
        all(dataset.choices().size(), dataset.choices()::get);
        all(dataset.ratings().size(), dataset.ratings()::get);
        all(dataset.labels().size(), dataset.labels()::get);
        all(dataset.critiques().size(), dataset.critiques()::get);
        all(dataset.edits().size(), dataset.edits()::get);
        all(dataset.abstentions().size(), dataset.abstentions()::get);
    }

    private void all(int size, IntFunction<? extends Feedback> rows) {
        for (int row = 0; row < size; row++) {
            var feedback = rows.apply(row);
            var item = item(feedback);
            var about = item == null ? null : told.get(item);
            if (about != null) {
                about.say(feedback);
            }
        }
    }

    /** What was judged: as the judgement says, or as its first answer does. */
    private @Nullable ItemId item(Feedback feedback) {
        var named = feedback.header().item();
        if (named != null) {
            return named;
        }
        var first =
                switch (feedback) {
                    case Feedback.Comparison row -> row.left();
                    case Feedback.Ranking row -> row.shown().getFirst();
                    case Feedback.Choice row -> row.chosen();
                    case Feedback.Rating row -> row.target();
                    case Feedback.Label row -> row.target();
                    case Feedback.Critique row -> row.target();
                    case Feedback.Edit row -> row.original();
                    case Feedback.Abstention row ->
                            row.candidates().isEmpty() ? null : row.candidates().getFirst();
                };
        var response = first == null ? null : first.response();
        int at = response == null ? -1 : dataset.responses().ids().code(response.value());
        var name = at < 0 ? null : dataset.responses().items().name(at);
        return name == null ? null : new ItemId(name);
    }

    /** Who gave an answer, or what it is called. */
    String name(Candidate candidate) {
        var system = candidate.system();
        var response = candidate.response();
        int row = response == null ? -1 : dataset.responses().ids().code(response.value());
        if (row >= 0) {
            return name(dataset.responses().get(row));
        }
        return system != null ? system.value() : response == null ? "?" : response.value();
    }

    /**
     * Who gave an answer, with its number where others of the same system stand beside it; an
     * answer of nobody is called by its number among the answers to its item, in the order told,
     * and by its id where the item is not shown.
     */
    String name(Response answer) {
        var system = answer.system();
        var about = told.get(answer.item());
        if (about == null) {
            return system == null ? answer.id().value() : system.value();
        }
        int number = 0;
        int same = 0;
        for (int i = 0; i < about.answers.size(); i++) {
            var other = about.answers.get(i);
            number = other.id().equals(answer.id()) ? i + 1 : number;
            same += Objects.equals(other.system(), system) ? 1 : 0;
        }
        if (system == null) {
            return "answer " + number;
        }
        return same > 1 ? "%s (answer %s)".formatted(system.value(), number) : system.value();
    }
}
