package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Seed;

/**
 * The fast way through votes takes names of every length and with every sign that ends no field.
 */
class QuickVotesTest {
    private static final List<String> NAMES =
            List.of(
                    "a",
                    "b c",
                    "GPT 4",
                    "seven77",
                    "eight888",
                    "eight889",
                    "nine 9999",
                    "(low) !#$%&'+*",
                    "exactly sixteen!",
                    "exactly sixteen?",
                    "a name of more than three words",
                    "a name of more than three wordz",
                    "\u03c8\u1fc6\u03c6\u03bf\u03c2",
                    "1.2:3/4-5",
                    "tie");

    private static final List<String> WINNERS =
            List.of("model_a", "model_b", "tie", "tie (bothbad)");

    @TempDir Path folder;

    private record Vote(String left, String right, String winner) {}

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void everyRowIsReadAsItStands(String delimiter) {
        var random = new Seed(delimiter.charAt(0)).random();
        var votes = new ArrayList<Vote>();
        var text =
                new StringBuilder(String.join(delimiter, "model_a", "note", "model_b", "winner"));
        for (int i = 0; i < 5_000; i++) {
            int left = random.nextInt(NAMES.size());
            int right = (left + 1 + random.nextInt(NAMES.size() - 1)) % NAMES.size();
            var winner = WINNERS.get(random.nextInt(WINNERS.size()));
            var vote = new Vote(NAMES.get(left), NAMES.get(right), winner);
            var note = random.nextInt(50) == 0 ? "\"said \"\"no" + delimiter + "\n\"" : "x y";
            votes.add(vote);
            text.append(random.nextInt(2) == 0 ? "\n" : "\r\n")
                    .append(String.join(delimiter, vote.left(), note, vote.right(), winner));
        }
        var file = Reading.write(folder, "votes.csv", text.toString());

        var read = Reading.read(file, Reading.wanted(Reading.VOTES, 1)).comparisons();

        assertThat(votes(read)).isEqualTo(votes);
    }

    private static List<Vote> votes(Comparisons read) {
        var votes = new ArrayList<Vote>();
        for (int row = 0; row < read.size(); row++) {
            var winner = WINNERS.get(read.outcomeOrdinal(row));
            var left = read.systems().name(read.left(row));
            votes.add(new Vote(left, read.systems().name(read.right(row)), winner));
        }
        return votes;
    }
}
