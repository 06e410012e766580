package org.psephos.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.CardLayout;
import org.psephos.model.Feedback.Abstention.Reason;
import org.psephos.model.Scale;

/** Makes a mapping of what a card wrote. What it does not know is a mistake in the card. */
final class CardCompiler {
    private static final List<String> JUDGEMENTS =
            List.of(
                    "comparison",
                    "ranking",
                    "choice",
                    "rating",
                    "label",
                    "flags",
                    "judgement",
                    "critique",
                    "edit",
                    "answer",
                    "abstention");

    private final SequencedMap<String, SequencedMap<String, String>> maps = new LinkedHashMap<>();
    private final List<Place> used = new ArrayList<>();
    private final String name;

    private CardCompiler(String name) {
        this.name = name;
    }

    /** The mapping of {@code layout}. */
    static CardMapping compile(CardLayout layout) {
        return new CardCompiler(layout.name()).mapping(new Keys(layout.name(), layout.mapping()));
    }

    private CardMapping mapping(Keys of) {
        of.maps("maps").forEach((key, map) -> maps.put(key, words(map)));
        var answers = new LinkedHashMap<String, Answered>();
        var item = of.has("item") ? asked(of.keys("item")) : null;
        for (var entry : of.maps("answers").entrySet()) {
            answers.put(entry.getKey(), answered(new Keys(name, entry.getValue())));
        }
        var steps = new ArrayList<Step>();
        for (var step : of.list("feedback")) {
            steps.add(step(Keys.of(name, step)));
        }
        var mapping =
                new CardMapping(
                        loops(of, "rows"),
                        expressions(of, "group"),
                        together(of),
                        expression(of, "unique"),
                        of.texts("missing"),
                        !"false".equals(of.text("keep")),
                        item,
                        answers,
                        steps,
                        used);
        of.finish();
        return mapping;
    }

    private static int together(Keys of) {
        var count = of.text("together");
        return count == null ? 0 : Integer.parseInt(count);
    }

    private Asked asked(Keys of) {
        boolean turns = of.has("turns");
        var messages = expression(of, turns ? "turns" : "messages");
        var asked =
                new Asked(
                        expression(of, "id"),
                        expression(of, "system"),
                        expressions(of, "user"),
                        expressions(of, "dialogue"),
                        messages,
                        turns,
                        expressions(of, "whole"),
                        media(of),
                        named(of, "attributes"));
        of.finish();
        return asked;
    }

    private Answered answered(Keys of) {
        var form =
                of.has("turns")
                        ? Answered.Form.TURNS
                        : of.has("whole") ? Answered.Form.WHOLE : Answered.Form.PLAIN;
        var key =
                switch (form) {
                    case TURNS -> "turns";
                    case WHOLE -> "whole";
                    case PLAIN -> "text";
                };
        var answered =
                new Answered(
                        expression(of, "id"),
                        expression(of, "system"),
                        expression(of, key),
                        form,
                        expression(of, "tokens"),
                        media(of),
                        named(of, "attributes"));
        of.finish();
        return answered;
    }

    private List<Asked.Media> media(Keys of) {
        var media = new ArrayList<Asked.Media>();
        for (var kind : List.of("image", "audio", "video")) {
            for (var one : expressions(of, kind)) {
                media.add(new Asked.Media(kind, one));
            }
        }
        return media;
    }

    private Step step(Keys of) {
        var step =
                new Step(
                        loops(of, "each"),
                        expression(of, "if"),
                        expression(of, "unless"),
                        expressions(of, "present"),
                        of.has("item") ? asked(of.keys("item")) : null,
                        heading(of),
                        judging(of));
        of.finish();
        return step;
    }

    private Heading heading(Keys of) {
        return new Heading(
                who(of),
                expression(of, "criterion"),
                expression(of, "context"),
                expression(of, "time"),
                expression(of, "duration"),
                expression(of, "confidence"),
                expression(of, "weight"),
                named(of, "attributes"));
    }

    private Heading.@Nullable Who who(Keys of) {
        if (!of.has("annotator")) {
            return null;
        }
        if (!of.isMap("annotator")) {
            return new Heading.Who(need(of, "annotator"), null, null, new TreeMap<>());
        }
        var inside = of.keys("annotator");
        var who =
                new Heading.Who(
                        need(inside, "id"),
                        inside.text("kind"),
                        expression(inside, "model"),
                        named(inside, "profile"));
        inside.finish();
        return who;
    }

    private Judging judging(Keys of) {
        var kinds = JUDGEMENTS.stream().filter(of::has).toList();
        if (kinds.size() != 1) {
            throw new IllegalStateException(
                    name + " must say one judgement a step, but said " + kinds);
        }
        return switch (kinds.getFirst()) {
            case "comparison" -> compared(of);
            case "ranking" -> ranked(of.keys("ranking"));
            case "choice" -> new Judging.Chosen(member(of.keys("choice"), "chosen"));
            case "rating" -> new Judging.Rated(target(of), need(of, "rating"), scale(of));
            case "label" -> labelled(of, need(of, "label"), List.of());
            case "flags" -> labelled(of, null, loops(of, "flags"));
            case "judgement" -> either(of);
            case "critique" -> criticised(of);
            case "edit" -> new Judging.Edited(target(of), need(of, "edit"));
            case "answer" -> new Judging.Answering(answered(of.keys("answer")));
            default -> new Judging.Abstained(targets(of, "abstention"), reason(of));
        };
    }

    private static Reason reason(Keys of) {
        var word = of.text("reason");
        return word == null ? Reason.SKIPPED : Reason.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Judging compared(Keys of) {
        var sides = targets(of, "comparison");
        return new Judging.Compared(
                sides.get(0), sides.get(1), winner(of), expression(of, "strength"));
    }

    private Judging.Winner winner(Keys of) {
        var always = of.text("winner");
        if (always != null) {
            return new Judging.Always(always);
        }
        if (of.has("verdict")) {
            return new Judging.Told(need(of, "verdict"), new Meanings(words(of.map("values"))));
        }
        if (of.has("named")) {
            var names = expressions(of, "named");
            var words = new Meanings(words(of.map("values")));
            return new Judging.Named(names.get(0), names.get(1), names.get(2), words);
        }
        if (of.has("soft")) {
            return new Judging.Soft(need(of, "soft"));
        }
        boolean high = of.has("higher");
        var two = expressions(of, high ? "higher" : "lower");
        return new Judging.Higher(two.get(0), two.get(1), high);
    }

    private Judging ranked(Keys of) {
        boolean high = "high".equals(of.text("best"));
        var ranked = new Judging.Ranked(member(of, "place"), high);
        of.finish();
        return ranked;
    }

    private Judging.Member member(Keys of, String place) {
        var member =
                new Judging.Member(loops(of, "over"), answered(of.keys("answer")), need(of, place));
        of.finish();
        return member;
    }

    private Judging labelled(Keys of, @Nullable Expression value, List<Loop> flags) {
        return new Judging.Labelled(target(of), value, flags, expression(of, "severity"));
    }

    private Judging either(Keys of) {
        var value = need(of, "judgement");
        var target = target(of);
        return new Judging.Either(
                new Judging.Rated(target, value, scale(of)),
                new Judging.Labelled(target, value, List.of(), null));
    }

    private Judging criticised(Keys of) {
        return new Judging.Criticised(
                target(of), need(of, "critique"), loops(of, "spans"), named(of, "span"));
    }

    private List<Judging.Target> targets(Keys of, String key) {
        var targets = new ArrayList<Judging.Target>();
        for (var one : of.list(key)) {
            targets.add(
                    one instanceof Map<?, ?>
                            ? new Judging.Target(null, answered(Keys.of(name, one)))
                            : new Judging.Target(String.valueOf(one), null));
        }
        return targets;
    }

    private Judging.Target target(Keys of) {
        if (of.isMap("target")) {
            return new Judging.Target(null, answered(of.keys("target")));
        }
        return new Judging.Target(of.text("target"), null);
    }

    private static Scale scale(Keys of) {
        var ends = of.texts("scale");
        return ends.size() == 2
                ? new Scale.Continuum(
                        Double.parseDouble(ends.get(0)), Double.parseDouble(ends.get(1)), false)
                : new Scale.Continuum(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
    }

    private List<Loop> loops(Keys of, String key) {
        var loops = of.texts(key).stream().map(Loop::of).toList();
        loops.forEach(loop -> used.addAll(loop.over().places()));
        return loops;
    }

    private @Nullable Expression expression(Keys of, String key) {
        var text = of.text(key);
        return text == null ? null : expression(text);
    }

    private Expression expression(String text) {
        var expression = Expression.of(text, maps);
        used.addAll(expression.places());
        return expression;
    }

    private Expression need(Keys of, String key) {
        var expression = expression(of, key);
        if (expression == null) {
            throw new IllegalStateException(name + " must say its " + key);
        }
        return expression;
    }

    private List<Expression> expressions(Keys of, String key) {
        return of.texts(key).stream().map(this::expression).toList();
    }

    /** Names with places; a list names columns that are called what they hold. */
    private SortedMap<String, Expression> named(Keys of, String key) {
        var named = new TreeMap<String, Expression>();
        if (of.isMap(key)) {
            of.map(key).forEach((one, at) -> named.put(one, expression(String.valueOf(at))));
        } else {
            of.texts(key).forEach(one -> named.put(one, expression(one)));
        }
        return named;
    }

    private static SequencedMap<String, String> words(Map<String, Object> map) {
        var words = new LinkedHashMap<String, String>();
        map.forEach((key, value) -> words.put(key, String.valueOf(value)));
        return words;
    }
}
