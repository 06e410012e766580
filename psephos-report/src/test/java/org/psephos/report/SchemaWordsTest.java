package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.rank.Online.Update;
import org.psephos.rank.RankOptions.BothBad;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/** A schema that lists the words of an option lists all of them. */
class SchemaWordsTest {

    private static <E extends Enum<E>> void lists(String pointer, Class<E> words)
            throws IOException {
        var listed = new ArrayList<String>();
        try (var schema = RankJson.class.getResourceAsStream("rank.schema.json")) {
            new ObjectMapper()
                    .readTree(Objects.requireNonNull(schema))
                    .at("/properties/options/properties" + pointer + "/enum")
                    .forEach(word -> listed.add(word.asText()));
        }
        assertThat(listed)
                .as(pointer)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.allOf(words).stream().map(Object::toString).toList());
    }

    @Test
    void everyWordOfAnOptionStandsInTheSchema() throws IOException {
        lists("/ties", Ties.class);
        lists("/bothBad", BothBad.class);
        lists("/interval", IntervalMethod.class);
        lists("/cluster", Cluster.class);
        lists("/online/oneOf/1/properties/update", Update.class);
    }
}
