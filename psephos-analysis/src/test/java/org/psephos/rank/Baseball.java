package org.psephos.rank;

import java.util.List;
import org.psephos.model.Outcome;

/**
 * The American League East of 1987: 273 games of seven teams, the home team on the left. Agresti
 * (1990), Categorical data analysis, table 10.10.
 */
final class Baseball {
    static final List<String> TEAMS =
            List.of(
                    "Milwaukee",
                    "Detroit",
                    "Toronto",
                    "New York",
                    "Boston",
                    "Cleveland",
                    "Baltimore");

    /** Won at home, by home team and visitor. */
    private static final int[][] HOME = {
        {0, 4, 4, 4, 6, 4, 6},
        {3, 0, 4, 4, 6, 6, 4},
        {2, 4, 0, 2, 4, 4, 6},
        {3, 5, 2, 0, 4, 4, 6},
        {5, 2, 3, 4, 0, 5, 6},
        {2, 3, 3, 4, 4, 0, 2},
        {2, 1, 1, 2, 1, 3, 0}
    };

    /** Won away, by visitor and home team. */
    private static final int[][] AWAY = {
        {0, 3, 5, 3, 1, 5, 5},
        {3, 0, 3, 1, 5, 3, 5},
        {2, 2, 0, 5, 3, 4, 6},
        {3, 3, 4, 0, 2, 3, 4},
        {1, 0, 3, 3, 0, 2, 6},
        {2, 1, 2, 2, 2, 0, 4},
        {0, 3, 0, 1, 0, 4, 0}
    };

    private Baseball() {}

    static Votes votes() {
        var votes = new Votes();
        each(votes::add);
        return votes;
    }

    /** Every game. */
    static void each(Simulated.Game game) {
        for (int i = 0; i < HOME.length; i++) {
            for (int j = 0; j < HOME.length; j++) {
                for (int k = 0; k < HOME[i][j]; k++) {
                    game.of(TEAMS.get(i), TEAMS.get(j), Outcome.LEFT);
                }
                for (int k = 0; k < AWAY[i][j]; k++) {
                    game.of(TEAMS.get(j), TEAMS.get(i), Outcome.RIGHT);
                }
            }
        }
    }
}
