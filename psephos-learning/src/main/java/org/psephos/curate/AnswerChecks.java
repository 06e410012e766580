package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.Entry;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Choice;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.Message;
import org.psephos.model.Part;
import org.psephos.model.Response;

/** Checks of single rows: what an answer must have to be worth anything. */
final class AnswerChecks {
    private AnswerChecks() {}

    /** Two answers to choose between that are the same text. */
    static final class Identical implements Check {
        private final Evidence evidence = new Evidence();

        @Override
        public List<String> see(Entry entry) {
            if (entry.responses().size() < 2) {
                return List.of();
            }
            evidence.look();
            var seen = new TreeSet<String>();
            for (var response : entry.responses()) {
                if (hasNoMedia(response) && !seen.add(text(response))) {
                    return evidence.hit(entry.origin(), "identical-answers");
                }
            }
            return List.of();
        }

        @Override
        public List<String> looked() {
            return evidence.looked("identical-answers");
        }

        @Override
        public List<Finding> findings() {
            if (evidence.cases() == 0) {
                return List.of();
            }
            return List.of(
                    evidence.finding(
                            "identical-answers",
                            evidence.severity(0.001, 0.01),
                            "In %s rows two answers are the same text: the preference between them says nothing, and trainers that split the prompt off by the common beginning break on it."
                                    .formatted(evidence.counted()),
                            "rows with two equal answers",
                            "Drop these rows: psephos curate fix FILE --out PATH --drop identical-answers"));
        }
    }

    /** Answers and prompts without a word. */
    static final class Empty implements Check {
        private final Evidence answers = new Evidence();
        private final Evidence prompts = new Evidence();

        @Override
        public List<String> see(Entry entry) {
            var found = new ArrayList<String>();
            var item = entry.item();
            if (item != null && !item.conversation().isEmpty()) {
                prompts.look();
                if (isEmpty(item.conversation())) {
                    found.addAll(prompts.hit(entry.origin(), "empty-prompts"));
                }
            }
            for (var response : entry.responses()) {
                answers.look();
                if (isEmpty(response.messages())) {
                    found.addAll(answers.hit(entry.origin(), "empty-answers"));
                }
            }
            return found;
        }

        @Override
        public List<String> looked() {
            return Evidence.both(answers.looked("empty-answers"), prompts.looked("empty-prompts"));
        }

        @Override
        public List<Finding> findings() {
            var found = new ArrayList<Finding>();
            if (answers.cases() > 0) {
                found.add(
                        answers.finding(
                                "empty-answers",
                                answers.severity(0.001, 0.01),
                                "%s answers hold not one word.".formatted(answers.counted()),
                                "answers without words or media",
                                "Drop the rows: psephos curate fix FILE --out PATH --drop empty-answers"));
            }
            if (prompts.cases() > 0) {
                found.add(
                        prompts.finding(
                                "empty-prompts",
                                prompts.severity(0.001, 0.01),
                                "%s prompts or texts hold not one word."
                                        .formatted(prompts.counted()),
                                "prompts without words or media",
                                "Drop the rows: psephos curate fix FILE --out PATH --drop empty-prompts"));
            }
            return found;
        }
    }

    /** Conversations whose turns do not follow each other as a chat does. */
    static final class BrokenTurns implements Check {
        private final Evidence evidence = new Evidence();
        private @Nullable String first;

        @Override
        public List<String> see(Entry entry) {
            var item = entry.item();
            var asked = item == null ? List.<Message>of() : item.conversation();
            if (asked.size() + entry.responses().size() == 0) {
                return List.of();
            }
            evidence.look();
            var fault = fault(asked, entry.responses());
            if (fault == null) {
                return List.of();
            }
            first = first == null ? "%s: %s".formatted(entry.origin(), fault) : first;
            return evidence.hit(entry.origin(), "broken-turns");
        }

        /** What is wrong with the turns of an entry, or null. */
        static @Nullable String fault(List<Message> asked, List<Response> responses) {
            var fault = responses.isEmpty() ? fault(asked) : null;
            for (var response : responses) {
                if (fault == null) {
                    var whole = new ArrayList<>(asked);
                    whole.addAll(response.messages());
                    fault = fault(whole);
                }
            }
            return fault;
        }

        private static @Nullable String fault(List<Message> turns) {
            var before = "";
            for (int at = 0; at < turns.size(); at++) {
                var turn = turns.get(at);
                if (turns.size() > 2 && at < turns.size() - 1 && isEmpty(List.of(turn))) {
                    return "turn %s is empty".formatted(at + 1);
                }
                var role = turn.role();
                if (role.equals("system") && at > 0) {
                    return "turn %s is the system's, after others".formatted(at + 1);
                }
                boolean speaks = role.equals("user") || role.equals("assistant");
                if (speaks && role.equals(before)) {
                    return "turns %s and %s are both the %s's".formatted(at, at + 1, role);
                }
                if (role.equals("assistant") && before.isEmpty() && turns.size() > 1) {
                    return "the assistant speaks first";
                }
                before = role.equals("system") ? before : role;
            }
            return null;
        }

        @Override
        public List<String> looked() {
            return evidence.looked("broken-turns");
        }

        @Override
        public List<Finding> findings() {
            if (evidence.cases() == 0) {
                return List.of();
            }
            return List.of(
                    evidence.finding(
                            "broken-turns",
                            evidence.severity(0.005, 0.05),
                            "In %s rows the turns do not alternate, or one is empty (%s); trainers skip such rows or take an answer for a prompt."
                                    .formatted(evidence.counted(), first),
                            "rows with broken turns",
                            "Mend them at the source, or drop them: psephos curate fix FILE --out PATH --drop broken-turns"));
        }
    }

    /** Answers that decline. */
    static final class Refusals implements Check {
        private static final int BEGINNING = 200;
        private static final List<String> PHRASES =
                List.of(
                        "i'm sorry, but",
                        "i am sorry, but",
                        "i'm sorry, i can",
                        "i'm sorry i can",
                        "sorry, but i can",
                        "i cannot ",
                        "i can't ",
                        "i can not ",
                        "i won't ",
                        "i will not ",
                        "i'm not able to",
                        "i am not able to",
                        "i'm unable to",
                        "i am unable to",
                        "as an ai ",
                        "as a language model",
                        "as an artificial intelligence");

        private final Evidence all = new Evidence();
        private final Evidence chosen = new Evidence();
        private final Evidence others = new Evidence();

        @Override
        public List<String> see(Entry entry) {
            for (var response : entry.responses()) {
                count(all, refuses(text(response)), entry);
            }
            long before = chosen.cases();
            for (var feedback : entry.feedback()) {
                if (feedback instanceof Choice choice) {
                    for (var candidate : choice.offered()) {
                        boolean is = candidate.equals(choice.chosen());
                        count(is ? chosen : others, refuses(entry, candidate), entry);
                    }
                }
                if (feedback instanceof Comparison pair) {
                    switch (pair.outcome()) {
                        case LEFT -> preferred(entry, pair.left(), pair.right());
                        case RIGHT -> preferred(entry, pair.right(), pair.left());
                        case TIE, BOTH_BAD -> {}
                    }
                }
            }
            return chosen.cases() > before ? List.of("refusals") : List.of();
        }

        private void preferred(Entry entry, Candidate winner, Candidate loser) {
            count(chosen, refuses(entry, winner), entry);
            count(others, refuses(entry, loser), entry);
        }

        private static void count(Evidence evidence, boolean refuses, Entry entry) {
            evidence.look();
            if (refuses) {
                evidence.hit(entry.origin());
            }
        }

        private static boolean refuses(Entry entry, Candidate candidate) {
            return entry.responses().stream()
                    .filter(response -> response.id().equals(candidate.response()))
                    .anyMatch(response -> refuses(text(response)));
        }

        /** Whether an answer begins by declining. English only. */
        static boolean refuses(String answer) {
            var begin =
                    answer.substring(0, Math.min(BEGINNING, answer.length()))
                            .toLowerCase(Locale.ROOT)
                            .replace('’', '\'');
            return PHRASES.stream().anyMatch(begin::contains);
        }

        @Override
        public List<String> looked() {
            return all.looked("refusals");
        }

        @Override
        public List<Finding> findings() {
            if (all.cases() == 0) {
                return List.of();
            }
            boolean rewarded = chosen.cases() > 0 && chosen.share() > others.share();
            var sides =
                    chosen.asked() == 0
                            ? ""
                            : " (of the preferred %s, of the others %s)"
                                    .formatted(
                                            Words.percent(chosen.share()),
                                            Words.percent(others.share()));
            return List.of(
                    all.finding(
                            "refusals",
                            rewarded && chosen.share() > 0.1 ? Severity.MEDIUM : Severity.LOW,
                            "%s answers begin by declining%s.".formatted(all.counted(), sides),
                            "answers that begin with an English phrase of refusal",
                            rewarded
                                    ? "Look at these rows: a model trained on them learns to refuse."
                                    : "Look whether they were meant to be refused."));
        }
    }

    static String text(Response response) {
        return TextUnit.text(response.messages());
    }

    private static boolean hasNoMedia(Response response) {
        return response.messages().stream()
                .flatMap(message -> message.parts().stream())
                .allMatch(Part.Text.class::isInstance);
    }

    /** Whether messages hold neither a word nor a picture, sound, film or call. */
    static boolean isEmpty(List<Message> messages) {
        return messages.stream()
                .flatMap(message -> message.parts().stream())
                .allMatch(part -> part instanceof Part.Text words && words.text().isBlank());
    }
}
