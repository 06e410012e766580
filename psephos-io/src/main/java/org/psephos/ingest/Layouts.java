package org.psephos.ingest;

import static org.psephos.model.Outcome.BOTH_BAD;
import static org.psephos.model.Outcome.LEFT;
import static org.psephos.model.Outcome.RIGHT;
import static org.psephos.model.Outcome.TIE;

import java.util.List;
import org.psephos.ingest.Layout.Reading;

/** The table of known layouts, each a record; adding one needs no other code. */
final class Layouts {
    private Layouts() {}

    /** Ours, and what evalica reads. */
    static final Layout PSEPHOS =
            extras(
                            sides(
                                    Layout.named(
                                            "psephos",
                                            "one vote a row, by system: left, right, winner (ours,"
                                                    + " evalica)"),
                                    "left",
                                    "right"))
                    .needs(Part.WINNER, "winner")
                    .says(LEFT, "left")
                    .says(RIGHT, "right")
                    .says(TIE, "tie")
                    .says(BOTH_BAD, "both-bad", "both_bad")
                    .general()
                    .example("left,right,winner,item,annotator", "GPT 4,Llama 2,left,q1,ann7");

    /** Ours, from a simulation: the label in every row goes into the manifest. */
    static final Layout SIMULATED =
            extras(
                            sides(
                                    Layout.named(
                                            "psephos-simulated",
                                            "simulated votes: left, right, winner, simulated"),
                                    "left",
                                    "right"))
                    .needs(Part.WINNER, "winner")
                    .needs(Part.SIGN, "simulated")
                    .says(LEFT, "left")
                    .says(RIGHT, "right")
                    .says(TIE, "tie")
                    .says(BOTH_BAD, "both-bad")
                    .example(
                            "item,left,right,winner,annotator,time,simulated",
                            "item-007,agate,slate,left,voter-12,2025-03-03T08:00:00Z,true");

    /** Ours for several at once. */
    static final Layout RANKINGS =
            extras(
                            Layout.named(
                                            "psephos-rankings",
                                            "one order of several systems a row: a > b = c > d, or"
                                                    + " a JSON array with ties as inner arrays")
                                    .needs(Part.RANKING, "ranking"))
                    .reading(Reading.RANKING)
                    .never("left", "right", "winner", "model", "system", "model_a", "model_b")
                    .general()
                    .example("item,annotator,ranking", "q1,ann7,GPT 4 > Llama 2 = Falcon > Dolly");

    /** Ours for numbers given to one thing. */
    static final Layout RATINGS =
            extras(
                            Layout.named(
                                            "psephos-ratings",
                                            "one number about one item, response or system a row")
                                    .needs(Part.RATING, "rating")
                                    .needs(Part.ITEM, "item"))
                    .reading(Reading.RATING)
                    .may(Part.SYSTEM, "system")
                    .may(Part.RESPONSE, "response")
                    .never("left", "right", "winner", "label", "ranking")
                    .general()
                    .example("item,annotator,system,rating", "q1,ann7,GPT 4,4.5");

    /** Ours for categories of one thing. */
    static final Layout LABELS =
            extras(
                            Layout.named(
                                            "psephos-labels",
                                            "one category, or a JSON array of them, about one item,"
                                                    + " response or system a row")
                                    .needs(Part.LABEL, "label")
                                    .needs(Part.ITEM, "item"))
                    .reading(Reading.RATING)
                    .may(Part.SYSTEM, "system")
                    .may(Part.RESPONSE, "response")
                    .never("left", "right", "winner", "rating", "ranking")
                    .general()
                    .example("item,annotator,label", "q1,ann7,safe");

    /** In the order they are listed; recognition does not depend on it. */
    static final List<Layout> ALL =
            List.of(
                    PSEPHOS,
                    SIMULATED,
                    RANKINGS,
                    RATINGS,
                    LABELS,
                    llmfao(),
                    arena(),
                    arena33k(),
                    arena55k(),
                    arena100k(),
                    arena140k(),
                    arenaExpert(),
                    searchArena(),
                    fastchatLog(),
                    genaiArena(),
                    genaiJudges(),
                    mtBenchHuman(),
                    alpacaEval(),
                    arenaHard(),
                    arenaHardOne(),
                    judgeBench());

    private static Layout.Builder sides(Layout.Builder layout, String left, String right) {
        return layout.needs(Part.LEFT, left).needs(Part.RIGHT, right);
    }

    private static Layout.Builder extras(Layout.Builder layout) {
        return layout.may(Part.ITEM, "item", "prompt", "question_id", "prompt_id")
                .may(Part.ANNOTATOR, "annotator", "worker", "judge", "voter", "user_id")
                .may(Part.CRITERION, "criterion")
                .may(Part.CONTEXT, "context")
                .may(Part.TIME, "time", "timestamp", "tstamp")
                .may(Part.DURATION, "duration")
                .may(Part.CONFIDENCE, "confidence")
                .may(Part.WEIGHT, "weight")
                .may(Part.SPLIT, "split")
                .may(Part.VOTE_ID, "vote_id");
    }

    private static Layout llmfao() {
        return sides(
                        Layout.named("llmfao", "LLMFAO: crowd and judge comparisons of 59 models"),
                        "left",
                        "right")
                .needs(Part.WINNER, "winner")
                .needs(Part.ITEM, "prompt")
                .needs(Part.SIGN, "model_x", "model_y")
                .may(Part.ANNOTATOR, "worker")
                .says(LEFT, "left")
                .says(RIGHT, "right")
                .says(TIE, "tie")
                .example(
                        "id,prompt,model_x,model_y,worker,winner,left,right",
                        "0,8,97,98,58,tie,Airoboros L2 70B,Weaver 12k");
    }

    private static Layout.Builder models(String name, String description) {
        return sides(Layout.named(name, description), "model_a", "model_b")
                .needs(Part.WINNER, "winner")
                .says(LEFT, "model_a")
                .says(RIGHT, "model_b");
    }

    private static Layout arena() {
        return models("arena", "arena votes in general: model_a, model_b, winner")
                .says(TIE, "tie")
                .says(BOTH_BAD, "both_bad", "tie (bothbad)", "bothbad", "both-bad")
                .may(Part.ITEM, "question_id", "item", "prompt_id", "prompt", "id")
                .may(
                        Part.ANNOTATOR,
                        "judge",
                        "judge_hash",
                        "voter",
                        "annotator",
                        "worker",
                        "user_id")
                .may(Part.CRITERION, "criterion")
                .may(Part.TIME, "tstamp", "timestamp", "time")
                .may(Part.DURATION, "duration")
                .may(Part.CONFIDENCE, "confidence")
                .may(Part.WEIGHT, "weight")
                .may(Part.SPLIT, "split")
                .may(Part.VOTE_ID, "vote_id")
                .general()
                .example("model_a,model_b,winner", "gpt-4,llama-2-13b,model_a");
    }

    private static Layout arena33k() {
        return models("lmarena-33k", "LMArena chatbot_arena_conversations, 33k votes")
                .says(TIE, "tie")
                .says(BOTH_BAD, "tie (bothbad)")
                .needs(Part.VOTE_ID, "question_id")
                .needs(Part.ITEM, "question_id")
                .needs(Part.ANNOTATOR, "judge")
                .needs(Part.SIGN, "anony")
                .may(Part.TIME, "tstamp")
                .never("judge_hash", "messages_a", "evaluation_session_id")
                .example(
                        "{\"question_id\":\"58210e39b3fd4441a2bd4a518bb44c2d\",\"model_a\":\"chatglm-6b\","
                                + "\"model_b\":\"koala-13b\",\"winner\":\"tie"
                                + " (bothbad)\",\"judge\":\"arena_user_973\",\"turn\":1,\"anony\":true,"
                                + "\"language\":\"English\",\"tstamp\":1682351591.1322}");
    }

    private static Layout arena55k() {
        return sides(
                        Layout.named(
                                "lmarena-55k",
                                "LMSYS human preference, 55k votes (one-hot; both-bad folded into"
                                        + " tie)"),
                        "model_a",
                        "model_b")
                .reading(Reading.ONE_HOT)
                .needs(Part.WON_LEFT, "winner_model_a")
                .needs(Part.WON_RIGHT, "winner_model_b")
                .needs(Part.WON_TIE, "winner_tie")
                .may(Part.VOTE_ID, "id")
                .may(Part.ITEM, "id")
                .example(
                        "id,model_a,model_b,prompt,response_a,response_b,winner_model_a,winner_model_b,winner_tie",
                        "30192,gpt-4-1106-preview,gpt-4-0613,\"[\"\"Is it"
                                + " morally right?\"\"]\",\"[\"\"Yes.\"\"]\",\"[\"\"No.\"\"]\",1,0,0");
    }

    private static Layout arena100k() {
        return models("lmarena-100k", "LMArena arena-human-preference-100k")
                .says(TIE, "tie")
                .says(BOTH_BAD, "tie (bothbad)")
                .needs(Part.VOTE_ID, "question_id")
                .needs(Part.ITEM, "question_id")
                .needs(Part.ANNOTATOR, "judge_hash")
                .may(Part.TIME, "tstamp")
                .never("messages_a", "evaluation_session_id")
                .example(
                        "{\"question_id\":\"bb5af18a7a0e4b8f9c2d\",\"model_a\":\"gemini-1.5-pro\",\"model_b\":"
                                + "\"gpt-4o\",\"winner\":\"model_b\",\"judge_hash\":\"8c9fa8cf\",\"turn\":1,"
                                + "\"anony\":true,\"language\":\"English\",\"tstamp\":1718844283.2}");
    }

    private static Layout arena140k() {
        return models("lmarena-140k", "LMArena arena-human-preference-140k")
                .says(TIE, "tie")
                .says(BOTH_BAD, "both_bad")
                .needs(Part.VOTE_ID, "id")
                .needs(Part.ITEM, "id")
                .needs(Part.ANNOTATOR, "evaluation_session_id")
                .may(Part.TIME, "timestamp")
                .never("occupational_tags", "messages_a")
                .example(
                        "{\"id\":\"1df8a5b2\",\"model_a\":\"claude-3-5-haiku\",\"model_b\":\"gemma-3-27b\","
                                + "\"winner\":\"both_bad\",\"evaluation_session_id\":\"64fe9a\","
                                + "\"evaluation_order\":1,\"language\":\"en\",\"is_code\":false,"
                                + "\"timestamp\":\"2025-04-17 23:00:17\"}");
    }

    private static Layout arenaExpert() {
        return models("arena-expert-5k", "LMArena arena-expert-5k")
                .says(TIE, "tie")
                .says(BOTH_BAD, "both_bad")
                .needs(Part.VOTE_ID, "id")
                .needs(Part.ITEM, "id")
                .needs(Part.SIGN, "occupational_tags")
                .may(Part.TIME, "timestamp")
                .never("messages_a")
                .example(
                        "{\"id\":\"77aa01\",\"model_a\":\"o3\",\"model_b\":\"grok-4\",\"winner\":\"tie\","
                                + "\"evaluation_order\":2,\"language\":\"en\",\"occupational_tags\":"
                                + "{\"software_and_it\":true}}");
    }

    private static Layout searchArena() {
        return models(
                        "search-arena",
                        "LMArena search-arena-24k; a row without a winner is an abstention")
                .says(TIE, "tie")
                .says(BOTH_BAD, "tie (bothbad)", "both_bad", "bothbad")
                .abstains("")
                .needs(Part.SIGN, "messages_a")
                .may(Part.ANNOTATOR, "judge")
                .may(Part.TIME, "timestamp")
                .example(
                        "{\"model_a\":\"ppl-sonar-pro\",\"model_b\":\"gpt-4o-search\",\"winner\":\"model_a\","
                                + "\"judge\":\"0f3a\",\"turn\":1,\"timestamp\":\"2025-04-02T10:11:12Z\","
                                + "\"messages_a\":[],\"messages_b\":[]}");
    }

    private static Layout.Builder voteWords(Layout.Builder layout) {
        return layout.says(LEFT, "leftvote")
                .says(RIGHT, "rightvote")
                .says(TIE, "tievote")
                .says(BOTH_BAD, "bothbad_vote");
    }

    private static Layout fastchatLog() {
        return voteWords(
                        Layout.named(
                                "fastchat-log",
                                "FastChat vote log; events other than votes are counted as"
                                        + " abstentions"))
                .abstains(
                        "chat",
                        "share",
                        "upvote",
                        "downvote",
                        "flag",
                        "regenerate",
                        "clear_history")
                .needs(Part.WINNER, "type")
                .needs(Part.TIME, "tstamp")
                .may(Part.LEFT, "models[0]")
                .may(Part.RIGHT, "models[1]")
                .may(Part.ANNOTATOR, "ip")
                .may(Part.ITEM, "states[0].conv_id")
                .never("left", "right", "winner", "model_a", "model_b")
                .example(
                        "{\"tstamp\":1685550000.1234,\"type\":\"leftvote\",\"models\":[\"vicuna-13b\","
                                + "\"koala-13b\"],\"states\":[{\"conv_id\":\"c1\"},{\"conv_id\":\"c2\"}],"
                                + "\"ip\":\"203.0.113.7\"}");
    }

    private static Layout genaiArena() {
        return voteWords(
                        Layout.named(
                                "genai-bench",
                                "GenAI-Bench human votes on images and videos; systems are not"
                                        + " named, so answers stand for them"))
                .needs(Part.WINNER, "human_vote")
                .needs(Part.ITEM, "task", "idx")
                .unnamed("/left", "/right")
                .never("model_vote", "model_a", "model_b", "left", "right")
                .example(
                        "task,idx,prompt,human_vote",
                        "image_edition,0,let a herd of sheep block the taxi,leftvote");
    }

    private static Layout genaiJudges() {
        return Layout.named(
                        "genai-bench-judges",
                        "GenAI-Bench votes of vision models; systems are not named")
                .needs(Part.WINNER, "model_vote")
                .needs(Part.ITEM, "task", "idx")
                .needs(Part.ANNOTATOR, "judge")
                .says(LEFT, "[[A>B]]")
                .says(RIGHT, "[[B>A]]")
                .says(TIE, "[[A=B=Good]]")
                .says(BOTH_BAD, "[[A=B=Bad]]")
                .abstains("")
                .unnamed("/left", "/right")
                .never("model_a", "model_b", "left", "right")
                .example(
                        "task,judge,idx,model_vote,human_vote,correct",
                        "image_edition,blip2,0,[[A>B]],leftvote,True");
    }

    private static Layout mtBenchHuman() {
        return models("mt-bench-human", "MT-Bench human judgments")
                .says(TIE, "tie", "tie (bothbad)", "tie (inconsistent)")
                .needs(Part.ITEM, "question_id")
                .needs(Part.ANNOTATOR, "judge")
                .needs(Part.CONTEXT, "turn")
                .never("anony", "judge_hash", "messages_a", "evaluation_session_id")
                .example(
                        "{\"question_id\":81,\"model_a\":\"alpaca-13b\",\"model_b\":\"gpt-3.5-turbo\","
                                + "\"winner\":\"model_b\",\"judge\":\"author_2\",\"turn\":1,"
                                + "\"conversation_a\":[],\"conversation_b\":[]}");
    }

    private static Layout alpacaEval() {
        return sides(
                        Layout.named(
                                "alpaca-eval",
                                "AlpacaEval annotations: preference from 1 (first) to 2 (second)"),
                        "generator_1",
                        "generator_2")
                .reading(Reading.SOFT)
                .needs(Part.WINNER, "preference")
                .needs(Part.ITEM, "instruction")
                .may(Part.ANNOTATOR, "annotator")
                .may(Part.DURATION, "time_per_example")
                .example(
                        "[{\"instruction\":\"Say hello.\",\"output_1\":\"Hello.\",\"generator_1\":\"text_davinci_003\","
                                + "\"dataset\":\"helpful_base\",\"output_2\":\"Hi there!\",\"generator_2\":\"gpt4\","
                                + "\"annotator\":\"alpaca_eval_gpt4\",\"preference\":1.9}]");
    }

    private static Layout.Builder verdicts(Layout.Builder layout) {
        return layout.says(LEFT, 1, "A>B")
                .says(LEFT, 2, "A>>B")
                .says(TIE, 0, "A=B")
                .says(RIGHT, 1, "B>A")
                .says(RIGHT, 2, "B>>A")
                .abstains("");
    }

    private static Layout arenaHard() {
        return verdicts(Layout.named("arena-hard", "Arena-Hard-Auto v2 judgments, both orders"))
                .needs(Part.LEFT, "baseline")
                .needs(Part.RIGHT, "model")
                .needs(Part.WINNER, "games")
                .needs(Part.ITEM, "uid")
                .needs(Part.ANNOTATOR, "judge")
                .games("games[0].score", "games[1].score")
                .example(
                        "{\"uid\":\"u1\",\"category\":\"hard_prompt\",\"judge\":\"gpt-4.1\",\"model\":\"qwq-32b\","
                                + "\"baseline\":\"o3-mini\",\"games\":[{\"score\":\"A>B\"},{\"score\":\"B>>A\"}]}");
    }

    private static Layout arenaHardOne() {
        return verdicts(
                        Layout.named(
                                "arena-hard-v0.1",
                                "Arena-Hard-Auto v0.1 judgments, both orders; the rows do not name"
                                        + " the baseline"))
                .may(Part.LEFT, "baseline")
                .needs(Part.RIGHT, "model")
                .needs(Part.WINNER, "games")
                .needs(Part.ITEM, "question_id")
                .needs(Part.ANNOTATOR, "judge")
                .games("games[0].score", "games[1].score")
                .baseline("baseline")
                .never("uid", "baseline")
                .example(
                        "{\"question_id\":\"q1\",\"model\":\"llama-3-70b\",\"judge\":\"gpt-4-1106-preview\","
                                + "\"games\":[{\"judgment\":\"[[A>B]]\",\"score\":\"A>B\"},"
                                + "{\"judgment\":\"[[A=B]]\",\"score\":\"A=B\"}]}");
    }

    private static Layout judgeBench() {
        return verdicts(
                        Layout.named(
                                "judgebench",
                                "JudgeBench verdicts, both orders; answers of one model, so answers"
                                        + " stand for systems"))
                .needs(Part.WINNER, "judgments")
                .needs(Part.ITEM, "pair_id")
                .needs(Part.ANNOTATOR, "judge_name")
                .needs(Part.SIGN, "response_A", "response_B")
                .games("judgments[0].decision", "judgments[1].decision")
                .unnamed("/A", "/B")
                .example(
                        "{\"pair_id\":\"p1\",\"source\":\"mmlu-pro\",\"question\":\"?\",\"response_model\":\"gpt-4o\","
                                + "\"response_A\":\"yes\",\"response_B\":\"no\",\"label\":\"A>B\",\"judge_name\":"
                                + "\"arena_hard\",\"judgments\":[{\"decision\":\"A>B\"},{\"decision\":\"B>A\"}]}");
    }
}
