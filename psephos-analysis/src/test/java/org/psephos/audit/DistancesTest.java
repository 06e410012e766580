package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Distances.Line;
import org.psephos.model.PsephosException;

/** What a table of distances may say. Mutants run: each of the checks left out. */
class DistancesTest {

    private static Line line(String one, String other, double distance) {
        return new Line(one, other, distance, "d.csv:2");
    }

    private static void refused(String message, Line... lines) {
        assertThatThrownBy(() -> Distances.of(List.of(lines)))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aDistanceIsTheSameBothWays() {
        refused(
                "d.csv:2: from \"b\" to \"a\" is 2, and was 1 before; a distance is the same both ways",
                line("a", "b", 1),
                line("b", "a", 2));
        var twice = Distances.of(List.of(line("a", "b", 1), line("b", "a", 1)));
        assertThat(twice.between(List.of("a", "b")).of(0, 1)).isEqualTo(1);
        assertThat(twice.between(List.of("a", "b")).of(1, 0)).isEqualTo(1);
    }

    @Test
    void aCategoryIsNothingFromItself() {
        refused("\"a\" is 0.5 from itself; expected 0", line("a", "a", 0.5));
        var distances = Distances.of(List.of(line("a", "a", 0), line("a", "b", 3)));
        assertThat(distances.between(List.of("a", "b")).of(0, 0)).isZero();
        assertThat(distances.between(List.of("a", "b")).of(0, 1)).isEqualTo(3);
    }

    @Test
    void aDistanceIsNotBelowNothing() {
        refused("a distance of -1; expected a number from 0", line("a", "b", -1));
        refused("expected a number from 0", line("a", "b", Double.POSITIVE_INFINITY));
    }

    @Test
    void somethingMustBeApart() {
        refused("no two categories are apart", line("a", "b", 0));
    }

    @Test
    void everyPairThatOccursNeedsOne() {
        var distances = Distances.of(List.of(line("a", "b", 1)));

        assertThatThrownBy(() -> distances.between(List.of("a", "b", "c")))
                .hasMessageContaining("--distance says nothing of \"a\" and \"c\"")
                .hasMessageContaining("Add a line a,c,DISTANCE.");
        assertThat(distances.between(List.of("b", "a")).of(0, 1)).isEqualTo(1);
    }
}
