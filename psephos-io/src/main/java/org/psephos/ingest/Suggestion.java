package org.psephos.ingest;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words a {@code --columns} call from what columns are called. */
final class Suggestion {
    private static final List<List<String>> SIDES =
            List.of(
                    List.of("left", "right"),
                    List.of("_a", "_b"),
                    List.of("_x", "_y"),
                    List.of("_1", "_2"),
                    List.of("_0", "_1"),
                    List.of("1", "2"),
                    List.of("a", "b"),
                    List.of("home", "away"),
                    List.of("first", "second"));
    private static final List<String> VERDICTS =
            List.of(
                    "winner",
                    "verdict",
                    "preference",
                    "preferred",
                    "choice",
                    "vote",
                    "outcome",
                    "result",
                    "label",
                    "win");

    /** Words that only a file of comparisons has. */
    private static final List<String> VOTES = List.of("winner", "verdict", "prefer", "vote", "win");

    private static final List<String> RATINGS =
            List.of("rating", "score", "stars", "grade", "mark");
    private static final List<String> LABELS = List.of("label", "category", "class", "annotation");
    private static final List<String> PROMPTS =
            List.of("prompt", "question", "instruction", "query", "input");
    private static final List<String> RANKINGS = List.of("ranking", "ranks", "order");
    private static final List<String> ITEMS =
            List.of("item", "question", "prompt", "instance", "unit", "example", "id");

    private final Columns columns;

    Suggestion(Columns columns) {
        this.columns = columns;
    }

    /** The call, with words in capitals where no column suggests itself. */
    String columns() {
        var chosen = shortest("chosen");
        var rejected = shortest("rejected");
        if (chosen != null && rejected != null) {
            var prompt = like(PROMPTS);
            return "--columns %schosen=%s,rejected=%s"
                    .formatted(prompt == null ? "" : "prompt=" + prompt + ",", chosen, rejected);
        }
        for (var ends : SIDES) {
            for (var name : columns.names()) {
                var other = partner(name, ends.get(0), ends.get(1));
                if (other != null) {
                    return votes(name, other);
                }
            }
        }
        var winner = verdict("LEFT_COLUMN", "RIGHT_COLUMN");
        boolean vote = VOTES.stream().anyMatch(word -> winner.contains(word));
        return vote ? votes("LEFT_COLUMN", "RIGHT_COLUMN") : absolute();
    }

    /** The shortest name with {@code word} in it: {@code chosen} before {@code chosen_model}. */
    private @Nullable String shortest(String word) {
        return columns.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(word))
                .min(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private String votes(String left, String right) {
        return "--columns left=" + left + ",right=" + right + ",winner=" + verdict(left, right);
    }

    /** For one thing a row: what its column is called, or each kind of judgement in turn. */
    private String absolute() {
        var ranking = like(RANKINGS);
        var rating = like(RATINGS);
        var label = like(LABELS);
        if (ranking != null) {
            return "--columns ranking=" + ranking;
        }
        if (rating != null || label != null) {
            var item = like(ITEMS);
            return "--columns item=%s,%s"
                    .formatted(
                            item == null ? "ITEM_COLUMN" : item,
                            rating == null ? "label=" + label : "rating=" + rating);
        }
        return "comparisons: "
                + votes("LEFT_COLUMN", "RIGHT_COLUMN")
                + "; ratings: --columns item=ITEM_COLUMN,rating=RATING_COLUMN;"
                + " labels: --columns item=ITEM_COLUMN,label=LABEL_COLUMN;"
                + " rankings: --columns ranking=RANKING_COLUMN";
    }

    private @Nullable String like(List<String> words) {
        for (var word : words) {
            for (var name : columns.names()) {
                if (name.toLowerCase(Locale.ROOT).contains(word)) {
                    return name;
                }
            }
        }
        return null;
    }

    private @Nullable String partner(String name, String one, String two) {
        int at = name.lastIndexOf(one);
        if (at < 0) {
            return null;
        }
        var other = name.substring(0, at) + two + name.substring(at + one.length());
        return columns.names().contains(other) ? other : null;
    }

    private String verdict(String left, String right) {
        for (var word : VERDICTS) {
            for (var name : columns.names()) {
                boolean free = !name.equals(left) && !name.equals(right);
                if (free && name.contains(word)) {
                    return name;
                }
            }
        }
        return "WINNER_COLUMN";
    }
}
