package org.psephos.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The house keeps its rules; and each rule bites, shown on a crooked house built beside it. */
class HouseRulesTest {
    private static final List<Rule> RULES =
            List.of(
                    RoomRules.ROOMS_LOOK_WHERE_THEY_MAY,
                    RoomRules.ROOMS_IMPORT_WHAT_THEY_MAY,
                    RoomRules.THE_PLAN_NAMES_EVERY_ROOM,
                    RoomRules.NO_CYCLES,
                    RoomRules.NO_DRAWERS,
                    RoomRules.NO_SPLIT_PACKAGES,
                    ModuleRules.LIBRARIES_HAVE_FENCES,
                    ModuleRules.POMS_NAME_NO_VERSION,
                    ModuleRules.POMS_KEEP_TO_THE_PLAN,
                    SilenceRules.NO_CONSOLE,
                    SilenceRules.NO_CLOCK,
                    SilenceRules.NO_SURROUNDINGS,
                    SilenceRules.NO_CHANCE,
                    SilenceRules.NO_UNSTABLE_ORDER,
                    SilenceRules.NO_LOCALE,
                    SilenceRules.NO_SOCKETS,
                    SilenceRules.NO_FILES,
                    SilenceRules.NO_BACK_DOORS,
                    ShapeRules.RECORDS_COPY,
                    ShapeRules.RECORDS_HOLD_NO_ARRAYS,
                    ShapeRules.NO_STATIC_STATE,
                    ShapeRules.NO_GET,
                    SourceRules.PUBLIC_TYPES_ARE_EXPLAINED,
                    SourceRules.PACKAGES_ARE_EXPLAINED,
                    SourceRules.ESTIMATORS_CITE,
                    SourceRules.NOBODY_CATCHES_EVERYTHING,
                    SourceRules.FORMATS_ARE_NOT_LOCAL,
                    SourceRules.PROMISES_HAVE_OWNERS);

    private static House house;

    @BeforeAll
    static void look() {
        house = House.here();
    }

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsRules() {
        return RULES.stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.name(),
                                        () -> assertThat(rule.breaches().apply(house)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleBites(@TempDir Path folder) throws IOException {
        var crooked = CrookedHouse.build(folder);
        return RULES.stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.name(),
                                        () ->
                                                assertThat(rule.breaches().apply(crooked))
                                                        .as("breaches in the crooked house")
                                                        .isNotEmpty()
                                                        .satisfies(CrookedHouse.expected(rule))));
    }

    @Test
    void noBanIsMisspelt(@TempDir Path folder) throws IOException {
        assertThat(SilenceRules.idle(CrookedHouse.build(folder))).isEmpty();
    }

    @Test
    void everyModuleIsLookedAt() {
        var compiled =
                house.classes().stream()
                        .map(c -> Rooms.of(c.getPackageName()))
                        .collect(Collectors.toSet());
        var written =
                house.sources().stream()
                        .filter(source -> !source.room().isEmpty())
                        .filter(source -> !Rooms.BY_PROFILE.contains(source.module()))
                        .map(source -> source.room())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(compiled)
                .as("run with -am, so that every room is compiled")
                .containsAll(written);
        assertThat(written).contains("math", "model", "dataset", "rank", "ingest", "report", "cli");
    }

    @Test
    void theArchitectureSendsReadersToTypesThatExist() throws IOException {
        var page = Files.readString(House.checkout().resolve("ARCHITECTURE.md"));
        var start = page.substring(page.indexOf("## Where is"), page.indexOf("## Laws"));
        var named =
                Pattern.compile("`([A-Z]\\w+)`")
                        .matcher(start)
                        .results()
                        .map(match -> match.group(1))
                        .toList();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(
                        name ->
                                assertThat(house.sources())
                                        .anyMatch(source -> source.is(name + ".java")));
    }

    @Test
    void everySourceCitedHasAnEntryInTheReferences() throws IOException {
        var entries =
                References.entries(Files.readString(House.checkout().resolve("REFERENCES.md")));
        var cited = new TreeSet<String>();
        house.sources().forEach(source -> cited.addAll(References.in(source.text())));

        assertThat(cited).isNotEmpty();
        assertThat(entries).containsAll(cited);
    }

    @Test
    void sourcesAreRecognisedAsTheyAreWritten() {
        var cited =
                References.in(
                        """
                         * @see "Rao and Kupper (1967), section 2; Golub and Van
                         *     Loan (2013); Steele, Lea, Flood (2014); see de Borda (1781)"
                        """);

        assertThat(cited)
                .containsExactly(
                        "Golub and Van Loan (2013)",
                        "Rao and Kupper (1967)",
                        "Steele and Lea and Flood (2014)",
                        "de Borda (1781)");
    }
}
