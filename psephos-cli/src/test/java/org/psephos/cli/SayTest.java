package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SayTest {

    @Test
    void thousandsAreSetApart() {
        assertThat(Say.number(0)).isEqualTo("0");
        assertThat(Say.number(999)).isEqualTo("999");
        assertThat(Say.number(8931)).isEqualTo("8,931");
        assertThat(Say.number(-1_234_567)).isEqualTo("-1,234,567");
    }

    @Test
    void oneIsNotMany() {
        assertThat(Say.count(1, "row")).isEqualTo("1 row");
        assertThat(Say.count(0, "row")).isEqualTo("0 rows");
    }

    @Test
    void sizesHaveTwoDigitsOrMore() {
        assertThat(Say.bytes(1)).isEqualTo("1 byte");
        assertThat(Say.bytes(999)).isEqualTo("999 bytes");
        assertThat(Say.bytes(4_149_000)).isEqualTo("4.1 MB");
        assertThat(Say.bytes(999_999)).isEqualTo("1.0 MB");
        assertThat(Say.bytes(80_000_000)).isEqualTo("80 MB");
    }

    /** Mutant: what is no word of git or of ours is a sentence. */
    @Test
    void aCommandIsSaidAsItIsTypedAndASentenceWithACapital() {
        for (var command :
                List.of(
                        "chmod +r a.csv",
                        "git lfs pull",
                        "iconv -f UTF-16 -t UTF-8 < a.csv > b.csv",
                        "psephos peek a.csv",
                        "tr '\\r' '\\n' < a.csv > b.csv")) {
            assertThat(Say.sentence(command)).isEqualTo(command + "\n");
        }
        assertThat(Say.sentence("try again")).isEqualTo("Try again\n");
        assertThat(Say.sentence("make room there")).isEqualTo("Make room there\n");
    }

    @Test
    void timesAreInTenths() {
        assertThat(Say.seconds(96_000_000)).isEqualTo("0.1 s");
        assertThat(Say.seconds(61_000_000_000L)).isEqualTo("61.0 s");
    }

    @Test
    void theNearestWordIsAtMostAThirdAway() {
        var known = List.of("rank", "report", "peek");

        assertThat(Nearest.to("rnak", known)).isEqualTo("rank");
        assertThat(Nearest.to("reprot", known)).isEqualTo("report");
        assertThat(Nearest.to("peak", known)).isEqualTo("peek");
        assertThat(Nearest.to("votes", known)).isNull();
    }

    @Test
    void aShellReadsQuotedWordsBackAsTheyAre() {
        assertThat(Shell.quoted(List.of("rank", "my votes.csv", "it's", "", "left=é", "$x")))
                .isEqualTo("rank 'my votes.csv' 'it'\\''s' '' left=é '$x'");
    }
}
