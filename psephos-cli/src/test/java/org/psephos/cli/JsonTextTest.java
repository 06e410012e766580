package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void everyKindOfValueIsWrittenInOrder() {
        var object = new LinkedHashMap<String, Object>();
        object.put("z", 1);
        object.put("a", List.of("x", 2L));
        object.put("none", null);
        object.put("yes", true);
        object.put("third", 1 / 3.0);
        object.put("whole", 1200.0);
        object.put("open", Double.NaN);
        object.put("empty", List.of());

        assertThat(JsonText.of(object))
                .isEqualTo(
                        """
                        {
                          "z": 1,
                          "a": [
                            "x",
                            2
                          ],
                          "none": null,
                          "yes": true,
                          "third": 0.3333333333,
                          "whole": 1200,
                          "open": null,
                          "empty": []
                        }
                        """);
    }

    @Test
    void textIsEscaped() {
        var object = new LinkedHashMap<String, Object>();
        object.put("a\"b\\c", "tab\tline\nünï\uD800");

        assertThat(JsonText.of(object))
                .isEqualTo("{\n  \"a\\\"b\\\\c\": \"tab\\u0009line\\nünï\\ud800\"\n}\n");
    }
}
