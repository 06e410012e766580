package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types as the engine writes them, where columns and keys became texts. */
class ColumnTypeTest {
    /**
     * Columns and keys that are texts: {@code user}, {@code no}, {@code a"b}, {@code x,y(}.
     * Mutants: quotes do not count, doubled ones end a name, lists are lost, a map is a text, sizes
     * of arrays are no part of them, what stands behind a structure is lost.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "user | BIGINT | VARCHAR",
                "other | BIGINT | BIGINT",
                "user | BIGINT[] | VARCHAR[]",
                "user | INTEGER[3][] | VARCHAR[3][]",
                "user | DECIMAL(18,3)[] | VARCHAR[]",
                "user | MAP(VARCHAR, BIGINT) | MAP(VARCHAR, BIGINT)",
                "user | MAP(VARCHAR, BIGINT[]) | MAP(VARCHAR, BIGINT[])",
                "user | ENUM('a[1]', 'b') | VARCHAR",
                "other | STRUCT(\"no\" BIGINT, age INTEGER)[] | STRUCT(\"no\" VARCHAR, age INTEGER)[]",
                "other | STRUCT(a STRUCT(\"no\" BIGINT)[2], b DECIMAL(4,1)) | STRUCT(a STRUCT(\"no\" VARCHAR)[2], b DECIMAL(4,1))",
                "other | STRUCT(\"a\"\"b\" BIGINT, c BIGINT) | STRUCT(\"a\"\"b\" VARCHAR, c BIGINT)",
                "other | STRUCT(\"x,y(\" BIGINT, \"x,y)\" BIGINT) | STRUCT(\"x,y(\" VARCHAR, \"x,y)\" BIGINT)",
                "other | STRUCT(\"a b\" BIGINT, \"no\" BIGINT) | STRUCT(\"a b\" BIGINT, \"no\" VARCHAR)",
            })
    void whatBecameTextIsTextAndAllElseStays(String column, String type, String expected) {
        var texts = Set.of("user", "no", "a\"b", "x,y(");
        assertThat(ColumnType.of(type).with(column, texts::contains)).isEqualTo(expected);
    }
}
