package org.psephos.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;

/** Rows of prompt, chosen and rejected with all that real ones hold, and some that are none. */
final class AwkwardRows {
    private static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "plain words",
                    "two\nlines\tand a tab",
                    "\"quoted\" back\\slash / ",
                    "ψῆφος 判断 😀",
                    "{\"json\": [1]}",
                    "Human: no.",
                    "\n\nHuman: who?\n\nAssistant: I.",
                    "\u0000\u001f\u007f\u0085",
                    "<b>&amp;</b>",
                    "x".repeat(70_000));
    private static final List<String> MARKED =
            List.of(
                    "a <extra_id_1>User\nb ",
                    "Sky?\n<extra_id_1>Assistant\nBlue.\n<extra_id_1>User\nSure?",
                    "<extra_id_0>System\n\n<extra_id_1>User\nSky?\n<extra_id_1>Assistant\n",
                    "1 < 2 and <extra",
                    "\n\nHuman: Sky?\n\nAssistant:",
                    "Human: Sky?\n\nAssistant: Blue.\n\nHuman: Sure",
                    "Assistant: Blue.",
                    " \n[\"a\", \"b\"]",
                    "\u3000[{\"role\": \"user\", \"content\": \"y\"}]",
                    "\u2003{'role': 'user', 'content': 'x'}",
                    "[{\"role\": \"user\", \"content\": \"x\"}]",
                    "\u00a0[1]");
    private static final List<String> BROKEN =
            List.of(
                    "{torn",
                    "",
                    "[]",
                    "7",
                    "{\"prompt\": \"a\", \"prompt\": \"b\", \"chosen\": \"c\", \"rejected\": \"d\"}",
                    "{\"prompt\": \"a\"}",
                    "{\"prompt\": [{\"content\": \"no role\"}], \"chosen\": \"c\", \"rejected\": \"d\"}",
                    "{\"prompt\": \"a\", \"chosen\": null, \"rejected\": \"d\"}",
                    "{\"prompt\": \"a\", \"chosen\": \"same\", \"rejected\": \"same\"}",
                    "{\"prompt\": \"a\", \"chosen\": \"\\ud800\", \"rejected\": \"\\uDC00\\u00e9\"}",
                    "{\"prompt\": \"a\", \"chosen\": \"\\/\\b\\f\", \"rejected\": 1.10}",
                    "{\"prompt\": \"a\", \"chosen\": {\"role\": \"assistant\", \"content\": \"o\"},"
                            + " \"rejected\": [\"u\", \"a\"]}",
                    "{\"prompt\": \"a\", \"chosen\": \"c\", \"rejected\": \"d\"} trailing",
                    " {\"prompt\" :\"a\" , \"chosen\":\"c\",\t\"rejected\": \"d\" } \r");

    private final SplitMix64 random;

    AwkwardRows(long seed) {
        random = new Seed(seed).random();
    }

    static String row(String prompt, String chosen, String rejected) {
        var row = JsonNodeFactory.instance.objectNode();
        row.set("prompt", JsonNodeFactory.instance.arrayNode().add(says("user", prompt)));
        row.set("chosen", JsonNodeFactory.instance.arrayNode().add(says("assistant", chosen)));
        row.set("rejected", JsonNodeFactory.instance.arrayNode().add(says("assistant", rejected)));
        return row + "\n";
    }

    private static ObjectNode says(String role, String text) {
        return JsonNodeFactory.instance.objectNode().put("role", role).put("content", text);
    }

    /** A file: three plain rows, by which its layout is known, and then anything. */
    String lines(int rows) {
        var all = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            all.append(row("question " + i, "an answer", "another answer " + i));
        }
        for (int i = 0; i < rows; i++) {
            all.append(random.nextInt(12) == 0 ? pick(BROKEN) + "\n" : any());
        }
        return all.toString();
    }

    private String any() {
        var row = JsonNodeFactory.instance.objectNode();
        if (random.nextInt(4) == 0) {
            row.put("source", pick(WORDS));
        }
        conversation(row, "prompt", "user");
        if (random.nextInt(5) == 0) {
            row.put("margin", random.nextInt(4) - 1);
        }
        conversation(row, "chosen", "assistant");
        conversation(row, "rejected", "assistant");
        if (random.nextInt(6) == 0) {
            row.put("id", random.nextInt(1000));
            row.putNull("nothing");
            row.putObject("more").put("a", 1.50).putArray("b").add(true);
        }
        return escaped(row.toString()) + "\n";
    }

    private void conversation(ObjectNode row, String field, String role) {
        int form = random.nextInt(12);
        if (form == 0 || form > 9) {
            row.put(field, random.nextInt(2) == 0 ? pick(WORDS) + random.nextInt(9) : pick(MARKED));
            return;
        }
        var list = row.putArray(field);
        if (form == 1) {
            list.add(says("system", pick(WORDS)));
        }
        int turns = form == 2 ? 3 : form == 3 ? 0 : 1;
        for (int turn = 0; turn < turns; turn++) {
            var said = says(turn % 2 == 0 ? role : "Human", pick(WORDS) + random.nextInt(20));
            list.add(said);
            if (random.nextInt(20) == 0) {
                said.put("name", "more than role and content");
                said.putArray("tool_calls").addObject().put("name", "f").put("arguments", "{}");
            }
        }
    }

    /** Some letters as other programs write them. */
    private String escaped(String json) {
        return switch (random.nextInt(4)) {
            case 0 -> json.replace("判", "\\u5224").replace("😀", "\\ud83d\\ude00");
            case 1 ->
                    json.replace("plain", "pl\\u0061in")
                            .replace("\"content\"", "\"c\\u006fntent\"");
            default -> json;
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
