package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.ingest.Key;
import org.psephos.math.Seed;
import org.psephos.model.SystemId;
import org.psephos.rank.Control;
import org.psephos.rank.Online;
import org.psephos.rank.Online.Every;
import org.psephos.rank.Online.Update;
import org.psephos.rank.Prior;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.BothBad;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.report.Study.Anchor;

class RankingOptionsTest {
    private static final Syntax SYNTAX =
            new Syntax(
                    "rank",
                    "FILE...",
                    "ranks",
                    "Ranks.",
                    List.of(RankingOptions.group()),
                    List.of(),
                    "psephos rank votes.csv");

    private static Arguments given(String... words) {
        return Arguments.parse(SYNTAX, List.of(words));
    }

    private static RankOptions options(String... words) {
        return RankingOptions.of(given(words), 2);
    }

    @Test
    void withoutOptionsTheDefaultsHold() {
        var usual = RankOptions.withDefaults();

        assertThat(options())
                .isEqualTo(
                        new RankOptions(
                                usual.method(),
                                usual.ties(),
                                usual.bothBad(),
                                usual.position(),
                                usual.interval(),
                                usual.rounds(),
                                usual.cluster(),
                                usual.level(),
                                usual.seed(),
                                usual.prior(),
                                usual.k(),
                                usual.whole(),
                                2));
    }

    @Test
    void everyOptionReachesTheRanking() {
        assertThat(
                        options(
                                "--method=bradley-terry",
                                "--ties=rao-kupper",
                                "--both-bad=tie",
                                "--control=position",
                                "--bootstrap=200",
                                "--cluster=item",
                                "--level=0.9",
                                "--seed=-7",
                                "--prior=0.5",
                                "--whole"))
                .isEqualTo(
                        new RankOptions(
                                Method.BRADLEY_TERRY,
                                Ties.RAO_KUPPER,
                                BothBad.TIE,
                                true,
                                IntervalMethod.BOOTSTRAP,
                                200,
                                Cluster.ITEM,
                                0.9,
                                new Seed(-7),
                                Prior.ghost(0.5),
                                RankOptions.withDefaults().k(),
                                true,
                                2));
        assertThat(options("--interval", "profile").interval()).isEqualTo(IntervalMethod.PROFILE);
        assertThat(options("--method", "elo", "--k", "16").k()).isEqualTo(16);
    }

    @Test
    void priorsAreVotesOrWordsAndOthersAreSaidToBeUnknown() {
        assertThat(options("--prior", "ghost:2").prior()).isEqualTo(Prior.ghost(2));
        assertThat(options("--prior", "gaussian:1.5").prior()).isEqualTo(Prior.gaussian(1.5));
        assertThat(options("--prior", "firth").prior()).isEqualTo(Prior.firth());
        assertThat(options("--prior", "firth").interval()).isEqualTo(IntervalMethod.PROFILE);
        assertThat(options("--prior", "firth", "--interval", "fisher").interval())
                .isEqualTo(IntervalMethod.FISHER);
        assertThat(options("--prior", "2").interval()).isEqualTo(IntervalMethod.SANDWICH);
        for (var wrong : List.of("jeffreys", "gaussian", "gaussian:0", "ghost:-1", "gaussian:x")) {
            assertThatThrownBy(() -> options("--prior", wrong))
                    .hasMessageContaining("--prior is \"" + wrong + "\"; expected");
        }
    }

    @Test
    void eloHasNoIntervalUnlessOneIsAskedFor() {
        assertThat(options("--method", "elo").interval()).isEqualTo(IntervalMethod.NONE);
    }

    @Test
    void onlyClusteredRankingsLookAtTheColumnOfClusters() {
        assertThat(RankingOptions.wanted(options()))
                .containsExactlyInAnyOrder(
                        Key.LEFT, Key.RIGHT, Key.WINNER, Key.RANKING, Key.WEIGHT);
        assertThat(RankingOptions.wanted(options("--cluster", "annotator")))
                .contains(Key.ANNOTATOR);
        assertThat(RankingOptions.wanted(options("--cluster", "item"))).contains(Key.ITEM);
    }

    /** Named by the design, and waiting. */
    @Test
    void methodsThatAreNotBuiltSaySo() {
        var built = Stream.of(Method.values()).map(Method::toString).toList();

        assertThat(RankingOptions.KNOWN).containsAll(built);
        for (var method : RankingOptions.KNOWN) {
            if (!built.contains(method)) {
                assertRefused(
                        Stream.of("--method", method),
                        "--method " + method + " is not built yet",
                        "What works now: " + String.join(", ", built) + ".");
            }
        }
    }

    @Test
    void methodsThatNobodyKnowsAreRefused() {
        assertRefused(
                Stream.of("--method", "bradly-terry"),
                "--method is \"bradly-terry\"; expected one of "
                        + String.join(
                                ", ", Stream.of(Method.values()).map(Method::toString).toList()),
                "Did you mean bradley-terry? Write for example --method counts.");
    }

    @Test
    void aLevelIsAShareAndNeverGuessed() {
        assertRefused(
                Stream.of("--level", "95"),
                "--level is \"95\"; expected a share between 0 and 1",
                "Write --level 0.95.");
        assertRefused(
                Stream.of("--level", "99.9%"),
                "--level is \"99.9%\"; expected a share between 0 and 1",
                "Write --level 0.999.");
        assertRefused(
                Stream.of("--level", "1"),
                "--level is \"1\"; expected a share between 0 and 1",
                "Write --level 0.95 for 95 percent.");
        assertRefused(
                Stream.of("--level", "high"),
                "--level is \"high\"; expected a share between 0 and 1",
                "Write --level 0.95 for 95 percent.");
    }

    /** Refused, with the methods that it belongs to. */
    private static void assertForeign(String option, String method, String home, String... words) {
        assertThatThrownBy(() -> options(words))
                .hasMessageMatching(
                        option
                                + " says nothing to --method "
                                + method
                                + "\\n  try: Leave it out, or choose a method that it belongs to:"
                                + " (.*, )?"
                                + home
                                + "(, .*)?\\.");
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        assertForeign("--k", "bradley-terry", "elo", "--k", "8");
        assertForeign("--interval", "elo", "win-rate", "--method", "elo", "--interval", "sandwich");
        assertForeign("--whole", "counts", "elo", "--method", "counts", "--whole");
        assertForeign(
                "--anchor", "win-rate", "elo-mle", "--method", "win-rate", "--anchor", "a=1000");
        assertForeign(
                "--prior", "win-rate", "bradley-terry", "--method", "win-rate", "--prior", "1");
        assertForeign("--ties", "auto", "newman", "--method", "auto", "--ties", "half");
        assertRefused(
                Stream.of("--bootstrap", "100", "--interval", "fisher"),
                "--bootstrap and --interval ask for two kinds of interval",
                "Keep one of them.");
        assertRefused(
                Stream.of("--interval", "fisher", "--cluster", "item"),
                "--cluster says nothing to fisher intervals",
                "Use it with --interval sandwich or with --bootstrap N.");
        assertRefused(
                Stream.of("--interval", "none", "--level", "0.9"),
                "--level says nothing where there are no intervals",
                "Leave it out, or ask for intervals, as in --bootstrap 1000.");
    }

    @Test
    void votingRulesHaveNoIntervalUnlessOneIsAskedFor() {
        assertThat(options("--method", "kemeny").interval()).isEqualTo(IntervalMethod.NONE);
        assertThat(options("--method", "borda", "--bootstrap", "20").interval())
                .isEqualTo(IntervalMethod.BOOTSTRAP);
    }

    @Test
    void newmanBringsItsModelOfTies() {
        assertThat(options("--method", "newman").ties()).isEqualTo(Ties.DAVIDSON);
        assertThat(options("--method", "newman", "--ties", "half").ties()).isEqualTo(Ties.HALF);
    }

    @Test
    void whatOnlineMethodsNeedReachesThem() {
        var glicko = options("--method", "glicko", "--period", "500", "--drift", "20");
        assertThat(glicko.online())
                .isEqualTo(new Online(Every.VOTES, 500, 0.1, 20.0, Update.PLACKETT_LUCE));
        assertThat(glicko.interval()).isEqualTo(IntervalMethod.NONE);
        assertThat(RankingOptions.wanted(glicko)).contains(Key.TIME);
        assertThat(options("--method", "weng-lin", "--update", "bradley-terry").online().update())
                .isEqualTo(Update.BRADLEY_TERRY);
        assertThat(options("--method", "gaussian-skill", "--draw", "0.3").online().draw())
                .isEqualTo(0.3);
        assertThat(options("--method", "glicko-2", "--period", "week").online().every())
                .isEqualTo(Every.WEEK);
    }

    @Test
    void whatSaysNothingToAnOnlineMethodIsRefused() {
        assertRefused(
                Stream.of("--method", "glicko-2", "--drift", "20"),
                "--drift says nothing to --method glicko-2",
                "Leave it out, or choose a method that it belongs to: glicko, whole-history.");
        assertRefused(
                Stream.of("--draw", "0.2"),
                "--draw says nothing to --method bradley-terry",
                "Leave it out, or choose a method that it belongs to: gaussian-skill.");
        assertRefused(
                Stream.of("--method", "glicko", "--period", "fortnight"),
                "--period is \"fortnight\"; expected day, week, month, whole or a number",
                "Write for example --period week, or --period 1000.");
    }

    @Test
    void anIntervalByBootstrapNeedsItsRounds() {
        assertRefused(
                Stream.of("--interval", "bootstrap"),
                "--interval bootstrap does not say how many rounds",
                "Write --bootstrap 1000 instead.");
        assertRefused(
                Stream.of("--bootstrap", "1"),
                "--bootstrap is \"1\"; expected a whole number of at least 2",
                "Write for example --bootstrap 20.");
    }

    @Test
    void controlsAreNamedOnceOrSeveralTimes() {
        var options = options("--control", "position,length", "--control", "attribute:price");

        assertThat(options.position()).isTrue();
        assertThat(options.controls())
                .containsExactly(new Control.Length(), new Control.Attribute("price"));
        assertThat(options.controlNames()).containsExactly("position", "length", "attribute:price");
        assertThat(RankingOptions.wanted(options)).containsExactly(Key.values());
        assertThat(RankingOptions.wanted(options("--control", "annotator-position")))
                .contains(Key.ANNOTATOR)
                .doesNotContain(Key.TIME);
    }

    @Test
    void controlsThatSayNothingAreRefused() {
        assertRefused(
                Stream.of("--control", "lenght"),
                "--control is \"lenght\"; expected position, annotator-position, length, style,"
                        + " attribute:NAME",
                "Did you mean length? Write for example --control position,length or --control"
                        + " attribute:price.");
        assertRefused(
                Stream.of("--control", "length,length"),
                "--control names length twice",
                "Keep one.");
        assertRefused(
                Stream.of("--control", "length,style"),
                "--control style holds length already",
                "Name style alone, or length alone.");
    }

    @Test
    void theNameOfAnAnchorMayHoldEqualsSigns() {
        assertThat(RankingOptions.anchor(given("--anchor", "a=b=1200")))
                .isEqualTo(new Anchor(new SystemId("a=b"), 1200));
        assertThat(RankingOptions.anchor(given())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GPT 4", "GPT 4=", "GPT 4=best", "=1200", "GPT 4=NaN"})
    void anAnchorWithoutNameOrPointsIsRefused(String anchor) {
        assertThatThrownBy(() -> RankingOptions.anchor(given("--anchor", anchor)))
                .hasMessage(
                        "--anchor is \""
                                + anchor
                                + "\"; expected SYSTEM=POINTS\n"
                                + "  try: Write for example --anchor 'GPT 4=1200'.");
    }

    private static void assertRefused(Stream<String> words, String problem, String remedy) {
        var call = words.toArray(String[]::new);
        assertThatThrownBy(() -> options(call)).hasMessage(problem + "\n  try: " + remedy);
    }
}
