package org.psephos.lm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runtime of the local model knows nobody whom it could call (decision 092). */
class QuietRuntimeTest {
    private static final String FOLDER = "ai/onnxruntime/native/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux-x64/libonnxruntime.so",
                "linux-aarch64/libonnxruntime.so",
                "osx-aarch64/libonnxruntime.dylib",
                "win-x64/onnxruntime.dll"
            })
    void noLibraryHoldsAnAddressOfACollector(String name) throws IOException {
        try (var in = getClass().getClassLoader().getResourceAsStream(FOLDER + name)) {
            assertThat(in).as(name).isNotNull();
            var bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(bytes).as("its own words").contains("onnxruntime");
            for (var address : new String[] {"OneCollector", "events.data.microsoft.com"}) {
                assertThat(bytes.contains(address)).as(name + " knows " + address).isFalse();
            }
        }
    }
}
