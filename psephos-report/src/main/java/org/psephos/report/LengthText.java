package org.psephos.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.rank.LengthControlled;
import org.psephos.rank.LengthControlled.Against;
import org.psephos.rank.LengthControlled.Gameability;

/** Win rates against a baseline, as counted and at equal lengths, in columns and as JSON. */
final class LengthText {
    private static final int WIDEST = 32;

    private LengthText() {}

    static void add(List<String> lines, RankExtras extras, TextStyle style) {
        var length = extras.length();
        if (length == null) {
            return;
        }
        int name =
                length.systems().stream()
                        .mapToInt(one -> Cells.width(Cells.harmless(one.system().value())))
                        .max()
                        .orElse(6);
        name = Math.clamp(name, 6, WIDEST);
        lines.add("");
        lines.add(
                style.bold("Win rates against " + Cells.harmless(length.baseline().value()))
                        + ", and were answers of equal length");
        lines.add(
                Cells.left("system", name)
                        + Cells.right("wins", 8)
                        + Cells.right("controlled", 12)
                        + Cells.right("low", 8)
                        + Cells.right("high", 8)
                        + Cells.right("longer", 9)
                        + Cells.right("votes", 8));
        for (var one : length.systems()) {
            lines.add(line(one, name, style));
        }
        say(lines, notes(length), style);
        var gameability = extras.gameability();
        if (gameability != null) {
            say(lines, sentence(gameability), style);
        }
    }

    private static String line(Against one, int name, TextStyle style) {
        var shown = Cells.fit(Cells.harmless(one.system().value()), name, style.ellipsis());
        var controlled = one.controlled();
        var interval = controlled == null ? null : controlled.interval();
        var reason = one.reason();
        return Cells.left(shown, name)
                + Cells.right(percent(one.winRate().value()), 8)
                + Cells.right(controlled == null ? "" : percent(controlled.value()), 12)
                + Cells.right(interval == null ? "" : percent(interval.low()), 8)
                + Cells.right(interval == null ? "" : percent(interval.high()), 8)
                + Cells.right(one.longer() == null ? "" : Numbers.signed(one.longer(), 0), 9)
                + Cells.right(Numbers.count(one.comparisons()), 8)
                + (reason == null ? "" : "  " + reason);
    }

    private static String notes(LengthControlled length) {
        return "Controlled: as often as it would win were lengths alike, by a logistic regression on"
                + " the difference of lengths; difficulties of items are left out. Longer: characters"
                + " more than the baseline, on average."
                + (length.soft() ? " A win is how sure the judge was." : " A tie is half a win.");
    }

    private static List<String> names(Gameability gameability) {
        return gameability.variants().stream().map(one -> one.value()).toList();
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 1) + "%";
    }

    private static String sentence(Gameability gameability) {
        var controlled = gameability.controlled();
        return "Gameability of %s: win rates vary by %s of their mean%s."
                .formatted(
                        String.join(", ", names(gameability)),
                        percent(gameability.raw()),
                        controlled == null ? "" : ", controlled ones by " + percent(controlled));
    }

    private static void say(List<String> lines, String text, TextStyle style) {
        lines.addAll(
                List.of(Cells.wrap(Cells.harmless(text), style.width(), "  ").split("\n", -1)));
    }

    static void write(JsonWriter json, RankExtras extras) throws IOException {
        var length = extras.length();
        if (length != null) {
            json.object("lengthControlled", one -> write(one, length, extras.gameability()));
        }
    }

    private static void write(
            JsonWriter json, LengthControlled length, @Nullable Gameability gameability)
            throws IOException {
        json.text("baseline", length.baseline().value());
        json.flag("soft", length.soft());
        json.array(
                "systems",
                list -> {
                    for (var one : length.systems()) {
                        list.object(row -> row(row, one));
                    }
                });
        if (gameability != null) {
            json.object(
                    "gameability",
                    one -> {
                        one.texts("variants", names(gameability));
                        one.number("winRate", gameability.raw());
                        one.number("controlled", gameability.controlled());
                    });
        }
    }

    private static void row(JsonWriter json, Against one) throws IOException {
        json.text("system", one.system().value());
        json.count("comparisons", one.comparisons());
        estimate(json, "winRate", one.winRate());
        estimate(json, "controlled", one.controlled());
        estimate(json, "length", one.length());
        json.number("longer", one.longer());
        json.text("reason", one.reason());
    }

    private static void estimate(JsonWriter json, String key, @Nullable Estimate estimate)
            throws IOException {
        json.number(key, estimate == null ? null : estimate.value());
        RankJson.ends(
                json, key + "Low", key + "High", estimate == null ? null : estimate.interval());
    }
}
