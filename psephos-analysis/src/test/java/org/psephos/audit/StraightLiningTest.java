package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/**
 * What is no straight line although it looks like one. Mutants that fell: runs of four count; the
 * own share outside the run left out, or what others said of its questions; neither test adjusted
 * for the number of annotators; sides as habits.
 */
class StraightLiningTest {

    private static Severity severity(Table table) {
        return StraightLining.look(table.docket()).severity();
    }

    /** Nine others give every rating in turn; {@code w} says what {@code said} has. */
    private static Table beside(int[] said, int... others) {
        var table = new Table();
        for (int i = 0; i < said.length; i++) {
            table.rate("w", "i" + i, "a", "c", said[i]);
            for (int who = 0; who < 9; who++) {
                table.rate("v" + who, "i" + i, "a", "c", others[(i * 7 + who * 5) % others.length]);
            }
        }
        return table;
    }

    @Test
    void sevenInARowAreNoLineYet() {
        var said = new int[20];
        for (int i = 0; i < said.length; i++) {
            said[i] = i >= 5 && i < 12 ? 9 : i % 5;
        }
        assertThat(severity(beside(said, 0, 1, 2, 3, 4))).isEqualTo(Severity.NONE);
    }

    @Test
    void whoGivesOneAnswerOftenHasRunsOfIt() {
        var said = new int[60];
        for (int i = 0; i < said.length; i++) {
            said[i] = i < 10 || i % 5 > 0 ? 4 : i % 4;
        }
        assertThat(severity(beside(said, 0, 1, 2, 3, 4))).isEqualTo(Severity.NONE);
    }

    /** One other person says the same of twelve questions in a row: the questions are so. */
    @Test
    void questionsThatAllHaveOneAnswerAreNoLine() {
        var table = new Table();
        for (int i = 0; i < 60; i++) {
            int right = i >= 20 && i < 32 ? 7 : i % 6;
            table.rate("w", "i" + i, "a", "c", right);
            table.rate("v", "i" + i, "a", "c", right);
        }
        assertThat(severity(table)).isEqualTo(Severity.NONE);
    }

    /** Of three hundred who answer by chance, some have runs and habits by chance. */
    @Test
    void amongManySomeLookLikeItByChance() {
        var random = new Seed(5).random();
        var table = new Table();
        for (int who = 0; who < 300; who++) {
            for (int i = 0; i < 10; i++) {
                table.rate("w" + who, "i" + i, "a", "c", random.nextInt(2));
            }
        }
        assertThat(severity(table)).isEqualTo(Severity.NONE);
    }

    /** A side taken in ten of eleven votes is the doubt of another detector. */
    @Test
    void aSideIsNoAnswer() {
        var table = new Table();
        for (int i = 0; i < 66; i++) {
            table.vote("w", "i" + i, "a", "b", i % 11 == 0 ? Outcome.RIGHT : Outcome.LEFT);
            for (int who = 0; who < 4; who++) {
                table.vote(
                        "v" + who,
                        "i" + i,
                        "a",
                        "b",
                        (i * 5 + who * 3) % 7 < 3 ? Outcome.LEFT : Outcome.RIGHT);
            }
        }
        assertThat(severity(table)).isEqualTo(Severity.NONE);
    }

    /** Nothing is wrong with most answers of others; saying it nearly always is leniency. */
    @Test
    void whatMostSayMayBeSaidNearlyAlways() {
        var said = new int[60];
        for (int i = 0; i < said.length; i++) {
            said[i] = i % 12 == 0 ? 1 : 0;
        }
        assertThat(severity(beside(said, 0, 0, 0, 1, 1))).isEqualTo(Severity.NONE);
    }

    /** And one that is: twenty times the answer that nobody gives. */
    @Test
    void aLineIsFound() {
        var said = new int[40];
        for (int i = 0; i < said.length; i++) {
            said[i] = i < 20 ? 9 : i % 5;
        }
        assertThat(severity(beside(said, 0, 1, 2, 3, 4))).isEqualTo(Severity.MEDIUM);
    }
}
