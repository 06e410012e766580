package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;

/** Names are told apart by all of their bytes, by the careful way and the fast one. */
class ByteDictionaryTest {

    /** As a scanner does: word by word, with whatever follows the name in the block. */
    private static int find(ByteDictionary names, String name, String after) {
        byte[] in = (name + after + "\0\0\0\0\0\0\0\0").getBytes(StandardCharsets.UTF_8);
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        long hash = 0;
        int at = 0;
        while (length - at >= Words.LENGTH) {
            hash = ByteDictionary.step(hash, Words.at(in, at));
            at += Words.LENGTH;
        }
        hash = ByteDictionary.last(hash, Words.at(in, at), length - at);
        return names.find(in, 0, length, hash);
    }

    private static int code(ByteDictionary names, String name) {
        byte[] in = ("x" + name + "y").getBytes(StandardCharsets.UTF_8);
        return names.code(in, 1, in.length - 1);
    }

    @Test
    void namesThatLookAlikeAreDifferent() {
        var names = new ByteDictionary();
        var all =
                List.of(
                        "",
                        "\0",
                        "\0\0",
                        "a",
                        "a\0",
                        "a\0\0",
                        "ab",
                        "ba",
                        "model-7",
                        "model-7\0",
                        "model-17",
                        "model-18",
                        "model-17\0",
                        "model-171",
                        "claude-3-opus-20240229",
                        "claude-3-opus-20240228",
                        "claude-3-Opus-20240229",
                        "ψῆφος",
                        "ψῆφοσ",
                        "aaaaaaaabbbbbbbb",
                        "bbbbbbbbaaaaaaaa");
        for (int i = 0; i < all.size(); i++) {
            assertThat(find(names, all.get(i), ",tie\n")).as(all.get(i)).isEqualTo(-1);
            assertThat(code(names, all.get(i))).isEqualTo(i);
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(code(names, all.get(i))).isEqualTo(i);
            assertThat(find(names, all.get(i), ",tie\n")).isEqualTo(i);
            assertThat(find(names, all.get(i), "\n")).isEqualTo(i);
            assertThat(names.name(i)).isEqualTo(all.get(i));
        }
        assertThat(names.size()).isEqualTo(all.size());
    }

    @Test
    void agreesWithAMap() {
        var random = new Seed(3).random();
        var names = new ByteDictionary();
        var twin = new HashMap<String, Integer>();
        for (int i = 0; i < 30_000; i++) {
            var letters = new char[random.nextInt(20)];
            for (int k = 0; k < letters.length; k++) {
                letters[k] = (char) ('a' + random.nextInt(2));
            }
            var name = new String(letters);
            int before = twin.getOrDefault(name, -1);
            assertThat(find(names, name, ",")).isEqualTo(before);
            int expected = twin.computeIfAbsent(name, fresh -> twin.size());
            assertThat(code(names, name)).isEqualTo(expected);
        }
        assertThat(twin.size()).isGreaterThan(10_000);
    }

    @Test
    void wordsMarkTheFirstByteThatIsSought() {
        var random = new Seed(4).random();
        long commas = Words.all((byte) ',');
        for (int i = 0; i < 10_000; i++) {
            var word = new byte[8];
            for (int k = 0; k < 8; k++) {
                // Neighbours of the comma, and its like with the highest bit set, tempt the marks.
                word[k] =
                        List.of((byte) ',', (byte) '-', (byte) '+', (byte) 0xAC)
                                .get(random.nextInt(4));
            }
            long marks = Words.equal(Words.at(word, 0), commas);
            int first = 0;
            while (first < 8 && word[first] != ',') {
                first++;
            }
            if (first == 8) {
                assertThat(marks).as(Arrays.toString(word)).isZero();
            } else {
                assertThat(Words.before(marks)).as(Arrays.toString(word)).isEqualTo(first);
            }
        }
    }

    /** A long name made so that its hash is that of a short one. */
    @Test
    void namesOfOneHashAreToldApart() {
        var random = new Seed(5).random();
        byte[] twoWords = new byte[15];
        byte[] oneWord = "seven77".getBytes(StandardCharsets.UTF_8);
        long first;
        long hash;
        do {
            first = random.nextLong();
            hash = ByteDictionary.step(0, first);
        } while (hash >>> 56 != 0);
        for (int k = 0; k < 8; k++) {
            twoWords[k] = (byte) (first >>> (8 * k));
        }
        for (int k = 0; k < 7; k++) {
            twoWords[8 + k] = (byte) ((hash >>> (8 * k)) ^ oneWord[k]);
        }
        byte[] in = Arrays.copyOf(twoWords, 23);
        long theirs = ByteDictionary.last(hash, Words.at(in, 8), 7);
        assertThat(theirs)
                .isEqualTo(ByteDictionary.last(0, Words.at(Arrays.copyOf(oneWord, 8), 0), 7));

        var shortFirst = new ByteDictionary();
        assertThat(shortFirst.code(oneWord, 0, 7)).isZero();
        assertThat(shortFirst.code(twoWords, 0, 15)).isEqualTo(1);
        assertThat(find(shortFirst, "seven77", ",")).isZero();
        assertThat(shortFirst.find(in, 0, 15, theirs)).isEqualTo(1);

        var longFirst = new ByteDictionary();
        assertThat(longFirst.code(twoWords, 0, 15)).isZero();
        assertThat(find(longFirst, "seven77", ",")).isEqualTo(-1);
    }
}
