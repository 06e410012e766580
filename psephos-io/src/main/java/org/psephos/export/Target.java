package org.psephos.export;

import static org.psephos.export.Target.Form.DATASET;
import static org.psephos.export.Target.Form.JSON_ARRAY;
import static org.psephos.export.Target.Form.JSON_LINES;
import static org.psephos.export.Target.Form.TABLE_CSV;
import static org.psephos.export.Target.Form.TABLE_JSON_LINES;
import static org.psephos.export.Target.Form.TABLE_PARQUET;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form in which others read judgements, by its name in {@code psephos convert --to}. */
public enum Target {
    TRL_PREFERENCE(
            "trl-preference",
            "TRL, for DPO, CPO and ORPO: prompt, chosen and rejected as messages",
            "TRL dataset formats, preference with explicit prompt, conversational (f2cd577, 2026-07)",
            JSON_LINES),
    TRL_KTO(
            "trl-kto",
            "TRL, for KTO: prompt, completion and label, one row for each answer",
            "TRL dataset formats, unpaired preference, conversational (f2cd577, 2026-07)",
            JSON_LINES),
    TRL_REWARD(
            "trl-reward",
            "TRL, for reward models: whole conversations chosen and rejected, with margin",
            "TRL dataset formats, preference with implicit prompt and margin (f2cd577, 2026-07)",
            JSON_LINES),
    TRL_PROMPT_ONLY(
            "trl-prompt-only",
            "TRL, for GRPO and other online methods: each prompt once",
            "TRL dataset formats, prompt-only, conversational (f2cd577, 2026-07)",
            JSON_LINES),
    TRL_PROMPT_COMPLETION(
            "trl-prompt-completion",
            "TRL, for SFT: prompt and completion, each preferred or good answer once",
            "TRL dataset formats, prompt-completion, conversational (f2cd577, 2026-07)",
            JSON_LINES),
    TRL_LANGUAGE_MODELING(
            "trl-language-modeling",
            "TRL, for SFT: whole conversations that end in a preferred or good answer",
            "TRL dataset formats, language modeling, conversational (f2cd577, 2026-07)",
            JSON_LINES),
    TRL_STEPWISE(
            "trl-stepwise",
            "TRL, for process reward models: a prompt, steps and whether each is right",
            "TRL dataset formats, stepwise supervision (f2cd577, 2026-07)",
            JSON_LINES),
    AXOLOTL_DPO(
            "axolotl-dpo",
            "Axolotl, type chat_template.default: messages, chosen and rejected",
            "Axolotl RLHF formats, chat_template.default (067b021, 2026-07)",
            JSON_LINES),
    LLAMAFACTORY_DPO(
            "llamafactory-dpo",
            "LLaMA-Factory, sharegpt with ranking, and its dataset_info.json",
            "LLaMA-Factory data formats, sharegpt preference (ff6d4d1, 2026-08)",
            JSON_LINES),
    OPENRLHF(
            "openrlhf",
            "OpenRLHF with chat template: prompt, chosen, rejected and margin",
            "OpenRLHF reward dataset with a prompt key (3c3be62, 2026-08)",
            JSON_LINES),
    OPENAI_DPO(
            "openai-dpo",
            "OpenAI preference fine-tuning: input, preferred and non-preferred output",
            "OpenAI preference fine-tuning, one assistant message on each side (2026-08)",
            JSON_LINES),
    TOGETHER_DPO(
            "together-dpo",
            "Together preference fine-tuning: as OpenAI's, without tools",
            "Together preference fine-tuning (2026-08)",
            JSON_LINES),
    NEMO_DPO(
            "nemo-dpo",
            "NeMo-Aligner, for DPO: prompt, chosen_response and rejected_response in its template",
            "NeMo-Aligner DPO data, one user and assistant in turn (af2b3bd)",
            JSON_LINES),
    NEMO_REWARD(
            "nemo-reward",
            "NeMo-Aligner, for reward models: two lines for each pair, the better one first",
            "NeMo-Aligner reward model data, pairs of lines (af2b3bd)",
            JSON_LINES),
    NEMO_RL(
            "nemo-rl",
            "NeMo-RL, for DPO and reward models: context and completions by rank, 0 the best",
            "NeMo-RL preference dataset, two ranks (2026-08)",
            JSON_LINES),
    ULTRAFEEDBACK_BINARIZED(
            "ultrafeedback-binarized",
            "as HuggingFaceH4/ultrafeedback_binarized: prompt, conversations and scores",
            "ultrafeedback_binarized, its seven columns",
            JSON_LINES),
    HELPSTEER(
            "helpsteer",
            "HelpSteer3 preferences from -3 to 3; of ratings alone, HelpSteer2 rows of 0 to 4",
            "HelpSteer3 preference (negative: response 1), HelpSteer2 ratings",
            JSON_LINES),
    REWARDBENCH(
            "rewardbench",
            "RewardBench: one question, chosen, rejected and who answered",
            "RewardBench version 1 columns (05a9005)",
            JSON_LINES),
    REWARDBENCH2(
            "rewardbench2",
            "RewardBench 2: one question, lists of chosen and rejected answers",
            "RewardBench version 2 columns (05a9005)",
            JSON_LINES),
    ALPACAEVAL(
            "alpacaeval",
            "AlpacaEval annotations: 1 first, 2 second, 1.5 a tie",
            "AlpacaEval annotations (cd543a1)",
            JSON_ARRAY),
    ARENA_HARD(
            "arena-hard",
            "Arena-Hard judgments: two games against a baseline, sides changed",
            "Arena-Hard-Auto version 2 judgments",
            JSON_LINES),
    LMARENA(
            "lmarena",
            "votes as LMArena publishes them, with conversations where they are known",
            "arena-human-preference-140k columns",
            JSON_LINES),
    LLM_COMPARATOR(
            "llm-comparator",
            "LLM Comparator: two models, outputs and scores, above 0 where model A is better",
            "LLM Comparator JSON (60edc1e)",
            JSON_ARRAY),
    ARGILLA(
            "argilla",
            "records of Argilla 2 with a question called preference",
            "Argilla 2 records as JSON",
            JSON_ARRAY),
    LABEL_STUDIO(
            "label-studio",
            "tasks of Label Studio with answers of its Pairwise tag",
            "Label Studio tasks as JSON, Pairwise (left or right, no tie)",
            JSON_ARRAY),
    PARQUET(
            "parquet",
            "plain Parquet, one judgement a row, with the hub's features in its foot",
            "psephos layouts of votes, rankings, ratings and labels; Parquet 2.10",
            TABLE_PARQUET),
    JSONL(
            "jsonl",
            "plain JSON Lines, one judgement a row; a file for each kind",
            "psephos layouts of votes, rankings, ratings and labels",
            TABLE_JSON_LINES),
    CSV(
            "csv",
            "plain CSV, one judgement a row; a file for each kind",
            "psephos layouts of votes, rankings, ratings and labels; RFC 4180",
            TABLE_CSV),
    PSEPHOS(
            "psephos",
            "our own folder of Parquet files: nothing is lost",
            "psephos-dataset version 1",
            DATASET);

    private final String id;
    private final String description;
    private final String rules;
    private final Form form;

    Target(String id, String description, String rules, Form form) {
        this.id = id;
        this.description = description;
        this.rules = rules;
        this.form = form;
    }

    /** How a format lies on disk. */
    enum Form {
        JSON_LINES(".jsonl", List.of(".jsonl", ".json")),
        JSON_ARRAY(".json", List.of(".json")),
        TABLE_JSON_LINES(".jsonl", List.of(".jsonl", ".json")),
        TABLE_CSV(".csv", List.of(".csv")),
        TABLE_PARQUET(".parquet", List.of(".parquet")),
        DATASET("", List.of());

        private final String ending;

        @SuppressWarnings("ImmutableEnumChecker") // List.of is; its type cannot say so.
        private final List<String> endings;

        Form(String ending, List<String> endings) {
            this.ending = ending;
            this.endings = endings;
        }

        /** Whether it is a plain table. */
        boolean table() {
            return this == TABLE_JSON_LINES || this == TABLE_CSV || this == TABLE_PARQUET;
        }

        /** The ending of a file whose name we choose. */
        String ending() {
            return ending;
        }

        /** The endings that a file may have; none where it is no file. */
        List<String> endings() {
            return endings;
        }
    }

    /** The target called {@code id}, or null. */
    public static @Nullable Target named(String id) {
        return Arrays.stream(values()).filter(t -> t.id.equals(id)).findFirst().orElse(null);
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** One line. */
    public String description() {
        return description;
    }

    /** The rules that what we write is held to, with their version. */
    public String rules() {
        return rules;
    }

    /** Whether ratings, rankings and repeated votes become pairs in it, as {@link Pairing} says. */
    public boolean makesPairs() {
        return switch (this) {
            case TRL_PREFERENCE,
                    TRL_KTO,
                    TRL_REWARD,
                    TRL_PROMPT_ONLY,
                    TRL_PROMPT_COMPLETION,
                    TRL_LANGUAGE_MODELING,
                    AXOLOTL_DPO,
                    LLAMAFACTORY_DPO,
                    OPENRLHF,
                    OPENAI_DPO,
                    TOGETHER_DPO,
                    NEMO_DPO,
                    NEMO_REWARD,
                    NEMO_RL,
                    ULTRAFEEDBACK_BINARIZED,
                    REWARDBENCH,
                    REWARDBENCH2 ->
                    true;
            case TRL_STEPWISE,
                    HELPSTEER,
                    ALPACAEVAL,
                    ARENA_HARD,
                    LMARENA,
                    LLM_COMPARATOR,
                    ARGILLA,
                    LABEL_STUDIO,
                    PARQUET,
                    JSONL,
                    CSV,
                    PSEPHOS ->
                    false;
        };
    }

    /** Whether it has a place for how much better the chosen answer is. */
    public boolean carriesMargins() {
        return this == TRL_REWARD || this == OPENRLHF;
    }

    Form form() {
        return form;
    }

    @Override
    public String toString() {
        return id;
    }
}
