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
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Decimals;
import org.psephos.model.PsephosException;

/**
 * What other policies would have earned, from a log of decisions with the chance by which each was
 * taken, and how far such a log can be trusted to say so: weights that should be 1 on average, and
 * how many rows they leave.
 *
 * @see "Horvitz and Thompson (1952), A generalization of sampling without replacement from a finite
 *     universe"
 * @see "Swaminathan and Joachims (2015), The self-normalized estimator for counterfactual learning"
 * @see "Kish (1965), Survey sampling, section 11.7"
 */
public final class OffPolicyValue {
    private static final String TARGET = "target";
    private static final String EXPECTED = "expected";
    private static final String UNIT = "unit";
    private static final String MEAN_WEIGHT = "mean-weight";
    private static final String ROBUST = "doubly-robust";
    private static final String VALUE = "reward";
    private static final double FEW = 30;
    private static final double SOME = 100;
    private static final double PART = 0.1;

    /** How far from 1 the mean of the weights is. */
    private static final Alarm OFF = new Alarm(0.1, 0.02, 0);

    private static final Setting CAP =
            new Setting(
                    "cap",
                    "",
                    "larger weights count as this in clipped-ips; usually the root of the rows");

    static final Probe PROBE =
            new Probe(
                    "off-policy-value",
                    "what would other policies have earned, from decisions logged with their chances?",
                    List.of(
                            TableField.needed(
                                    LoggedPolicy.REWARD,
                                    Kind.OUTCOME,
                                    "what came of the decision",
                                    "reward",
                                    "click",
                                    "not_skipped"),
                            TableField.needed(
                                    LoggedPolicy.PROPENSITY,
                                    Kind.PROPENSITY,
                                    "how likely the logging policy was to take it",
                                    "propensity",
                                    "propensity_score",
                                    "pscore"),
                            TableField.optional(
                                    TARGET,
                                    Kind.CHANCE,
                                    "how likely the target policy would have taken it",
                                    TARGET,
                                    "target_propensity"),
                            TableField.optional(
                                    LoggedPolicy.PREDICTED,
                                    Kind.NUMBER,
                                    "the reward predicted for what was done",
                                    "predicted",
                                    "predicted_reward"),
                            TableField.optional(
                                    EXPECTED,
                                    Kind.NUMBER,
                                    "the reward predicted under the target policy",
                                    EXPECTED,
                                    "expected_reward"),
                            TableField.optional(
                                    UNIT,
                                    Kind.NAME,
                                    "what is drawn as a whole, such as a user (the row)",
                                    UNIT,
                                    "user",
                                    "user_id",
                                    "session_id")),
                    new Probe.Open(
                            TARGET,
                            Kind.CHANCE,
                            true,
                            "how likely a further policy would have taken it",
                            new Probe.Open(
                                    EXPECTED,
                                    Kind.NUMBER,
                                    true,
                                    "the reward predicted under that policy")),
                    List.of(CAP),
                    (rows, options) -> new OffPolicyValue(rows, options).result());

    private final RowTable rows;
    private final List<Quantity> quantities = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final double cap;
    private final int[] units;
    private final Spread spread;

    private OffPolicyValue(RowTable rows, ProbeOptions options) {
        this.rows = rows;
        var chosen = CAP.number(options, 1, Double.POSITIVE_INFINITY);
        cap = chosen == null ? Math.sqrt(rows.size()) : chosen;
        units = units();
        spread = new Spread(options, rows.has(UNIT) ? "units" : "rows");
    }

    /** Rows without a unit are units of their own. */
    private int[] units() {
        var known = new TreeMap<String, Integer>();
        var all = new int[rows.size()];
        for (int row = 0; row < all.length; row++) {
            int unit = rows.code(UNIT, row);
            all[row] = known.computeIfAbsent(unit < 0 ? "r" + row : "u" + unit, u -> known.size());
        }
        return all;
    }

    private ProbeResult result() {
        var targets = rows.roles().stream().filter(role -> isOf(TARGET, role)).toList();
        check(targets);
        for (var role : targets) {
            var to = EXPECTED + role.substring(TARGET.length());
            var policy = new LoggedPolicy(rows, role, rows.has(to) ? to : null, cap, units);
            look(role.equals(TARGET) ? TARGET : role.substring(TARGET.length() + 1), policy, to);
        }
        return new ProbeResult(quantities, findings);
    }

    private static boolean isOf(String prefix, String role) {
        return role.equals(prefix) || role.startsWith(prefix + ":");
    }

    private void check(List<String> targets) {
        if (targets.isEmpty()) {
            throw refused(
                    "no column says how likely a target policy would have done what was done",
                    "name one or more: --columns target=COLUMN, or target:NAME=COLUMN for several");
        }
        for (var role : rows.roles()) {
            if (isOf(EXPECTED, role)
                    && !targets.contains(TARGET + role.substring(EXPECTED.length()))) {
                throw refused(
                        role + " says what a policy would earn that no column has the chances of",
                        "name both: --columns target:NAME=COLUMN,expected:NAME=COLUMN");
            }
        }
    }

    private static PsephosException refused(String problem, String remedy) {
        return new PsephosException(PsephosException.Kind.DATA, problem, remedy);
    }

    private void look(String name, LoggedPolicy policy, String expected) {
        var ones = new int[policy.units()];
        Arrays.fill(ones, 1);
        var values = policy.values(ones);
        if (values == null) {
            quantities.add(
                    Quantity.undefined(
                                    "snips",
                                    VALUE,
                                    rows.size(),
                                    "the policy would never have done what was done in any row")
                            .about(name));
            return;
        }
        var errors = spread.errors(policy.units(), drawn -> estimated(policy, drawn));
        if (quantities.stream().noneMatch(one -> one.name().equals("mean-reward"))) {
            add("mean-reward", "the log", values.mean(), errors[0]);
        }
        add("ips", name, values.ips(), errors[1]);
        snips(name, values.snips(), errors[2]);
        add("clipped-ips", name, values.clipped(), errors[3]);
        predicted(name, policy, expected, values, errors);
        add("snips-gain", name, values.gain(), errors[6]);
        weights(name, policy, values, errors[7]);
    }

    private static @Nullable Double[] estimated(LoggedPolicy policy, int[] drawn) {
        var values = policy.values(drawn);
        return values == null
                ? new @Nullable Double[8]
                : values.estimated().toArray(new @Nullable Double[0]);
    }

    private void add(String measure, String name, double value, @Nullable Double error) {
        quantities.add(measured(measure, name, value, error));
    }

    private Quantity measured(String measure, String name, double value, @Nullable Double error) {
        return Quantity.of(measure, VALUE, value, rows.size())
                .about(name)
                .within(
                        spread.interval(
                                value,
                                varying(error),
                                Double.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY));
    }

    /** What is the same in every resample says nothing of how sure one may be. */
    private static @Nullable Double varying(@Nullable Double error) {
        return error == null || error < 1e-12 ? null : error;
    }

    /** A weighted mean of rewards cannot leave them. */
    private void snips(String name, double value, @Nullable Double error) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < rows.size(); row++) {
            least = Math.min(least, rows.required(LoggedPolicy.REWARD, row));
            most = Math.max(most, rows.required(LoggedPolicy.REWARD, row));
        }
        quantities.add(
                measured("snips", name, value, error)
                        .from(least, most)
                        .within(spread.interval(value, varying(error), least, most)));
    }

    private void predicted(
            String name,
            LoggedPolicy policy,
            String expected,
            LoggedPolicy.Values values,
            @Nullable Double[] errors) {
        if (!rows.has(LoggedPolicy.PREDICTED) && !rows.has(expected)) {
            return;
        }
        if (policy.unpredicted() > 0) {
            quantities.add(
                    Quantity.undefined(
                                    ROBUST,
                                    VALUE,
                                    rows.size(),
                                    "%s rows lack a reward predicted for what was done (predicted) or under the policy (%s)"
                                            .formatted(policy.unpredicted(), expected))
                            .about(name));
            return;
        }
        add("direct-method", name, values.direct(), errors[4]);
        add(ROBUST, name, values.robust(), errors[5]);
    }

    private void weights(
            String name, LoggedPolicy policy, LoggedPolicy.Values values, @Nullable Double error) {
        int n = rows.size();
        var mean =
                Quantity.of(MEAN_WEIGHT, "weight", values.weight(), n)
                        .about(name)
                        .within(
                                spread.interval(
                                        values.weight(),
                                        varying(error),
                                        0,
                                        Double.POSITIVE_INFINITY))
                        .noting("1 on average where all chances are right");
        var effective =
                Quantity.of("effective-sample-size", "rows", values.effective(), n)
                        .about(name)
                        .from(1, n);
        quantities.add(mean);
        quantities.add(effective);
        quantities.add(Quantity.of("largest-weight", "weight", policy.largest(), n).about(name));
        quantities.add(
                Quantity.of("clipped-share", "share", values.cut(), n)
                        .about(name)
                        .from(0, 1)
                        .noting("of the weight, cut off above " + Decimals.significant(cap, 4)));
        off(mean, policy.isEven());
        few(
                effective,
                policy.units() < FEW
                        ? Math.min(values.effective(), policy.units())
                        : values.effective());
    }

    /** A mean far from 1: the end of its interval that is nearer is beside it. */
    private void off(Quantity mean, boolean even) {
        double value = Objects.requireNonNull(mean.value());
        var interval = mean.interval();
        double near =
                interval == null
                        ? even ? Math.abs(value - 1) : 0
                        : Math.max(interval.low() - 1, 1 - interval.high());
        if (near > 1e-9) {
            findings.add(
                    Alarm.finding(
                            "weights-not-one",
                            OFF.at(near),
                            mean,
                            "%s: weights are %s on average and not 1"
                                    .formatted(mean.of(), Decimals.significant(value, 4)),
                            Finding.Unit.DIFFERENCE,
                            "check the chances of both policies, and whether the target does what the log never did; prefer snips until then"));
        }
    }

    private void few(Quantity effective, double count) {
        var severity =
                count < FEW
                        ? Severity.HIGH
                        : count < SOME
                                ? Severity.MEDIUM
                                : count < PART * effective.n() ? Severity.LOW : Severity.NONE;
        if (severity != Severity.NONE) {
            findings.add(
                    Alarm.finding(
                            "few-effective-rows",
                            severity,
                            effective,
                            "%s: %s rows in %s units count as %s"
                                    .formatted(
                                            effective.of(),
                                            effective.n(),
                                            Arrays.stream(units).max().orElse(-1) + 1,
                                            Decimals.significant(count, 3)),
                            Finding.Unit.COUNT,
                            "intervals are too narrow there: log more, or evaluate a policy nearer to the logging one"));
        }
    }
}
