package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.cli.Pairs.Pair;

class PairsTest {

    private static List<Pair> pairs(String... values) {
        return Pairs.of(Reading.COLUMNS, "left=model_a,right=model_b", List.of(values));
    }

    @Test
    void pairsAreSeparatedByCommasAndByRepetition() {
        assertThat(pairs("left=a,right=b", "winner=c"))
                .containsExactly(
                        new Pair("left", "a"), new Pair("right", "b"), new Pair("winner", "c"));
    }

    @Test
    void namesMayHoldSpacesEqualsSignsAndQuotesInside() {
        assertThat(pairs("left=model x,right=a=b,item=5\" disk"))
                .containsExactly(
                        new Pair("left", "model x"),
                        new Pair("right", "a=b"),
                        new Pair("item", "5\" disk"));
    }

    @Test
    void aNameWithACommaIsQuoted() {
        assertThat(pairs("left=\"model, \"\"A\"\"\",attribute:\"a=b,c\"=x"))
                .containsExactly(
                        new Pair("left", "model, \"A\""), new Pair("attribute:a=b,c", "x"));
    }

    @Test
    void aCommaThatIsNotQuotedIsExplained() {
        assertRefused(
                "left=model, A,right=b",
                "--columns: \" A\" has no equals sign",
                "Where a name holds a comma, quote it, as in --columns 'left=\"model, A\"'.");
    }

    @Test
    void aLoneWordIsExplained() {
        assertRefused(
                "left",
                "--columns: \"left\" has no equals sign",
                "Write KEY=COLUMN, as in --columns left=model_a,right=model_b.");
        assertRefused(
                "",
                "--columns: \"\" has no equals sign",
                "Write KEY=COLUMN, as in --columns left=model_a,right=model_b.");
    }

    @Test
    void aMissingSideIsExplained() {
        assertRefused(
                "left=,right=b",
                "--columns: nothing stands after the equals sign of \"left=\"",
                "Write KEY=COLUMN, as in --columns left=model_a,right=model_b.");
        assertRefused(
                "=a",
                "--columns: nothing stands before the equals sign of \"=a\"",
                "Write KEY=COLUMN, as in --columns left=model_a,right=model_b.");
    }

    @Test
    void aQuoteThatIsNeverClosedIsExplained() {
        assertRefused(
                "left=\"model, A",
                "--columns: a quote in \"left=\"model, A\" is never closed",
                "Close it, as in --columns 'left=\"model, A\",right=B'.");
    }

    private static void assertRefused(String value, String problem, String remedy) {
        assertThatThrownBy(() -> pairs(value)).hasMessage(problem + "\n  try: " + remedy);
    }
}
