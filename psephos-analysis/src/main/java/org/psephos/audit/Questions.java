package org.psephos.audit;

import java.util.Arrays;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dictionary;
import org.psephos.model.Outcome;

/**
 * Which comparisons ask the same: the same two candidates on the same item by the same criterion,
 * in whichever order they were shown. The candidate whose code is lower is called the first, so
 * that answers mean the same in both orders.
 */
final class Questions {
    /** The question of a row that names no item, so that nobody can tell what it asks. */
    static final int UNKNOWN = -1;

    /** Answers. */
    static final int FIRST = 0;

    static final int SECOND = 1;
    static final int TIE = 2;
    static final int BOTH_BAD = 3;

    private final int[] question;
    private final byte[] answer;
    private final boolean[] swapped;
    private final int count;

    private Questions(int[] question, byte[] answer, boolean[] swapped, int count) {
        this.question = question;
        this.answer = answer;
        this.swapped = swapped;
        this.count = count;
    }

    static Questions of(Comparisons votes) {
        return of(votes, new Keys(votes, true));
    }

    /** The same for data whose items do not matter: all that is asked is who of two is better. */
    static Questions ofPairs(Comparisons votes) {
        return of(votes, new Keys(votes, false));
    }

    private static Questions of(Comparisons votes, Keys keys) {
        var numbers = new LongPairs();
        int rows = votes.size();
        var question = new int[rows];
        var answer = new byte[rows];
        var swapped = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            boolean known = keys.read(row);
            question[row] = known ? numbers.of(keys.about, keys.between) : UNKNOWN;
            swapped[row] = keys.swapped;
            answer[row] = answer(votes.outcome(row), keys.swapped);
        }
        return new Questions(question, answer, swapped, numbers.size());
    }

    private static byte answer(Outcome outcome, boolean swapped) {
        return switch (outcome) {
            case LEFT -> (byte) (swapped ? SECOND : FIRST);
            case RIGHT -> (byte) (swapped ? FIRST : SECOND);
            case TIE -> TIE;
            case BOTH_BAD -> BOTH_BAD;
        };
    }

    int size() {
        return question.length;
    }

    /** How many questions there are. */
    int count() {
        return count;
    }

    /** Of {@code row}, or {@link #UNKNOWN}. */
    int question(int row) {
        return question[row];
    }

    /** One of {@link #FIRST}, {@link #SECOND}, {@link #TIE} and {@link #BOTH_BAD}. */
    int answer(int row) {
        return answer[row];
    }

    /** Whether the second candidate stood on the left. */
    boolean swapped(int row) {
        return swapped[row];
    }

    /** Rows that say what they ask. */
    long known() {
        return Arrays.stream(question).filter(q -> q != UNKNOWN).count();
    }

    /** The key of a row; fields are filled by {@link #read}. */
    private static final class Keys {
        private final Comparisons votes;
        private final int criteria;
        private final boolean items;
        private long about;
        private long between;
        private boolean swapped;

        Keys(Comparisons votes, boolean items) {
            this.votes = votes;
            this.items = items;
            var criterion = votes.headers().criterion();
            criteria = criterion == null ? 1 : criterion.names().size() + 1;
        }

        boolean read(int row) {
            var headers = votes.headers();
            int item = items ? code(headers.item(), row) : 0;
            int by = headers.criterion() == null ? 0 : code(headers.criterion(), row) + 1;
            about = (long) item * criteria + by;
            if (systemsDiffer(row)) {
                between(votes.left(row), votes.right(row), votes.systems().size(), 0);
                return item >= 0;
            }
            var left = votes.leftResponse();
            var right = votes.rightResponse();
            if (left == null || right == null || left.code(row) < 0 || right.code(row) < 0) {
                swapped = false;
                return false;
            }
            // Both columns have names of their own: they meet by name only.
            var names = left.names();
            int second = right.names() == names ? right.code(row) : names.code(name(right, row));
            int first = left.code(row);
            if (second < 0) {
                second = names.size() + right.code(row);
            }
            between(first, second, names.size() + right.names().size(), -1);
            return true;
        }

        private static String name(Coded column, int row) {
            return column.names().name(column.code(row));
        }

        private boolean systemsDiffer(int row) {
            return (votes.left(row) | votes.right(row)) >= 0 && votes.left(row) != votes.right(row);
        }

        private void between(int left, int right, long size, long sign) {
            swapped = left > right;
            long pair = Math.min(left, right) * size + Math.max(left, right);
            between = sign < 0 ? -1 - pair : pair;
        }

        private static int code(@org.jspecify.annotations.Nullable Coded column, int row) {
            return column == null ? Dictionary.MISSING : column.code(row);
        }
    }
}
