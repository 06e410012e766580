package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Prior;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.Ranking;
import org.psephos.rank.TruthAgreement;

/**
 * S013, IMDB-WIKI-SbS: thousands of faces and who looks older, by workers of whom some do not care;
 * five ways of aggregation against the known age, by Kendall's tau and NDCG. Files are in the
 * published layout and number, with ages and votes drawn, since the votes themselves are not at
 * hand. Crowd-BT has its authors' virtual node, a prior of one vote: without, who never loses to a
 * trusted worker has no finite place.
 */
final class SystemsFaces {
    private static final int FACES = 9150;
    private static final int VOTES = 250_249;
    private static final int WORKERS = 4091;

    /** Of these, every third answers by chance. */
    private static final int CARELESS = 3;

    private static final double YEARS = 12;
    private static final double NEAR = 0.7;
    private static final List<Method> METHODS =
            List.of(
                    Method.WIN_RATE,
                    Method.BRADLEY_TERRY,
                    Method.ELO,
                    Method.NEWMAN,
                    Method.CROWD_BT);

    private SystemsFaces() {}

    static Verdict check(@Nullable Path published) {
        var age = ages(new Seed(13).child("ages").random());
        var truth = SystemsScratch.with("gt.csv", known(age), KnownValues::of);
        var votes =
                SystemsScratch.with(
                        "crowd_labels.csv",
                        labels(age, new Seed(13).child("labels").random()),
                        file ->
                                FeedbackFiles.read(
                                        List.of(file),
                                        ReadOptions.withDefaults(),
                                        ReadProgress.SILENT));
        var found = new EnumMap<Method, TruthAgreement>(Method.class);
        METHODS.forEach(method -> found.put(method, agreement(votes, method, truth)));
        return Verdict.compare(
                Rows.GENERATED,
                ("%s of %s votes read; majority, Bradley-Terry, Elo, Newman and Crowd-BT within %s of"
                                + " known age (Kendall's tau), NDCG over 0.9, Crowd-BT best")
                        .formatted(VOTES, VOTES, NEAR),
                "%s votes, 5 methods near, best crowd-bt".formatted(VOTES),
                "%s votes, %s methods near, best %s"
                        .formatted(
                                votes.comparisons().size(),
                                found.values().stream().filter(SystemsFaces::near).count(),
                                best(found)));
    }

    private static boolean near(TruthAgreement agreement) {
        var tau = agreement.kendall();
        return agreement.shared() >= FACES - 1
                && tau != null
                && tau > NEAR
                && agreement.ndcg().stream().allMatch(ndcg -> ndcg.value() > 0.9);
    }

    private static String best(Map<Method, TruthAgreement> found) {
        Method best = null;
        double most = -1;
        for (var method : METHODS) {
            var agreement = found.get(method);
            var tau = agreement == null ? null : agreement.kendall();
            if (tau != null && tau > most) {
                most = tau;
                best = method;
            }
        }
        return String.valueOf(best);
    }

    private static TruthAgreement agreement(
            Dataset votes, Method method, Map<String, Double> truth) {
        var usual = RankOptions.withDefaults();
        var options =
                new RankOptions(
                        method,
                        usual.ties(),
                        usual.bothBad(),
                        usual.position(),
                        IntervalMethod.NONE,
                        usual.rounds(),
                        usual.cluster(),
                        usual.level(),
                        usual.seed(),
                        method == Method.CROWD_BT ? Prior.ghost(1) : null,
                        32,
                        usual.whole(),
                        usual.threads());
        return Ranking.rank(votes, options).fit() instanceof Fitted(var ladder)
                ? TruthAgreement.of(ladder, truth)
                : new TruthAgreement(0, 0, truth.size(), null, List.of());
    }

    private static double[] ages(SplitMix64 random) {
        var age = new double[FACES];
        for (int i = 0; i < FACES; i++) {
            age[i] = Math.rint(10 + 70 * random.nextDouble());
        }
        return age;
    }

    private static String face(int i) {
        return String.format(Locale.ROOT, "%05d.jpg", i);
    }

    private static String known(double[] age) {
        var lines = new ArrayList<String>();
        lines.add("label,score");
        for (int i = 0; i < FACES; i++) {
            lines.add(face(i) + "," + (int) age[i]);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String labels(double[] age, SplitMix64 random) {
        var lines = new ArrayList<String>();
        lines.add("left,right,performer,label");
        for (int v = 0; v < VOTES; v++) {
            int left = random.nextInt(FACES);
            int right = random.nextInt(FACES - 1);
            right += right >= left ? 1 : 0;
            int worker = random.nextInt(WORKERS);
            double gap = worker % CARELESS == 0 ? 0 : (age[left] - age[right]) / YEARS;
            boolean older = random.nextDouble() < 1 / (1 + StrictMath.exp(-gap));
            lines.add(
                    "%s,%s,w%s,%s"
                            .formatted(face(left), face(right), worker, older ? "left" : "right"));
        }
        return String.join("\n", lines) + "\n";
    }
}
