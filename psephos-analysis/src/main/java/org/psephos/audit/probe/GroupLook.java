package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.math.Decimals;
import org.psephos.math.Interval;

/** One comparison of two groups: from sums to quantities and findings. */
final class GroupLook {
    private final RowTable rows;
    private final ProbeOptions options;
    private final GroupFairness asked;
    private final int one;
    private final String unit;
    private final Spread spread;
    private final List<double[]> units = new ArrayList<>();
    private final List<Quantity> quantities = new ArrayList<>();

    GroupLook(RowTable rows, ProbeOptions options, GroupFairness asked, int one) {
        this.rows = rows;
        this.options = options;
        this.asked = asked;
        this.one = one;
        unit = rows.has("user") ? "user" : rows.has("impression") ? "impression" : "";
        spread = new Spread(options, unit.isEmpty() ? "rows" : unit + "s");
        sum();
    }

    /** For each unit, by group: scores and rows in scope, then those with the good outcome. */
    private void sum() {
        var known = new TreeMap<Integer, double[]>();
        for (int row = 0; row < rows.size(); row++) {
            var scope = rows.number("scope", row);
            if (rows.has("scope") && !Objects.equals(scope, 1.0)) {
                continue;
            }
            int code = unit.isEmpty() ? row : rows.code(unit, row);
            var sums = known.computeIfAbsent(code < 0 ? -2 - row : code, u -> new double[8]);
            int at = rows.code("group", row) == one ? 0 : 4;
            double score = score(row);
            sums[at] += score;
            sums[at + 1]++;
            if (Objects.equals(rows.number("outcome", row), 1.0)) {
                sums[at + 2] += score;
                sums[at + 3]++;
            }
        }
        units.addAll(known.values());
    }

    private double score(int row) {
        double score = rows.required("score", row);
        var threshold = asked.threshold();
        return threshold == null ? score : score >= threshold ? 1 : 0;
    }

    private double[] total(int[] drawn) {
        var total = new double[8];
        for (int i = 0; i < drawn.length; i++) {
            if (drawn[i] > 0) {
                var sums = units.get(i);
                for (int j = 0; j < total.length; j++) {
                    total[j] += drawn[i] * sums[j];
                }
            }
        }
        return total;
    }

    private static @Nullable Double gap(double[] total, int at) {
        return total[at + 1] == 0 || total[at + 5] == 0
                ? null
                : total[at] / total[at + 1] - total[at + 4] / total[at + 5];
    }

    ProbeResult result() {
        var once = new int[units.size()];
        Arrays.fill(once, 1);
        var total = total(once);
        var errors =
                spread.errors(
                        once.length,
                        drawn -> {
                            var sums = total(drawn);
                            return new @Nullable Double[] {gap(sums, 0), gap(sums, 2)};
                        });
        means(total);
        parity(gap(total, 0), errors[0], Math.round(total[1] + total[5]));
        opportunity(gap(total, 2), errors[1], Math.round(total[3] + total[7]));
        for (var role : rows.roles()) {
            if (role.startsWith("proxy:")) {
                proxy(role);
            }
        }
        utilities();
        return new ProbeResult(quantities, findings());
    }

    private void means(double[] total) {
        for (int at = 0; at < 8; at += 4) {
            var name = rows.names("group").get(at == 0 ? one : 1 - one);
            if (total[at + 1] > 0) {
                quantities.add(
                        Quantity.of(
                                        "mean-score",
                                        "score",
                                        total[at] / total[at + 1],
                                        Math.round(total[at + 1]))
                                .about(name));
            }
        }
    }

    private void parity(@Nullable Double gap, @Nullable Double error, long n) {
        if (gap == null) {
            var reason = "one of the two groups has no row in the scope";
            quantities.add(Quantity.undefined("demographic-parity", "difference", n, reason));
            return;
        }
        var interval =
                spread.interval(gap, error, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        quantities.add(Quantity.of("demographic-parity", "difference", gap, n).within(interval));
        var right = asked.right();
        if (right == null) {
            quantities.add(
                    Quantity.undefined(
                            "demographic-parity-true-groups",
                            "difference",
                            n,
                            "nothing says how often the groups are right:"
                                    + " --set right-one=SHARE,right-other=SHARE"));
            return;
        }
        double factor = 1 / (right.one() + right.other() - 1);
        quantities.add(
                Quantity.of("demographic-parity-true-groups", "difference", gap * factor, n)
                        .within(stretched(interval, factor))
                        .noting(
                                "supposes that scores depend on the true group and not on the"
                                        + " mistake of the proxy"));
    }

    private static @Nullable Interval stretched(@Nullable Interval interval, double factor) {
        return interval == null ? null : interval.map(factor, 0);
    }

    private void opportunity(@Nullable Double gap, @Nullable Double error, long n) {
        quantities.add(
                gap == null
                        ? Quantity.undefined(
                                "equal-opportunity",
                                "difference",
                                n,
                                rows.has("outcome")
                                        ? "one of the two groups has no row with the good outcome"
                                        : "nothing says what came of it: --columns outcome=COLUMN")
                        : Quantity.of("equal-opportunity", "difference", gap, n)
                                .within(
                                        spread.interval(
                                                gap,
                                                error,
                                                Double.NEGATIVE_INFINITY,
                                                Double.POSITIVE_INFINITY)));
    }

    /** How much of the group a column gives away. */
    private void proxy(String role) {
        int values = rows.names(role).size();
        var counts = new double[2][Math.max(1, values)];
        double most = 0;
        for (int row = 0; row < rows.size(); row++) {
            int code = rows.code(role, row);
            if (code >= 0) {
                counts[rows.code("group", row) == one ? 1 : 0][code]++;
            }
        }
        double ones = Arrays.stream(counts[1]).sum();
        double others = Arrays.stream(counts[0]).sum();
        for (int code = 0; code < values; code++) {
            most += Math.max(counts[1][code] / ones, counts[0][code] / others) / 2;
        }
        var found = new OrderedTable(counts).independence();
        var name = role.substring("proxy:".length());
        long n = Math.round(ones + others);
        if (found == null) {
            quantities.add(
                    Quantity.undefined("proxy", "correlation", n, "one of the two never varies")
                            .about(name));
            return;
        }
        quantities.add(
                Quantity.of("proxy", "correlation", found.v(), n)
                        .about(name)
                        .from(0, 1)
                        .tested(found.p(), null, "no association, Pearson's chi-squared"));
        quantities.add(
                Quantity.of("proxy-balanced-accuracy", "share", most, n)
                        .about(name)
                        .from(0.5, 1)
                        .noting("of guessing the group by this column, in these rows"));
    }

    private void utilities() {
        if (!rows.has("impression") || !rows.has("outcome") || !rows.has("random")) {
            quantities.add(
                    Quantity.undefined(
                            "click-utility",
                            "places",
                            0,
                            "it needs clicks, impressions, and which stood in random order:"
                                    + " --columns outcome=,impression=,random="));
            return;
        }
        utility("click-utility", false, false);
        utility("product-utility", true, false);
        if (asked.population() == null) {
            quantities.add(
                    Quantity.undefined(
                            "product-utility-weighted",
                            "places",
                            0,
                            "nothing says the share of group one in the population:"
                                    + " --set population=SHARE"));
        } else {
            utility("product-utility-weighted", true, true);
        }
    }

    private void utility(String name, boolean products, boolean weighted) {
        double ones = 0;
        for (int row = 0; row < rows.size(); row++) {
            ones += rows.code("group", row) == one ? 1.0 / rows.size() : 0;
        }
        double population = weighted ? Objects.requireNonNull(asked.population()) : ones;
        var clicks = products ? ClickUtility.perImpression() : ClickUtility.perOffer();
        for (int row = 0; row < rows.size(); row++) {
            int impression = rows.code("impression", row);
            if (impression < 0 || !Objects.equals(rows.number("random", row), 1.0)) {
                continue;
            }
            double weight =
                    rows.code("group", row) == one
                            ? population / ones
                            : (1 - population) / (1 - ones);
            var click = rows.number("outcome", row);
            clicks.add(
                    impression,
                    products ? rows.code("product", row) : -1,
                    new ClickUtility.Offer(
                            rows.required("score", row), click == null ? 0 : click, weight));
        }
        var once = new int[clicks.impressions()];
        Arrays.fill(once, 1);
        var earned = clicks.earned(once);
        if (earned == null) {
            quantities.add(
                    Quantity.undefined(name, "places", 0, "no impression stood in random order"));
            return;
        }
        var shown = new Spread(options, "impressions");
        var error =
                shown.errors(
                                once.length,
                                drawn -> {
                                    var found = clicks.earned(drawn);
                                    return new @Nullable Double[] {
                                        found == null ? null : (Double) found.value()
                                    };
                                })[0];
        quantities.add(
                Quantity.of(name, "places", earned.value(), once.length)
                        .from(earned.least(), earned.most())
                        .within(
                                shown.interval(
                                        earned.value(), error, 0, Double.POSITIVE_INFINITY)));
    }

    private List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var quantity : quantities) {
            if (List.of("demographic-parity", "equal-opportunity").contains(quantity.name())
                    && quantity.value() != null) {
                findings.add(finding(quantity));
            }
        }
        return findings;
    }

    private Finding finding(Quantity gap) {
        double value = Objects.requireNonNull(gap.value());
        var interval = gap.interval();
        double low = interval == null ? value : interval.low();
        double high = interval == null ? value : interval.high();
        double near = low > 0 ? low : high < 0 ? -high : 0;
        var names = rows.names("group");
        return new Finding(
                gap.name(),
                near >= 0.1
                        ? Severity.HIGH
                        : near >= 0.02 ? Severity.MEDIUM : near > 0 ? Severity.LOW : Severity.NONE,
                "the mean %s of group %s is %s than that of group %s%s, by %s"
                        .formatted(
                                asked.threshold() == null ? "score" : "decision",
                                names.get(one),
                                value < 0 ? "lower" : "higher",
                                names.get(1 - one),
                                gap.name().equals("equal-opportunity")
                                        ? " among those with the good outcome"
                                        : "",
                                Decimals.significant(Math.abs(value), 3)),
                "mean of one group less that of the other",
                Finding.Unit.DIFFERENCE,
                value,
                interval == null ? null : low,
                interval == null ? null : high,
                gap.n(),
                List.of(),
                "train with the gap as a penalty, or set thresholds by group, and measure utility beside");
    }
}
