package org.psephos.rank;

/** Approaches a fixed point: after two plain steps one to where a series of such would end. */
final class FixedPoint {
    private final double least;
    private final double most;
    private final double near;
    private double before = Double.NaN;
    private double move = Double.NaN;

    FixedPoint(double least, double most, double near) {
        this.least = least;
        this.most = most;
        this.near = near;
    }

    double next(double at, double expected) {
        move = Math.clamp(expected, least, most) - at;
        double ratio = move / before;
        boolean series = ratio > 0 && ratio < 0.95;
        before = series ? Double.NaN : move;
        return Math.clamp(at + (series ? move / (1 - ratio) : move), least, most);
    }

    boolean settled() {
        return Math.abs(move) < near;
    }
}
