package org.psephos.simulate;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.math.Seed;
import org.psephos.model.SystemId;

/**
 * What a simulation knows and an analysis has to find.
 *
 * @param strengths log-odds with mean zero, by system
 */
public record Truth(SortedMap<SystemId, Double> strengths) {

    /** Drawn strengths are whole multiples of one millionth: the same digits on every machine. */
    private static final double STEPS = 1e6;

    public Truth {
        strengths = Collections.unmodifiableSortedMap(new TreeMap<>(strengths));
    }

    /** These strengths moved so that their mean is zero, which changes no chance of winning. */
    public static Truth centred(SortedMap<SystemId, Double> strengths) {
        double mean =
                strengths.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
        var moved = new TreeMap<SystemId, Double>();
        strengths.forEach((system, strength) -> moved.put(system, rounded(strength - mean)));
        return new Truth(moved);
    }

    /**
     * Normal strengths, centred.
     *
     * @param spread standard deviation before centring, in log-odds, at least 0
     */
    public static Truth normal(List<SystemId> systems, double spread, Seed seed) {
        var random = seed.child("strengths").random();
        var drawn = new TreeMap<SystemId, Double>();
        for (var system : systems) {
            drawn.put(system, spread * random.nextGaussian());
        }
        return centred(drawn);
    }

    private static double rounded(double strength) {
        return Math.rint(strength * STEPS) / STEPS;
    }
}
