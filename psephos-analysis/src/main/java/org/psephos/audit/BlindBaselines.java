package org.psephos.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.math.Interval;

/**
 * How far judges get that cannot judge: one that sees how long the answers are, one that sees their
 * length and marks (headers, lists, bold passages, citations), and one that sees the words of the
 * answers without their order, and none of which sees the question. Each learns from four fifths of
 * the items what wins and says of the others which answer won; no answer counts half, so that
 * chance is one half. What a real judge or a reward model earns on these data is what it is right
 * in beyond that.
 *
 * <p>Severity, by the lower end of the interval: high from 65%, medium from 55%, low above 50%.
 *
 * @see "Singhal et al. (2024), A long way to go: investigating length correlations in RLHF"
 * @see "Gururangan et al. (2018), Annotation artifacts in natural language inference data, NAACL"
 */
final class BlindBaselines {
    private static final int FOLDS = 5;
    private static final int FEWEST = 40;
    private static final int MOST = 10_000;
    private static final double HIGH = 0.65;
    private static final double MEDIUM = 0.55;
    private static final double CHANCE = 0.5;

    /** Lengths are alike up to a tenth. */
    private static final double ALIKE = Math.log(1.1);

    private static final String REMEDY =
            "say this figure beside that of any judge or reward model on these data, and rank with --control style";
    private static final Draft LENGTH = draft("length-only", "length of the answers alone");
    private static final Draft STYLE =
            draft("style-only", "length, headers, lists, bold passages and citations alone");
    private static final Draft WORDS =
            draft("prompt-blind", "words of the answers, without the question");

    private final Docket docket;
    private final DecidedQuestions questions;
    private final double @Nullable [] longer;

    private BlindBaselines(
            Docket docket, DecidedQuestions questions, SideStyles.@Nullable Sides length) {
        this.docket = docket;
        this.questions = questions;
        this.longer = length == null ? null : ratios(questions, length);
    }

    private static Draft draft(String id, String sees) {
        return Draft.of(
                id,
                "share of decided questions of items not seen before that a judge of the %s gets right; chance is one half"
                        .formatted(sees),
                Unit.SHARE,
                REMEDY);
    }

    static List<Finding> look(Docket docket) {
        var lengths = SideStyles.length(docket.data());
        var styles = SideStyles.texts(docket.data());
        return List.of(
                ofFeatures(docket, LENGTH, lengths == null ? List.of() : List.of(lengths), lengths),
                ofFeatures(docket, STYLE, styles, lengths),
                ofWords(docket, styles, lengths));
    }

    private static Finding ofFeatures(
            Docket docket,
            Draft draft,
            List<SideStyles.Sides> features,
            SideStyles.@Nullable Sides lengths) {
        if (features.isEmpty()) {
            return unseen(docket, draft);
        }
        var questions = sampled(docket, row -> features.stream().allMatch(f -> f.known(row)));
        var judge = new BlindBaselines(docket, questions, lengths);
        var columns = features.stream().map(f -> scaled(ratios(questions, f))).toList();
        return judge.finding(
                draft,
                features.size(),
                i -> SparseRow.dense(columns.stream().mapToDouble(c -> c[i]).toArray()));
    }

    private static Finding ofWords(
            Docket docket, List<SideStyles.Sides> styles, SideStyles.@Nullable Sides lengths) {
        var texts = SideTexts.of(docket.data());
        if (texts == null || styles.isEmpty()) {
            return unseen(docket, WORDS);
        }
        var questions = sampled(docket, row -> styles.getFirst().known(row));
        var judge = new BlindBaselines(docket, questions, lengths);
        return judge.finding(
                WORDS,
                BagOfWords.SIZE,
                i -> {
                    int row = questions.row()[i];
                    var left = bag(texts.left(row));
                    var right = bag(texts.right(row));
                    return questions.leftWon()[i] ? left.minus(right) : right.minus(left);
                });
    }

    private static SparseRow bag(@Nullable String text) {
        return BagOfWords.of(text == null ? "" : text);
    }

    private static Finding unseen(Docket docket, Draft draft) {
        if (docket.votes().size() == 0) {
            return draft.cannotSay(
                    "there are no comparisons", "collect comparisons of two answers");
        }
        return draft.equals(LENGTH)
                ? draft.cannotSay(
                        "nothing says how long the answers are",
                        "give their texts, or --columns attribute:length_left=COLUMN,attribute:length_right=COLUMN")
                : draft.cannotSay(
                        "no comparison has the texts of its answers",
                        "give them, or --columns attribute:text_left=COLUMN,attribute:text_right=COLUMN");
    }

    private static DecidedQuestions sampled(Docket docket, IntPredicate known) {
        var all = DecidedQuestions.of(docket.votes(), docket.questions());
        var seen = IntStream.range(0, all.size()).filter(i -> known.test(all.row()[i])).toArray();
        return all.only(seen).sample(MOST, docket.options().seed().child("blind-sample"));
    }

    /** Logarithm of what the winner has over what the loser has, one added to both. */
    private static double[] ratios(DecidedQuestions questions, SideStyles.Sides sides) {
        return IntStream.range(0, questions.size())
                .mapToDouble(
                        i -> {
                            int row = questions.row()[i];
                            double ratio =
                                    StrictMath.log(
                                            (1 + sides.left()[row]) / (1 + sides.right()[row]));
                            return questions.leftWon()[i] ? ratio : -ratio;
                        })
                .toArray();
    }

    /** In units of its root mean square. */
    private static double[] scaled(double[] column) {
        double squares = Arrays.stream(column).map(v -> v * v).sum();
        double unit = squares > 0 ? Math.sqrt(squares / column.length) : 1;
        return Arrays.stream(column).map(v -> v / unit).toArray();
    }

    private Finding finding(Draft draft, int size, IntFunction<SparseRow> row) {
        int clusters = questions.clusters();
        if (questions.size() < FEWEST || clusters < 2 * FOLDS) {
            return draft.cannotSay(
                    "a judge that learns needs %s decided questions of %s items, and here are %s of %s"
                            .formatted(
                                    FEWEST,
                                    2 * FOLDS,
                                    Words.count(questions.size()),
                                    Words.count(clusters)),
                    "collect more votes");
        }
        var rows = IntStream.range(0, questions.size()).mapToObj(row).toList();
        var fold = questions.folds(FOLDS, docket.options().seed().child("blind-folds"));
        var margins = BlindJudge.outOfFold(rows, size, fold);
        var right = Arrays.stream(margins).map(BlindBaselines::credit).toArray();
        double share = Arrays.stream(right).average().orElse(CHANCE);
        var interval = interval(right, IntStream.range(0, right.length));
        return draft.of(share, interval)
                .from(right.length)
                .behind(Origins.of(docket.votes().headers(), surest(margins)))
                .says(severity(interval), claim(right, share, interval) + within(right));
    }

    private static double credit(double margin) {
        return margin > 0 ? 1 : margin < 0 ? 0 : CHANCE;
    }

    private Interval interval(double[] right, IntStream of) {
        var clusters = Arrays.stream(questions.cluster()).max().orElse(0) + 1;
        var successes = new double[clusters];
        var asked = new double[clusters];
        of.forEach(
                i -> {
                    successes[questions.cluster()[i]] += right[i];
                    asked[questions.cluster()[i]]++;
                });
        return Shares.clustered(successes, asked, docket.options().level());
    }

    /** Rows of questions that it was surest of and right about, the surest first. */
    private IntStream surest(double[] margins) {
        return IntStream.range(0, margins.length)
                .boxed()
                .filter(i -> margins[i] > 0)
                .sorted(Comparator.comparingDouble((Integer i) -> -margins[i]))
                .mapToInt(i -> questions.row()[i]);
    }

    private static String claim(double[] right, double share, Interval interval) {
        return "right in %s of %s (%s) where chance is 50%%"
                .formatted(
                        Words.percent(share),
                        Words.count(right.length, "decided question"),
                        Words.percents(interval));
    }

    /** What is left where length says nothing: the gain within length. */
    private String within(double[] right) {
        var lengths = longer;
        if (lengths == null) {
            return "";
        }
        var alike =
                IntStream.range(0, right.length)
                        .filter(i -> Math.abs(lengths[i]) <= ALIKE)
                        .toArray();
        if (alike.length < FEWEST) {
            return "";
        }
        double share = Arrays.stream(alike).mapToDouble(i -> right[i]).average().orElse(CHANCE);
        return "; of %s whose answers are as long as each other up to a tenth, %s (%s)"
                .formatted(
                        Words.count(alike.length),
                        Words.percent(share),
                        Words.percents(interval(right, Arrays.stream(alike))));
    }

    private static Severity severity(Interval interval) {
        double least = interval.low();
        return least >= HIGH
                ? Severity.HIGH
                : least >= MEDIUM ? Severity.MEDIUM : least > CHANCE ? Severity.LOW : Severity.NONE;
    }
}
