package org.psephos.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.math.Binomial;
import org.psephos.math.FalseDiscovery;

/**
 * A card for every annotator, from one pass over the units of each sheet.
 *
 * @see "Benjamini and Hochberg (1995), Controlling the false discovery rate, JRSS B 57:289-300"
 */
final class AnnotatorTable {
    private static final int FEWEST = 10;
    private static final int CLASSES = 3;

    private final Map<String, AnnotatorTally> tallies = new TreeMap<>();

    private AnnotatorTable() {}

    /** In name order; none where nobody is named. */
    static List<AnnotatorCard> of(Measured measured, Map<String, Vigil> vigils, double level) {
        var table = new AnnotatorTable();
        for (var sheet : measured.sheets()) {
            var annotators = sheet.headers().annotator();
            if (annotators != null) {
                table.new Pass(sheet, annotators).run();
            }
        }
        var position = table.position();
        return table.tallies.entrySet().stream()
                .map(
                        one ->
                                one.getValue()
                                        .card(one.getKey(), position.get(one.getKey()), level)
                                        .with(vigils.get(one.getKey()))
                                        .beside(measured.judged().right(one.getKey()), level))
                .toList();
    }

    private Map<String, Double> position() {
        long decided = tallies.values().stream().mapToLong(AnnotatorTally::decided).sum();
        long left = tallies.values().stream().mapToLong(AnnotatorTally::left).sum();
        var tested =
                tallies.entrySet().stream()
                        .filter(one -> one.getValue().decided() >= FEWEST)
                        .toList();
        var p =
                FalseDiscovery.adjusted(
                        tested.stream()
                                .mapToDouble(one -> chance(one.getValue(), left, decided))
                                .toArray());
        var position = new TreeMap<String, Double>();
        for (int at = 0; at < p.length; at++) {
            position.put(tested.get(at).getKey(), p[at]);
        }
        return position;
    }

    private static double chance(AnnotatorTally one, long left, long decided) {
        long others = decided - one.decided();
        double usual = others == 0 ? 0.5 : (left - one.left() + 0.5) / (others + 1);
        return new Binomial((int) one.decided(), usual).asExtremeAs((int) one.left());
    }

    /** Goes through one sheet, unit by unit. */
    private final class Pass {
        private final Sheet sheet;
        private final Coded annotators;
        private final boolean votes;
        private final boolean nominal;
        private final @Nullable AnnotatorTally[] byCode;
        private final int[] count;
        private final int[] distinct;
        private int codes;

        Pass(Sheet sheet, Coded annotators) {
            this.sheet = sheet;
            this.annotators = annotators;
            votes = sheet.feedback().equals("comparison");
            nominal = sheet.coding().scale() == MeasurementScale.NOMINAL;
            byCode = new @Nullable AnnotatorTally[annotators.names().size()];
            count = new int[sheet.coding().categories().size()];
            distinct = new int[count.length];
        }

        void run() {
            int[] order = sheet.byUnitAndRater();
            for (int from = 0; from < order.length; ) {
                int to = from + 1;
                while (to < order.length && unit(order[to]) == unit(order[from])) {
                    to++;
                }
                unit(order, from, to);
                from = to;
            }
        }

        private int unit(int place) {
            return sheet.unit()[place];
        }

        private int code(int place) {
            return sheet.coding().codes()[place];
        }

        private int who(int place) {
            return annotators.code(sheet.rows()[place]);
        }

        private AnnotatorTally tally(int who) {
            var known = byCode[who];
            if (known == null) {
                known =
                        tallies.computeIfAbsent(
                                annotators.names().name(who), any -> new AnnotatorTally());
                byCode[who] = known;
            }
            return known;
        }

        private void unit(int[] order, int from, int to) {
            codes = 0;
            for (int at = from; at < to; at++) {
                int code = code(order[at]);
                if (count[code]++ == 0) {
                    distinct[codes++] = code;
                }
            }
            for (int at = from; at < to; at++) {
                if (who(order[at]) != Dictionary.MISSING) {
                    judged(order, from, to, order[at]);
                }
            }
            if (votes) {
                orders(order, from, to);
            }
            for (int at = 0; at < codes; at++) {
                count[distinct[at]] = 0;
            }
        }

        private void judged(int[] order, int from, int to, int place) {
            var tally = tally(who(place));
            tally.judged(
                    sheet.sides().winner()[place], sheet.headers().duration(sheet.rows()[place]));
            boolean shared = who(order[from]) != who(order[to - 1]);
            if (nominal && shared) {
                tally.compared(agreement(code(place)));
            }
        }

        /** With the mode of the others. */
        private double agreement(int own) {
            int most = 0;
            int modes = 0;
            for (int at = 0; at < codes; at++) {
                int others = count[distinct[at]] - (distinct[at] == own ? 1 : 0);
                modes = others > most ? 1 : others == most ? modes + 1 : modes;
                most = Math.max(most, others);
            }
            return count[own] - 1 == most ? 1.0 / modes : 0;
        }

        /** Runs of one annotator in the unit. */
        private void orders(int[] order, int from, int to) {
            for (int first = from; first < to; ) {
                int last = first + 1;
                while (last < to && who(order[last]) == who(order[first])) {
                    last++;
                }
                if (last - first > 1 && who(order[first]) != Dictionary.MISSING) {
                    orders(Arrays.copyOfRange(order, first, last));
                }
                first = last;
            }
        }

        private void orders(int[] places) {
            var plain = IntStream.of(places).filter(at -> !sheet.sides().turned()[at]).findFirst();
            var turned = IntStream.of(places).filter(at -> sheet.sides().turned()[at]).findFirst();
            if (plain.isPresent() && turned.isPresent()) {
                int row = sheet.rows()[places[0]];
                var headers = sheet.headers();
                tally(who(places[0]))
                        .inBothOrders(
                                code(plain.getAsInt()) == code(turned.getAsInt()),
                                entropy(places),
                                places[0],
                                headers.hasOrigin() ? Objects.toString(headers.origin(row)) : null);
            }
        }

        private double entropy(int[] places) {
            var said = new double[CLASSES];
            for (int place : places) {
                int winner = sheet.sides().winner()[place];
                boolean second = winner < 0 == sheet.sides().turned()[place];
                said[winner == 0 ? 2 : second ? 1 : 0]++;
            }
            double entropy = 0;
            for (double times : said) {
                double share = times / places.length;
                entropy -= share > 0 ? share * StrictMath.log(share) : 0;
            }
            return entropy + 0.0;
        }
    }
}
