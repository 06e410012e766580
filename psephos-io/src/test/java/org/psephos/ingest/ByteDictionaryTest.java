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
        long rest = Words.at(in, at);
        hash =
                at == 0
                        ? ByteDictionary.word(rest, length)
                        : ByteDictionary.last(hash, rest, length - at);
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

    @Test
    void wordsMarkTheFirstByteBelowABound() {
        var random = new Seed(6).random();
        for (int i = 0; i < 20_000; i++) {
            int bound = List.of(1, 35, 45, 125, 128).get(random.nextInt(5));
            var word = new byte[8];
            for (int k = 0; k < 8; k++) {
                // Neighbours of the bound, and their likes with the highest bit set.
                int near = bound - 1 + random.nextInt(3);
                word[k] = (byte) (random.nextInt(4) == 0 ? near ^ 0x80 : near);
            }
            int first = 0;
            while (first < 8 && (word[first] & 0xFF) >= bound) {
                first++;
            }
            long marks = Words.below(Words.at(word, 0), Words.all((byte) bound));
            assertThat(marks == 0 ? 8 : Words.before(marks))
                    .as("%s, %d", Arrays.toString(word), bound)
                    .isEqualTo(first);
        }
    }

    /** Two long names made so that their hashes are the same. */
    @Test
    void namesOfOneHashAreToldApart() {
        var random = new Seed(5).random();
        byte[] one = "theirs! seven77 and room".getBytes(StandardCharsets.UTF_8);
        long hash = ByteDictionary.step(0, Words.at(one, 0));
        long first;
        long other;
        do {
            first = random.nextLong();
            other = ByteDictionary.step(0, first);
        } while (first == Words.at(one, 0) || (hash ^ other) >>> 56 != 0);
        byte[] two = one.clone();
        for (int k = 0; k < 8; k++) {
            two[k] = (byte) (first >>> (8 * k));
        }
        for (int k = 0; k < 7; k++) {
            two[8 + k] = (byte) (one[8 + k] ^ ((hash ^ other) >>> (8 * k)));
        }
        long same = ByteDictionary.last(hash, Words.at(one, 8), 7);
        assertThat(ByteDictionary.last(other, Words.at(two, 8), 7)).isEqualTo(same);

        var names = new ByteDictionary();
        assertThat(names.code(one, 0, 15)).isZero();
        assertThat(names.find(two, 0, 15, same)).isEqualTo(-1);
        assertThat(names.code(two, 0, 15)).isEqualTo(1);
        assertThat(names.find(one, 0, 15, same)).isZero();
        assertThat(names.find(two, 0, 15, same)).isEqualTo(1);
        assertThat(names.code(one, 0, 15)).isZero();
    }
}
