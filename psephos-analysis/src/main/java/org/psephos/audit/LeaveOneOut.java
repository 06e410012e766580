package org.psephos.audit;

import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;

/**
 * How often a rater says what most of the others say of the unit: the mean over units with two
 * ratings or more. Where the others are divided, each of their answers counts by its share, as if
 * one were drawn.
 *
 * @see "Dubois et al. (2023), AlpacaFarm: a simulation framework for methods that learn from human
 *     feedback, NeurIPS, section 4"
 */
final class LeaveOneOut implements Coefficient {
    private final double[] agreed;
    private final boolean[] judgedTwice;

    /**
     * Prepares the agreement of each cell.
     *
     * @param cells by counts of categories
     */
    LeaveOneOut(UnitCells cells) {
        agreed = new double[cells.size()];
        judgedTwice = new boolean[cells.size()];
        for (int c = 0; c < agreed.length; c++) {
            judgedTwice[c] = cells.ratings()[c] > 1;
            agreed[c] = judgedTwice[c] ? agreed(cells, c) : 0;
        }
    }

    private static double agreed(UnitCells cells, int cell) {
        double sum = 0;
        for (int own = cells.start()[cell]; own < cells.start()[cell + 1]; own++) {
            int most = 0;
            int modes = 0;
            for (int at = cells.start()[cell]; at < cells.start()[cell + 1]; at++) {
                int others = cells.value()[at] - (at == own ? 1 : 0);
                modes = others > most ? 1 : others == most ? modes + 1 : modes;
                most = Math.max(most, others);
            }
            boolean agrees = cells.value()[own] - 1 == most;
            sum += agrees ? (double) cells.value()[own] / modes : 0;
        }
        return sum / cells.ratings()[cell];
    }

    @Override
    public Value of(double[] weight) {
        double sum = 0;
        double units = 0;
        for (int c = 0; c < weight.length; c++) {
            sum += judgedTwice[c] ? weight[c] * agreed[c] : 0;
            units += judgedTwice[c] ? weight[c] : 0;
        }
        return units > 0 ? new Known(sum / units) : new Unknown(ChanceCorrected.NOTHING_TWICE);
    }
}
