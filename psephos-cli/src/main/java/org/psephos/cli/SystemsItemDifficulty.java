package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
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
    static final String LACKS =
            "difficulty labels standardised as published; a report of generalisation by difficulty";

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

    /** With the truth; 0 where there is no answer. */
    private static double correlation(Dataset answers, Method method) {
        var usual = RankOptions.withDefaults();
        var options =
                new RankOptions(
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
