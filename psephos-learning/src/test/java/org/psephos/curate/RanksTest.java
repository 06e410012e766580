package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.math.Seed;

class RanksTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 300, 5000})
    void placeAndRankAreEachOthersInverse(int apart) {
        var random = new Seed(apart).random();
        var places = new BitSet();
        for (int place = random.nextInt(apart);
                place < 20_000;
                place += 1 + random.nextInt(apart)) {
            places.set(place);
        }
        var ranks = new Ranks(places);
        int rank = 0;
        for (int place : places.stream().toArray()) {
            assertThat(ranks.rank(place)).isEqualTo(rank);
            assertThat(ranks.place(rank)).isEqualTo(place);
            rank++;
        }
        assertThat(rank).isPositive();
    }
}
