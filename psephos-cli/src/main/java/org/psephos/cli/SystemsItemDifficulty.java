package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.rank.DifficultyLabel;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Prior;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.Ranking;

/**
 * S093, Easy2Hard-Bench: difficulties of items from pass or fail records, by item response theory
 * and by Glicko-2. The records are drawn with known difficulties.
 */
final class SystemsItemDifficulty {
    private static final int SYSTEMS = 60;
    private static final int ITEMS = 40;
    private static final double NEAR = 0.9;

    private SystemsItemDifficulty() {}

    static Verdict check(@Nullable Path published) {
        var found =
                SystemsScratch.with(
                        "answers.csv",
                        records(),
                        file -> {
                            var answers = read(file);
                            return List.of(Method.IRT_1PL, Method.IRT_2PL, Method.GLICKO_2).stream()
                                    .filter(method -> correlation(answers, method) >= NEAR)
                                    .toList()
                                    .toString();
                        });
        return Verdict.compare(
                Rows.GENERATED,
                "difficulties of %s items that correlate %s and more with those they were drawn with"
                        .formatted(ITEMS, NEAR),
                "[irt-1pl, irt-2pl, glicko-2]",
                found);
    }

    /**
     * Labels under the published names, and accuracy by band of training and of evaluation, on rows
     * small enough to count.
     */
    static Verdict labels(@Nullable Path published) {
        var found = new ArrayList<String>();
        var answers =
                """
                item,system,rating
                a,x,1
                a,y,1
                a,z,0
                b,x,1
                b,y,0
                b,z,0
                c,x,1
                c,y,0
                c,z,0
                d,x,0
                d,y,1
                d,z,0
                e,x,0
                e,y,0
                e,z,0
                """;
        var records = SystemsScratch.with("answers.csv", answers, SystemsItemDifficulty::read);
        if (Ranking.rank(records, options(Method.GLICKO_2)).fit() instanceof Fitted(var ladder)) {
            for (var label : DifficultyLabel.of(ladder.items())) {
                if (label.rating() != null && (label.rating() == 0 || label.rating() == 1)) {
                    found.add(label.item() + " " + SystemsProbes.digits(label.rating(), 6));
                }
            }
            found.add(ladder.items().size() + " labels");
        }
        var trained =
                """
                model,id,correct,unnorm_rating,train_band
                easy,a,1,0.1,1
                easy,b,1,0.2,1
                easy,c,1,0.7,1
                easy,d,0,0.9,1
                hard,a,1,0.1,2
                hard,b,0,0.2,2
                hard,c,1,0.7,2
                hard,d,1,0.9,2
                """;
        var columns = new TreeMap<>(Map.of("item", "id"));
        var bands = ProbeOptions.withDefaults().set("bands", "2");
        var result =
                SystemsScratch.with(
                        "trained.csv",
                        trained,
                        file -> ProbeCall.look(file, "difficulty-bands", columns, bands));
        for (int train = 1; train <= 2; train++) {
            for (int band = 1; band <= 2; band++) {
                var of = "trained on band %s: band %s of 2".formatted(train, band);
                found.add(SystemsProbes.digits(result.quantity("generalisation", of).value(), 6));
            }
        }
        found.add(SystemsProbes.shown(result.quantity("generalisation-gap"), 6));
        return Verdict.compare(
                Rows.FAITHFUL,
                "labels of five items, the least 0 and the most 1; accuracy by band of training and"
                        + " of evaluation",
                "[e 1, a 0, 5 labels, 1, 0.5, 0.5, 1, generalisation-gap 0.5]",
                found.toString());
    }

    private static double difficulty(int item) {
        return -2 + 4.0 * item / (ITEMS - 1);
    }

    /** An answer a line: does the system solve the item? */
    private static String records() {
        var random = new Seed(93).child("answers").random();
        var lines = new ArrayList<String>();
        lines.add("item,system,rating");
        for (int system = 0; system < SYSTEMS; system++) {
            double ability = random.nextGaussian();
            for (int item = 0; item < ITEMS; item++) {
                double chance = 1 / (1 + StrictMath.exp(difficulty(item) - ability));
                int solved = random.nextDouble() < chance ? 1 : 0;
                lines.add("q%s,m%s,%s".formatted(item, system, solved));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static Dataset read(Path file) {
        return FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    private static RankOptions options(Method method) {
        var usual = RankOptions.withDefaults();
        return new RankOptions(
                method,
                usual.ties(),
                usual.bothBad(),
                usual.position(),
                method.carriesDeviation() ? IntervalMethod.NONE : IntervalMethod.POSTERIOR,
                usual.rounds(),
                usual.cluster(),
                usual.level(),
                usual.seed(),
                method == Method.IRT_2PL ? Prior.ghost(1) : null,
                usual.k(),
                usual.whole(),
                usual.threads());
    }

    /** With the truth; 0 where there is no answer. */
    private static double correlation(Dataset answers, Method method) {
        var options = options(method);
        var found = new TreeMap<Double, Double>();
        if (Ranking.rank(answers, options).fit() instanceof Fitted(var ladder)) {
            for (var item : ladder.items()) {
                int number = Integer.parseInt(item.item().value().substring(1));
                found.put(difficulty(number), item.difficulty().value());
            }
        }
        return found.size() == ITEMS ? pearson(found) : 0;
    }

    private static double pearson(Map<Double, Double> pairs) {
        double x = pairs.keySet().stream().mapToDouble(d -> d).average().orElse(0);
        double y = pairs.values().stream().mapToDouble(d -> d).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (var pair : pairs.entrySet()) {
            xy += (pair.getKey() - x) * (pair.getValue() - y);
            xx += (pair.getKey() - x) * (pair.getKey() - x);
            yy += (pair.getValue() - y) * (pair.getValue() - y);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
