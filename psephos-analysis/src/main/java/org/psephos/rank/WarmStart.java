package org.psephos.rank;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;
import org.psephos.model.SystemId;

/**
 * Where the last fit ended, for the next one to start from. A system that was not there starts at
 * the mean of the others. Not thread-safe.
 */
final class WarmStart {
    private List<SystemId> systems = List.of();
    private double[] parameters = new double[0];
    private @Nullable Cholesky factor;
    private int ground;

    /** Keeps what a solved fit found. */
    void keep(List<SystemId> of, PairFit fit) {
        keep(of, fit.parameters);
        factor = fit.penalised() ? null : fit.factor;
        ground = fit.ground;
    }

    /** As above, without its curvature. */
    void keep(List<SystemId> of, double[] found) {
        systems = List.copyOf(of);
        parameters = found.clone();
        factor = null;
    }

    /** Puts {@code fit} where the last one ended; whether it is solved from there already. */
    boolean solves(List<SystemId> of, PairFit fit) {
        place(of, fit.parameters, fit.ground);
        boolean same = fit.ground == ground && of.equals(systems);
        return factor != null && same && parameters.length == fit.size && fit.solveNear(factor);
    }

    /**
     * Copies strengths by name, and the other parameters where there are as many.
     *
     * @param held index of the strength that is to be 0, or the size of {@code to}
     */
    void place(List<SystemId> of, double[] to, int held) {
        int others = to.length - of.size();
        if (systems.isEmpty()) {
            return;
        }
        double mean = 0;
        for (int i = 0; i < systems.size(); i++) {
            mean += parameters[i] / systems.size();
        }
        for (int i = 0; i < of.size(); i++) {
            int there = Collections.binarySearch(systems, of.get(i));
            to[i] = there < 0 ? mean : parameters[there];
        }
        if (parameters.length - systems.size() == others) {
            System.arraycopy(parameters, systems.size(), to, of.size(), others);
        }
        double zero = held < of.size() ? to[held] : 0;
        for (int i = 0; i < of.size(); i++) {
            to[i] -= zero;
        }
    }
}
