package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.LengthControlled;
import org.psephos.rank.OrderSpread;
import org.psephos.rank.PlanOptions;
import org.psephos.rank.Planner;
import org.psephos.rank.PredictionPowered;
import org.psephos.rank.RankOptions;
import org.psephos.rank.Ranking;
import org.psephos.rank.Standings;

class RankJsonTest {

    static Stream<Study> studies() {
        return Stream.of(
                Studies.drawn(3, 100, 1),
                Studies.hostile(),
                Studies.partly(),
                Studies.islands(),
                Studies.notConverged());
    }

    @ParameterizedTest
    @MethodSource("studies")
    void everyStatusKeepsTheSchema(Study study) throws IOException {
        assertThat(violations("rank.schema.json", RankJson.render(study))).isEmpty();
    }

    private static RankOptions elo() {
        var usual = RankOptions.withDefaults();
        return new RankOptions(
                RankOptions.Method.ELO,
                usual.ties(),
                usual.bothBad(),
                false,
                RankOptions.IntervalMethod.NONE,
                usual.rounds(),
                usual.cluster(),
                usual.level(),
                usual.seed(),
                null,
                usual.k(),
                false,
                1);
    }

    @Test
    void laddersOfPartsKeepTheSchema() throws IOException {
        var study = Studies.hostile();
        var slicing = Ranking.slices(study.dataset(), study.result().options(), "annotator");

        var ladder = ((Fitted) study.result().fit()).ladder();
        var first = ladder.rungs().getFirst().system();
        var extras =
                new RankExtras(
                        slicing,
                        Standings.of(ladder, 0.95),
                        first,
                        Standings.against(ladder, first, 0.95),
                        new PredictionPowered.Saving(0.5, 10, 100, 9, 20),
                        LengthControlled.of(study.dataset(), first, study.result().options()),
                        new LengthControlled.Gameability(List.of(first, first), 0.2, null),
                        new org.psephos.rank.TruthAgreement(
                                2,
                                0,
                                0,
                                1.0,
                                List.of(new org.psephos.rank.TruthAgreement.Ndcg(2, 1))),
                        new org.psephos.rank.Composite(
                                "annotator",
                                new java.util.TreeMap<>(java.util.Map.of("v1", 2.0)),
                                ladder.rungs(),
                                ladder.unplaced(),
                                "sandwich of all ladders together",
                                null),
                        new java.util.TreeMap<>(
                                java.util.Map.of(
                                        "",
                                        OrderSpread.of(study.dataset(), elo(), 3),
                                        "v1",
                                        new OrderSpread(3, List.of(), "no two met"))));

        var json = RankJson.render(study, extras);

        assertThat(violations("rank.schema.json", json)).isEmpty();
        assertThat(ExtrasText.render(study, extras, TextStyle.plain()))
                .contains("Classes that cannot be told apart", "Together: v1 2", "Against " + "");
        var tree = read(json);
        assertThat(tree.get("slices")).hasSize(20);
        assertThat(tree.at("/slices/0/by").textValue()).isEqualTo("annotator");
        long used = 0;
        for (var slice : tree.get("slices")) {
            used += slice.get("used").longValue();
        }
        assertThat(used).isEqualTo(tree.at("/manifest/used").longValue());
    }

    @Test
    void plansKeepTheirSchema() throws IOException {
        var study = Studies.drawn(4, 100, 1);
        var separate =
                new PlanOptions.Separate(new SystemId("system-001"), new SystemId("system-003"));
        for (var asked :
                List.of(
                        new PlanOptions(separate, 0.9, null, 3),
                        new PlanOptions(separate, 0.9, 0.01, 0),
                        new PlanOptions(null, 0.8, null, 3))) {
            var outcome = Planner.plan(study.dataset(), study.result().options(), asked);
            var plan = ((Planner.Outcome.Planned) outcome).plan();

            var json = PlanJson.render(plan, study.dataset().manifest());

            assertThat(violations("plan.schema.json", json)).isEmpty();
            assertThat(PlanText.render(plan, TextStyle.plain())).doesNotContain("NaN");
        }
    }

    @Test
    void aPlanThatCannotBeMadeKeepsItsSchema() throws IOException {
        var study = Studies.drawn(4, 100, 1);
        for (var why :
                List.of(
                        new Fit.NotIdentified(
                                List.of(List.of(new SystemId("a"))),
                                List.of(),
                                "islands",
                                "join them"),
                        new Fit.NotConverged(9, 2.5))) {
            var json = PlanJson.render(why, study.dataset().manifest());

            assertThat(violations("plan.schema.json", json)).isEmpty();
        }
    }

    @Test
    void theSchemaTurnsAwayWhatIsNotTheShape() throws IOException {
        var json = RankJson.render(Studies.partly());

        assertThat(violations("rank.schema.json", json.replace("\"rankLow\"", "\"low_rank\"")))
                .isNotEmpty();
        assertThat(violations("rank.schema.json", json.replace("partly-identified", "fitted")))
                .isNotEmpty();
    }

    @Test
    void peekKeepsItsSchemaAndCountsWhatIsThere() throws IOException {
        var json = PeekJson.render(Studies.hostile().dataset());

        assertThat(violations("peek.schema.json", json)).isEmpty();
        var tree = new ObjectMapper().readTree(json);
        assertThat(tree.at("/feedback/comparison").longValue()).isEqualTo(400);
        assertThat(tree.at("/systems").longValue()).isEqualTo(4);
        assertThat(tree.at("/annotators").longValue()).isEqualTo(20);
        assertThat(tree.at("/rejected").longValue()).isEqualTo(4);
        assertThat(tree.at("/criteria/0").textValue()).isEqualTo("overall");
        assertThat(tree.at("/rejects/0/found").textValue()).isEqualTo(Studies.HOSTILE);
    }

    @Test
    void keysStandInTheirOrder() throws IOException {
        var tree = read(RankJson.render(Studies.drawn(3, 100, 1)));

        assertThat(names(tree))
                .containsExactly(
                        "method",
                        "options",
                        "manifest",
                        "status",
                        "reason",
                        "remedy",
                        "confounded",
                        "unplaced",
                        "groups",
                        "scale",
                        "ladder",
                        "effects",
                        "before",
                        "items",
                        "annotators",
                        "logLikelihood",
                        "notes",
                        "rejects");
        assertThat(names(tree.at("/ladder/0")))
                .containsExactly(
                        "system",
                        "strength",
                        "low",
                        "high",
                        "elo",
                        "eloLow",
                        "eloHigh",
                        "rank",
                        "rankLow",
                        "rankHigh",
                        "comparisons",
                        "deviation");
    }

    @Test
    void theMeanOfTheLadderIsAThousandPointsAndFourHundredAreTenToOne() throws IOException {
        var ladder = read(RankJson.render(Studies.drawn(5, 900, 2))).get("ladder");

        double sum = 0;
        for (var rung : ladder) {
            sum += rung.get("elo").doubleValue();
            double strength = rung.get("strength").doubleValue();
            assertThat(rung.get("elo").doubleValue())
                    .isCloseTo(
                            1000 + strength * 400 / Math.log(10),
                            org.assertj.core.api.Assertions.within(1e-6));
        }
        assertThat(sum / ladder.size())
                .isCloseTo(1000, org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void anAnchorPinsItsSystemAndLeavesStrengthsAlone() throws IOException {
        var study = Studies.drawn(3, 100, 1);
        var pinned = with(study, new Study.Anchor(new SystemId("system-002"), 1500));

        var free = read(RankJson.render(study));
        var tree = read(RankJson.render(pinned));

        for (int at = 0; at < 3; at++) {
            var rung = tree.get("ladder").get(at);
            assertThat(rung.get("strength")).isEqualTo(free.get("ladder").get(at).get("strength"));
            if (rung.get("system").textValue().equals("system-002")) {
                assertThat(rung.get("elo").doubleValue()).isEqualTo(1500);
            }
        }
        assertThat(tree.at("/options/anchor/points").doubleValue()).isEqualTo(1500);
    }

    @Test
    void anAnchorThatHasNoPlaceIsTurnedAway() {
        var study = with(Studies.partly(), new Study.Anchor(new SystemId("zeno"), 1500));

        assertThatThrownBy(() -> RankJson.render(study))
                .isInstanceOf(PsephosException.class)
                .hasMessage(
                        "the anchor \"zeno\" is not on the ladder\n"
                                + "  try: --anchor SYSTEM=POINTS with a system that has a place, spelt as in the data");
    }

    @Test
    void anAnchorUnknownToTheDataIsTurnedAwayEvenWithoutALadder() {
        var study = with(Studies.islands(), new Study.Anchor(new SystemId("nobody"), 1500));

        assertThatThrownBy(() -> RankJson.render(study))
                .isInstanceOf(PsephosException.class)
                .hasMessageStartingWith("the anchor \"nobody\" is not in the data\n");
    }

    @Test
    void methodsWithoutOddsHaveNoPoints() throws IOException {
        var study = Studies.drawn(3, 100, 1);
        var options = RankOptions.withDefaults();
        var rates =
                new RankOptions(
                        RankOptions.Method.WIN_RATE,
                        options.ties(),
                        options.bothBad(),
                        false,
                        options.interval(),
                        100,
                        options.cluster(),
                        0.95,
                        options.seed(),
                        null,
                        4,
                        false,
                        1);

        var shares = Studies.study(study.dataset(), study.result().fit(), rates, null);
        var tree = read(RankJson.render(shares));

        assertThat(tree.at("/ladder/0/elo").isNull()).isTrue();
        assertThat(tree.at("/ladder/0/eloLow").isNull()).isTrue();
        assertThat(tree.at("/scale/strength").textValue()).isEqualTo("share of comparisons won");
        assertThat(violations("rank.schema.json", RankJson.render(shares))).isEmpty();
        assertThatThrownBy(
                        () ->
                                RankJson.render(
                                        with(
                                                shares,
                                                new Study.Anchor(
                                                        new SystemId("system-000"), 1000))))
                .isInstanceOf(PsephosException.class)
                .hasMessageStartingWith(
                        "the method win-rate has no scale of points, so system-000 cannot be pinned to one\n");
    }

    @Test
    void readIsTheSumOfItsParts() throws IOException {
        var manifest = read(RankJson.render(Studies.hostile())).get("manifest");

        long setAside = 0;
        for (var count : manifest.get("setAside")) {
            setAside += count.longValue();
        }
        assertThat(setAside).isPositive();
        assertThat(manifest.get("read").longValue())
                .isEqualTo(
                        manifest.get("used").longValue()
                                + manifest.get("rejected").longValue()
                                + setAside);
    }

    @Test
    void theLocaleAndTheNumberOfThreadsChangeNothing() {
        var before = Locale.getDefault();
        var study = Studies.drawn(3, 100, 1);
        var expected = RankJson.render(study);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(RankJson.render(study)).isEqualTo(expected);
            assertThat(RankText.render(study, TextStyle.plain())).isASCII();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void numbersHaveTenDigitsAndNoExponentWhereAvoidable() {
        assertThat(Numbers.exact(1.0 / 3)).isEqualTo("0.3333333333");
        assertThat(Numbers.exact(1000)).isEqualTo("1000");
        assertThat(Numbers.exact(-0.0)).isEqualTo("0");
        assertThat(Numbers.exact(123456789012.0)).isEqualTo("123456789000");
        assertThat(Numbers.exact(1.5e-9)).isEqualTo("1.5E-9");
        assertThat(Numbers.fixed(-0.0001, 2)).isEqualTo("0.00");
        assertThat(Numbers.fixed(-1234567.891, 1)).isEqualTo("-1,234,567.9");
        assertThat(Numbers.signed(0.00001, 3)).isEqualTo("0.000");
    }

    @Test
    void unplacedSystemsStandOutsideTheLadder() throws IOException {
        var tree = read(RankJson.render(Studies.partly()));

        assertThat(tree.get("status").textValue()).isEqualTo("partly-identified");
        assertThat(tree.at("/unplaced/0/system").textValue()).isEqualTo("zeno");
        assertThat(tree.get("ladder"))
                .hasSize(((Fitted) Studies.partly().result().fit()).ladder().rungs().size());
        assertThat(tree.at("/effects/0/name").textValue()).isEqualTo("position");
        assertThat(tree.at("/effects/0/low").doubleValue()).isPositive();
    }

    static Study with(Study study, Study.Anchor anchor) {
        return new Study(
                study.dataset(),
                study.judged(),
                study.result(),
                anchor,
                study.command(),
                study.version());
    }

    private static JsonNode read(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> violations(String schema, String json) throws IOException {
        try (var stream = RankJson.class.getResourceAsStream(schema)) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(java.util.Objects.requireNonNull(stream))
                    .validate(read(json))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
