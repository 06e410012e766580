package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.JudgeCard.Bin;
import org.psephos.audit.JudgeCard.Calibration;
import org.psephos.audit.JudgeCard.Coverage;
import org.psephos.audit.JudgeCard.Orders;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.math.Estimate;

/** Judges beside a reference, on one kind of feedback by one criterion. */
final class Judging {
    private static final int UNKNOWN = -1;
    private static final int BINS = 10;
    private static final double[] SHARES = {1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1};

    private final Sheet sheet;
    private final double level;
    private final int units;
    private final int[] truth;
    private final boolean[] reference;
    private final Coded annotators;
    private final JudgeMeasures measures;

    /**
     * Finds what most of the reference says of each unit.
     *
     * @param sheet whose rows name annotators
     * @param names of the reference
     */
    Judging(Sheet sheet, Coded annotators, SortedSet<String> names, double level) {
        this.sheet = sheet;
        this.annotators = annotators;
        this.level = level;
        units = Arrays.stream(sheet.unit()).max().orElse(-1) + 1;
        reference = new boolean[annotators.names().size()];
        names.forEach(
                name -> {
                    int code = annotators.names().code(name);
                    if (code != Dictionary.MISSING) {
                        reference[code] = true;
                    }
                });
        truth = new int[units];
        var said = said();
        for (int unit = 0; unit < units; unit++) {
            truth[unit] = said.get(unit) == null ? UNKNOWN : most(said.get(unit), UNKNOWN);
        }
        measures = new JudgeMeasures(sheet, truth, this::isReference);
    }

    private boolean isReference(int place) {
        int who = annotators.code(sheet.rows()[place]);
        return who != Dictionary.MISSING && reference[who];
    }

    /** Codes that the reference gave, by unit; null where it gave none. */
    private List<int @Nullable []> said() {
        var said = new ArrayList<int @Nullable []>();
        for (int unit = 0; unit < units; unit++) {
            said.add(null);
        }
        for (int place = 0; place < sheet.unit().length; place++) {
            if (isReference(place)) {
                int unit = sheet.unit()[place];
                var before = said.get(unit);
                var after = before == null ? new int[1] : Arrays.copyOf(before, before.length + 1);
                after[after.length - 1] = sheet.coding().codes()[place];
                said.set(unit, after);
            }
        }
        return said;
    }

    /** The code that occurs most often, one of {@code without} left out; unknown on a draw. */
    private static int most(int[] codes, int without) {
        var count = new TreeMap<Integer, Integer>();
        for (int code : codes) {
            count.merge(code, 1, Integer::sum);
        }
        if (without != UNKNOWN) {
            count.merge(without, -1, Integer::sum);
        }
        int best = UNKNOWN;
        int times = 0;
        for (var entry : count.entrySet()) {
            if (entry.getValue() > times) {
                best = entry.getKey();
                times = entry.getValue();
            } else if (entry.getValue() == times) {
                best = UNKNOWN;
            }
        }
        return best;
    }

    /** How far the reference agrees with itself; null where no unit was judged by two of it. */
    @Nullable Ceiling ceiling() {
        var share = new ClusteredShare();
        var said = said();
        for (int unit = 0; unit < units; unit++) {
            var codes = said.get(unit);
            for (int at = 0; codes != null && codes.length > 1 && at < codes.length; at++) {
                int others = most(codes, codes[at]);
                if (others != UNKNOWN) {
                    share.add(unit, others == codes[at] ? 1 : 0);
                }
            }
        }
        var agreement = share.estimate(level);
        return agreement == null
                ? null
                : new Ceiling(sheet.feedback(), sheet.criterion(), share.size(), agreement);
    }

    /** A card for everyone who is not of the reference, in name order. */
    List<JudgeCard> cards() {
        var places = new TreeMap<Integer, List<Integer>>();
        for (int place = 0; place < sheet.rows().length; place++) {
            int who = annotators.code(sheet.rows()[place]);
            if (who != Dictionary.MISSING && !reference[who]) {
                places.computeIfAbsent(who, any -> new ArrayList<>()).add(place);
            }
        }
        return places.entrySet().stream()
                .map(
                        entry ->
                                card(
                                        annotators.names().name(entry.getKey()),
                                        entry.getValue().stream()
                                                .mapToInt(Integer::intValue)
                                                .toArray()))
                .toList();
    }

    private JudgeCard card(String judge, int[] places) {
        var accuracy = new ClusteredShare();
        var first = new ClusteredShare();
        for (int place : places) {
            int unit = sheet.unit()[place];
            if (truth[unit] != UNKNOWN) {
                accuracy.add(unit, isRight(place) ? 1 : 0);
            }
            int side = side(place);
            if (side != 0) {
                first.add(unit, side < 0 ? 1 : 0);
            }
        }
        var byUnit = byUnit(places);
        return new JudgeCard(
                judge,
                sheet.feedback(),
                sheet.criterion(),
                places.length,
                accuracy.size(),
                accuracy.estimate(level),
                first.estimate(level),
                orders(byUnit),
                bias(byUnit),
                variance(byUnit),
                calibration(places),
                measures.of(places));
    }

    private int side(int place) {
        return sheet.sides().winner()[place];
    }

    private boolean isTurned(int place) {
        return sheet.sides().turned()[place];
    }

    private boolean isRight(int place) {
        return sheet.coding().codes()[place] == truth[sheet.unit()[place]];
    }

    private SortedMap<Integer, List<Integer>> byUnit(int[] places) {
        var byUnit = new TreeMap<Integer, List<Integer>>();
        for (int place : places) {
            byUnit.computeIfAbsent(sheet.unit()[place], any -> new ArrayList<>()).add(place);
        }
        return byUnit;
    }

    private @Nullable Orders orders(SortedMap<Integer, List<Integer>> byUnit) {
        var tally = new OrderTally();
        for (var entry : byUnit.entrySet()) {
            var plain = entry.getValue().stream().filter(place -> !isTurned(place)).findFirst();
            var turned = entry.getValue().stream().filter(this::isTurned).findFirst();
            if (plain.isPresent() && turned.isPresent()) {
                tally.add(plain.get(), turned.get(), truth[entry.getKey()] != UNKNOWN);
            }
        }
        return tally.orders();
    }

    /** Counts pairs judged in both orders. */
    private final class OrderTally {
        private long pairs;
        private long consistent;
        private long firstTwice;
        private long secondTwice;
        private long scored;
        private long firstOrder;
        private long secondOrder;
        private long bothRight;
        private long netRight;
        private double flipAsTie;

        void add(int plain, int turned, boolean known) {
            pairs++;
            boolean same = sheet.coding().codes()[plain] == sheet.coding().codes()[turned];
            if (same) {
                consistent++;
            } else if (side(plain) != 0 && side(plain) == side(turned)) {
                firstTwice += side(plain) < 0 ? 1 : 0;
                secondTwice += side(plain) > 0 ? 1 : 0;
            }
            if (known) {
                score(plain, turned, same);
            }
        }

        private void score(int plain, int turned, boolean same) {
            scored++;
            boolean one = isRight(plain);
            boolean other = isRight(turned);
            firstOrder += one ? 1 : 0;
            secondOrder += other ? 1 : 0;
            bothRight += one && other ? 1 : 0;
            netRight += points(plain) + points(turned) > 0 ? 1 : 0;
            flipAsTie += one && other ? 1 : same && side(plain) != 0 ? 0 : 0.5;
        }

        /** One for the right answer, one less for a wrong side, nothing for a tie. */
        private int points(int place) {
            return isRight(place) ? 1 : side(place) == 0 ? 0 : -1;
        }

        @Nullable Orders orders() {
            return pairs == 0
                    ? null
                    : new Orders(
                            pairs,
                            consistent,
                            firstTwice,
                            secondTwice,
                            scored,
                            firstOrder,
                            secondOrder,
                            bothRight,
                            netRight,
                            flipAsTie);
        }
    }

    private @Nullable Estimate bias(SortedMap<Integer, List<Integer>> byUnit) {
        var share = new ClusteredShare();
        byUnit.forEach(
                (unit, places) -> {
                    if (truth[unit] != UNKNOWN) {
                        share.add(unit, wrongMode(places, truth[unit]));
                    }
                });
        return share.estimate(level);
    }

    /** 1 where the code given most often is another; of several, the share that is. */
    private double wrongMode(List<Integer> places, int right) {
        var count = new TreeMap<Integer, Integer>();
        places.forEach(place -> count.merge(sheet.coding().codes()[place], 1, Integer::sum));
        int most = count.values().stream().max(Comparator.naturalOrder()).orElse(0);
        long modes = count.values().stream().filter(times -> times == most).count();
        return count.getOrDefault(right, 0) == most ? 1 - 1.0 / modes : 1;
    }

    /** Null where no unit was judged twice. */
    private @Nullable Double variance(SortedMap<Integer, List<Integer>> byUnit) {
        double differ = 0;
        double all = 0;
        for (var places : byUnit.values()) {
            for (int one = 0; one < places.size(); one++) {
                for (int other = 0; other < one; other++) {
                    all++;
                    int a = sheet.coding().codes()[places.get(one)];
                    int b = sheet.coding().codes()[places.get(other)];
                    differ += a == b ? 0 : 1;
                }
            }
        }
        return all == 0 ? null : differ / all;
    }

    private @Nullable Calibration calibration(int[] places) {
        var sure =
                IntStream.of(places)
                        .filter(place -> truth[sheet.unit()[place]] != UNKNOWN)
                        .filter(place -> Double.isFinite(confidence(place)))
                        .boxed()
                        .sorted(Comparator.comparingDouble(place -> -confidence(place)))
                        .toList();
        if (sure.isEmpty()) {
            return null;
        }
        var coverage = new ArrayList<Coverage>();
        for (double share : SHARES) {
            int kept = (int) Math.ceil(share * sure.size());
            coverage.add(new Coverage(share, right(sure.subList(0, kept)) / kept));
        }
        return calibration(sure, coverage);
    }

    private Calibration calibration(List<Integer> sure, List<Coverage> coverage) {
        var bins = new ArrayList<Bin>();
        double error = 0;
        double byChance = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int here = bin;
            var those = sure.stream().filter(place -> bin(confidence(place)) == here).toList();
            if (!those.isEmpty()) {
                double mean = those.stream().mapToDouble(this::confidence).sum() / those.size();
                double accuracy = right(those) / those.size();
                bins.add(new Bin(those.size(), mean, accuracy));
                error += those.size() * Math.abs(mean - accuracy) / sure.size();
                byChance += Math.sqrt(2 / Math.PI * those.size() * mean * (1 - mean)) / sure.size();
            }
        }
        return new Calibration(error, byChance, bins, coverage);
    }

    private static int bin(double confidence) {
        return Math.min(BINS - 1, (int) (confidence * BINS));
    }

    private double confidence(int place) {
        return sheet.headers().confidence(sheet.rows()[place]);
    }

    private double right(List<Integer> places) {
        return places.stream().filter(this::isRight).count();
    }
}
