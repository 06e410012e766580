package org.psephos.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every test that the pages of traps and published figures name is there. */
class TrapsPageTest {
    private static final Path ROOT = House.checkout();
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.(\\w+))?`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/methods/traps.md", "docs/data-traps.md"})
    void testsNamedInThePageExist(String path) throws IOException {
        var page = Files.readString(ROOT.resolve(path));
        var named = NAMED.matcher(page);
        var missing = new ArrayList<String>();
        int tests = 0;
        while (named.find()) {
            tests++;
            if (!exists(named.group(1), named.group(2))) {
                missing.add(named.group());
            }
        }

        assertThat(missing).isEmpty();
        assertThat(tests).isGreaterThanOrEqualTo(40);
    }

    private static boolean exists(String type, @Nullable String method) throws IOException {
        var files = files(type + ".java");
        if (method == null) {
            return !files.isEmpty();
        }
        for (var file : files) {
            if (Files.readString(file).contains("void " + method + "(")) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> files(String name) throws IOException {
        var found = new ArrayList<Path>();
        try (var modules = Files.newDirectoryStream(ROOT, "psephos-*")) {
            for (var module : modules) {
                var tests = module.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    try (var files = Files.walk(tests)) {
                        files.filter(file -> file.endsWith(name)).forEach(found::add);
                    }
                }
            }
        }
        return found;
    }
}
