package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Dataset;

/** What messages say beside their words goes along with who asked and who answered. */
class AsidesTest {
    @TempDir private Path folder;

    private Dataset read(String row) {
        return Reading.read(Reading.write(folder, "rows.jsonl", row.replace('\'', '"') + "\n"));
    }

    private static SortedMap<String, String> ofAnswer(Dataset dataset, int row) {
        return dataset.responses().get(row).attributes();
    }

    /** Mutant: what was thought is left out. */
    @Test
    void whatWasThoughtIsKeptOfTheAnswer() {
        var dataset =
                read(
                        "{'prompt':[{'role':'user','content':'2+2?'}],"
                                + "'chosen':[{'role':'assistant','content':'4','thinking':'two and two'}],"
                                + "'rejected':[{'role':'assistant','content':'5'}]}");

        var left = dataset.comparisons().get(0).left().response();
        assertThat(dataset.comparisons().size()).isEqualTo(1);
        for (int row = 0; row < dataset.responses().size(); row++) {
            boolean chosen = dataset.responses().get(row).id().equals(left);
            assertThat(ofAnswer(dataset, row))
                    .containsExactlyEntriesOf(
                            chosen
                                    ? java.util.Map.of("message_thinking", "two and two")
                                    : java.util.Map.of());
        }
    }

    /** Mutant: answers of the same words are one, whatever was thought. */
    @Test
    void answersThatWereThoughtOfOtherwiseAreTwo() {
        var row =
                "{'prompt':[{'role':'user','content':'2+2?'}],"
                        + "'chosen':[{'role':'assistant','content':'4','thinking':'%s'}],"
                        + "'rejected':[{'role':'assistant','content':'5'}]}";

        var dataset = read(row.formatted("a") + "\n" + row.formatted("b"));

        assertThat(dataset.manifest().rejects().count()).isZero();
        assertThat(dataset.comparisons().size()).isEqualTo(2);
        assertThat(dataset.responses().size()).isEqualTo(3);
    }

    /** Mutants: places of a list are left out; ids of calls are; one plain message hides others. */
    @Test
    void whatSeveralMessagesSayIsAListWithAPlaceForEach() {
        var dataset =
                read(
                        "{'prompt':[{'role':'system','content':'Be brief.'},"
                                + "{'role':'user','content':'Weather?','name':'ann'},"
                                + "{'role':'assistant','content':'','tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}}]},"
                                + "{'role':'tool','content':'sun','tool_call_id':'c1'}],"
                                + "'chosen':[{'role':'assistant','content':'Sunny.'}],"
                                + "'rejected':[{'role':'assistant','content':'Rain.'}]}");

        assertThat(dataset.items().get(0).attributes())
                .contains(
                        entry("message_name", "[null,\"ann\",null,null]"),
                        entry("message_tool_call_id", "[null,null,null,\"c1\"]"),
                        entry("message_tool_call_ids", "[null,null,[\"c1\"],null]"));
    }

    @Test
    void messagesOfRoleAndWordsSayNothingElse() {
        var dataset =
                read(
                        "{'prompt':[{'role':'user','content':'Hi'}],"
                                + "'chosen':[{'role':'assistant','content':'Yo','thinking':''}],"
                                + "'rejected':[{'role':'assistant','content':'No','thinking':null}]}");

        assertThat(dataset.attributeNames()).noneMatch(name -> name.startsWith("message_"));
        assertThat(dataset.responses().attributes()).isEmpty();
        assertThat(dataset.items().attributes()).isEmpty();
    }
}
