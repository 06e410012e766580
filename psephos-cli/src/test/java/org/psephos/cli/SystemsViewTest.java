package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.PublishedSystem;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Scoreboard;
import org.psephos.catalog.Verdict;

class SystemsViewTest {
    private static final PublishedSystem ARENA =
            new PublishedSystem(
                    "S124",
                    "GenAI Arena: An Open Evaluation Platform for Generative Models",
                    List.of("collect", "rank"),
                    "three boards");
    private static final PublishedSystem KSORT =
            new PublishedSystem(
                    "S125", "K-Sort, \"fast\" | short", List.of("rank"), "free-for-all");

    @Test
    void theTableFitsEightyColumns() {
        assertThat(view("pages", met()).table(80))
                .isEqualTo(
                        """
                        Published systems and what works of each, checked now on rows written here.

                        room       systems   passes  partial  missing
                        collect          1        0        1        0
                        rank             2        0        1        1
                        all              2        0        1        1
                        A system of two rooms counts in both.

                        id    status   rows       rooms        system
                        S124  partial  faithful   collect+rank GenAI Arena: An Open Evaluation Platfor..
                        S125  missing  none       rank         K-Sort, "fast" | short

                        What one needs and what is missing of it: psephos systems S124
                        """);
    }

    @Test
    void theDetailsSayWhatTheCheckFound() {
        var missed = new Verdict.Missed(Rows.PUBLISHED, "votes", "3723", "3722");

        assertThat(view("pages", missed).details(60))
                .startsWith(
                        """
                        S124       GenAI Arena: An Open Evaluation Platform for
                                   Generative Models
                          rooms    collect, rank
                          status   missing
                          needs    three boards
                          covered  code Votes
                          check    missed on published rows: votes: expected 3723,
                                   but found 3722
                          missing  check failed: votes: expected 3723, but found
                                   3722; pages

                        S125""");
    }

    @Test
    void theJsonIsTheContract() {
        assertThat(view("", met()).json())
                .startsWith(
                        """
                        {
                          "total": 2,
                          "passing": 1,
                          "partial": 0,
                          "missing": 1,
                          "publishedRows": false,
                          "systems": [
                            {
                              "id": "S124",
                              "system": "GenAI Arena: An Open Evaluation Platform for Generative Models",
                              "rooms": [
                                "collect",
                                "rank"
                              ],
                              "status": "passes",
                              "covers": [
                                {
                                  "kind": "code",
                                  "name": "Votes",
                                  "met": true,
                                  "rows": "faithful",
                                  "check": "met on faithful rows: votes: 3"
                                }
                              ],
                              "rows": "faithful",
                              "missing": "",
                        """);
    }

    @Test
    void csvAndMarkdownEscapeWhatTheyMust() {
        assertThat(view("", met()).csv())
                .endsWith(
                        "S125,\"K-Sort, \"\"fast\"\" | short\",rank,missing,,none,all of it:"
                                + " free-for-all\n");
        assertThat(view("", met()).markdown())
                .contains("1 pass, 0 partial, 1 missing, of 2.")
                .endsWith(
                        "| S125 | K-Sort, \"fast\" \\| short | rank | missing |  | none | all of it:"
                                + " free-for-all |\n");
    }

    private static Verdict met() {
        return Verdict.compare(Rows.FAITHFUL, "votes", 3, 3);
    }

    private static SystemsView view(String lacks, Verdict verdict) {
        var covering = new Covering("S124", Kind.CODE, "Votes", lacks, rows -> verdict);
        var board = Scoreboard.check(List.of(ARENA, KSORT), List.of(covering), null);
        return new SystemsView(board, board.standings(), null);
    }
}
