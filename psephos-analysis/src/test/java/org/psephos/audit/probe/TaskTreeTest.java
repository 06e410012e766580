package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.math.StudentT;

/**
 * A small tree by hand. Mutants that these tests have seen off: scores of several people counted as
 * questions; the rest of the parent with the node's own questions in it; children of children.
 */
class TaskTreeTest {
    private static final String SCORES =
            """
            level1,level2,system,item,score
            w,letters,a,q1,5
            w,letters,a,q1,3
            w,letters,a,q2,5
            w,stories,a,q3,1
            w,stories,a,q4,2
            w,stories,a,q5,3
            r,,a,q6,4
            w,letters,b,q1,2
            """;

    private static ProbeResult look(String csv) {
        return TaskTree.PROBE
                .verb()
                .look(Rows.of(csv, "score"), ProbeOptions.withDefaults().rounds(0));
    }

    @Test
    void everyNodeHasItsMeanOverQuestions() {
        var result = look(SCORES);

        assertThat(result.quantity("mean", "w / letters: a").value()).isEqualTo(4.5);
        assertThat(result.quantity("mean", "w / letters: a").n()).isEqualTo(2);
        assertThat(result.quantity("mean", "w: a").value())
                .isCloseTo((4 + 5 + 1 + 2 + 3) / 5.0, within(1e-12));
        assertThat(result.quantity("mean-of-children", "w: a").value())
                .isCloseTo((4.5 + 2) / 2, within(1e-12));
        assertThat(result.quantity("mean-of-children", "all: a").value())
                .isCloseTo((3 + 4) / 2.0, within(1e-12));
        assertThat(result.quantity("mean", "w / letters: b").value()).isEqualTo(2);
        assertThat(result.quantity("mean", "w / letters: b").interval()).isNull();
    }

    @Test
    void intervalsAreStudents() {
        var interval =
                Objects.requireNonNull(look(SCORES).quantity("mean", "w / letters: a").interval());

        assertThat(interval.high())
                .isCloseTo(4.5 + StudentT.quantile(0.975, 1) * Math.sqrt(0.5 / 2), within(1e-9));
    }

    @Test
    void aNodeStandsBesideItsSiblingsOnly() {
        var delta = look(SCORES).quantity("beside-siblings", "w / stories: a");

        assertThat(delta.value()).isEqualTo(-1);
        assertThat(delta.n()).isEqualTo(3);
    }

    @Test
    void aWeakNodeIsFoundAndAnEvenTreeHasNone() {
        var csv = new StringBuilder("level1,item,score\n");
        for (int i = 0; i < 40; i++) {
            csv.append("x,q%s,%s%ny,r%s,%s%n".formatted(i, i % 7 + 3, i, i % 7));
        }
        var result = look(csv.toString());

        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().getFirst().claim()).startsWith("y: a question here scores");
        assertThat(look(csv.toString().replaceAll("(?m)^[xy]", "z")).findings()).isEmpty();
    }
}
