package org.psephos.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Interval;
import org.psephos.math.Rate;
import org.psephos.report.Voters.Voter;
import org.psephos.report.page.Figure;
import org.psephos.report.page.TableView;
import org.psephos.report.page.TableView.Column;

/** The charts of a report, each with what it shows in words and the table behind it. */
final class Figures {
    private static final double LEVEL = 0.95;
    private static final int MOST_IN_MATRIX = 60;
    private static final int MOST_WITH_NUMBERS = 16;

    /** Matrices of more systems than this are too wide for two in a row. */
    static final int MOST_BESIDE = 12;

    private static final int SLANTED = 20;
    private static final int MOST_VOTERS = 300;
    private static final int MOST_NAMED = 3;
    private static final int MOST_TICKS = 8;
    private static final int THIN = 5;

    private Figures() {}

    /** Who beat whom and how often they met; empty where nobody met. */
    static List<Figure> meetings(Pairs pairs, boolean ladder) {
        int shown = Math.min(pairs.size(), MOST_IN_MATRIX);
        var rows = pairRows(pairs, shown);
        if (rows.isEmpty()) {
            return List.of();
        }
        return List.of(matrix(pairs, shown, rows, ladder), votes(pairs, shown));
    }

    private static Figure matrix(Pairs pairs, int shown, List<List<String>> rows, boolean ladder) {
        var payload =
                Charts.payload(
                        "matrix",
                        marks(shown),
                        json -> {
                            for (int a = 0; a < shown; a++) {
                                for (int b = 0; b < shown; b++) {
                                    if (pairs.votes(a, b) > 0) {
                                        cell(json, pairs, a, b, true);
                                    }
                                }
                            }
                        });
        return new Figure(
                "matrix",
                "Share of votes won by the row against the column",
                matrixWords(pairs, shown, ladder),
                payload,
                new TableView(
                        "Every pair that met" + leftOut(pairs, shown),
                        List.of(
                                Column.words("system"),
                                Column.words("against"),
                                Column.figures("won"),
                                Column.figures("tied"),
                                Column.figures("lost"),
                                Column.figures("votes"),
                                Column.figures("share won")),
                        rows));
    }

    private static void cell(JsonWriter json, Pairs pairs, int a, int b, boolean share)
            throws java.io.IOException {
        json.object(
                one -> {
                    one.text("a", pairs.systems().get(a));
                    one.text("b", pairs.systems().get(b));
                    one.count("ai", a);
                    one.count("bi", b);
                    one.count("n", pairs.votes(a, b));
                    if (share) {
                        one.number("share", pairs.share(a, b));
                    }
                });
    }

    private static List<List<String>> pairRows(Pairs pairs, int shown) {
        var rows = new ArrayList<List<String>>();
        for (int a = 0; a < shown; a++) {
            for (int b = a + 1; b < shown; b++) {
                if (pairs.votes(a, b) > 0) {
                    rows.add(
                            List.of(
                                    pairs.systems().get(a),
                                    pairs.systems().get(b),
                                    Numbers.count(pairs.wins(a, b)),
                                    Numbers.count(pairs.ties(a, b)),
                                    Numbers.count(pairs.wins(b, a)),
                                    Numbers.count(pairs.votes(a, b)),
                                    Numbers.percent(pairs.share(a, b))));
                }
            }
        }
        return rows;
    }

    private static String matrixWords(Pairs pairs, int shown, boolean ladder) {
        long met = 0;
        long upset = 0;
        for (int a = 0; a < shown; a++) {
            for (int b = a + 1; b < shown; b++) {
                if (pairs.votes(a, b) >= THIN) {
                    met++;
                    upset += pairs.share(a, b) < 0.5 ? 1 : 0;
                }
            }
        }
        var upsets =
                ladder
                        ? "Of %s pairs with at least %s votes, the lower one of the ladder won more often in %s. "
                                .formatted(Numbers.count(met), THIN, Numbers.count(upset))
                        : "";
        return "Ties count as half. %sCells with fewer than %s votes are hatched; pairs that never met are blank%s."
                .formatted(upsets, THIN, leftOut(pairs, shown));
    }

    private static String leftOut(Pairs pairs, int shown) {
        return shown == pairs.size()
                ? ""
                : " (the first %s of %s systems)".formatted(shown, Numbers.count(pairs.size()));
    }

    private static Figure votes(Pairs pairs, int shown) {
        var payload =
                Charts.payload(
                        "pairs",
                        marks(shown),
                        json -> {
                            for (int a = 0; a < shown; a++) {
                                for (int b = 0; b < shown; b++) {
                                    if (a != b) {
                                        cell(json, pairs, a, b, false);
                                    }
                                }
                            }
                        });
        return new Figure(
                "pairs",
                "Votes on each pair",
                pairWords(pairs, shown),
                payload,
                perSystem(pairs, shown));
    }

    private static String pairWords(Pairs pairs, int shown) {
        var counts = new ArrayList<Long>();
        for (int a = 0; a < shown; a++) {
            for (int b = a + 1; b < shown; b++) {
                counts.add(pairs.votes(a, b));
            }
        }
        counts.sort(Comparator.naturalOrder());
        long never = counts.stream().filter(count -> count == 0).count();
        return "%s pairs: the pair in the middle has %s, the one with the most %s; %s never met%s."
                .formatted(
                        Numbers.count(counts.size()),
                        counts.get(counts.size() / 2) == 1
                                ? "1 vote"
                                : Numbers.count(counts.get(counts.size() / 2)) + " votes",
                        Numbers.count(counts.getLast()),
                        never == 0 ? "none" : Numbers.count(never),
                        leftOut(pairs, shown));
    }

    private static TableView perSystem(Pairs pairs, int shown) {
        var rows = new ArrayList<List<String>>();
        for (int a = 0; a < shown; a++) {
            long all = 0;
            long met = 0;
            long most = 0;
            for (int b = 0; b < shown; b++) {
                all += pairs.votes(a, b);
                met += pairs.votes(a, b) > 0 ? 1 : 0;
                most = Math.max(most, pairs.votes(a, b));
            }
            rows.add(
                    List.of(
                            pairs.systems().get(a),
                            Numbers.count(met),
                            Numbers.count(all),
                            Numbers.count(most)));
        }
        return new TableView(
                "Votes by system" + leftOut(pairs, shown) + "; each pair stands in the table above",
                List.of(
                        Column.words("system"),
                        Column.figures("opponents met"),
                        Column.figures("votes"),
                        Column.figures("most with one opponent")),
                rows);
    }

    /** Small matrices get room for their numbers, large ones must fit the page. */
    private static SortedMap<String, String> marks(int shown) {
        int step = shown <= MOST_BESIDE ? 30 : Math.clamp(820 / shown, 14, 38);
        var marks = new TreeMap<String, String>();
        marks.put("step", Integer.toString(step));
        marks.put("numbers", shown <= MOST_WITH_NUMBERS ? "\"true\"" : "\"false\"");
        marks.put("angle", shown <= SLANTED ? "-60" : "-90");
        marks.put("font", shown <= SLANTED ? "13" : "11");
        marks.put("area", Integer.toString((step - 2) * (step - 2)));
        return marks;
    }

    /** What the votes are like; empty where there is no comparison. */
    static List<Figure> votes(Study study, Voters voters) {
        var votes = study.dataset().comparisons();
        var figures = new ArrayList<Figure>();
        if (votes.size() == 0) {
            return figures;
        }
        figures.add(outcomes(votes));
        var timeline = Timeline.of(votes);
        if (timeline.bins().size() > 1) {
            figures.add(time(timeline));
        }
        if (voters.voters().size() > 1) {
            figures.add(annotators(voters));
        }
        return figures;
    }

    private static Figure outcomes(Comparisons votes) {
        var names = List.of("left", "right", "tie", "both bad");
        var letters = List.of("L", "R", "T", "B");
        var counts = new long[names.size()];
        for (int row = 0; row < votes.size(); row++) {
            counts[votes.outcomeOrdinal(row)]++;
        }
        long all = votes.size();
        var payload =
                Charts.payload(
                        "outcomes",
                        Collections.emptySortedMap(),
                        json -> {
                            long before = 0;
                            for (int at = 0; at < counts.length; at++) {
                                long from = before;
                                long to = before + counts[at];
                                var name = names.get(at);
                                var letter = letters.get(at);
                                long count = counts[at];
                                json.object(
                                        one -> {
                                            one.text("outcome", name);
                                            one.text("letter", letter);
                                            one.text(
                                                    "label",
                                                    letter
                                                            + " "
                                                            + Numbers.percent(
                                                                    (double) count / all));
                                            one.count("n", count);
                                            one.number("share", (double) count / all);
                                            one.number("from", (double) from / all);
                                            one.number("to", (double) to / all);
                                        });
                                before = to;
                            }
                        });
        var rows = new ArrayList<List<String>>();
        var words = new ArrayList<String>();
        for (int at = 0; at < counts.length; at++) {
            var rate = new Rate(counts[at], all);
            words.add(
                    "%s (%s) %s"
                            .formatted(
                                    names.get(at), letters.get(at), Numbers.percent(rate.share())));
            rows.add(
                    List.of(
                            names.get(at),
                            Numbers.count(counts[at]),
                            Numbers.percent(rate.share()),
                            range(rate.wilson(LEVEL))));
        }
        return new Figure(
                "outcomes",
                "How votes ended",
                "Of %s votes: %s. Left is what was shown first."
                        .formatted(Numbers.count(all), String.join(", ", words)),
                payload,
                new TableView(
                        "Outcomes of %s votes".formatted(Numbers.count(all)),
                        List.of(
                                Column.words("outcome"),
                                Column.figures("votes"),
                                Column.figures("share"),
                                Column.figures("95% Wilson interval")),
                        rows));
    }

    private static String range(Interval interval) {
        return percent(interval.low()) + " to " + percent(interval.high());
    }

    /** A share whose interval matters: one decimal. */
    private static String percent(double share) {
        return Numbers.fixed(share * 100, 1) + "%";
    }

    private static Figure time(Timeline timeline) {
        var payload =
                Charts.payload(
                        "time",
                        Collections.emptySortedMap(),
                        json -> {
                            for (var bin : timeline.bins()) {
                                json.object(
                                        one -> {
                                            one.text("when", bin.from());
                                            one.count("n", bin.votes());
                                        });
                            }
                        });
        var most =
                timeline.bins().stream()
                        .max(Comparator.comparingLong(Timeline.Bin::votes))
                        .orElseThrow();
        var rows =
                timeline.bins().stream()
                        .map(bin -> List.of(bin.from(), Numbers.count(bin.votes())))
                        .toList();
        return new Figure(
                "time",
                "Votes by " + timeline.step(),
                "From %s to %s (UTC); the busiest %s began %s with %s votes%s."
                        .formatted(
                                timeline.bins().getFirst().from(),
                                timeline.bins().getLast().from(),
                                timeline.step(),
                                most.from(),
                                Numbers.count(most.votes()),
                                timeline.untimed() == 0
                                        ? ""
                                        : "; %s votes have no time"
                                                .formatted(Numbers.count(timeline.untimed()))),
                payload,
                new TableView(
                        "Votes by " + timeline.step() + ", UTC",
                        List.of(Column.words(timeline.step() + " from"), Column.figures("votes")),
                        rows));
    }

    private static Figure annotators(Voters voters) {
        var busiest =
                voters.voters().stream()
                        .sorted(
                                Comparator.comparingLong(Voter::all)
                                        .reversed()
                                        .thenComparing(Voter::name))
                        .toList();
        var shown = busiest.subList(0, Math.min(MOST_VOTERS, busiest.size()));
        var named = outliers(busiest);
        var payload =
                Charts.payload(
                        "annotators",
                        new TreeMap<>(Map.of("ticks", ticks(busiest))),
                        json -> {
                            for (var voter : shown) {
                                if (voter.decided() > 0) {
                                    json.object(one -> voter(one, voter, named.contains(voter)));
                                }
                            }
                        });
        return new Figure(
                "annotators",
                "Votes by annotator",
                voterWords(voters, busiest, shown.size()),
                payload,
                voterTable(shown, busiest.size()));
    }

    /** Of a count: no more than there are whole numbers. */
    private static String ticks(List<Voter> busiest) {
        long most = busiest.stream().mapToLong(Voter::all).max().orElse(1);
        return Numbers.count(Math.clamp(most, 1, MOST_TICKS));
    }

    private static void voter(JsonWriter json, Voter voter, boolean named)
            throws java.io.IOException {
        json.text("who", voter.name());
        json.count("n", voter.all());
        json.number("share", (double) voter.left() / voter.decided());
        json.text("label", named ? Cells.fit(voter.name(), 24, "…") : "");
    }

    /**
     * The one with the most votes, and those farthest from the crowd in how often they chose first.
     */
    private static List<Voter> outliers(List<Voter> busiest) {
        long left = busiest.stream().mapToLong(Voter::left).sum();
        long decided = busiest.stream().mapToLong(Voter::decided).sum();
        if (decided == 0) {
            return List.of();
        }
        double usual = (double) left / decided;
        double level = 1 - (1 - LEVEL) / busiest.size();
        return busiest.stream()
                .filter(voter -> voter.decided() > 0)
                .filter(
                        voter ->
                                !new Rate(voter.left(), voter.decided())
                                        .wilson(level)
                                        .contains(usual))
                .limit(MOST_NAMED)
                .toList();
    }

    private static String voterWords(Voters voters, List<Voter> busiest, int shown) {
        var most = busiest.getFirst();
        var middle = busiest.get(busiest.size() / 2);
        var named = outliers(busiest);
        return "%s annotators; half gave %s votes or more, the most is %s by %s.%s%s"
                .formatted(
                        Numbers.count(busiest.size()),
                        Numbers.count(middle.all()),
                        Numbers.count(most.all()),
                        most.name(),
                        named.isEmpty()
                                ? " Nobody's preference for a side stands out from the crowd's by more than chance."
                                : " Named: those whose preference for a side differs from the crowd's by more than chance (level divided by their number).",
                        (shown < busiest.size()
                                        ? " The %s busiest are shown.".formatted(shown)
                                        : "")
                                + (voters.unnamed() > 0
                                        ? " %s votes have no annotator."
                                                .formatted(Numbers.count(voters.unnamed()))
                                        : ""));
    }

    private static TableView voterTable(List<Voter> shown, int all) {
        var rows = new ArrayList<List<String>>();
        for (var voter : shown) {
            rows.add(
                    List.of(
                            voter.name(),
                            Numbers.count(voter.all()),
                            Numbers.count(voter.left()),
                            Numbers.count(voter.right()),
                            Numbers.count(voter.tie()),
                            Numbers.count(voter.bothBad()),
                            voter.decided() == 0
                                    ? "none decided"
                                    : Numbers.percent((double) voter.left() / voter.decided())));
        }
        return new TableView(
                shown.size() == all
                        ? "Annotators by votes"
                        : "The %s busiest of %s annotators"
                                .formatted(shown.size(), Numbers.count(all)),
                List.of(
                        Column.words("annotator"),
                        Column.figures("votes"),
                        Column.figures("left"),
                        Column.figures("right"),
                        Column.figures("tie"),
                        Column.figures("both bad"),
                        Column.figures("chose first")),
                rows);
    }
}
