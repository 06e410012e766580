package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.dataset.FolderTable;
import org.psephos.model.Feedback;
import org.psephos.model.Header;

class PagesOfTheDatasetTest {

    @ParameterizedTest
    @EnumSource
    void thePageShowsEachTableAsTheCodeHasIt(FolderTable table) throws IOException {
        assertThat(page("dataset-folder.md"))
                .contains("\n## " + table.file() + "\n\n" + table.markdown());
    }

    @Test
    void thePageOfFeedbackNamesEachKindAndEachField() throws IOException {
        var kinds =
                Arrays.stream(Feedback.class.getPermittedSubclasses()).map(Class::getSimpleName);
        var fields =
                Arrays.stream(Header.class.getRecordComponents()).map(RecordComponent::getName);
        var page = page("feedback.md");

        assertThat(kinds)
                .hasSize(8)
                .allSatisfy(kind -> assertThat(page).contains("\n| " + kind + " |"));
        assertThat(fields).allSatisfy(field -> assertThat(page).contains("\n| " + field + " |"));
    }

    private static String page(String name) throws IOException {
        for (var folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            var page = folder.resolve("docs").resolve(name);
            if (Files.exists(page)) {
                return Files.readString(page);
            }
        }
        throw new AssertionError("no folder above this one holds docs/" + name);
    }
}
