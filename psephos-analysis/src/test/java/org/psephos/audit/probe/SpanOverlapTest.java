package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.model.PsephosException;

/** Figures by hand. */
class SpanOverlapTest {
    private static final ProbeOptions PLAIN = ProbeOptions.withDefaults().rounds(0);

    /**
     * q1: right 0-10 and 20-30, marked 0-10, and 0-9 which overlaps the same; q2: right 0-8, marked
     * 4-12 (IoU 4/12); q3: nothing is right and nothing marked; q4: right 0-10, marked nothing.
     */
    private static final String CSV =
            """
            item,source,start,end
            q1,gold,0,10
            q1,gold,20,30
            q1,model,0,10
            q1,model,0,9
            q2,gold,0,8
            q2,model,4,12
            q3,gold,,
            q4,gold,0,10
            q9,model,0,3
            """;

    private static double value(ProbeResult result, String name) {
        return Objects.requireNonNull(result.quantity(name, "model").value());
    }

    @Test
    void spansCharactersAndItemsAreCounted() {
        var result = SpanOverlap.look(Rows.of(CSV, "start", "end"), PLAIN);
        // 1 of 4 right and 3 marked
        assertThat(value(result, "exact-f1")).isCloseTo(2 / 7.0, within(1e-12));
        assertThat(value(result, "iou-f1")).isCloseTo(2 / 7.0, within(1e-12));
        // common 10 + 4; right 20 + 8 + 10; marked 10 + 8
        assertThat(value(result, "character-precision")).isCloseTo(14 / 18.0, within(1e-12));
        assertThat(value(result, "character-recall")).isCloseTo(14 / 38.0, within(1e-12));
        assertThat(value(result, "character-f1")).isCloseTo(28 / 56.0, within(1e-12));
        assertThat(value(result, "mean-item-f1"))
                .isCloseTo((20 / 30.0 + 8 / 16.0 + 1 + 0) / 4, within(1e-12));
        assertThat(result.quantity("exact-f1", "model").note()).startsWith("1 items");
    }

    @Test
    void howMuchMustOverlapIsAChoice() {
        var rows = Rows.of(CSV, "start", "end");
        var result = SpanOverlap.look(rows, PLAIN.set("iou", "0.3"));
        assertThat(value(result, "iou-f1")).isCloseTo(4 / 7.0, within(1e-12));
    }

    /**
     * A wide right span lies over both marks: the nearer has it (12 of 20), and the other (10 of
     * 22) is left for the second right span (4 of 20). Mutant: a right span may be matched twice.
     */
    @Test
    void aRightSpanIsMatchedOnce() {
        var csv =
                """
                item,source,start,end
                q1,gold,0,20
                q1,gold,18,30
                q1,model,0,12
                q1,model,10,22
                """;
        var result = SpanOverlap.look(Rows.of(csv, "start", "end"), PLAIN.set("iou", "0.2"));
        assertThat(value(result, "iou-f1")).isCloseTo(1, within(1e-12));
    }

    @Test
    void itemsAreDrawnAsWholes() {
        var options = ProbeOptions.withDefaults().rounds(200);
        var result = SpanOverlap.look(Rows.of(CSV, "start", "end"), options);
        var drawn = Objects.requireNonNull(result.quantity("mean-item-f1", "model").interval());
        assertThat(value(result, "mean-item-f1")).isBetween(drawn.low(), drawn.high());
        assertThat(drawn.low()).isLessThan(drawn.high());
    }

    @Test
    void whatIsNoSpanIsRefusedWithItsPlace() {
        var csv = "item,source,start,end\nq1,gold,5,5\nq1,model,0,1\n";
        assertThatThrownBy(() -> SpanOverlap.look(Rows.of(csv, "start", "end"), PLAIN))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("rows.csv:2: no span from 5.0 to 5.0");
        var one = "item,source,start,end\nq1,model,0,1\n";
        assertThatThrownBy(() -> SpanOverlap.look(Rows.of(one, "start", "end"), PLAIN))
                .hasMessageContaining("no span is of the source \"gold\"");
    }
}
