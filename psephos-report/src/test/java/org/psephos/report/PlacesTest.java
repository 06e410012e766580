package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;

class PlacesTest {

    @Test
    void aFileIsNamedByItsNameAndOnceInARow() {
        var places = places("/data/votes.csv", "more/other.csv");

        assertThat(places.of("/data/votes.csv:17")).isEqualTo("votes.csv:17");
        assertThat(places.of("stdin")).isEqualTo("stdin");
        assertThat(places.of(List.of("/data/votes.csv:2", "/data/votes.csv:3", "more/other.csv:3")))
                .containsExactly("votes.csv:2", "3", "other.csv:3");
        assertThat(places.of(List.of("event a", "event b"))).containsExactly("event a", "event b");
    }

    @Test
    void filesOfOneNameAreNamedInFull() {
        assertThat(places("a/votes.csv", "b/votes.csv").of("b/votes.csv:17"))
                .isEqualTo("b/votes.csv:17");
    }

    private static Places places(String... paths) {
        var sources =
                Stream.of(paths).map(path -> new Manifest.Source(path, "0", "csv", 1)).toList();
        return new Places(new Manifest(sources, 1, Rejects.NONE, "test", null, false));
    }
}
