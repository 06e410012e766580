package org.psephos.audit;

/**
 * The share of pairs of ratings of one unit that are the same: the mean over the units with two
 * ratings or more.
 *
 * @see "Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, equation 2.8"
 */
final class PercentAgreement implements Coefficient {
    private final UnitCells cells;

    PercentAgreement(UnitCells cells) {
        this.cells = cells;
    }

    @Override
    public Value of(double[] weight) {
        double agreed = 0;
        double units = 0;
        for (int c = 0; c < cells.size(); c++) {
            double rated = cells.ratings()[c];
            if (rated < 2) {
                continue;
            }
            double same = 0;
            for (int at = cells.start()[c]; at < cells.start()[c + 1]; at++) {
                same += cells.value()[at] * (cells.value()[at] - 1.0);
            }
            agreed += weight[c] * same / (rated * (rated - 1));
            units += weight[c];
        }
        return units == 0
                ? new Value.Unknown("no unit was rated twice")
                : new Value.Known(agreed / units);
    }
}
