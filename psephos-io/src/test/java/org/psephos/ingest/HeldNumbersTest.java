package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.dataset.Dataset;

/** A number that 64 bits do not hold is a reject: it would become another one, or nothing. */
final class HeldNumbersTest {
    @TempDir Path folder;

    private Dataset read(String text) {
        return Reading.read(Reading.write(folder, "votes", text));
    }

    private static List<String> rejects(Dataset read) {
        return read.manifest().rejects().examples().stream()
                .map(Object::toString)
                .map(told -> told.substring(told.lastIndexOf("votes") + 5))
                .toList();
    }

    /** Mutants: from 2^53 + 2 on; only what is not zero becomes nothing. */
    @Test
    void ratingsThatWouldBecomeOthersAreRejects() {
        var read =
                read(
                        """
                        item,rating
                        1,9007199254740992
                        2,9007199254740993
                        3,1e-400
                        4,0e-400
                        5,0.1
                        6,-9007199254740994
                        7,1e300
                        8,-4e-310
                        9,0.000
                        """);

        assertThat(read.ratings().size()).isEqualTo(6);
        assertThat(rejects(read))
                .containsExactly(
                        ":3: rating: expected " + Numbers.HELD + ", but found \"9007199254740993\"",
                        ":4: rating: expected " + Numbers.HELD + ", but found \"1e-400\"",
                        ":9: rating: expected " + Numbers.HELD + ", but found \"-4e-310\"");
    }

    @ParameterizedTest
    @CsvSource({"9007199254740993, 9007199254740992", "1e-400, 0"})
    void cardsTakeNoneOfThemEither(String number, double nearest) {
        assertThat(Cell.number(number)).isNull();
        assertThat(Cell.rounded(number)).isEqualTo(nearest);
        assertThat(Numbers.expected(number, "x")).isEqualTo(Numbers.HELD);
        assertThat(Numbers.expected("word", "x")).isEqualTo("x");
    }

    /** In a list as Python prints it, a long number stays as it was written. */
    @Test
    void longNumbersOfPythonStayAsTheyStand() {
        var list =
                Objects.requireNonNull(
                        PythonText.parse("{'id': 9007199254740993, 'share': 1.50, 'n': 3}"));

        assertThat(list.get("id").asText()).isEqualTo("9007199254740993");
        assertThat(list.get("share").asText()).isEqualTo("1.50");
        assertThat(list.get("n").asText()).isEqualTo("3");
    }

    /** Found by damaging files: to a card a blank is nothing. Mutant: a blank is a bad value. */
    @Test
    void blanksInPlaceOfNumbersAreNothing() {
        var read =
                read(
                        """
                        left,right,winner,time,duration,confidence,weight
                        a,b,left," "," "," ","\t"
                        a,b,left,1715085296,2,0.5,3
                        """);

        assertThat(rejects(read)).isEmpty();
        var first = read.comparisons().get(0).header();
        assertThat(first.time()).isNull();
        assertThat(first.duration()).isNull();
        assertThat(first.confidence()).isNull();
        assertThat(first.weight()).isEqualTo(1);
        assertThat(read.comparisons().get(1).header().weight()).isEqualTo(3);
    }

    @Test
    void daysOfASpreadsheetAreNoSecondsOf1970() {
        var read = read("left,right,winner,time\na,b,left,45292.5\na,b,left,1715085296\n");

        assertThat(read.comparisons().size()).isEqualTo(1);
        assertThat(rejects(read))
                .containsExactly(
                        ":2: time: expected a time such as 2024-05-07T12:34:56Z or seconds since 1970,"
                                + " from 100000000 on (days of a spreadsheet: write them as dates), but"
                                + " found \"45292.5\"");
    }
}
