package org.psephos.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
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

/**
 * Arbitrary valid records from a seed, for tests of what must hold for all: every kind, every
 * optional field there and not there, awkward text. Not thread-safe.
 */
public final class Cases {
    private static final List<String> WORDS =
            List.of(
                    "a",
                    "B",
                    "gpt-4",
                    "it's",
                    "\"quoted\"",
                    "comma, semi;",
                    "line\nbreak",
                    "tab\t",
                    " blanks ",
                    "ψῆφος",
                    "判断",
                    "emoji 😀",
                    "back\\slash",
                    "{\"json\":[1]}",
                    "null",
                    "é",
                    "e\u0301",
                    "\u200b.",
                    "a > b = c",
                    "%s",
                    "0",
                    "\r\n.",
                    "\u0001");
    private static final long FIRST_MILLI = -62_135_596_800_000L;
    private static final int MILLIS_BOUND = 2_000_000_000;

    private final SplitMix64 random;

    /** Cases of {@code seed}: the same seed gives the same ones. */
    public Cases(Seed seed) {
        random = seed.random();
    }

    /** A judgement of any kind. */
    public Feedback feedback() {
        return switch (random.nextInt(8)) {
            case 0 -> comparison();
            case 1 -> ranking();
            case 2 -> {
                var offered = candidates(1);
                yield new Feedback.Choice(
                        header(), offered, offered.get(random.nextInt(offered.size())));
            }
            case 3 -> rating();
            case 4 ->
                    new Feedback.Label(
                            header(),
                            maybe(this::candidate),
                            new TreeSet<>(some(this::word)),
                            maybe(() -> random.nextInt(5)));
            case 5 ->
                    new Feedback.Critique(
                            header(), maybe(this::candidate), text(), some(this::span));
            case 6 -> new Feedback.Edit(header(), candidate(), text());
            default ->
                    new Feedback.Abstention(
                            header(),
                            candidates(0),
                            one(Feedback.Abstention.Reason.values()),
                            text());
        };
    }

    /** A comparison. */
    public Feedback.Comparison comparison() {
        var left = candidate();
        var right = candidate();
        while (right.equals(left)) {
            right = candidate();
        }
        return new Feedback.Comparison(
                header(), left, right, one(Outcome.values()), maybe(this::number));
    }

    /** A ranking. */
    public Feedback.Ranking ranking() {
        var shown = candidates(1);
        var tiers = new ArrayList<List<Candidate>>();
        var unranked = new ArrayList<Candidate>();
        for (var candidate : shown) {
            int place = random.nextInt(tiers.size() + 2);
            if (place == tiers.size() + 1) {
                unranked.add(candidate);
            } else if (place == tiers.size()) {
                tiers.add(random.nextInt(tiers.size() + 1), new ArrayList<>(List.of(candidate)));
            } else {
                tiers.get(place).add(candidate);
            }
        }
        return new Feedback.Ranking(header(), shown, tiers, unranked);
    }

    /** A header. */
    public Header header() {
        return new Header(
                maybe(() -> new ItemId(name("item"))),
                maybe(() -> new AnnotatorId(name("worker"))),
                random.nextInt(2) == 0 ? Header.OVERALL : name("criterion"),
                maybe(this::text),
                maybe(this::time),
                maybe(() -> Duration.ofNanos(random.nextLong() >>> 14)),
                maybe(random::nextDouble),
                random.nextInt(2) == 0 ? 1 : number() + 1,
                attributes(),
                origin());
    }

    /** An item called {@code id}. */
    public Item item(String id) {
        return new Item(new ItemId(id), conversation(), attributes());
    }

    /** A response called {@code id}. */
    public Response response(String id) {
        return new Response(
                new ResponseId(id),
                maybe(() -> new ItemId(name("item"))),
                maybe(() -> new SystemId(name("system"))),
                conversation(),
                maybe(() -> random.nextInt(1000)),
                maybe(this::number),
                attributes());
    }

    /** An annotator of any kind called {@code id}. */
    public Annotator annotator(String id) {
        var name = new AnnotatorId(id);
        return switch (random.nextInt(3)) {
            case 0 -> new Annotator.Person(name, attributes());
            case 1 -> new Annotator.Judge(name, word(), word(), attributes());
            default -> {
                var biases = new TreeMap<String, Double>();
                some(this::word).forEach(bias -> biases.put(bias, number() - 1));
                yield new Annotator.Simulated(name, biases);
            }
        };
    }

    /** A text, sometimes empty, sometimes long. */
    public String text() {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> word().repeat(random.nextInt(20_000));
            default -> String.join(" ", some(this::word));
        };
    }

    /** A name of {@code kind}; there are few of each, so that they meet again. */
    public String name(String kind) {
        return kind + " " + word() + random.nextInt(3);
    }

    private Feedback.Rating rating() {
        var target = candidate();
        if (random.nextInt(2) == 0) {
            var scale = new Scale.Levels(List.of("bad", word(), "good"), random.nextInt(2) == 0);
            return new Feedback.Rating(header(), target, scale, random.nextInt(3));
        }
        double low = random.nextInt(2) == 0 ? Double.NEGATIVE_INFINITY : 0;
        double high = random.nextInt(2) == 0 ? Double.POSITIVE_INFINITY : 1e9;
        var scale = new Scale.Continuum(low, high, random.nextInt(2) == 0);
        return new Feedback.Rating(header(), target, scale, number());
    }

    private Feedback.Span span() {
        int start = random.nextInt(100);
        return new Feedback.Span(start, start + 1 + random.nextInt(100), word());
    }

    private Candidate candidate() {
        int which = random.nextInt(3);
        return new Candidate(
                which == 0 ? null : new SystemId(name("system")),
                which == 1 ? null : new ResponseId(name("response")));
    }

    private List<Candidate> candidates(int least) {
        var candidates = new ArrayList<Candidate>();
        int wanted = least + random.nextInt(5);
        while (candidates.size() < wanted) {
            var candidate = candidate();
            if (!candidates.contains(candidate)) {
                candidates.add(candidate);
            }
        }
        return candidates;
    }

    private List<Message> conversation() {
        return some(
                () -> new Message(one("user", "assistant", "system", "tool"), some(this::part)));
    }

    private Part part() {
        return switch (random.nextInt(5)) {
            case 0 -> new Part.Image(word(), "image/png");
            case 1 -> new Part.Audio(word(), "audio/wav");
            case 2 -> new Part.Video(word(), "");
            case 3 -> new Part.ToolCall(word(), "{\"at\": 1}");
            default -> new Part.Text(text());
        };
    }

    private Origin origin() {
        return random.nextInt(3) == 0
                ? new Origin.Event(name("event"))
                : new Origin.Row(name("file"), 1 + random.nextInt(1000));
    }

    private Instant time() {
        return random.nextInt(4) == 0
                ? Instant.ofEpochMilli(FIRST_MILLI + random.nextInt(MILLIS_BOUND))
                : Instant.ofEpochMilli(random.nextInt(MILLIS_BOUND) * 1000L + random.nextInt(1000));
    }

    private double number() {
        return random.nextInt(3) == 0 ? random.nextInt(5) : random.nextDouble() * 1e6;
    }

    private SortedMap<String, String> attributes() {
        var attributes = new TreeMap<String, String>();
        some(this::word).forEach(name -> attributes.put(name, text()));
        return attributes;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private <T> List<T> some(Supplier<T> supplier) {
        int count = random.nextInt(4);
        return count == 0
                ? Collections.emptyList()
                : Stream.generate(supplier).limit(count).toList();
    }

    private <T> @Nullable T maybe(Supplier<T> supplier) {
        return random.nextInt(2) == 0 ? null : supplier.get();
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
