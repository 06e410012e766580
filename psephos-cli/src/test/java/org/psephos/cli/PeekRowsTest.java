package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code peek} shows of the first rows.
 *
 * <p>Mutants: answers of one system bear one name; what is too long is not cut; what is left out is
 * not counted.
 */
class PeekRowsTest {
    @TempDir private Path folder;

    private List<String> first(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        var lines = ProgramRun.of("peek", file.toString()).out().lines().toList();
        int head =
                lines.stream()
                        .filter(line -> line.startsWith("First "))
                        .mapToInt(lines::indexOf)
                        .findFirst()
                        .orElseThrow();
        return lines.subList(head, lines.size());
    }

    @Test
    void wordsAreShownWithWhatWasSaidOfThem() throws IOException {
        var rows =
                """
                {"prompt":"What is  the\\ncapital?","chosen":"Paris.","rejected":"\\u001b[31mRome."}
                {"prompt":"%s","chosen":"Four.","rejected":"Five."}
                """
                        .formatted("long ".repeat(60));

        assertThat(first("pairs.jsonl", rows))
                .containsExactly(
                        "First items",
                        "  What is the capital?",
                        "    answer 1: Paris.",
                        "    answer 2: ?[31mRome.",
                        "    answer 1 over answer 2",
                        "  " + "long ".repeat(19) + "l..",
                        "    answer 1: Four.",
                        "    answer 2: Five.",
                        "    answer 1 over answer 2");
    }

    @Test
    void onlySomeAreShownAndTheOthersCounted() throws IOException {
        var answers = new StringBuilder();
        for (int answer = 1; answer <= 6; answer++) {
            answers.append(answer == 1 ? "" : ",")
                    .append(
                            "{\"model\":\"%s\",\"response\":\"Blue %s.\","
                                    .formatted(answer < 6 ? "ada" : "bix", answer))
                    .append("\"annotations\":{\"honesty\":{\"Rating\":\"4\",\"Rationale\":\"r\"}},")
                    .append("\"critique\":\"Good.\",\"overall_score\":8}");
        }
        var row =
                "{\"source\":\"s\",\"instruction\":\"Sky?\",\"models\":[\"ada\"],\"completions\":[%s]}\n"
                        .formatted(answers);

        assertThat(first("uf.jsonl", row))
                .containsExactly(
                        "First items",
                        "  Sky?",
                        "    ada (answer 1): Blue 1.",
                        "    ada (answer 2): Blue 2.",
                        "    ada (answer 3): Blue 3.",
                        "    ada (answer 4): Blue 4.",
                        "    and 2 answers more",
                        "    ada (answer 1): 4 (of 1 to 5) [honesty, by gpt-4]",
                        "    ada (answer 2): 4 (of 1 to 5) [honesty, by gpt-4]",
                        "    ada (answer 3): 4 (of 1 to 5) [honesty, by gpt-4]",
                        "    ada (answer 4): 4 (of 1 to 5) [honesty, by gpt-4]",
                        "    and 20 judgements more");
    }

    @Test
    void votesShowWhoMetWhom() throws IOException {
        assertThat(first("votes.csv", "left,right,winner\nada,bix,left\nbix,ada,tie\n"))
                .containsExactly(
                        "First comparisons",
                        "  ada" + " ".repeat(31) + "bix" + " ".repeat(31) + "left",
                        "  bix" + " ".repeat(31) + "ada" + " ".repeat(31) + "tie");
    }

    @Test
    void otherJudgementsWithoutWordsHaveALineEach() throws IOException {
        assertThat(first("ratings.csv", "item,rater1,rater2\nq1,3,4\nq2,5,4\n"))
                .containsExactly(
                        "First judgements",
                        "  q1: 3 [by rater1]",
                        "  q1: 4 [by rater2]",
                        "  q2: 5 [by rater1]",
                        "  q2: 4 [by rater2]");
    }

    /** Sides without a name are worth no table. Mutant: comparisons are a table whoever met. */
    @Test
    void votesOnAnswersOfNobodyAreSentences() throws IOException {
        assertThat(
                        first(
                                "decisions.csv",
                                """
                                subset,evaluator,strategy,index,label,winner_original_order,winner_swapped_order
                                Natural,ChatGPT-0301,CoT,0,1,2,1
                                """))
                .startsWith("First judgements")
                .allMatch(line -> !line.contains("?"))
                .hasSize(3);
    }
}
