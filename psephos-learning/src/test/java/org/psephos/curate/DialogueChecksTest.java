package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.curate.DialogueChecks.Need;
import org.psephos.dataset.Entry;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Origin;
import org.psephos.model.Scale;
import org.psephos.model.SystemId;

/** Figures by hand. */
class DialogueChecksTest {
    private static final Scale ANY =
            new Scale.Continuum(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
    private static final DialogueChecks CHECKS =
            new DialogueChecks(
                    List.of(
                            new Need("turns", 3),
                            new Need("words:user", 2),
                            new Need("change", 1),
                            new Need("empathy@seeker", 3)),
                    "before",
                    "after");

    private static Entry dialogue(int row, String turns, List<Feedback> ratings) {
        var said = new ArrayList<Message>();
        for (var turn : turns.split("\\|", -1)) {
            said.add(Rows.message(said.size() % 2 == 0 ? "user" : "assistant", turn));
        }
        var item = new Item(new ItemId("d" + row), said, new TreeMap<>());
        return new Entry(new Origin.Row("rows.jsonl", row), item, List.of(), ratings);
    }

    private static Feedback rated(String criterion, double value, @Nullable String who) {
        var header = Rows.header(null, who, criterion, new Origin.Row("rows.jsonl", 1));
        return new Feedback.Rating(header, Candidate.of(new SystemId("supporter")), ANY, value);
    }

    private static ProbeResult look() {
        var rows =
                List.of(
                        dialogue(
                                1,
                                "I am  sad|Why?|No idea why",
                                List.of(
                                        rated("before", 5, "1/seeker"),
                                        rated("after", 2, "1/seeker"),
                                        rated("empathy", 4, "1/seeker"),
                                        rated("empathy", 1, "1/supporter"))),
                        dialogue(
                                2,
                                "Hi|Hello|Bye",
                                List.of(
                                        rated("before", 4, "2/seeker"),
                                        rated("after", 4, "2/seeker"),
                                        rated("empathy", 3, "2/seeker"))),
                        dialogue(3, "I am sad|Oh", List.of(rated("before", 3, "3/seeker"))),
                        dialogue(
                                4,
                                "I am sad|Oh|Yes I am",
                                List.of(
                                        rated("before", 3, "4/seeker"),
                                        rated("after", 2, "4/seeker"),
                                        rated("empathy", 2, "4/seeker"))));
        return CHECKS.look(rows::forEach);
    }

    private static double share(ProbeResult result, String of) {
        return Objects.requireNonNull(result.quantity("met", of).value());
    }

    /**
     * A mutant that counts what cannot be told as met died here, and one that averages annotators.
     */
    @Test
    void everyThresholdIsCountedAndWhatCannotBeToldDoesNotMeetIt() {
        var result = look();
        assertThat(share(result, "turns >= 3")).isEqualTo(0.75);
        assertThat(share(result, "words:user >= 2")).isEqualTo(0.75);
        assertThat(share(result, "change >= 1")).isEqualTo(0.5);
        assertThat(share(result, "empathy@seeker >= 3")).isEqualTo(0.5);
        assertThat(result.quantity("kept").value()).isEqualTo(0.25);
        assertThat(result.quantity("met", "empathy@seeker >= 3").note())
                .contains("of 1 dialogues it cannot be told, and 1 miss this alone");
        assertThat(result.findings().getFirst().rows())
                .containsExactly("rows.jsonl:2", "rows.jsonl:3", "rows.jsonl:4");
    }

    @Test
    void theFallOfDistressHasAPairedInterval() {
        var change = look().quantity("change", "all");
        assertThat(change.value()).isCloseTo(4 / 3.0, within(1e-12));
        assertThat(change.n()).isEqualTo(3);
        // changes 3, 0, 1: standard deviation 1.527525, t of two degrees 4.302653
        var interval = Objects.requireNonNull(change.interval());
        assertThat(interval.halfWidth()).isCloseTo(3.794, within(0.002));
        assertThat(look().quantity("change", "kept").undefined()).contains("fewer than two");
        assertThat(look().quantity("change", "dropped").value()).isEqualTo(0.5);
    }
}
