package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/** Twin: components by trying every path. */
class ComponentsTest {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.LEFT, Outcome.RIGHT, Outcome.TIE);

    @Test
    void componentsAreTheSetsThatReachEachOther() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Seed(seed).random();
            int n = 2 + random.nextInt(8);
            var votes = new Votes();
            for (int v = 0; v < 1 + random.nextInt(14); v++) {
                int l = random.nextInt(n);
                int r = (l + 1 + random.nextInt(n - 1)) % n;
                votes.add("s" + l, "s" + r, OUTCOMES.get(random.nextInt(3)));
            }
            var cells = Tally.of(Duels.of(votes.dataset()), Options.plain().build()).cells();

            var component = Components.strong(cells);

            var reaches = reaches(cells);
            for (int i = 0; i < component.length; i++) {
                for (int j = 0; j < component.length; j++) {
                    assertThat(component[i] == component[j])
                            .as("seed %d: %d and %d", seed, i, j)
                            .isEqualTo(reaches[i][j] && reaches[j][i]);
                }
            }
        }
    }

    private static boolean[][] reaches(Cells cells) {
        int n = cells.systems();
        var reaches = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            reaches[i][i] = true;
        }
        for (int c = 0; c < cells.size(); c++) {
            int l = cells.left()[c];
            int r = cells.right()[c];
            reaches[l][r] |= cells.wins()[c] + cells.ties()[c] > 0;
            reaches[r][l] |= cells.losses()[c] + cells.ties()[c] > 0;
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    reaches[i][j] |= reaches[i][k] && reaches[k][j];
                }
            }
        }
        return reaches;
    }
}
