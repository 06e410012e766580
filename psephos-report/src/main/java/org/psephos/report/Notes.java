package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.Effect;
import org.psephos.rank.Prior;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.BothBad;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/** What a reader must know beside the numbers, in sentences that all faces share. */
final class Notes {
    private static final int MOST_EFFECTS = 12;
    private static final String FISHER = "Fisher information";

    private Notes() {}

    /** How many rows were read and what became of them. */
    static String denominators(Study study) {
        var rows = Denominators.of(study);
        var text =
                new StringBuilder(
                        "%s read: %s used, %s rejected, %s set aside"
                                .formatted(
                                        rows(rows.read()),
                                        Numbers.count(rows.used()),
                                        Numbers.count(rows.rejected()),
                                        Numbers.count(rows.allSetAside())));
        if (!rows.setAside().isEmpty()) {
            var parts = new ArrayList<String>();
            rows.setAside()
                    .forEach((reason, count) -> parts.add(reason + " " + Numbers.count(count)));
            text.append(" (").append(String.join(", ", parts)).append(')');
        }
        if (rows.unaccounted() != 0) {
            text.append(", %s not accounted for".formatted(Numbers.count(rows.unaccounted())));
        }
        return text.append('.').toString();
    }

    /** Zero point and unit of the scale. */
    static String scale(Study study) {
        var unit = Unit.of(study.result().options());
        var points = Points.of(study);
        if (points == null) {
            return "Unit: %s; zero is %s.".formatted(unit, Zero.ofStrength(unit));
        }
        return "Points: %s; 400 points are odds of ten to one, so a gap of 100 means %s wins in ten."
                .formatted(
                        Zero.ofPoints(study.anchor()), Numbers.fixed(Points.chance(100) * 10, 1));
    }

    /** How the intervals were made, which may be otherwise than was asked for. */
    static String intervals(Study study) {
        var options = study.result().options();
        var made = made(study);
        if (options.interval() == IntervalMethod.NONE || made == null) {
            return "Intervals: none.";
        }
        if (made.equals(FISHER) && options.interval() != IntervalMethod.FISHER) {
            return "Intervals: %s, %s.".formatted(Numbers.percent(options.level()), made);
        }
        return "Intervals: %s, %s%s."
                .formatted(Numbers.percent(options.level()), interval(options), cluster(options));
    }

    /** How that of the first system was made; empty where there is no ladder, null where none. */
    private static @Nullable String made(Study study) {
        if (!(study.result().fit() instanceof Fitted(var ladder)) || ladder.rungs().isEmpty()) {
            return "";
        }
        var interval = ladder.rungs().getFirst().strength().interval();
        return interval == null ? null : interval.method();
    }

    private static String interval(RankOptions options) {
        return options.interval() == IntervalMethod.BOOTSTRAP
                ? "bootstrap of %s rounds, seed %s"
                        .formatted(Numbers.count(options.rounds()), options.seed().value())
                : options.interval().toString();
    }

    private static String cluster(RankOptions options) {
        return options.cluster() == Cluster.NONE ? "" : ", clustered by " + options.cluster();
    }

    /** Method, ties, both-bad and prior as a sentence. */
    static String method(Study study) {
        var options = study.result().options();
        var text = new StringBuilder("Method: " + options.method() + ", ");
        text.append(ties(options.ties()));
        if (options.ties() != Ties.GROUNDED_RAO_KUPPER) {
            text.append(
                    options.bothBad() == BothBad.TIE
                            ? ", votes against both as ties"
                            : ", votes against both set aside");
        }
        if (!options.controlNames().isEmpty()) {
            text.append(", %s controlled for".formatted(String.join(", ", options.controlNames())));
        }
        var prior = options.prior();
        if (prior != null) {
            text.append(
                    prior.kind() == Prior.Kind.GHOST
                            ? ", prior of %s ghost votes".formatted(Numbers.exact(prior.size()))
                            : ", prior " + prior);
        }
        return text.append('.').toString();
    }

    private static String ties(Ties ties) {
        return switch (ties) {
            case HALF -> "ties as half wins";
            case DAVIDSON -> "ties as an outcome (Davidson)";
            case RAO_KUPPER -> "ties as an outcome (Rao and Kupper)";
            case GROUNDED_RAO_KUPPER ->
                    "ties and votes against both as outcomes (grounded Rao-Kupper)";
            case DROP -> "ties set aside";
        };
    }

    /** One sentence for each effect, as far as there are not very many; and what they changed. */
    static List<String> effects(Ladder ladder) {
        var notes =
                new ArrayList<>(
                        ladder.effects().stream().limit(MOST_EFFECTS).map(Notes::effect).toList());
        int more = ladder.effects().size() - MOST_EFFECTS;
        if (more > 0) {
            notes.add("%s more effects: see --format json.".formatted(Numbers.count(more)));
        }
        if (!ladder.uncontrolled().isEmpty()) {
            notes.add(before(ladder));
        }
        return notes;
    }

    /** Which places the controls changed. */
    private static String before(Ladder ladder) {
        var was = new TreeMap<String, Integer>();
        ladder.uncontrolled().forEach(rung -> was.put(rung.system().value(), rung.rank()));
        var moves = new ArrayList<String>();
        for (var rung : ladder.rungs()) {
            var before = was.get(rung.system().value());
            if (before != null && before != rung.rank()) {
                moves.add("%s from %s to %s".formatted(rung.system(), before, rung.rank()));
            }
        }
        if (moves.isEmpty()) {
            return "No place differs from the ladder without controls.";
        }
        int more = moves.size() - MOST_EFFECTS;
        return "Places that the controls change: "
                + String.join(", ", moves.subList(0, Math.min(MOST_EFFECTS, moves.size())))
                + (more > 0 ? " and %s more.".formatted(Numbers.count(more)) : ".");
    }

    private static String effect(Effect effect) {
        var interval = effect.estimate().interval();
        int decimals = interval == null ? 3 : Numbers.decimals(interval.halfWidth());
        var value = Numbers.signed(effect.estimate().value(), decimals);
        var range =
                interval == null
                        ? ""
                        : " (%s to %s)"
                                .formatted(
                                        Numbers.signed(interval.low(), decimals),
                                        Numbers.signed(interval.high(), decimals));
        return "Effect of %s: %s%s %s%s."
                .formatted(effect.name(), value, range, effect.unit(), meaning(effect));
    }

    private static String meaning(Effect effect) {
        if (!effect.name().equals("position")) {
            return "";
        }
        double share = 1 / (1 + StrictMath.exp(-effect.estimate().value()));
        return ": between equals the one shown first wins %s of 100"
                .formatted(Numbers.fixed(share * 100, 0));
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : Numbers.count(count) + " rows";
    }
}
