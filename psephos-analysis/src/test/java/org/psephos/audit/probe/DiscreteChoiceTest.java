package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.RowTable;
import org.psephos.math.Normal;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

/**
 * Reference: {@code scipy.optimize.minimize} (BFGS) 1.17.1 on the likelihood written down anew, the
 * sandwich by numpy, 2026-11-29.
 */
class DiscreteChoiceTest {
    private static final ProbeOptions OPTIONS = ProbeOptions.withDefaults();

    private static final String CHOICES =
            """
            respondent,task,attribute:price,attribute:colour,chosen
            r0,t0,1,red,1
            r0,t0,1,red,0
            r0,t0,2,blue,0
            r0,t1,2,blue,0
            r0,t1,1,red,0
            r0,t1,2,blue,1
            r0,t2,1,red,0
            r0,t2,2,blue,0
            r0,t2,1,red,1
            r0,t3,2,blue,1
            r0,t3,3,red,0
            r0,t3,3,red,0
            r1,t0,1,red,1
            r1,t0,1,red,0
            r1,t0,3,red,0
            r1,t1,3,red,0
            r1,t1,2,red,1
            r1,t1,1,blue,0
            r1,t2,1,red,1
            r1,t2,3,red,0
            r1,t2,3,red,0
            r1,t3,1,red,0
            r1,t3,1,red,1
            r1,t3,2,blue,0
            r2,t0,3,blue,0
            r2,t0,2,blue,0
            r2,t0,1,blue,1
            r2,t1,1,red,0
            r2,t1,1,red,1
            r2,t1,2,blue,0
            r2,t2,2,red,1
            r2,t2,1,red,0
            r2,t2,2,red,0
            r2,t3,3,blue,0
            r2,t3,2,blue,0
            r2,t3,2,red,1
            r3,t0,2,blue,0
            r3,t0,2,blue,0
            r3,t0,2,blue,1
            r3,t1,3,blue,0
            r3,t1,2,blue,0
            r3,t1,2,blue,1
            r3,t2,3,blue,1
            r3,t2,3,blue,0
            r3,t2,3,red,0
            r3,t3,3,red,0
            r3,t3,2,blue,1
            r3,t3,2,blue,0
            r4,t0,2,red,0
            r4,t0,1,red,0
            r4,t0,1,red,1
            r4,t1,3,blue,0
            r4,t1,1,red,1
            r4,t1,2,blue,0
            r4,t2,1,red,0
            r4,t2,3,blue,0
            r4,t2,2,red,1
            r4,t3,1,red,1
            r4,t3,2,red,0
            r4,t3,3,red,0
            r5,t0,3,red,1
            r5,t0,2,red,0
            r5,t0,2,blue,0
            r5,t1,1,blue,1
            r5,t1,2,blue,0
            r5,t1,2,blue,0
            r5,t2,2,red,1
            r5,t2,2,blue,0
            r5,t2,1,blue,0
            r5,t3,1,red,1
            r5,t3,2,blue,0
            r5,t3,3,blue,0
            """;

    private static RowTable rows(String csv) {
        return Rows.of(csv, "chosen");
    }

    private static ProbeResult look(String csv) {
        return new DiscreteChoice().look(rows(csv), OPTIONS);
    }

    @Test
    void weightsAndErrorsAreThoseOfTheReference() {
        var price = look(CHOICES).quantity("coefficient", "price");
        var red = look(CHOICES).quantity("coefficient", "colour=red");

        assertThat(price.value()).isCloseTo(-1.0704522695059633, within(1e-8));
        assertThat(red.value()).isCloseTo(0.9092548322118155, within(1e-8));
        assertThat(Objects.requireNonNull(price.interval()).halfWidth() / Normal.quantile(0.975))
                .isCloseTo(0.17191094370861912, within(1e-8));
        assertThat(look(CHOICES).quantity("pseudo-r-squared").value())
                .isCloseTo(0.19934170073740487, within(1e-8));
        assertThat(price.n()).isEqualTo(24);
    }

    @Test
    void twoAlternativesAreALogOdds() {
        var csv = new StringBuilder("task,attribute:kind,chosen\n");
        for (int task = 0; task < 40; task++) {
            boolean first = task % 4 != 0;
            csv.append("t%s,a,%s%nt%s,b,%s%n".formatted(task, first ? 0 : 1, task, first ? 1 : 0));
        }

        assertThat(look(csv.toString()).quantity("coefficient", "kind=b").value())
                .isCloseTo(Math.log(3), within(1e-8));
    }

    @Test
    void intervalsHoldWhatTheyPromise() {
        int hits = 0;
        for (int trial = 0; trial < 200; trial++) {
            var random = new Seed(trial).child("tasks").random();
            var csv = new StringBuilder("task,attribute:x,chosen\n");
            for (int task = 0; task < 120; task++) {
                double[] x = {random.nextInt(3), random.nextInt(3), random.nextInt(3)};
                double[] p = new double[3];
                double sum = 0;
                for (int i = 0; i < 3; i++) {
                    p[i] = Math.exp(0.6 * x[i]);
                    sum += p[i];
                }
                double u = random.nextDouble() * sum;
                int chosen = u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2;
                for (int i = 0; i < 3; i++) {
                    csv.append("t%s,%s,%s%n".formatted(task, x[i], i == chosen ? 1 : 0));
                }
            }
            var interval = look(csv.toString()).quantity("coefficient", "x").interval();
            hits += Objects.requireNonNull(interval).contains(0.6) ? 1 : 0;
        }

        assertThat(hits).isBetween(180, 198);
    }

    @Test
    void whatDecidesEveryChoiceHasNoWeight() {
        assertThat(
                        look("task,attribute:x,chosen\na,1,1\na,0,0\nb,1,1\nb,0,0\n")
                                .quantity("coefficient")
                                .undefined())
                .startsWith("an attribute, or several together, decide every choice");
        assertThat(
                        look("task,attribute:x,chosen\na,1,1\na,1,0\nb,2,1\nb,2,0\n")
                                .quantity("coefficient")
                                .undefined())
                .isEqualTo("attributes go together, or do not vary within tasks");
        assertThatThrownBy(() -> look("task,attribute:x,chosen\na,1,1\na,0,1\n"))
                .isInstanceOf(PsephosException.class)
                .hasMessageStartingWith("rows.csv:2: 2 alternatives of this task were chosen");
    }
}
