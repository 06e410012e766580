package org.psephos.dataset;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of a dataset on disk: what its writer and its reader agree on, and the documentation
 * shows. A change that an older reader would misread raises {@link #VERSION}.
 */
public enum FolderTable {
    /** What was asked. */
    ITEMS(
            "items.parquet",
            text("item", "name of the item; one row each, in the order first told of"),
            column("conversation", Types.MESSAGES, "the messages up to the answer"),
            column("attributes", Types.TEXTS, "whatever else the source says of it")),
    /** What systems answered. */
    RESPONSES(
            "responses.parquet",
            text("response", "name of the response; one row each, in the order first told of"),
            text("item", "what it answers, if known"),
            text("system", "who answered, if known"),
            column("messages", Types.MESSAGES, "the answer"),
            column("tokens", "INTEGER", "how long it is by the source's own count"),
            column("cost", "DOUBLE", "what it cost, in US dollars"),
            column("attributes", Types.TEXTS, "whatever else the source says of it")),
    /** Who judged. */
    ANNOTATORS(
            "annotators.parquet",
            text("annotator", "name of the annotator; one row each, in name order"),
            text("kind", "person, judge (a model) or simulated"),
            text("model", "of a judge: which model"),
            text("prompt_version", "of a judge: which prompt, with its version"),
            column(
                    "attributes",
                    Types.TEXTS,
                    "profile of a person, settings of a judge, as they were given"),
            column("biases", "MAP(VARCHAR, DOUBLE)", "of a simulated one: its known biases")),
    /** What was judged. */
    FEEDBACK(
            "feedback.parquet",
            text(
                    "kind",
                    "comparison, ranking, choice, rating, label, critique, edit or abstention; kind"
                            + " by kind, each in the order read"),
            text("item", "what was asked, if known"),
            text("annotator", "who judged, if known"),
            text("criterion", "by what measure; overall where the source names none"),
            text("context", "under what it was judged: a system message, a scenario, a persona"),
            text("left_system", "comparison: the system shown first"),
            text("left_response", "comparison: the response shown first"),
            text("right_system", "comparison: the system shown second"),
            text("right_response", "comparison: the response shown second"),
            text("outcome", "comparison: left, right, tie or both-bad"),
            column("strength", "DOUBLE", "comparison: how much better, on the source's own scale"),
            column(
                    "shown",
                    Types.CANDIDATES,
                    "ranking, choice, abstention: the candidates in the order shown"),
            column(
                    "tiers",
                    Types.CANDIDATES + "[]",
                    "ranking: best tier first, members of a tier tied; who is shown and in no tier"
                            + " could not be ranked"),
            text(
                    "system",
                    "choice, rating, label, critique, edit: the system chosen, rated and so on"),
            text("response", "choice, rating, label, critique, edit: the response"),
            column("rating", "DOUBLE", "rating: the number; on named levels the place, from 0"),
            column(
                    "scale",
                    "STRUCT(levels VARCHAR[], ordered BOOLEAN, low DOUBLE, high DOUBLE, ratio"
                            + " BOOLEAN)",
                    "rating: named levels, worst first, or a continuum; an end that is null is"
                            + " infinite"),
            column("categories", "VARCHAR[]", "label: what applies, in name order"),
            column("severity", "INTEGER", "label: the source's own grade"),
            text("text", "critique: the words; edit: the better version; abstention: the detail"),
            column(
                    "spans",
                    "STRUCT(\"start\" INTEGER, \"end\" INTEGER, label VARCHAR)[]",
                    "critique: passages, in Unicode code points from 0, end not included"),
            text("reason", "abstention: skipped, refused, unparseable or timed-out"),
            column("time", "TIMESTAMP WITH TIME ZONE", "when it was made, to the millisecond"),
            column("duration_s", "DOUBLE", "how long it took, in seconds"),
            column("confidence", "DOUBLE", "how sure the annotator was, from 0 to 1"),
            column("weight", "DOUBLE", "how many judgements this one stands for"),
            column("attributes", Types.TEXTS, "columns that no other field holds, word for word"),
            text("source", "the file it was read from"),
            column("line", "BIGINT", "line of that file on which the row starts, from 1"),
            text("event", "the recorded event, where it was not read from a file"));

    /** What {@code dataset.json} calls the format. */
    public static final String FORMAT = "psephos-dataset";

    /** The version of the format that this program writes, and the newest that it reads. */
    public static final int VERSION = 1;

    /** The file beside the tables that says what they are. */
    public static final String MANIFEST = "dataset.json";

    private final String file;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is; its type cannot say so.
    private final List<Column> columns;

    FolderTable(String file, Column... columns) {
        this.file = file;
        this.columns = List.of(columns);
    }

    /**
     * One column.
     *
     * @param type as SQL has it; anything but plain types can be null and then means none
     * @param meaning one line for the documentation
     */
    public record Column(String name, String type, String meaning) {

        /** Whether it holds lists, structs or maps. */
        public boolean nested() {
            return type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP");
        }
    }

    /** Name of the file in the folder. */
    public String file() {
        return file;
    }

    /** The columns, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** Names of the columns, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** This table as the documentation shows it: a table in Markdown. */
    public String markdown() {
        var head = Stream.of("| column | type | what it says |", "|---|---|---|");
        var rows =
                columns.stream()
                        .map(
                                column ->
                                        "| %s | `%s` | %s |"
                                                .formatted(
                                                        column.name(),
                                                        column.type(),
                                                        column.meaning()));
        return String.join("\n", Stream.concat(head, rows).toList()) + "\n";
    }

    private static Column text(String name, String meaning) {
        return column(name, "VARCHAR", meaning);
    }

    private static Column column(String name, String type, String meaning) {
        return new Column(name, type, meaning);
    }

    private static final class Types {
        static final String TEXTS = "MAP(VARCHAR, VARCHAR)";
        static final String CANDIDATES = "STRUCT(system VARCHAR, response VARCHAR)[]";
        static final String MESSAGES =
                "STRUCT(\"role\" VARCHAR, parts STRUCT(kind VARCHAR, body VARCHAR, mark"
                        + " VARCHAR)[])[]";
    }
}
