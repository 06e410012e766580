package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;

/** A text that is taken for words by its bytes is words to who looks for turns and for JSON. */
class PlainTextTest {
    private static final List<String> PIECES =
            List.of(
                    "<extra_id_1>User\n",
                    "<extra_id_1>Assistant\n",
                    "<extra",
                    "Human:",
                    "Assistant:",
                    "\n\n",
                    "\n",
                    " ",
                    "\u3000",
                    "\u2003",
                    "\u1680",
                    "\u00a0",
                    "\u001f",
                    "[{\"role\":\"user\",\"content\":\"x\"}]",
                    "[",
                    "{",
                    "words",
                    "語",
                    "“",
                    "é");

    private static boolean isPlain(String text) {
        var bytes = ("<<" + text + "<").getBytes(StandardCharsets.UTF_8);
        return PlainText.is(bytes, 2, bytes.length - 1);
    }

    private static boolean isOneMessage(String text) throws Fault {
        for (var role : List.of(Messages.USER, Messages.ASSISTANT)) {
            var read = Messages.of("f", TextNode.valueOf(text), role);
            if (!read.equals(List.of(Messages.one(role, text)))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void whatIsTakenForWordsIsOneMessage() throws Fault {
        var random = new Seed(3).random();
        int plain = 0;
        int one = 0;
        for (int round = 0; round < 60_000; round++) {
            var text = new StringBuilder();
            for (int more = random.nextInt(5); more >= 0; more--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            boolean words = isPlain(text.toString());
            boolean message = isOneMessage(text.toString());
            if (words) {
                assertThat(message).as(text.toString()).isTrue();
            }
            plain += words ? 1 : 0;
            one += message ? 1 : 0;
        }
        assertThat(plain).isGreaterThan(15_000);
        assertThat(one).isLessThan(59_000);
    }

    @Test
    void ordinaryTextsAreWords() {
        assertThat(
                        List.of(
                                "What is it?",
                                "1 < 2 and 3 <extra",
                                " indented",
                                "\none line down",
                                "“Quoted”",
                                "日本語",
                                "élan",
                                "He said: Human: no."))
                .allMatch(PlainTextTest::isPlain);
        assertThat(
                        List.of(
                                "",
                                " ",
                                "\n",
                                "[1]",
                                " {",
                                "\u3000[",
                                "\n\nHuman: no",
                                "a <extra_id_1>"))
                .noneMatch(PlainTextTest::isPlain);
    }
}
