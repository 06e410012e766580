package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rankings;
import org.psephos.dataset.Rejects;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;

/**
 * A simulated panel: questions (two of eight systems on an item), each judged by several
 * annotators, some of them adversaries of a known kind. Each question has a lean of its own beside
 * the strengths, so that honest people agree for a reason.
 */
final class Panel {
    static final int SYSTEMS = 8;

    /** How an annotator behaves. */
    enum Kind {
        HONEST,
        /** Honest, and sees differences three times as large. */
        SHARP,
        LEFT,
        SAME,
        FAST,
        COPY,
        TWIN,
        /** Says anything, as often as the others do. */
        COIN,
        /** Honest in every other question, and by chance in between. */
        HALF,
        /** The better answer is the worse one. */
        CONTRARY,
        /** Honest at first, and by chance from the middle on. */
        TIRED
    }

    private final List<Kind> kinds = new ArrayList<>();
    private int questions = 300;
    private int judgements = 5;
    private double position;
    private double tie = 0.4;
    private boolean bothOrders;

    private final List<Integer> item = new ArrayList<>();
    private final List<Integer> voter = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<Outcome> outcome = new ArrayList<>();
    private final List<Long> time = new ArrayList<>();
    private long[] given = {};

    static Panel of(int honest) {
        return new Panel().with(Kind.HONEST, honest);
    }

    /** Adds annotators, who come after those added before. */
    Panel with(Kind kind, int count) {
        for (int i = 0; i < count; i++) {
            kinds.add(kind);
        }
        return this;
    }

    Panel questions(int count, int judged) {
        questions = count;
        judgements = judged;
        return this;
    }

    Panel position(double logOdds) {
        position = logOdds;
        return this;
    }

    /** Every annotator is asked each of their questions in both orders. */
    Panel inBothOrders() {
        bothOrders = true;
        return this;
    }

    Panel ties(double nu) {
        tie = nu;
        return this;
    }

    static String voter(int i) {
        return "voter-" + String.format(Locale.ROOT, "%03d", i);
    }

    Dataset draw(long number) {
        var seed = new Seed(number).child("panel");
        var random = seed.random();
        given = new long[kinds.size()];
        for (int question = 0; question < questions; question++) {
            ask(question, random);
        }
        return build();
    }

    private void ask(int question, SplitMix64 random) {
        int a = random.nextInt(SYSTEMS);
        int b = (a + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
        double lean = strength(a) - strength(b) + 1.2 * random.nextGaussian();
        var people = people(question, random);
        Outcome copied = null;
        for (int person : people) {
            boolean turned = random.nextDouble() < 0.5;
            for (int round = 0; round < (bothOrders ? 2 : 1); round++) {
                boolean swap = turned ^ (round == 1);
                var now = now(kinds.get(person), question);
                double seen = lean * sense(now);
                var said = judge(now, swap ? -seen : seen, random);
                if (kinds.get(person) == Kind.COPY || kinds.get(person) == Kind.TWIN) {
                    said = copied == null ? said : swap ? mirrored(copied) : copied;
                    copied = swap ? mirrored(said) : said;
                }
                add(question, person, swap ? b : a, swap ? a : b, said);
            }
        }
    }

    /** How someone behaves at {@code question}. */
    private Kind now(Kind kind, int question) {
        boolean chance =
                (kind == Kind.HALF && question % 2 == 1)
                        || (kind == Kind.TIRED && question >= questions / 2);
        return chance ? Kind.COIN : kind;
    }

    private static double sense(Kind kind) {
        return kind == Kind.SHARP ? 3 : kind == Kind.CONTRARY ? -1 : 1;
    }

    private static double strength(int system) {
        return 1.5 * (2.0 * system / (SYSTEMS - 1) - 1);
    }

    /** Some of all; copiers and twins are always asked the same questions. */
    private List<Integer> people(int question, SplitMix64 random) {
        var people = new ArrayList<Integer>();
        for (int i = 0; i < kinds.size(); i++) {
            boolean team = kinds.get(i) == Kind.COPY || kinds.get(i) == Kind.TWIN;
            if (team && question % 6 == 0) {
                people.add(i);
            }
        }
        while (people.size() < judgements) {
            int person = random.nextInt(kinds.size());
            boolean team = kinds.get(person) == Kind.COPY || kinds.get(person) == Kind.TWIN;
            if (!team && !people.contains(person)) {
                people.add(person);
            }
        }
        return people;
    }

    private Outcome judge(Kind kind, double lean, SplitMix64 random) {
        double drawn = random.nextDouble();
        if (kind == Kind.COIN) {
            return drawn < 0.4 ? Outcome.LEFT : drawn < 0.8 ? Outcome.RIGHT : Outcome.TIE;
        }
        if (kind == Kind.LEFT) {
            return drawn < 0.97 ? Outcome.LEFT : Outcome.RIGHT;
        }
        if (kind == Kind.SAME) {
            return drawn < 0.97 ? Outcome.TIE : Outcome.LEFT;
        }
        double win = Math.exp((lean + position) / 2);
        double loss = Math.exp(-(lean + position) / 2);
        double at = drawn * (win + loss + tie);
        return at < win ? Outcome.LEFT : at < win + loss ? Outcome.RIGHT : Outcome.TIE;
    }

    private static Outcome mirrored(Outcome outcome) {
        return switch (outcome) {
            case LEFT -> Outcome.RIGHT;
            case RIGHT -> Outcome.LEFT;
            case TIE, BOTH_BAD -> outcome;
        };
    }

    private void add(int question, int person, int l, int r, Outcome said) {
        item.add(question);
        voter.add(person);
        left.add(l);
        right.add(r);
        outcome.add(said);
        boolean fast = kinds.get(person) == Kind.FAST;
        long rank = ++given[person];
        long pace = fast ? 1000 : 40_000 + (question * 7919L + person * 104729L) % 60_000;
        time.add(
                person * 1000L
                        + rank * 100_000L * (fast ? 0 : 1)
                        + rank * (fast ? pace : 0)
                        + (fast ? 0 : pace));
    }

    private Dataset build() {
        int rows = item.size();
        var headers =
                HeaderColumns.builder(rows)
                        .item(coded("item-", questions, item))
                        .annotator(coded("voter-", kinds.size(), voter))
                        .time(time.stream().mapToLong(Long::longValue).toArray())
                        .origin(
                                List.of("panel.csv"),
                                null,
                                IntStream.range(0, rows).mapToLong(row -> row + 2L).toArray())
                        .build();
        var votes =
                new Comparisons(
                        headers,
                        Dictionary.of(IntStream.range(0, SYSTEMS).mapToObj(i -> "s" + i).toList()),
                        ints(left),
                        ints(right),
                        outcomes(),
                        null,
                        null,
                        null);
        return Dataset.of(
                new Manifest(List.of(), rows, Rejects.NONE, "test", null, true),
                votes,
                Rankings.none());
    }

    private byte[] outcomes() {
        var codes = new byte[outcome.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = (byte) outcome.get(row).ordinal();
        }
        return codes;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Coded coded(String word, int count, List<Integer> codes) {
        var names =
                IntStream.range(0, count)
                        .mapToObj(i -> word + String.format(Locale.ROOT, "%03d", i))
                        .toList();
        var dictionary = Dictionary.of(names);
        return new Coded(
                dictionary,
                codes.stream().mapToInt(code -> dictionary.code(names.get(code))).toArray());
    }
}
