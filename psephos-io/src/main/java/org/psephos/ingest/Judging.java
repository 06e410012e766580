package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Outcome;
import org.psephos.model.ResponseId;
import org.psephos.model.Scale;

/** How a card says one judgement. */
sealed interface Judging {

    /** The judgement of {@code row} at {@code scope}, or null where there is none to read. */
    @Nullable Feedback read(CardRow row, Scope scope, Header header) throws Fault;

    /** Who won: what it says and what the words mean. */
    sealed interface Winner {
        /** An outcome with its strength, such as {@code left 2}; {@code skip} for no judgement. */
        String say(Scope scope) throws Fault;
    }

    /** The same in every row. */
    record Always(String outcome) implements Winner {
        @Override
        public String say(Scope scope) {
            return outcome;
        }
    }

    /** Words in a column. */
    record Told(Expression at, Meanings words) implements Winner {
        @Override
        public String say(Scope scope) throws Fault {
            var text = at.text(scope);
            return words.say(at.written(), text == null ? "" : text);
        }
    }

    /** The name of one of the two, or else a word for an outcome. */
    record Named(Expression at, Expression left, Expression right, Meanings words)
            implements Winner {
        @Override
        public String say(Scope scope) throws Fault {
            var name = at.text(scope);
            boolean first = name != null && name.equals(left.text(scope));
            boolean second = name != null && name.equals(right.text(scope));
            return first == second
                    ? words.say(at.written(), name == null ? "" : name)
                    : first ? "left" : "right";
        }
    }

    /** The higher of two numbers, or the lower. */
    record Higher(Expression left, Expression right, boolean high) implements Winner {
        @Override
        public String say(Scope scope) throws Fault {
            int sign =
                    Double.compare(
                            Heading.number(left, scope, "a number"),
                            Heading.number(right, scope, "a number"));
            return sign == 0 ? "tie" : (sign > 0) == high ? "left" : "right";
        }
    }

    /** A number from 1 (left) to 2 (right), 1.5 a tie; nothing where it is missing. */
    record Soft(Expression at) implements Winner {
        private static final double MIDDLE = 1.5;

        @Override
        public String say(Scope scope) throws Fault {
            if (at.text(scope) == null) {
                return "skip";
            }
            double value = Heading.number(at, scope, "a number from 1 (first) to 2 (second)");
            if (value == 0 || value == MIDDLE) {
                return "tie 0";
            }
            if (value < 1 || value > 2) {
                throw Fault.value(
                        at.written(), "a number from 1 (first) to 2 (second)", at.text(scope));
            }
            return (value < MIDDLE ? "left " : "right ") + Math.abs(value - MIDDLE);
        }
    }

    /** A comparison, or an abstention where the words say that there is none. */
    record Compared(Target left, Target right, Winner winner, @Nullable Expression strength)
            implements Judging {
        @Override
        public Feedback read(CardRow row, Scope scope, Header header) throws Fault {
            var words = winner.say(scope).split(" ", 2);
            var one = Objects.requireNonNull(left.read(row, scope));
            var other = Objects.requireNonNull(right.read(row, scope));
            if (words[0].equals("skip")) {
                return new Feedback.Abstention(
                        header, List.of(one, other), Feedback.Abstention.Reason.SKIPPED, "");
            }
            if (one.equals(other)) {
                throw new Fault(
                        left + ", " + right, "two that differ", "the same twice: " + shown(one));
            }
            return new Feedback.Comparison(
                    header, one, other, outcome(words[0]), strength(words, scope));
        }

        private static String shown(Candidate candidate) {
            var system = candidate.system();
            return system != null && candidate.response() == null ? system.value() : "one answer";
        }

        private static Outcome outcome(String word) {
            return switch (word) {
                case "left" -> Outcome.LEFT;
                case "right" -> Outcome.RIGHT;
                case "tie" -> Outcome.TIE;
                case "both-bad" -> Outcome.BOTH_BAD;
                default -> throw new IllegalStateException("a card has no outcome " + word);
            };
        }

        private @Nullable Double strength(String[] words, Scope scope) throws Fault {
            if (strength != null) {
                if (strength.text(scope) == null) {
                    return null;
                }
                double number = Heading.number(strength, scope, "a number");
                if (number < 0 && winner instanceof Always) {
                    throw Fault.value(
                            strength.written(),
                            "a number of at least 0, since the row says who won",
                            strength.text(scope));
                }
                return Math.abs(number);
            }
            return words.length == 1 ? null : Double.valueOf(words[1]);
        }
    }

    /** What stands in order, or is chosen from. */
    record Member(List<Loop> over, Answered answer, Expression place) {
        public Member {
            over = List.copyOf(over);
        }
    }

    /**
     * Several in order; those without a place could not be ranked.
     *
     * @param high whether the highest place is the best
     */
    record Ranked(Member member, boolean high) implements Judging {
        @Override
        public @Nullable Feedback read(CardRow row, Scope scope, Header header) throws Fault {
            var tiers = new TreeMap<Double, List<Candidate>>();
            var shown = new ArrayList<Candidate>();
            var unranked = new ArrayList<Candidate>();
            for (var inside : Loop.through(member.over(), scope)) {
                var candidate = row.candidate(member.answer(), inside);
                if (shown.contains(candidate)) {
                    throw new Fault(member.place().written(), "each once", "one of them twice");
                }
                shown.add(candidate);
                var place = member.place().text(inside);
                if (place == null) {
                    unranked.add(candidate);
                } else {
                    double at = Heading.number(member.place(), inside, "a place");
                    tiers.computeIfAbsent(high ? -at : at, none -> new ArrayList<>())
                            .add(candidate);
                }
            }
            return tiers.isEmpty() || shown.size() < 2
                    ? null
                    : new Feedback.Ranking(
                            header, shown, new ArrayList<>(tiers.values()), unranked);
        }
    }

    /** One picked from several. */
    record Chosen(Member member) implements Judging {
        @Override
        public @Nullable Feedback read(CardRow row, Scope scope, Header header) throws Fault {
            var offered = new ArrayList<Candidate>();
            var chosen = new ArrayList<Candidate>();
            for (var inside : Loop.through(member.over(), scope)) {
                var candidate = row.candidate(member.answer(), inside);
                if (offered.contains(candidate)) {
                    throw new Fault(member.place().written(), "each once", "one of them twice");
                }
                offered.add(candidate);
                if (Cell.truth(member.place().in(inside))) {
                    chosen.add(candidate);
                }
            }
            if (chosen.size() != 1) {
                throw new Fault(member.place().written(), "one chosen", chosen.size() + " chosen");
            }
            return new Feedback.Choice(header, offered, chosen.getFirst());
        }
    }

    /** What is judged: an answer of the row by its name, one of its own, or the item. */
    record Target(@Nullable String name, @Nullable Answered own) {
        @Override
        public String toString() {
            return name != null ? name : own != null ? own.written() : "item";
        }

        @Nullable Candidate read(CardRow row, Scope scope) throws Fault {
            if (own != null) {
                return row.candidate(own, scope);
            }
            return name == null ? null : row.candidate(name, scope);
        }

        /** As {@link #read}; the item stands for itself where nothing else is judged. */
        Candidate always(CardRow row, Scope scope, Header header) throws Fault {
            var candidate = read(row, scope);
            var item = header.item();
            if (candidate == null && item == null) {
                throw new IllegalStateException("a card judges neither answer nor item");
            }
            return candidate != null || item == null
                    ? Objects.requireNonNull(candidate)
                    : new Candidate(null, new ResponseId(item.value()));
        }
    }

    /** A number. */
    record Rated(Target target, Expression value, Scale scale) implements Judging {
        @Override
        public Feedback read(CardRow row, Scope scope, Header header) throws Fault {
            double number = Heading.number(value, scope, "a number");
            if (!scale.admits(number)) {
                throw new Fault(
                        value.written(), "a number on the scale " + scale, Double.toString(number));
            }
            return new Feedback.Rating(header, target.always(row, scope, header), scale, number);
        }
    }

    /** Categories: one, a list, or those that are true of an object or of columns. */
    record Labelled(
            Target target,
            @Nullable Expression value,
            List<Loop> flags,
            @Nullable Expression severity)
            implements Judging {
        public Labelled {
            flags = List.copyOf(flags);
        }

        @Override
        public Feedback read(CardRow row, Scope scope, Header header) throws Fault {
            var categories = new TreeSet<String>();
            if (value != null) {
                add(categories, value.in(scope));
            }
            for (var inside : flags.isEmpty() ? List.<Scope>of() : Loop.through(flags, scope)) {
                if (Cell.truth(inside.here())) {
                    var word = inside.name("1");
                    var key = inside.name("key");
                    categories.add(word != null ? word : String.valueOf(key));
                }
            }
            return new Feedback.Label(header, target.read(row, scope), categories, severity(scope));
        }

        private void add(TreeSet<String> categories, @Nullable JsonNode node) throws Fault {
            if (node == null || (Cell.blank(node) && !node.isContainerNode())) {
                throw new Fault(value == null ? "" : value.written(), "a category", "nothing");
            }
            var opened = Place.open(node);
            if (opened.isArray()) {
                opened.forEach(one -> categories.add(String.valueOf(Cell.text(one))));
            } else if (opened.isObject()) {
                opened.properties()
                        .forEach(
                                one -> {
                                    if (Cell.truth(one.getValue())) {
                                        categories.add(one.getKey());
                                    }
                                });
            } else {
                categories.add(String.valueOf(Cell.text(opened)));
            }
        }

        private @Nullable Integer severity(Scope scope) throws Fault {
            if (severity == null || severity.text(scope) == null) {
                return null;
            }
            double grade = Heading.number(severity, scope, "a grade, 0 or more");
            if (grade < 0 || grade != Math.rint(grade) || grade > Integer.MAX_VALUE) {
                throw new Fault(severity.written(), "a grade, 0 or more", Double.toString(grade));
            }
            return (int) grade;
        }
    }

    /** A number where the value is one, else a category. */
    record Either(Rated number, Labelled category) implements Judging {
        @Override
        public @Nullable Feedback read(CardRow row, Scope scope, Header header) throws Fault {
            var node = number.value().in(scope);
            boolean isNumber = node != null && Cell.number(Cell.text(node)) != null;
            return isNumber ? number.read(row, scope, header) : category.read(row, scope, header);
        }
    }

    /** Words about something, with the passages they point at. */
    record Criticised(
            Target target, Expression text, List<Loop> spans, SortedMap<String, Expression> span)
            implements Judging {
        public Criticised {
            spans = List.copyOf(spans);
            span = new TreeMap<>(span);
        }

        @Override
        public @Nullable Feedback read(CardRow row, Scope scope, Header header) throws Fault {
            var words = text.text(scope);
            var found = new ArrayList<Feedback.Span>();
            for (var inside : spans.isEmpty() ? List.<Scope>of() : Loop.through(spans, scope)) {
                found.add(passage(inside));
            }
            return words == null && found.isEmpty()
                    ? null
                    : new Feedback.Critique(
                            header, target.read(row, scope), words == null ? "" : words, found);
        }

        private Feedback.Span passage(Scope scope) throws Fault {
            double start = at("start", scope);
            double end = at("end", scope);
            if (start < 0 || start >= end || end > Integer.MAX_VALUE) {
                throw new Fault("span", "start before end", start + " to " + end);
            }
            var label = span.get("label");
            var word = label == null ? null : label.text(scope);
            return new Feedback.Span((int) start, (int) end, word == null ? "" : word);
        }

        private double at(String key, Scope scope) throws Fault {
            var expression = Objects.requireNonNull(span.get(key));
            double at = Heading.number(expression, scope, "a place in the text");
            if (at != Math.rint(at)) {
                throw new Fault(expression.written(), "a place in the text", Double.toString(at));
            }
            return at;
        }
    }

    /** A better version. */
    record Edited(Target target, Expression revised) implements Judging {
        @Override
        public @Nullable Feedback read(CardRow row, Scope scope, Header header) throws Fault {
            var node = revised.in(scope);
            var text = Cell.text(node);
            return text == null || text.isBlank()
                    ? null
                    : new Feedback.Edit(header, target.always(row, scope, header), text);
        }
    }

    /** An answer that nobody judged: told, and no judgement. */
    record Answering(Answered answer) implements Judging {
        @Override
        public @Nullable Feedback read(CardRow row, Scope scope, Header header) throws Fault {
            row.candidate(answer, scope);
            return null;
        }
    }

    /** Asked and not answered. */
    record Abstained(List<Target> shown, Feedback.Abstention.Reason reason) implements Judging {
        public Abstained {
            shown = List.copyOf(shown);
        }

        @Override
        public Feedback read(CardRow row, Scope scope, Header header) throws Fault {
            var candidates = new LinkedHashMap<Candidate, Boolean>();
            for (var one : shown) {
                candidates.put(Objects.requireNonNull(one.read(row, scope)), true);
            }
            return new Feedback.Abstention(
                    header, new ArrayList<>(candidates.keySet()), reason, "");
        }
    }
}
