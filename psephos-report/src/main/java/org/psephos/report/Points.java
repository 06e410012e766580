package org.psephos.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Interval;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Ladder.Rung;

/**
 * The scale of points that people know from chess: {@code points = strength * factor + zero}, where
 * 400 points are a factor of ten in the odds. Only methods whose gaps say odds have one.
 *
 * @param factor points for one unit of strength
 * @param zero points of a strength of zero
 * @see "Elo (1978), The Rating of Chessplayers, Past and Present, 8.4"
 */
record Points(double factor, double zero) {
    /** What the mean of a ladder gets where no system is pinned. */
    static final double MEAN = 1000;

    private static final double PER_LOG_ODDS = 400 / StrictMath.log(10);

    /**
     * The scale of a study, or null where its method has none.
     *
     * @throws PsephosException where the anchor cannot be pinned
     */
    static @Nullable Points of(Study study) {
        var unit = Unit.of(study.result().options());
        var anchor = study.anchor();
        if (!unit.sayOdds()) {
            requireNoAnchor(study);
            return null;
        }
        double factor = unit == Unit.POINTS ? 1 : PER_LOG_ODDS;
        if (anchor == null) {
            return new Points(factor, MEAN);
        }
        if (!(study.result().fit() instanceof Fitted fitted)) {
            requireKnown(study, anchor);
            return new Points(factor, MEAN);
        }
        var rung = rung(fitted.ladder().rungs(), anchor);
        return new Points(factor, anchor.points() - rung.strength().value() * factor);
    }

    double of(double strength) {
        return strength * factor + zero;
    }

    Interval of(Interval strengths) {
        return strengths.map(factor, zero);
    }

    /** How often the better of two wins, ties aside, when it stands {@code gap} points above. */
    static double chance(double gap) {
        return 1 / (1 + StrictMath.pow(10, -gap / 400));
    }

    private static void requireNoAnchor(Study study) {
        if (study.anchor() != null) {
            throw new PsephosException(
                    Kind.USAGE,
                    "the method %s has no scale of points, so %s cannot be pinned to one"
                            .formatted(study.result().options().method(), study.anchor().system()),
                    "leave out the anchor, or rank with --method bradley-terry");
        }
    }

    private static void requireKnown(Study study, Study.Anchor anchor) {
        var name = anchor.system().value();
        boolean known =
                study.dataset().comparisons().systems().code(name) >= 0
                        || study.dataset().rankings().systems().code(name) >= 0;
        if (!known) {
            throw missing(anchor.system(), "is not in the data");
        }
    }

    private static Rung rung(List<Rung> rungs, Study.Anchor anchor) {
        return rungs.stream()
                .filter(rung -> rung.system().equals(anchor.system()))
                .findFirst()
                .orElseThrow(() -> missing(anchor.system(), "is not on the ladder"));
    }

    private static PsephosException missing(SystemId system, String why) {
        return new PsephosException(
                Kind.USAGE,
                "the anchor \"%s\" %s".formatted(system, why),
                "--anchor SYSTEM=POINTS with a system that has a place, spelt as in the data");
    }
}
