package org.psephos.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rankings;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.math.Estimate;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.Effect;
import org.psephos.rank.Ladder.Rung;
import org.psephos.rank.Ladder.Unplaced;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankResult;

/**
 * Studies to be rendered. Their fits are rough on purpose (no covariances): the report is what is
 * tested here, not the estimates.
 */
@SuppressWarnings("EnumOrdinal") // the columns store ordinals
final class Studies {
    private static final String DIGEST =
            "106564a4bf06f047a4662979384313c22d9b4ca901e780f9e8419f8e5581adb1";
    private static final double Z = 1.959964;

    static final String HOSTILE = "</script><img src=x onerror=alert(1)>";

    private Studies() {}

    /** Votes drawn for {@code systems} with evenly spaced strengths. */
    static Study drawn(int systems, int votes, long seed) {
        var names = new ArrayList<String>();
        for (int system = 0; system < systems; system++) {
            names.add("system-%03d".formatted(system));
        }
        return named(names, votes, seed, Rejects.NONE);
    }

    static Study named(List<String> names, int votes, long seed, Rejects rejects) {
        return study(dataset(names, votes, seed, rejects));
    }

    static Study study(Dataset dataset) {
        return study(dataset, fit(dataset.comparisons()));
    }

    static Study study(Dataset dataset, Fit fit) {
        return study(dataset, fit, RankOptions.withDefaults(), null);
    }

    static Study study(
            Dataset dataset, Fit fit, RankOptions options, Study.@Nullable Anchor anchor) {
        var bothBad = bothBad(dataset.comparisons());
        var setAside = new TreeMap<String, Long>();
        if (bothBad > 0) {
            setAside.put("both-bad", bothBad);
        }
        var result = new RankResult(fit, options, dataset.comparisons().size() - bothBad, setAside);
        return new Study(
                dataset,
                dataset,
                result,
                anchor,
                "psephos report votes.csv --seed 1 -o report.html",
                "0.1.0-dev");
    }

    private static long bothBad(Comparisons votes) {
        long count = 0;
        for (int row = 0; row < votes.size(); row++) {
            count += votes.outcome(row) == Outcome.BOTH_BAD ? 1 : 0;
        }
        return count;
    }

    static Dataset dataset(List<String> names, int votes, long seed, Rejects rejects) {
        var random = new Seed(seed).random();
        var systems = Dictionary.of(names);
        var order = new int[systems.size()];
        for (int at = 0; at < names.size(); at++) {
            order[systems.code(names.get(at))] = at;
        }
        var left = new int[votes];
        var right = new int[votes];
        var outcome = new byte[votes];
        var voter = new int[votes];
        var time = new long[votes];
        var line = new long[votes];
        var voters = new ArrayList<String>();
        int voterCount = Math.max(3, Math.min(80, votes / 20));
        for (int at = 0; at < voterCount; at++) {
            voters.add("voter-%02d".formatted(at));
        }
        for (int row = 0; row < votes; row++) {
            left[row] = random.nextInt(systems.size());
            right[row] = (left[row] + 1 + random.nextInt(systems.size() - 1)) % systems.size();
            voter[row] = Math.min(random.nextInt(voterCount), random.nextInt(voterCount));
            double gap = (order[right[row]] - order[left[row]]) * 2.5 / systems.size() + 0.15;
            outcome[row] = (byte) draw(random, gap, voter[row] == 1).ordinal();
            time[row] = 1_790_000_000_000L + (long) row * 30 * 86_400_000L / votes;
            line[row] = row + 2L;
        }
        var headers =
                HeaderColumns.builder(votes)
                        .annotator(new Coded(Dictionary.of(voters), voter))
                        .time(time)
                        .origin(List.of("votes.csv"), null, line)
                        .build();
        var comparisons = new Comparisons(headers, systems, left, right, outcome, null, null, null);
        return dataset(comparisons, rejects);
    }

    static Dataset dataset(Comparisons comparisons, Rejects rejects) {
        long read = comparisons.size() + rejects.count();
        var manifest =
                new Manifest(
                        List.of(new Manifest.Source("votes.csv", DIGEST, "lr-winner", read)),
                        read,
                        rejects,
                        "psephos 0.1.0-dev",
                        "CC BY 4.0",
                        false);
        return new Dataset(manifest, comparisons, Rankings.none(), 0);
    }

    private static Outcome draw(SplitMix64 random, double gap, boolean alwaysLeft) {
        if (alwaysLeft) {
            return Outcome.LEFT;
        }
        double kind = random.nextDouble();
        if (kind < 0.22) {
            return Outcome.TIE;
        }
        if (kind < 0.27) {
            return Outcome.BOTH_BAD;
        }
        return random.nextDouble() < 1 / (1 + Math.exp(-gap)) ? Outcome.LEFT : Outcome.RIGHT;
    }

    static Rejects rejects(long count, String found) {
        var examples = new ArrayList<Reject>();
        for (int at = 0; at < Math.min(count, 8); at++) {
            examples.add(
                    new Reject(
                            new Origin.Row("votes.csv", 17 + at),
                            at % 3 == 2 ? "left" : "winner",
                            at % 3 == 2 ? "a system" : "left, right, tie or both_bad",
                            at % 3 == 2 ? "" : found));
        }
        return new Rejects(count, examples);
    }

    static Study hostile() {
        return named(
                List.of(HOSTILE, "=cmd|' /C calc'!A0", "\"quoted\" & 'single' <b>", "${x}`|pipe|"),
                400,
                3,
                rejects(4, HOSTILE));
    }

    static Study partly() {
        var study = drawn(4, 200, 5);
        var fitted = (Fitted) study.result().fit();
        var ladder = fitted.ladder();
        var partly =
                new Ladder(
                        ladder.rungs(),
                        List.of(
                                new Unplaced(new SystemId("zeno"), "lost every comparison"),
                                new Unplaced(new SystemId("ajax"), "won every comparison")),
                        List.of(
                                new Effect(
                                        "position", Estimate.normal(0.08, 0.025, 0.95, "fisher"))),
                        -123.456,
                        7,
                        1e-9,
                        null,
                        List.of("the prior is a note"));
        return study(study.dataset(), new Fitted(partly));
    }

    static Study islands() {
        var study = drawn(4, 100, 5);
        var groups =
                List.of(
                        List.of(new SystemId("system-000"), new SystemId("system-001")),
                        List.of(new SystemId("system-002"), new SystemId("system-003")));
        return study(
                study.dataset(),
                new NotIdentified(
                        groups,
                        List.of(),
                        "two groups never met",
                        "collect votes that compare a system of one group with one of the other"));
    }

    static Study notConverged() {
        return study(drawn(3, 100, 5).dataset(), new NotConverged(100, 0.25));
    }

    /** Bradley-Terry by minorisation, ties as half wins, with rough intervals. */
    static Fit fit(Comparisons votes) {
        int n = votes.systems().size();
        var wins = new double[n];
        var met = new double[n][n];
        for (int row = 0; row < votes.size(); row++) {
            if (votes.outcome(row) != Outcome.BOTH_BAD) {
                double left =
                        votes.outcome(row) == Outcome.LEFT
                                ? 1
                                : votes.outcome(row) == Outcome.TIE ? 0.5 : 0;
                wins[votes.left(row)] += left;
                wins[votes.right(row)] += 1 - left;
                met[votes.left(row)][votes.right(row)]++;
                met[votes.right(row)][votes.left(row)]++;
            }
        }
        var p = new double[n];
        Arrays.fill(p, 1);
        for (int step = 0; step < 3000; step++) {
            p = step(p, wins, met);
        }
        return new Fitted(ladder(votes.systems(), p, met));
    }

    private static double[] step(double[] p, double[] wins, double[][] met) {
        var next = new double[p.length];
        double logs = 0;
        for (int a = 0; a < p.length; a++) {
            double below = 0;
            for (int b = 0; b < p.length; b++) {
                below += a == b ? 0 : met[a][b] / (p[a] + p[b]);
            }
            next[a] = (wins[a] + 1e-6) / (below + 1e-6);
            logs += Math.log(next[a]);
        }
        for (int a = 0; a < p.length; a++) {
            next[a] /= Math.exp(logs / p.length);
        }
        return next;
    }

    private static Ladder ladder(Dictionary systems, double[] p, double[][] met) {
        int n = p.length;
        var error = new double[n];
        for (int a = 0; a < n; a++) {
            double information = 1e-6;
            for (int b = 0; b < n; b++) {
                double share = p[a] / (p[a] + p[b]);
                information += a == b ? 0 : met[a][b] * share * (1 - share);
            }
            error[a] = 1 / Math.sqrt(information);
        }
        var order = new ArrayList<Integer>();
        for (int a = 0; a < n; a++) {
            order.add(a);
        }
        order.sort((a, b) -> Double.compare(p[b], p[a]));
        var rungs = new ArrayList<Rung>();
        for (int place = 0; place < n; place++) {
            int a = order.get(place);
            int above = 0;
            int below = 0;
            for (int b = 0; b < n; b++) {
                double z = (Math.log(p[a]) - Math.log(p[b])) / Math.hypot(error[a], error[b]);
                above += a != b && z < -Z ? 1 : 0;
                below += a != b && z > Z ? 1 : 0;
            }
            long comparisons = Math.round(Arrays.stream(met[a]).sum());
            rungs.add(
                    new Rung(
                            new SystemId(systems.name(a)),
                            Estimate.normal(Math.log(p[a]), error[a], 0.95, "sandwich"),
                            place + 1,
                            above + 1,
                            n - below,
                            comparisons));
        }
        return new Ladder(
                rungs,
                List.of(),
                List.of(),
                -1234.5,
                12,
                1e-10,
                (a, b) -> {
                    int i = systems.code(a.value());
                    int j = systems.code(b.value());
                    return Estimate.normal(
                            Math.log(p[i]) - Math.log(p[j]),
                            Math.hypot(error[i], error[j]),
                            0.95,
                            "sandwich");
                },
                List.of());
    }
}
