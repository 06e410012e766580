package org.psephos.audit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Seed;

/**
 * Questions whose votes together have a winner, each by the first vote that asks it, with the item
 * that it is about. Questions of one item are never told apart when some are held out.
 *
 * @param row of each question
 * @param leftWon whether the left side of that row won the question
 * @param cluster its item, or a number of its own where no item is named
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record DecidedQuestions(int[] row, boolean[] leftWon, int[] cluster) {

    static DecidedQuestions of(Comparisons votes, Questions questions) {
        var numbers = new LongPairs();
        var first = new int[votes.size()];
        var net = new double[votes.size()];
        for (int r = 0; r < votes.size(); r++) {
            int question = questions.question(r);
            int before = numbers.size();
            int number = numbers.of(question >= 0 ? question : -1 - r, 0);
            if (number == before) {
                first[number] = r;
            }
            boolean turned = questions.swapped(r) != questions.swapped(first[number]);
            double won =
                    switch (votes.outcome(r)) {
                        case LEFT -> 1;
                        case RIGHT -> -1;
                        case TIE, BOTH_BAD -> 0;
                    };
            net[number] += (turned ? -won : won) * votes.headers().weight(r);
        }
        var decided = IntStream.range(0, numbers.size()).filter(q -> net[q] != 0).toArray();
        return of(votes, decided, first, net);
    }

    private static DecidedQuestions of(
            Comparisons votes, int[] decided, int[] first, double[] net) {
        var items = votes.headers().item();
        int named = items == null ? 0 : items.names().size();
        var row = new int[decided.length];
        var leftWon = new boolean[decided.length];
        var cluster = new int[decided.length];
        for (int i = 0; i < decided.length; i++) {
            row[i] = first[decided[i]];
            leftWon[i] = net[decided[i]] > 0;
            int item = items == null ? -1 : items.code(row[i]);
            cluster[i] = item >= 0 ? item : named + i;
        }
        return new DecidedQuestions(row, leftWon, cluster);
    }

    int size() {
        return row.length;
    }

    /** Some of them, in the order given. */
    DecidedQuestions only(int[] places) {
        var won = new boolean[places.length];
        for (int i = 0; i < won.length; i++) {
            won[i] = leftWon[places[i]];
        }
        return new DecidedQuestions(
                Arrays.stream(places).map(i -> row[i]).toArray(),
                won,
                Arrays.stream(places).map(i -> cluster[i]).toArray());
    }

    /** Whole items until there are {@code most} questions or more, drawn by lot. */
    DecidedQuestions sample(int most, Seed seed) {
        if (size() <= most) {
            return this;
        }
        var place = shuffled(seed);
        var of = new int[place.length];
        for (int i = 0; i < size(); i++) {
            of[place[cluster[i]]]++;
        }
        int last = 0;
        for (int so = of[0]; so < most; so += of[++last]) {}
        int until = last;
        return only(IntStream.range(0, size()).filter(i -> place[cluster[i]] <= until).toArray());
    }

    /** Which of {@code folds} each question is in: whole items, by lot. */
    int[] folds(int folds, Seed seed) {
        var place = shuffled(seed);
        var used = new boolean[place.length];
        for (int i = 0; i < size(); i++) {
            used[place[cluster[i]]] = true;
        }
        var fold = new int[place.length];
        int next = 0;
        for (int at = 0; at < fold.length; at++) {
            fold[at] = next % folds;
            next += used[at] ? 1 : 0;
        }
        return Arrays.stream(cluster).map(c -> fold[place[c]]).toArray();
    }

    int clusters() {
        return (int) Arrays.stream(cluster).distinct().count();
    }

    /** A place by lot for every cluster. */
    private int[] shuffled(Seed seed) {
        var place = IntStream.rangeClosed(0, Arrays.stream(cluster).max().orElse(-1)).toArray();
        var random = seed.random();
        for (int i = place.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = place[i];
            place[i] = place[j];
            place[j] = moved;
        }
        return place;
    }
}
