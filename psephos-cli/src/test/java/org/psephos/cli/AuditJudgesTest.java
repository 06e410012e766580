package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.testkit.Shared;

/** The judges of LLMBar (ICLR 2024) on stored verdicts in both orders, beside its experts. */
class AuditJudgesTest {
    private static final String HEAD = "item,criterion,annotator,left,right,winner";

    @TempDir Path folder;

    /** Counted straight from the published rows: right, right when turned, both, the same. */
    private static final class Counts {
        private int pairs;
        private int plain;
        private int turned;
        private int both;
        private int same;

        void add(String label, String first, String second) {
            pairs++;
            plain += first.equals(label) ? 1 : 0;
            turned += second.equals(label) ? 1 : 0;
            both += first.equals(label) && second.equals(label) ? 1 : 0;
            same += first.equals(second) ? 1 : 0;
        }
    }

    private static String vote(String item, String subset, String who, boolean turned, String won) {
        var left = turned ? "output_2" : "output_1";
        var right = turned ? "output_1" : "output_2";
        boolean leftWon = won.equals("1") != turned;
        return String.join(",", item, subset, who, left, right, leftWon ? "left" : "right");
    }

    @Test
    void everyRunHasThePublishedAccuracyInBothOrders() throws IOException {
        var lines = Files.readAllLines(Shared.file("data/llmbar/evaluator_decisions.csv"));
        var votes = new LinkedHashSet<String>();
        var counts = new TreeMap<String, Counts>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            var item = cells[0] + "/" + cells[3];
            var judge = cells[1] + " " + cells[2];
            votes.add(vote(item, cells[0], "gold", false, cells[4]));
            if (cells[5].isEmpty() || cells[6].isEmpty()) {
                continue; // No readable verdict in one of the orders.
            }
            votes.add(vote(item, cells[0], judge, false, cells[5]));
            votes.add(vote(item, cells[0], judge, true, cells[6]));
            counts.computeIfAbsent(cells[0] + " " + judge, any -> new Counts())
                    .add(cells[4], cells[5], cells[6]);
        }
        var all = new ArrayList<>(List.of(HEAD));
        all.addAll(votes);
        var file = Files.write(folder.resolve("llmbar.csv"), all);

        var run =
                ProgramRun.of(
                        "audit",
                        file.toString(),
                        "--reference",
                        "gold",
                        "--bootstrap",
                        "2",
                        "--format",
                        "json");

        assertThat(run.code()).as(run.err()).isZero();
        var cards = new TreeMap<String, JsonNode>();
        for (var card : new ObjectMapper().readTree(run.out()).get("judges")) {
            cards.put(
                    card.get("criterion").textValue() + " " + card.get("judge").textValue(), card);
        }
        // Of 325 runs at hand these have verdicts; all 499 are told of in docs/methods/museum.md.
        assertThat(cards.keySet()).isEqualTo(counts.keySet()).hasSize(220);
        counts.forEach((name, count) -> compare(name, count, card(cards, name)));
        published(cards);
    }

    private static JsonNode card(Map<String, JsonNode> cards, String name) {
        return Objects.requireNonNull(cards.get(name), name);
    }

    private static void compare(String name, Counts count, JsonNode card) {
        var orders = card.get("orders");
        assertThat(
                        List.of(
                                orders.get("pairs").intValue(),
                                orders.get("firstOrderRight").intValue(),
                                orders.get("secondOrderRight").intValue(),
                                orders.get("bothRight").intValue(),
                                orders.get("consistent").intValue()))
                .as(name)
                .containsExactly(count.pairs, count.plain, count.turned, count.both, count.same);
        assertThat(card.get("value").doubleValue())
                .as(name)
                .isEqualTo((count.plain + count.turned) / 2.0 / count.pairs, within(1e-9));
    }

    /** From the paper's statistics.json: mean accuracy and share of equal verdicts. */
    private static void published(Map<String, JsonNode> cards) {
        figures(card(cards, "Natural GPT-4 Vanilla"), 0.955, 0.95);
        figures(card(cards, "Adversarial/Neighbor GPT-4 Vanilla"), 0.7873, 0.9328);
        figures(card(cards, "Adversarial/GPTInst GPT-4 Vanilla"), 0.8641, 0.9457);
        figures(card(cards, "Adversarial/GPTOut GPT-4 Vanilla"), 0.7766, 0.9362);
        figures(card(cards, "Adversarial/Manual GPT-4 Vanilla"), 0.8043, 0.8261);
        figures(card(cards, "Natural ChatGPT Vanilla"), 0.815, 0.71);
    }

    private static void figures(JsonNode card, double accuracy, double same) {
        var orders = card.get("orders");
        assertThat(card.get("value").doubleValue()).isEqualTo(accuracy, within(5e-5));
        assertThat(orders.get("consistent").doubleValue() / orders.get("pairs").doubleValue())
                .isEqualTo(same, within(5e-5));
    }
}
