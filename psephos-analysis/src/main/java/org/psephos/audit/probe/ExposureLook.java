package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.probe.Attention.Gaps;
import org.psephos.audit.probe.Exposure.Measured;
import org.psephos.dataset.RowTable;

/** One look at how evenly items were shown: from lists to quantities and a finding. */
final class ExposureLook {
    private static final double HIGH = 0.5;
    private static final double MEDIUM = 0.25;
    private static final double LOW = 0.1;
    private static final String SHARE = "share";
    private static final String ATTENTION = "attention squared";

    private final RowTable rows;
    private final Shelf shelf;
    private final Attention attention;
    private final Spread spread;
    private final List<Quantity> quantities = new ArrayList<>();
    private final int[] everyone;
    private final long lists;
    private final SortedMap<Integer, Integer> groupOf = new TreeMap<>();

    ExposureLook(RowTable rows, ProbeOptions options, Shelf shelf, double gamma) {
        this.rows = rows;
        this.shelf = shelf;
        attention = new Attention(shelf, gamma);
        spread = new Spread(options, "users");
        everyone = new int[shelf.users().size()];
        Arrays.fill(everyone, 1);
        for (int row = 0; row < rows.size(); row++) {
            groupOf.putIfAbsent(rows.code("item", row), rows.code("group", row));
        }
        lists = shelf.users().stream().mapToLong(user -> user.lists().size()).sum();
    }

    ProbeResult result() {
        if (lists == 0 || shelf.k() == 0) {
            return new ProbeResult(
                    List.of(Quantity.undefined("gini", SHARE, 0, "no row has a place in a list")),
                    List.of());
        }
        var exposure = exposure(everyone);
        var errors = spread.errors(everyone.length, drawn -> statistics(drawn));
        var measures = measures(exposure);
        for (int i = 0; i < NAMES.size(); i++) {
            add(NAMES.get(i), measures.get(i), errors[2 * i], errors[2 * i + 1]);
        }
        int at = 2 * NAMES.size();
        coverage(errors[at]);
        attention(errors, at + 1);
        return new ProbeResult(quantities, List.of(finding(exposure)));
    }

    private static final List<String> NAMES =
            List.of(
                    "jain",
                    "qualification-fairness",
                    "entropy",
                    "gini",
                    "gini-weighted",
                    "fair-share-satisfaction");

    private static List<Measured> measures(Exposure exposure) {
        return List.of(
                exposure.jain(),
                exposure.qualification(),
                exposure.entropy(),
                exposure.gini(),
                exposure.weightedGini(),
                exposure.satisfied());
    }

    private Exposure exposure(int[] drawn) {
        var counts = new double[shelf.items()];
        var weights = new double[shelf.items()];
        double all = 0;
        for (int user = 0; user < drawn.length; user++) {
            for (var list : shelf.users().get(user).lists()) {
                all += drawn[user];
                for (int place = 0; place < list.size(); place++) {
                    counts[list.get(place)] += drawn[user];
                    weights[list.get(place)] += drawn[user] * Exposure.weight(place + 1);
                }
            }
        }
        return new Exposure(shelf.items(), shelf.k(), all, counts, weights);
    }

    /** Originals and corrected ones by turns, then coverage, then attention. */
    private @Nullable Double[] statistics(int[] drawn) {
        var found = new ArrayList<@Nullable Double>();
        for (var measured : measures(exposure(drawn))) {
            found.add(finite(measured.value()));
            found.add(measured.corrected());
        }
        found.add(disparity(drawn));
        gaps(found, attention.disparity(drawn));
        gaps(found, attention.fairness(drawn));
        return found.toArray(Double[]::new);
    }

    private static void gaps(List<@Nullable Double> found, @Nullable Gaps gaps) {
        found.add(gaps == null ? null : (Double) gaps.individual());
        found.add(gaps == null ? null : (Double) gaps.all());
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private void add(
            String name,
            Measured measured,
            @Nullable Double error,
            @Nullable Double errorCorrected) {
        quantities.add(original(name, measured, error));
        var value = measured.corrected();
        quantities.add(
                value == null || !Double.isFinite(value)
                        ? Quantity.undefined(
                                name + "-corrected",
                                SHARE,
                                lists,
                                "these sizes (%s lists of %s, %s items) allow one value only"
                                        .formatted(lists, shelf.k(), shelf.items()))
                        : Quantity.of(name + "-corrected", SHARE, value, lists)
                                .from(0, 1)
                                .within(spread.interval(value, errorCorrected, 0, 1)));
    }

    private Quantity original(String name, Measured measured, @Nullable Double error) {
        int never = shelf.items() - exposure(everyone).shown();
        if (name.equals("entropy") && (never > 0 || shelf.items() == 1)) {
            return Quantity.undefined(
                    name,
                    SHARE,
                    lists,
                    shelf.items() == 1
                            ? "there is one item only"
                            : "its formula takes the logarithm of 0: %s of %s items were never shown"
                                    .formatted(never, shelf.items()));
        }
        return Quantity.of(name, SHARE, measured.value(), lists)
                .from(measured.least(), measured.most())
                .within(
                        spread.interval(
                                measured.value(), error, measured.least(), measured.most()));
    }

    private @Nullable Double disparity(int[] drawn) {
        var counts = new TreeMap<Integer, Double>();
        for (int user = 0; user < drawn.length; user++) {
            for (var list : shelf.users().get(user).lists()) {
                double times = drawn[user];
                if (times > 0) {
                    list.forEach(item -> counts.merge(item, times, Double::sum));
                }
            }
        }
        var groups = new TreeMap<Integer, List<Double>>();
        counts.forEach(
                (item, count) ->
                        groups.computeIfAbsent(
                                        groupOf.getOrDefault(item, -1), one -> new ArrayList<>())
                                .add(count));
        var pairs = new Exposure.Pairs();
        groups.values().forEach(set -> pairs.add(set.stream().mapToDouble(c -> c).toArray()));
        return pairs.mean();
    }

    private void coverage(@Nullable Double error) {
        var value = disparity(everyone);
        double most = 1 - 1.0 / lists;
        quantities.add(
                value == null
                        ? Quantity.undefined(
                                "coverage-disparity",
                                SHARE,
                                lists,
                                "no two items that are alike were shown")
                        : Quantity.of("coverage-disparity", SHARE, value, lists)
                                .from(0, most)
                                .within(spread.interval(value, error, 0, most))
                                .noting(
                                        "of items that were shown; the authors know no correction"));
    }

    private void attention(@Nullable Double[] errors, int at) {
        boolean single = lists == everyone.length;
        var gaps = attention.disparity(everyone);
        double most = attention.most();
        var individual =
                gap("ii-d", gaps.individual(), single ? most : 0, most, single ? null : errors[at])
                        .noting(
                                single
                                        ? "one list a user: the value follows from the sizes alone"
                                        : "");
        quantities.add(individual);
        quantities.add(gap("ai-d", gaps.all(), 0, most, errors[at + 1]));
        var fair = rows.has("relevance") ? attention.fairness(everyone) : null;
        if (fair == null) {
            var reason =
                    rows.has("relevance")
                            ? "no user has a relevant item"
                            : "nothing says what is relevant: --columns relevance=COLUMN";
            quantities.add(Quantity.undefined("ii-f", ATTENTION, 0, reason));
            quantities.add(Quantity.undefined("ai-f", ATTENTION, 0, reason));
            return;
        }
        var range = attention.fairnessRange();
        quantities.add(gap("ii-f", fair.individual(), range[0], range[1], errors[at + 2]));
        quantities.add(gap("ai-f", fair.all(), 0, range[1], errors[at + 3]));
    }

    private Quantity gap(
            String name, double value, double least, double most, @Nullable Double error) {
        return Quantity.of(name, ATTENTION, value, everyone.length)
                .from(Math.min(value, least), Math.max(value, most))
                .within(spread.interval(value, error, least, most));
    }

    private Finding finding(Exposure exposure) {
        var gini = exposure.gini().corrected();
        var never = shelf.items() - exposure.shown();
        var measure = "Gini's index of how often items were shown, corrected for the sizes";
        var remedy = "show more of the items that are rarely shown, or say why few are";
        if (gini == null) {
            return new Finding(
                    "uneven-exposure",
                    Severity.NONE,
                    "every list shows the same items by their number alone",
                    measure,
                    Finding.Unit.SHARE,
                    null,
                    null,
                    null,
                    lists,
                    List.of(),
                    "cut the lists shorter: --set k=N");
        }
        var interval = new ProbeResult(quantities, List.of()).quantity("gini-corrected").interval();
        double low = interval == null ? gini : interval.low();
        return new Finding(
                "uneven-exposure",
                low >= HIGH
                        ? Severity.HIGH
                        : low >= MEDIUM
                                ? Severity.MEDIUM
                                : low >= LOW ? Severity.LOW : Severity.NONE,
                "%s of %s items were never shown in the first %s places of %s lists; %s"
                        .formatted(never, shelf.items(), shelf.k(), lists, favourite()),
                measure,
                Finding.Unit.SHARE,
                gini,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                lists,
                evidence(),
                remedy);
    }

    private int mostShown() {
        var counts = new int[shelf.seen()];
        shelf.users()
                .forEach(
                        user -> user.lists().forEach(list -> list.forEach(item -> counts[item]++)));
        int best = 0;
        for (int item = 1; item < counts.length; item++) {
            best = counts[item] > counts[best] ? item : best;
        }
        return best;
    }

    private String favourite() {
        int item = mostShown();
        long times =
                shelf.users().stream()
                        .flatMap(user -> user.lists().stream())
                        .filter(list -> list.contains(item))
                        .count();
        return "the one shown most stands in %s of them".formatted(times);
    }

    private List<String> evidence() {
        int item = mostShown();
        return IntStream.range(0, rows.size())
                .filter(row -> rows.code("item", row) == item)
                .filter(row -> !rows.has("rank") || rows.number("rank", row) != null)
                .limit(10)
                .mapToObj(row -> rows.origin(row).toString())
                .toList();
    }
}
