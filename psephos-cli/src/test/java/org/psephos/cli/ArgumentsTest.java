package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.cli.Syntax.Group;
import org.psephos.rank.RankOptions.Ties;

class ArgumentsTest {
    private static final Option METHOD = Option.of("--method", "NAME", "a method");
    private static final Option COLUMNS = Option.repeatable("--columns", "KEY=COLUMN", "columns");
    private static final Option STRICT = Option.flag("--strict", "strict");
    private static final Option OUT = Option.of("--out", "FILE", "a file").shortened("-o");
    private static final Option ROUNDS = Option.of("--rounds", "N", "rounds");
    private static final Syntax SYNTAX =
            new Syntax(
                    "try",
                    "FILE...",
                    "tries",
                    "Tries.",
                    List.of(new Group("All", List.of(METHOD, COLUMNS, STRICT, OUT, ROUNDS))),
                    List.of(),
                    "psephos try votes.csv");

    private static Arguments parse(String... words) {
        return Arguments.parse(SYNTAX, List.of(words));
    }

    @Test
    void optionsAndOperandsMayStandInAnyOrder() {
        var given = parse("a.csv", "--method=elo", "b.csv", "-o", "out", "--strict");

        assertThat(given.operands()).containsExactly("a.csv", "b.csv");
        assertThat(given.value(METHOD)).isEqualTo("elo");
        assertThat(given.value(OUT)).isEqualTo("out");
        assertThat(given.has(STRICT)).isTrue();
        assertThat(given.has(COLUMNS)).isFalse();
    }

    @Test
    void whatFollowsTwoHyphensIsNeverAnOption() {
        assertThat(parse("--", "--strict", "-o").operands()).containsExactly("--strict", "-o");
    }

    @Test
    void aValueMayHoldEqualsSignsAndStartWithAHyphen() {
        var given = parse("--method=a=b", "--rounds", "-5");

        assertThat(given.value(METHOD)).isEqualTo("a=b");
        assertThat(given.integer(ROUNDS, Long.MIN_VALUE, 0)).isEqualTo(-5);
    }

    @Test
    void aRepeatableOptionKeepsAllValuesInOrder() {
        assertThat(parse("--columns", "a=1", "--columns=b=2").values(COLUMNS))
                .containsExactly("a=1", "b=2");
    }

    @Test
    void anOptionGivenTwiceIsRefused() {
        assertRefused(
                () -> parse("--method", "a", "--method", "b"),
                "--method was given twice",
                "Give it once.");
    }

    @Test
    void anUnknownOptionIsRefusedWithTheNearest() {
        assertRefused(
                () -> parse("--metod", "elo"),
                "try has no option --metod",
                "Did you mean --method? All options: psephos try --help");
    }

    @Test
    void anUnknownOptionFarFromAllIsRefusedWithoutAGuess() {
        assertRefused(
                () -> parse("--zzzzzzzz=4"),
                "try has no option --zzzzzzzz",
                "All options: psephos try --help");
    }

    @Test
    void aMissingValueIsRefusedAlsoBeforeAnotherOption() {
        assertRefused(
                () -> parse("--method", "--strict"),
                "--method needs a value",
                "Write --method NAME; see psephos try --help.");
        assertRefused(
                () -> parse("-o"),
                "--out needs a value",
                "Write --out FILE; see psephos try --help.");
    }

    @Test
    void aSwitchTakesNoValue() {
        assertRefused(
                () -> parse("--strict=yes"),
                "--strict takes no value, but was given \"yes\"",
                "Write --strict alone.");
    }

    @Test
    void aNumberIsReadOrRefusedWhole() {
        assertThat(parse("--rounds", "100").small(ROUNDS, 2, 7)).isEqualTo(100);
        assertThat(parse().small(ROUNDS, 2, 7)).isEqualTo(7);
        assertRefused(
                () -> parse("--rounds", "1").small(ROUNDS, 2, 7),
                "--rounds is \"1\"; expected a whole number of at least 2",
                "Write for example --rounds 20.");
        assertRefused(
                () -> parse("--rounds", "1e3").small(ROUNDS, 2, 7),
                "--rounds is \"1e3\"; expected a whole number of at least 2",
                "Write for example --rounds 20.");
        assertRefused(
                () -> parse("--rounds", "3000000000").small(ROUNDS, 2, 7),
                "--rounds is \"3000000000\"; expected at most 2147483647",
                "Write a smaller number.");
    }

    @Test
    void aPositiveNumberIsNeitherNaNNorInfinite() {
        assertThat(parse("--rounds", "0.5").positive(ROUNDS)).isEqualTo(0.5);
        for (var word : List.of("0", "-1", "NaN", "Infinity", "1d", "four", "")) {
            assertRefused(
                    () -> parse("--rounds=" + word).positive(ROUNDS),
                    "--rounds is \"" + word + "\"; expected a positive number",
                    "Write for example --rounds 4.");
        }
    }

    @Test
    void aWordIsOneOfThoseKnown() {
        assertThat(parse("--method", "rao-kupper").word(METHOD, Ties.values()))
                .isEqualTo(Ties.RAO_KUPPER);
        assertRefused(
                () -> parse("--method", "davison").word(METHOD, Ties.values()),
                "--method is \"davison\"; expected one of half, davidson, rao-kupper,"
                        + " grounded-rao-kupper, drop",
                "Did you mean davidson? Write for example --method half.");
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
            String problem,
            String remedy) {
        assertThatThrownBy(call).hasMessage(problem + "\n  try: " + remedy);
    }
}
