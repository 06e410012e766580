package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.audit.probe.GroupComparison;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Seed;
import org.psephos.model.Origin;
import org.psephos.simulate.Transcripts;

/** A bias of known size, looked for over many seeds. */
class TranscriptBiasTest {
    private static final int SEEDS = 200;
    private static final double BIAS = 3;

    private static ProbeResult look(long seed, double bias, boolean byGender) {
        var points = new TreeMap<String, Double>();
        points.put(byGender ? "female" : "arabic", bias);
        var table =
                new RowTable.Builder(
                        List.of(
                                TableField.needed("group", Kind.NAME, ""),
                                TableField.needed("value", Kind.NUMBER, ""),
                                TableField.needed("person", Kind.NAME, "")));
        long rows = 0;
        for (var one : new Transcripts(160, 4, points).simulate(new Seed(seed)).transcripts()) {
            var group = byGender ? one.gender() : one.group();
            for (var grade : one.grades()) {
                table.add(
                        List.of(group, grade.points(), one.student()),
                        new Origin.Row("grades.csv", ++rows));
            }
        }
        var manifest = new Manifest(List.of(), rows, Rejects.NONE, "test", null, true);
        return GroupComparison.look(table.build(manifest), ProbeOptions.withDefaults().rounds(0));
    }

    private static boolean holds(ProbeResult result, String pair, double truth) {
        var found = result.quantity("mean-difference", "value: " + pair);
        return Objects.requireNonNull(found.interval()).contains(truth);
    }

    private static int held(String pair, double bias, double truth, boolean byGender) {
        int held = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            held += holds(look(seed, bias, byGender), pair, truth) ? 1 : 0;
        }
        return held;
    }

    @Test
    void intervalsHoldTheBiasOfAnOrigin() {
        assertThat(held("arabic - english", BIAS, -BIAS, false)).isBetween(180, 199);
    }

    @Test
    void intervalsHoldTheBiasOfAGender() {
        assertThat(held("female - male", BIAS, -BIAS, true)).isBetween(180, 199);
    }

    @Test
    void withoutABiasAlmostNothingIsFound() {
        int alarms = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            alarms += look(seed, 0, true).findings().isEmpty() ? 0 : 1;
        }
        // One pair at 95%: one in twenty by chance.
        assertThat(alarms).isBetween(1, 20);
    }

    @Test
    void aBiasOfADeviationIsFoundByEverySeed() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(look(seed, 10, false).findings())
                    .filteredOn(one -> one.claim().startsWith("value: arabic - "))
                    .as("seed " + seed)
                    .hasSize(3);
        }
    }
}
