package org.psephos.rank;

import org.psephos.rank.Fit.Fitted;

/**
 * Elo without an order: the points that make all votes together most likely under Elo's curve, P(i
 * beats j) = 1 / (1 + 10^(-(r_i - r_j) / 400)). That is the model of Bradley and Terry in points,
 * and this is {@link BradleyTerry}; ties, position and intervals are its own.
 *
 * @see "Elo (1978), The rating of chessplayers, past and present, section 8.4"
 */
record EloMle(RankOptions options) {

    Fit fit(Tally tally) {
        var fit = new BradleyTerry(options).fit(tally);
        return fit instanceof Fitted(var ladder)
                ? new Fitted(
                        ladder.noting(
                                "points are those that make the votes most likely, whatever their"
                                        + " order; strength is their log-odds, 400 / ln 10 points"
                                        + " each"))
                : fit;
    }
}
