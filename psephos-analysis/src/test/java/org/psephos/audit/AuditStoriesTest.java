package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.model.Outcome;
import org.psephos.testkit.Shared;

/** Published rows, and what they are known to say. */
class AuditStoriesTest {
    private static final String AGAIN = " (again)";

    @Test
    void crowdOfLlmfaoPrefersWhatStandsLeftAndSomeGiveOneAnswerAgainAndAgain() throws IOException {
        var table = new Table();
        for (var row : rows("data/llmfao/crowd-comparisons.csv")) {
            table.vote(
                    row.get("worker"),
                    row.get("id"),
                    row.get("left"),
                    row.get("right"),
                    outcome(row.get("winner")));
        }
        var docket = table.docket();
        var position = PositionEffect.look(docket);

        // 2,911 votes for the left and 2,549 for the right.
        assertThat(position.claim()).startsWith("the left side won 53.3% of 5,460 decided votes");
        assertThat(position.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(position.low()).isPositive();
        assertThat(OneSided.look(docket).claim())
                .contains("32 chose the left side in 21 of 21 decided votes");
        assertThat(StraightLining.look(docket).claim())
                .contains("11 gave one answer to 191 of 336 votes, 59 of them in a row");
        assertThat(DuplicateAnnotators.look(docket).estimate()).isZero();
    }

    /** Positional agreement of GPT-4 as LLMBar publishes it. */
    @Test
    void judgesOfLlmbarAreAsConsistentAsPublished() throws IOException {
        var expected = new TreeMap<String, Double>();
        expected.put("Natural", 95.0);
        expected.put("Neighbor", 93.28);
        expected.put("GPTInst", 94.57);
        expected.put("GPTOut", 93.62);
        expected.put("Manual", 82.61);
        var tables = new TreeMap<String, Table>();
        for (var row : rows("data/llmbar/evaluator_decisions.csv")) {
            var subset = row.get("subset").replaceFirst(".*[/_]", "");
            if (row.get("evaluator").equals("GPT-4") && row.get("strategy").equals("Vanilla")) {
                bothOrders(
                        tables.computeIfAbsent(subset, one -> new Table()),
                        row.get("index"),
                        row.get("winner_original_order"),
                        row.get("winner_swapped_order"));
            }
        }
        assertThat(tables.keySet()).isEqualTo(expected.keySet());
        tables.forEach(
                (subset, table) ->
                        assertThat(SelfInconsistency.look(table.docket()).estimate())
                                .as(subset)
                                .extracting(flips -> 100 * (1 - flips), DOUBLE)
                                .isCloseTo(expected.getOrDefault(subset, 0.0), within(0.005)));
    }

    /** Whose answer wins: 1 or 2, whatever stood first. */
    private static void bothOrders(Table table, String item, String straight, String swapped) {
        table.vote("judge", item, "1", "2", winner(straight, "1"));
        table.vote("judge", item, "2", "1", winner(swapped, "2"));
    }

    private static Outcome winner(String winner, String left) {
        return winner.equals(left) ? Outcome.LEFT : Outcome.RIGHT;
    }

    /** 44,230 pairs judged in both orders: 71.0% the same verdict, win rate .4310. */
    @Test
    void evaltreesJudgeFlipsAsOftenAsCounted() throws IOException {
        var text =
                Files.readString(
                        Shared.file(
                                "data/evaltree/chatbot_arena_llama3.2-3b_beat_gemma2-2b_verdicts.json"));
        var table = new Table();
        int item = 0;
        for (var pair : text.replaceAll("[\\[\\]\\s]", " ").strip().split("  +, *| *, +", -1)) {
            var both = pair.strip().split(",", -1);
            table.vote("judge", "i" + item, "llama", "gemma", winner(both[0], "1"));
            table.vote("judge", "i" + item, "gemma", "llama", winner(both[1], "2"));
            item++;
        }
        var finding = SelfInconsistency.look(table.docket());

        assertThat(item).isEqualTo(44_230);
        assertThat(finding.n()).isEqualTo(44_230);
        assertThat(finding.estimate())
                .extracting(flips -> 1 - flips, DOUBLE)
                .isCloseTo(31_397 / 44_230.0, within(1e-9));
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim()).contains("gemma wins 56.9% of all verdicts");
    }

    /** MINT's table mixes models with 586 and with 409 tasks. */
    @Test
    void mintIsFlaggedWithItsCommonItems() throws IOException {
        var table = new Table();
        for (var row : rows("data/mint_results/outcomes.csv")) {
            if (row.get("feedback_provider").equals("None") && row.get("max_turns").equals("5")) {
                var outcomes = row.get("outcome_string");
                for (int i = 0; i < outcomes.length(); i++) {
                    table.rate(
                            "",
                            row.get("task") + "/" + i,
                            row.get("model"),
                            "overall",
                            100 * (outcomes.charAt(i) - '0') / 10.0);
                }
            }
        }
        var docket = table.docket();
        var means = ItemMeans.of(docket.data().ratings()).getFirst();
        int claude = means.systems().indexOf("claude-2");
        var finding = MixedItemSets.look(docket);

        assertThat(means.own(claude)).isCloseTo(3.993, within(0.0005));
        assertThat(means.over(claude, means.common())).isCloseTo(4.768, within(0.0005));
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim()).startsWith("409 of 586 items were rated for all ");
    }

    /** 283 of 490 and 7,711 of 11,730 decided pairs of unequal length. */
    @Test
    void adparaphrasePrefersWhatIsLonger() throws IOException {
        var first = LengthPreference.look(adparaphrase("data/adparaphrase_v1/adparaphrase.csv"));
        var second =
                LengthPreference.look(
                        adparaphrase("data/adparaphrase_v2/adparaphrase_v2_main.csv"));

        assertThat(first.n()).isEqualTo(490);
        assertThat(first.estimate()).isEqualTo(283 / 490.0);
        assertThat(second.n()).isEqualTo(11_730);
        assertThat(second.estimate()).isEqualTo(7711 / 11_730.0);
        assertThat(second.severity()).isEqualTo(Severity.HIGH);
    }

    private static Docket adparaphrase(String file) throws IOException {
        var table = new Table();
        int item = 0;
        for (var row : rows(file)) {
            int one = length(row.get("ad1"));
            int two = length(row.get("ad2"));
            votes(table, item, new int[] {one, two}, row.get("count.preference_ad1"), Outcome.LEFT);
            votes(
                    table,
                    item,
                    new int[] {one, two},
                    row.get("count.preference_ad2"),
                    Outcome.RIGHT);
            item++;
        }
        return table.docket();
    }

    private static void votes(Table table, int item, int[] lengths, String count, Outcome outcome) {
        if (!count.isBlank() && Double.parseDouble(count) > 0) {
            table.prefer(
                    "i" + item, lengths[0], lengths[1], outcome, (int) Double.parseDouble(count));
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Ratings and rankings of the same answers by the same model agree on 66 of 117 pairs. */
    @Test
    void sparseFeedbackContradictsItself() throws IOException {
        var table = new Table();
        for (var row : csv("data/sparse_feedback/feedback_ratings_sample_generation.csv")) {
            double grade = Double.parseDouble(row.get(3));
            table.grade(row.get(0) + "|" + row.get(1), row.get(2), grade);
            table.grade(row.get(0) + "|" + row.get(1), row.get(2) + AGAIN, grade);
        }
        for (var row : csv("data/sparse_feedback/feedback_rankings_sample_generation.csv")) {
            var outcome =
                    switch (row.get(4)) {
                        case "(a)" -> Outcome.LEFT;
                        case "(b)" -> Outcome.RIGHT;
                        default -> Outcome.TIE;
                    };
            // Two of the pairs are the same text twice.
            var other = row.get(3) + (row.get(3).equals(row.get(2)) ? AGAIN : "");
            table.choose(row.get(0) + "|" + row.get(1), row.get(2), other, outcome);
        }
        var finding = Contradictions.look(table.docket());

        assertThat(finding.n()).isEqualTo(117);
        assertThat(finding.claim())
                .contains("66 of 117 pairs (56.41%)")
                .contains("16 are the other way");
    }

    private static Outcome outcome(String winner) {
        return switch (winner) {
            case "left" -> Outcome.LEFT;
            case "right" -> Outcome.RIGHT;
            default -> Outcome.TIE;
        };
    }

    private static List<Row> rows(String file) throws IOException {
        var lines = csv(file);
        return lines.stream().skip(1).map(cells -> new Row(lines.getFirst(), cells)).toList();
    }

    /** A row with its head. */
    private record Row(List<String> head, List<String> cells) {
        Row {
            head = List.copyOf(head);
            cells = List.copyOf(cells);
        }

        String get(String column) {
            return cells.get(head.indexOf(column));
        }
    }

    /** RFC 4180, with line breaks in quotes. */
    private static List<List<String>> csv(String file) throws IOException {
        var text = Files.readString(Shared.file(file), StandardCharsets.UTF_8);
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean escaped = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (escaped) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        if (!row.isEmpty()) {
            row.add(field.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }
}
