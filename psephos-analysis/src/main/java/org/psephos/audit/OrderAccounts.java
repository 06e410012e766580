package org.psephos.audit;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dictionary;
import org.psephos.math.Interval;

/**
 * Questions that one annotator answered more than once, and what becomes of them under the three
 * accountings in use: by net vote (a win and a tie make a win), only where both orders name the
 * same winner, and with every disagreement as a tie.
 */
final class OrderAccounts {
    private static final int ANSWERS = 4;
    private static final int ORDERS = 2;
    private static final int CELLS = ANSWERS * ORDERS;

    private final Comparisons votes;
    private final Questions questions;
    private final LongPairs groups = new LongPairs();
    private final int[] group;
    private final int[] counts;
    private final int[] example;
    private final Told turned;
    private final Told repeated;
    private long net;
    private long same;

    private OrderAccounts(Comparisons votes, Questions questions) {
        this.votes = votes;
        this.questions = questions;
        group = new int[votes.size()];
        for (int row = 0; row < group.length; row++) {
            group[row] = questions.question(row) < 0 ? -1 : groups.of(question(row), who(row));
        }
        counts = new int[CELLS * groups.size()];
        example = new int[groups.size()];
        Arrays.fill(example, -1);
        for (int row = 0; row < group.length; row++) {
            if (group[row] >= 0) {
                int order = questions.swapped(row) ? 1 : 0;
                counts[group[row] * CELLS + order * ANSWERS + questions.answer(row)]++;
                example[group[row]] = example[group[row]] < 0 ? row : example[group[row]];
            }
        }
        turned = new Told(groups.size());
        repeated = new Told(groups.size());
        for (int g = 0; g < groups.size(); g++) {
            account(g);
        }
    }

    static OrderAccounts of(Comparisons votes, Questions questions) {
        return new OrderAccounts(votes, questions);
    }

    private int question(int row) {
        return questions.question(row);
    }

    private int who(int row) {
        var people = votes.headers().annotator();
        return people == null ? Dictionary.MISSING : people.code(row);
    }

    private int of(int g, int order, int answer) {
        return counts[g * CELLS + order * ANSWERS + answer];
    }

    private int inOrder(int g, int order) {
        return IntStream.range(0, ANSWERS).map(answer -> of(g, order, answer)).sum();
    }

    private void account(int g) {
        int straight = inOrder(g, 0);
        int swapped = inOrder(g, 1);
        boolean once = straight == 1 && swapped == 1;
        if (votes.headers().annotator() == null && !once) {
            return;
        }
        if (straight > 0 && swapped > 0) {
            turned.add(example[g], 1 - agreeing(g) / ((double) straight * swapped));
            int first = of(g, 0, Questions.FIRST) + of(g, 1, Questions.FIRST);
            int second = of(g, 0, Questions.SECOND) + of(g, 1, Questions.SECOND);
            net += first == second ? 0 : 1;
            boolean won = first == straight + swapped || second == straight + swapped;
            same += won ? 1 : 0;
        }
        double pairs = pairs(straight) + pairs(swapped);
        if (pairs > 0) {
            repeated.add(example[g], 1 - alike(g) / pairs);
        }
    }

    private double agreeing(int g) {
        return IntStream.range(0, ANSWERS)
                .mapToDouble(answer -> (double) of(g, 0, answer) * of(g, 1, answer))
                .sum();
    }

    private double alike(int g) {
        return IntStream.range(0, CELLS).mapToDouble(cell -> pairs(counts[g * CELLS + cell])).sum();
    }

    private static double pairs(int of) {
        return of * (of - 1) / 2.0;
    }

    /** Questions asked in both orders. */
    Told turned() {
        return turned;
    }

    /** Questions asked again in the same order. */
    Told repeated() {
        return repeated;
    }

    long twice() {
        return turned.asked() + repeated.asked();
    }

    /** Of the questions asked in both orders, the share with a winner by net vote. */
    double netDecided() {
        return (double) net / turned.asked();
    }

    /** The share whose every answer names the same winner. */
    double bothSame() {
        return (double) same / turned.asked();
    }

    /** Systems of the votes, in name order. */
    List<String> systems() {
        var names = new TreeSet<Integer>();
        for (int row = 0; row < votes.size() && names.size() <= 2; row++) {
            names.add(votes.left(row));
            names.add(votes.right(row));
        }
        names.remove(Dictionary.MISSING);
        return names.stream().map(votes.systems()::name).toList();
    }

    /** Of two systems: how often the first wins under each accounting. */
    String winRates() {
        double wins = 0;
        double netWins = 0;
        double both = 0;
        double ties = 0;
        for (int g = 0; g < groups.size(); g++) {
            int straight = inOrder(g, 0);
            int swapped = inOrder(g, 1);
            if (straight != 1 || swapped != 1) {
                continue;
            }
            int first = of(g, 0, Questions.FIRST) + of(g, 1, Questions.FIRST);
            int second = of(g, 0, Questions.SECOND) + of(g, 1, Questions.SECOND);
            wins += (first + (2 - first - second) / 2.0) / 2;
            netWins += first > second ? 1 : first == second ? 0.5 : 0;
            both += first == 2 ? 1 : 0;
            ties += first == 2 ? 1 : second == 2 ? 0 : 0.5;
        }
        long asked = turned.asked();
        return "%s wins %s of all verdicts, %s by net vote, %s in both orders, %s with a flip as a tie"
                .formatted(
                        systems().getFirst(),
                        Words.percent(wins / asked),
                        Words.percent(netWins / asked),
                        Words.percent(both / asked),
                        Words.percent(ties / asked));
    }

    /** How many questions, and how far their answers differ, each question counting once. */
    static final class Told {
        private final double[] differing;
        private final int[] rows;
        private int size;

        Told(int most) {
            differing = new double[most];
            rows = new int[most];
        }

        void add(int row, double share) {
            differing[size] = share;
            rows[size++] = row;
        }

        long asked() {
            return size;
        }

        double share() {
            return Arrays.stream(differing, 0, size).sum() / size;
        }

        Interval interval(double level) {
            var asked = new double[size];
            Arrays.fill(asked, 1);
            return Shares.clustered(Arrays.copyOf(differing, size), asked, level);
        }

        /** The first rows of questions that were answered otherwise. */
        int[] examples() {
            return IntStream.range(0, size)
                    .filter(i -> differing[i] > 0)
                    .map(i -> rows[i])
                    .sorted()
                    .toArray();
        }
    }
}
