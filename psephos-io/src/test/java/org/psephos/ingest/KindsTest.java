package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Dataset;
import org.psephos.model.Feedback.Ranking;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;

/** Each kind of judgement is read from the layouts that hold it. */
final class KindsTest {
    @TempDir Path folder;

    private Dataset read(String text) {
        return Reading.read(Reading.write(folder, "votes", text));
    }

    private static List<String> tiers(Ranking ranking) {
        var all = new ArrayList<String>();
        for (var tier : ranking.tiers()) {
            var names = new ArrayList<String>();
            tier.forEach(candidate -> names.add(String.valueOf(candidate.system())));
            all.add(String.join("=", names));
        }
        return all;
    }

    private static List<String> rejects(Dataset dataset) {
        var all = new ArrayList<String>();
        dataset.manifest()
                .rejects()
                .examples()
                .forEach(reject -> all.add(reject.field() + " " + reject.found()));
        return all;
    }

    @Test
    void ordersAreReadFromSignsAndFromJsonWithTiesAndWithoutRepeats() {
        var dataset =
                read(
                        """
                        item;ranking
                        q1;b > a = c > d
                        q2;"[""b > x"",[""a"",""c""]]"
                        q3;a
                        q4;a > > b
                        q5;a > b > a
                        q6;[["a"],[]]
                        """);

        var rankings = dataset.rankings();
        assertThat(rankings.size()).isEqualTo(2);
        assertThat(tiers(rankings.get(0))).containsExactly("b", "a=c", "d");
        assertThat(tiers(rankings.get(1))).containsExactly("b > x", "a=c");
        assertThat(rejects(dataset))
                .containsExactly(
                        "ranking \"a\"",
                        "ranking \"a > > b\"",
                        "ranking \"a > b > a\"",
                        "ranking \"[[\"a\"],[]]\"");
        assertThat(dataset.manifest().read()).isEqualTo(6);
    }

    @Test
    void aJudgeAskedInBothOrdersGivesTwoVotesWithTheOtherSideFirst() {
        var dataset =
                read(
                        """
                        {"uid":"u1","judge":"j","model":"m","baseline":"b","games":[{"score":"A>B"},{"score":"A>>B"}]}
                        {"uid":"u2","judge":"j","model":"m","baseline":"b","games":[{"score":null},{"score":"A=B"}]}
                        {"uid":"u3","judge":"j","model":"m","baseline":"b","games":[{"score":"B>A"}]}
                        {"uid":"u4","judge":"j","model":"m","baseline":"b","games":[]}
                        """);

        var votes = dataset.comparisons();
        assertThat(votes.size()).isEqualTo(4);
        assertThat(votes.get(0).left().system()).hasToString("b");
        assertThat(votes.outcome(0)).isEqualTo(Outcome.LEFT);
        assertThat(votes.strength(0)).isEqualTo(1);
        assertThat(votes.get(1).left().system()).hasToString("m");
        assertThat(votes.outcome(1)).isEqualTo(Outcome.LEFT);
        assertThat(votes.strength(1)).isEqualTo(2);
        assertThat(dataset.abstained()).isEqualTo(1);
        assertThat(rejects(dataset)).containsExactly("games[0].score nothing");
        assertThat(dataset.manifest().read()).isEqualTo(6);
    }

    @Test
    void eventsThatAreNoVotesAreAbstentionsAndUnknownEventsAreRejects() {
        var dataset =
                read(
                        """
                        {"tstamp":1688400001,"type":"chat","model":"a","state":{}}
                        {"tstamp":1688400002,"type":"bothbad_vote","models":["a","b"],"states":[{"conv_id":"c"}],"ip":"192.0.2.1"}
                        {"tstamp":1688400003,"type":"rightvote","models":["b","a"],"states":[],"ip":"192.0.2.1"}
                        {"tstamp":1688400004,"type":"explode","models":["b","a"]}
                        {"tstamp":1688400005,"type":"leftvote","models":["a"]}
                        """);

        var votes = dataset.comparisons();
        assertThat(votes.outcome(0)).isEqualTo(Outcome.BOTH_BAD);
        assertThat(votes.outcome(1)).isEqualTo(Outcome.RIGHT);
        assertThat(votes.get(1).left().system()).hasToString("b");
        assertThat(votes.get(0).header().item()).hasToString("c");
        assertThat(votes.headers().time(1)).isEqualTo(1_688_400_003_000L);
        assertThat(dataset.abstained()).isEqualTo(1);
        assertThat(rejects(dataset)).containsExactly("type \"explode\"", "models[1] nothing");
    }

    @Test
    void aSearchVoteWithoutAWinnerIsAnAbstention() {
        var dataset =
                read(
                        """
                        {"model_a":"a","model_b":"b","winner":null,"messages_a":[]}
                        {"model_a":"a","model_b":"b","winner":"tie (bothbad)","messages_a":[]}
                        """);

        assertThat(dataset.abstained()).isEqualTo(1);
        assertThat(dataset.comparisons().outcome(0)).isEqualTo(Outcome.BOTH_BAD);
    }

    @Test
    void aSoftPreferenceKeepsItsDistanceFromTheMiddle() {
        var dataset =
                read(
                        """
                        [{"instruction":"i","output_1":"x","generator_1":"a","output_2":"y","generator_2":"b","preference":1.9},
                         {"instruction":"i","output_1":"x","generator_1":"a","output_2":"y","generator_2":"b","preference":1.0},
                         {"instruction":"i","output_1":"x","generator_1":"a","output_2":"y","generator_2":"b","preference":1.5},
                         {"instruction":"i","output_1":"x","generator_1":"a","output_2":"y","generator_2":"b","preference":null},
                         {"instruction":"i","output_1":"x","generator_1":"a","output_2":"y","generator_2":"b","preference":-1}]
                        """);

        var votes = dataset.comparisons();
        assertThat(votes.outcome(0)).isEqualTo(Outcome.RIGHT);
        assertThat(votes.strength(0)).isCloseTo(0.4, within(1e-12));
        assertThat(votes.outcome(1)).isEqualTo(Outcome.LEFT);
        assertThat(votes.outcome(2)).isEqualTo(Outcome.TIE);
        assertThat(dataset.abstained()).isEqualTo(1);
        assertThat(rejects(dataset)).containsExactly("preference \"-1\"");
        assertThat(votes.headers().origin(1)).hasToString(folder.resolve("votes") + ":2");
    }

    @Test
    void ratingsAndLabelsAreReadByNamingColumns() {
        var file =
                Reading.write(
                        folder,
                        "votes",
                        "doc,rater,score,class\nd1,r1,4,x\nd1,r2,,y\nd2,r1,good,x\n");

        var ratings =
                Reading.read(
                        file,
                        Reading.named(
                                Map.of(
                                        Key.ITEM,
                                        "doc",
                                        Key.ANNOTATOR,
                                        "rater",
                                        Key.RATING,
                                        "score"),
                                Map.of()));
        var labels =
                Reading.read(
                        file,
                        Reading.named(
                                Map.of(Key.ITEM, "doc", Key.ANNOTATOR, "rater", Key.LABEL, "class"),
                                Map.of()));

        assertThat(ratings.ratings().size()).isEqualTo(1);
        assertThat(ratings.ratings().get(0).value()).isEqualTo(4);
        assertThat(ratings.ratings().get(0).target().response()).hasToString("d1");
        assertThat(ratings.abstained()).isEqualTo(1);
        assertThat(rejects(ratings)).containsExactly("score \"good\"");
        assertThat(labels.labels().size()).isEqualTo(3);
        assertThat(labels.labels().get(1).categories()).containsExactly("y");
        assertThat(labels.labels().get(1).header().annotator()).hasToString("r2");
    }

    @Test
    void onlyOneKindOfJudgementIsReadFromARow() {
        var file = Reading.write(folder, "votes", "doc,score,class\nd1,4,x\n");
        var options =
                Reading.named(
                        Map.of(Key.ITEM, "doc", Key.RATING, "score", Key.LABEL, "class"), Map.of());

        var refusal =
                catchThrowableOfType(PsephosException.class, () -> Reading.read(file, options));

        assertThat(refusal.problem())
                .isEqualTo("--columns rating=score,label=class: a row is read as one judgement");
        assertThat(refusal.remedy()).isEqualTo("name one of winner, ranking, rating and label");
        assertThat(refusal.kind()).isEqualTo(PsephosException.Kind.USAGE);
    }

    @Test
    void attributesThatTurnUpLateAreKept() {
        var dataset =
                read(
                        """
                        {"left":"a","right":"b","winner":"left"}
                        {"left":"a","right":"b","winner":"tie","note":{"x":[1,2]}}
                        """
                                + "{\"left\":\"a\",\"right\":\"b\",\"winner\":\"left\"}\n"
                                        .repeat(300)
                                + "{\"left\":\"a\",\"right\":\"b\",\"winner\":\"left\",\"late\":\"l\"}\n");

        var votes = dataset.comparisons();
        assertThat(votes.get(0).header().attributes()).isEmpty();
        assertThat(votes.get(1).header().attributes()).isEqualTo(Map.of("note", "{\"x\":[1,2]}"));
        assertThat(votes.get(302).header().attributes()).isEqualTo(Map.of("late", "l"));
    }

    @Test
    void severalFilesAreOneDatasetInTheirOrder() {
        var one = Reading.write(folder, "one", "left,right,winner,annotator\nz,b,left,p\n");
        var two = Reading.write(folder, "two", "model_a,model_b,winner\na,z,tie\n");

        var dataset =
                FeedbackFiles.read(
                        List.of(one, two), ReadOptions.withDefaults(), ReadProgress.SILENT);

        var votes = dataset.comparisons();
        assertThat(votes.systems().names()).containsExactly("a", "b", "z");
        assertThat(votes.get(0).left().system()).hasToString("z");
        assertThat(votes.get(1).left().system()).hasToString("a");
        assertThat(votes.get(1).header().origin()).hasToString(two + ":2");
        assertThat(votes.get(1).header().annotator()).isNull();
        assertThat(dataset.manifest().sources()).hasSize(2);
    }

    @Test
    void parquetReadsLikeTheCsvItWasMadeOf() throws SQLException {
        var csv =
                Reading.write(
                        folder,
                        "v.csv",
                        "model_a,model_b,winner,turn\na,b,tie,1\nb,a,x,2\nb,c,model_b,3\n");
        var parquet = folder.resolve("v.parquet");
        var engine = ParquetEngine.start();
        try (var statement = engine.createStatement()) {
            statement.execute(
                    "COPY (FROM read_csv('" + csv + "')) TO '" + parquet + "' (FORMAT parquet)");
        } finally {
            ParquetEngine.stop(engine);
        }

        var dataset = Reading.read(parquet);

        var votes = dataset.comparisons();
        assertThat(votes.size()).isEqualTo(2);
        assertThat(votes.outcome(1)).isEqualTo(Outcome.RIGHT);
        assertThat(votes.get(1).header().attributes()).isEqualTo(Map.of("turn", "3"));
        assertThat(votes.get(1).header().origin()).hasToString(parquet + ":3");
        assertThat(rejects(dataset)).containsExactly("winner \"x\"");
        assertThat(dataset.manifest().sources().getFirst().format()).isEqualTo("arena");
    }

    /** Half a character is no place. Mutant: the part of a number behind the point is cut off. */
    @Test
    void aPlaceInATextIsAWholeNumber() {
        var dataset =
                read(
                        """
                        {"question":"q","passage":"blue sky","answer":true,"spans":[{"start":0,"end":4}]}
                        {"question":"r","passage":"blue sky","answer":true,"spans":[{"start":0.2,"end":0.7}]}
                        {"question":"s","passage":"blue sky","answer":true,"spans":[{"start":1,"end":4.5}]}
                        """);

        assertThat(dataset.critiques().size()).isEqualTo(1);
        assertThat(rejects(dataset)).containsExactly("start 0.2", "end 4.5");
    }

    /**
     * A grade is kept as it is or not at all. Mutant: grades end at the largest number of 32 bits.
     */
    @Test
    void aGradeThatIsTooLargeIsAReject() {
        var row =
                """
                {"prompt":"p","response_0":"x","response_1":"y","is_response_0_safe":true,"is_response_1_safe":true,\
                "better_response_id":0,"safer_response_id":1,"response_0_harm_category":{"Drugs":true},\
                "response_1_harm_category":{"Drugs":false},"response_0_severity_level":%s,"response_1_severity_level":0}
                """;

        assertThat(read(row.formatted(3)).manifest().rejects().count()).isZero();
        assertThat(rejects(read(row.formatted("3000000000"))))
                .containsExactly("response_0_severity_level 3.0E9");
    }
}
