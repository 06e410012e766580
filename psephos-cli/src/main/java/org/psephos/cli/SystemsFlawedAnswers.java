package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.rank.OrderSpread;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/**
 * S120, Style over substance: answers with flaws on purpose, and a ladder of Elo by dimension
 * instead of one of all. Helpfulness is drawn from the points that a judge gave them as published,
 * where an answer with several minor errors stands above a short one that is right; accuracy from
 * how many errors they have; language from their grammar. Votes are drawn, the rows are ours.
 */
final class SystemsFlawedAnswers {
    private static final int QUESTIONS = 40;
    private static final int ORDERS = 100;

    /** Points that two seeds may differ by, on average over so many orders. */
    private static final double NEAR = 8;

    /** An answer with its published points (GPT-4, all in one), and points by dimension. */
    private record Flawed(String name, double published, double accuracy, double language) {}

    private static final List<Flawed> ANSWERS =
            List.of(
                    new Flawed("correct", 1482, 1300, 1100),
                    new Flawed("one minor error", 1415, 1150, 1100),
                    new Flawed("several minor errors", 1206, 1000, 1100),
                    new Flawed("correct + short", 1096, 1300, 1000),
                    new Flawed("several major errors", 861, 700, 1100),
                    new Flawed("intermediate learner", 771, 1200, 700),
                    new Flawed("several major errors + short", 710, 700, 1000));

    private SystemsFlawedAnswers() {}

    static Verdict check(@Nullable Path published) {
        var votes =
                SystemsScratch.with(
                        "votes.csv",
                        rows(new Seed(120).child("votes").random()),
                        file ->
                                FeedbackFiles.read(
                                        List.of(file),
                                        ReadOptions.withDefaults(),
                                        ReadProgress.SILENT));
        var one = OrderSpread.parts(votes, options(1), ORDERS, "criterion");
        var two = OrderSpread.parts(votes, options(2), ORDERS, "criterion");
        var helpful = one.get("helpfulness");
        var accurate = one.get("accuracy");
        return Verdict.compare(
                Rows.GENERATED,
                "dimensions; published order given back by helpfulness; short but right above minor"
                        + " errors by helpfulness, by accuracy; two seeds within "
                        + NEAR
                        + " points",
                "3, true, false, true, true",
                "%s, %s, %s, %s, %s"
                        .formatted(
                                one.size(),
                                helpful != null && order(helpful).equals(published()),
                                helpful != null && shortAhead(helpful),
                                accurate != null && shortAhead(accurate),
                                one.keySet().stream()
                                        .allMatch(part -> near(one.get(part), two.get(part)))));
    }

    private static List<String> published() {
        return ANSWERS.stream()
                .sorted(Comparator.comparingDouble(answer -> -answer.published()))
                .map(Flawed::name)
                .toList();
    }

    private static List<String> order(OrderSpread spread) {
        return spread.systems().stream().map(row -> row.system().value()).toList();
    }

    private static boolean shortAhead(OrderSpread spread) {
        var order = order(spread);
        return order.indexOf("correct + short") < order.indexOf("several minor errors");
    }

    private static boolean near(@Nullable OrderSpread one, @Nullable OrderSpread two) {
        if (one == null || two == null || one.systems().size() != ANSWERS.size()) {
            return false;
        }
        return one.systems().stream()
                .allMatch(
                        row ->
                                two.systems().stream()
                                        .filter(other -> other.system().equals(row.system()))
                                        .allMatch(
                                                other ->
                                                        Math.abs(
                                                                        other.points().value()
                                                                                - row.points()
                                                                                        .value())
                                                                <= NEAR));
    }

    private static RankOptions options(long seed) {
        var usual = RankOptions.withDefaults();
        return new RankOptions(
                Method.ELO,
                usual.ties(),
                usual.bothBad(),
                false,
                IntervalMethod.NONE,
                usual.rounds(),
                usual.cluster(),
                usual.level(),
                new Seed(seed),
                null,
                16,
                false,
                usual.threads());
    }

    private static String rows(SplitMix64 random) {
        var lines = new ArrayList<String>();
        lines.add("question_id,answer_1,answer_2,annotator,accuracy,helpfulness,language");
        for (int question = 0; question < QUESTIONS; question++) {
            for (var a : ANSWERS) {
                for (var b : ANSWERS) {
                    if (!a.equals(b)) {
                        lines.add(
                                "q%s,%s,%s,gpt-4,%s,%s,%s"
                                        .formatted(
                                                question,
                                                a.name(),
                                                b.name(),
                                                better(a.accuracy() - b.accuracy(), random),
                                                better(a.published() - b.published(), random),
                                                better(a.language() - b.language(), random)));
                    }
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static int better(double gap, SplitMix64 random) {
        return random.nextDouble() < 1 / (1 + StrictMath.pow(10, -gap / 400)) ? 1 : 2;
    }
}
