package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Decimals;
import org.psephos.model.PsephosException;

/**
 * A baseline for finding the next message of a conversation: the true one is ranked among
 * candidates by the words it shares with the message before it (BM25), and beside that by what was
 * said most, by what was said last, and by lot.
 *
 * @see "Lowe, Pow, Serban and Pineau (2015), The Ubuntu dialogue corpus: a large dataset for
 *     research in unstructured multi-turn dialogue systems"
 * @see "Robertson, Walker, Jones, Hancock-Beaulieu and Gatford (1995), Okapi at TREC-3"
 */
public final class ResponseRetrieval {
    private static final List<Integer> FIRST = List.of(1, 5, 10);
    private static final int MEASURES = FIRST.size() + 1;
    private static final String ALL = "all";

    private static final Setting CANDIDATES =
            new Setting(
                    "candidates",
                    "100",
                    "messages to choose from, the true one with them; all, or a number from 2");
    private static final Setting CONTEXT =
            new Setting("context", "1", "messages before the one looked for that are the query");
    private static final Setting TRAIN =
            new Setting("train", "0.7", "share of the messages before the part that is looked for");

    static final Probe PROBE =
            new Probe(
                    "response-retrieval",
                    "the next message found among others by its words: a baseline, forwards in time",
                    List.of(
                            TableField.needed(
                                    "text", Kind.NAME, "the message", "message", "text", "content"),
                            ChatLog.TIME,
                            TableField.optional(
                                    "conversation",
                                    Kind.NAME,
                                    "what follows what in; each file is one where absent",
                                    "conversation",
                                    "conversation_id",
                                    "dialogue_id",
                                    "group",
                                    "chat"),
                            TableField.optional(
                                    "user",
                                    Kind.NAME,
                                    "who sent it",
                                    "user",
                                    "user_id",
                                    "from_id")),
                    null,
                    List.of(CANDIDATES, CONTEXT, TRAIN),
                    (rows, options) -> new ResponseRetrieval(rows, options).result());

    private final ChatLog log;
    private final ProbeOptions options;

    /** For each user (or conversation) sums of the measures of all ways, then their number. */
    private final SortedMap<Integer, double[]> sums = new TreeMap<>();

    private long candidates;

    private ResponseRetrieval(RowTable rows, ProbeOptions options) {
        log = new ChatLog(rows);
        this.options = options;
    }

    private ProbeResult result() {
        int context = (int) CONTEXT.chosen(options, 1, 1000);
        int split = log.split(TRAIN.chosen(options, 0, 1));
        var next = new NextMessages(log, split, context);
        int n = next.queries().size();
        if (n < 2 || next.documents() == 0) {
            return new ProbeResult(
                    List.of(
                            Quantity.undefined(
                                    "mrr",
                                    "share",
                                    n,
                                    "%s of the later part %s another, and %s of the earlier one weigh words"
                                            .formatted(
                                                    n == 1 ? "1 message" : n + " messages",
                                                    n == 1 ? "follows" : "follow",
                                                    next.documents()))),
                    List.of());
        }
        next.rank(most(), options.seed(), this::add);
        var quantities = quantities(n, next.documents());
        return new ProbeResult(quantities, findings(quantities));
    }

    private int most() {
        var word = CANDIDATES.word(options);
        if (word.equals(ALL)) {
            return Integer.MAX_VALUE;
        }
        var number = Kind.COUNT.number(word);
        if (number == null || number < 2) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--set candidates is \"%s\"; expected all, or a whole number from 2"
                            .formatted(word),
                    "write --set candidates=100");
        }
        return (int) Math.min(Integer.MAX_VALUE, number);
    }

    /** What is drawn together: all messages of a user, else of a conversation. */
    private String unit() {
        return log.has("user") ? "user" : "conversation";
    }

    private void add(NextMessages.Query query, List<NextMessages.Place> places) {
        candidates += places.getLast().level();
        int unit =
                log.has("user")
                        ? log.code("user", query.target())
                        : log.conversation(query.target());
        var sum =
                sums.computeIfAbsent(
                        unit, one -> new double[NextMessages.WAYS.size() * MEASURES + 1]);
        for (int way = 0; way < places.size(); way++) {
            var place = places.get(way);
            for (int k = 0; k < FIRST.size(); k++) {
                sum[way * MEASURES + k] += place.within(FIRST.get(k));
            }
            sum[way * MEASURES + FIRST.size()] += place.reciprocal();
        }
        sum[sum.length - 1]++;
    }

    private List<Quantity> quantities(int n, int documents) {
        var units = List.copyOf(sums.values());
        var ones = new int[units.size()];
        Arrays.fill(ones, 1);
        var values = statistics(units, ones);
        var spread = new Spread(options, unit() + "s");
        var errors = spread.errors(units.size(), drawn -> statistics(units, drawn));
        var all = new ArrayList<Quantity>();
        all.add(Quantity.of("queries", "messages", n, n));
        all.add(
                Quantity.of("candidates", "messages", (double) candidates / n, n)
                        .noting(
                                "per query, drawn from the messages of the later part that follow another, the true one with them"));
        all.add(
                Quantity.of("weighing", "messages", documents, documents)
                        .noting("messages of the earlier part, by which words are weighed"));
        for (int i = 0; i < values.length; i++) {
            double value = Objects.requireNonNull(values[i]);
            boolean gain = i >= NextMessages.WAYS.size() * MEASURES;
            all.add(
                    Quantity.of(name(i), "share", value, n)
                            .about(of(i))
                            .from(gain ? -1 : 0, 1)
                            .within(spread.interval(value, varying(errors[i]), gain ? -1 : 0, 1)));
        }
        return all;
    }

    /** What is the same in every resample, such as chance itself, has no interval. */
    private static @Nullable Double varying(@Nullable Double error) {
        return error == null || error < 1e-12 ? null : error;
    }

    private static String name(int i) {
        if (i >= NextMessages.WAYS.size() * MEASURES) {
            return "mrr-gain";
        }
        int measure = i % MEASURES;
        return measure < FIRST.size() ? "recall-at-" + FIRST.get(measure) : "mrr";
    }

    private static String of(int i) {
        int gain = i - NextMessages.WAYS.size() * MEASURES;
        return gain < 0
                ? NextMessages.WAYS.get(i / MEASURES)
                : "bm25 over " + NextMessages.WAYS.get(gain + 1);
    }

    /** Means of the measures, way by way, then what BM25's MRR is above that of the others. */
    private static @Nullable Double[] statistics(List<double[]> units, int[] drawn) {
        int ways = NextMessages.WAYS.size();
        var all = new double[ways * MEASURES + 1];
        for (int unit = 0; unit < drawn.length; unit++) {
            for (int i = 0; i < all.length; i++) {
                all[i] += drawn[unit] * units.get(unit)[i];
            }
        }
        var found = new @Nullable Double[ways * MEASURES + ways - 1];
        for (int i = 0; i < ways * MEASURES; i++) {
            found[i] = all[i] / all[all.length - 1];
        }
        for (int way = 1; way < ways; way++) {
            double own = all[FIRST.size()] - all[way * MEASURES + FIRST.size()];
            found[ways * MEASURES + way - 1] = own / all[all.length - 1];
        }
        return found;
    }

    private static List<Finding> findings(List<Quantity> quantities) {
        return quantities.stream()
                .filter(one -> one.of().equals("bm25 over random") && !gains(one))
                .map(
                        one ->
                                Alarm.finding(
                                        "words-do-not-tell",
                                        Severity.LOW,
                                        one,
                                        "words shared with the message before find the next one no better than chance, by %s of MRR"
                                                .formatted(
                                                        Decimals.significant(
                                                                Objects.requireNonNull(one.value()),
                                                                3)),
                                        Unit.SHARE,
                                        "look whether the column of conversations is right, or give more --set context=N"))
                .toList();
    }

    private static boolean gains(Quantity one) {
        var interval = one.interval();
        return Objects.requireNonNull(one.value()) > 0 && (interval == null || interval.low() > 0);
    }
}
