package org.psephos.report;

import org.psephos.rank.RankOptions;

/** What a strength is measured in, which is for the method to say. */
enum Unit {
    LOG_ODDS("log-odds"),
    POINTS("points over the mean"),
    SHARE("share of comparisons won"),
    WINS("comparisons won"),
    DEVIATES("standard deviations of a difference"),
    ABILITY("standard deviations of ability"),
    /** The method's own scale: it orders systems, and its gaps have no common meaning. */
    OWN("the method's own score");

    private final String words;

    Unit(String words) {
        this.words = words;
    }

    static Unit of(RankOptions options) {
        // By word, not by constant: a method that is new here is reported in its own unit.
        return switch (options.method().toString()) {
            case "bradley-terry",
                    "plackett-luce",
                    "newman",
                    "elo-mle",
                    "am-elo",
                    "crowd-bt",
                    "noisy-bt",
                    "rank-centrality",
                    "whole-history" ->
                    LOG_ODDS;
            case "thurstone-mosteller" -> DEVIATES;
            case "elo", "glicko", "glicko-2" -> POINTS;
            case "irt-1pl", "irt-2pl", "irt-3pl" -> ABILITY;
            case "win-rate" -> SHARE;
            case "counts" -> WINS;
            default -> OWN;
        };
    }

    /** Whether gaps on this scale say how often one side wins. */
    boolean sayOdds() {
        return this == LOG_ODDS || this == POINTS;
    }

    @Override
    public String toString() {
        return words;
    }
}
