package org.psephos.rank;

import java.util.List;

/** Six brands of chocolate pudding. Davidson (1970), JASA 65:317-328, example 2. */
final class Pudding {
    static final List<String> BRANDS = List.of("1", "2", "3", "4", "5", "6");

    /** Brand i, brand j, preferred i, preferred j, no preference. */
    private static final int[][] TABLE = {
        {1, 2, 19, 22, 16},
        {1, 3, 16, 19, 12},
        {2, 3, 19, 19, 10},
        {1, 4, 18, 23, 13},
        {2, 4, 23, 19, 9},
        {3, 4, 19, 20, 15},
        {1, 5, 13, 19, 18},
        {2, 5, 16, 20, 12},
        {3, 5, 16, 15, 17},
        {4, 5, 17, 14, 16},
        {1, 6, 18, 21, 12},
        {2, 6, 22, 20, 12},
        {3, 6, 13, 18, 10},
        {4, 6, 14, 19, 18},
        {5, 6, 11, 21, 12}
    };

    private Pudding() {}

    static Votes votes() {
        var votes = new Votes();
        for (var row : TABLE) {
            votes.pair(Integer.toString(row[0]), Integer.toString(row[1]), row[2], row[3], row[4]);
        }
        return votes;
    }
}
