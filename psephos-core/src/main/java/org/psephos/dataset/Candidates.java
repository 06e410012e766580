package org.psephos.dataset;

import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/**
 * A column of candidates: a system, a response, both, or (where a judgement is about the item
 * itself) none. Immutable.
 */
public final class Candidates {
    private final int size;
    private final @Nullable Coded systems;
    private final @Nullable Coded responses;

    /**
     * @param systems absent where no row names one
     * @param responses absent where no row names one
     */
    public Candidates(int size, @Nullable Coded systems, @Nullable Coded responses) {
        this.size = size;
        this.systems = systems;
        this.responses = responses;
    }

    public int size() {
        return size;
    }

    public @Nullable Coded systems() {
        return systems;
    }

    public @Nullable Coded responses() {
        return responses;
    }

    /** The candidate at {@code row}, or null where there is none. */
    public @Nullable Candidate get(int row) {
        var system = systems == null ? null : systems.name(row);
        var response = responses == null ? null : responses.name(row);
        return system == null && response == null
                ? null
                : new Candidate(
                        system == null ? null : new SystemId(system),
                        response == null ? null : new ResponseId(response));
    }

    /** As {@link #get} where the kind of feedback always has one. */
    Candidate known(int row) {
        var candidate = get(row);
        if (candidate == null) {
            throw new IllegalStateException("row " + row + " names neither system nor response");
        }
        return candidate;
    }

    static @Nullable String system(@Nullable Candidate candidate) {
        var system = candidate == null ? null : candidate.system();
        return system == null ? null : system.value();
    }

    static @Nullable String response(@Nullable Candidate candidate) {
        var response = candidate == null ? null : candidate.response();
        return response == null ? null : response.value();
    }

    /** Grows by records. Not thread-safe. */
    static final class Rows {
        private final CodedRows systems = new CodedRows();
        private final CodedRows responses = new CodedRows();
        private int size;

        void add(@Nullable Candidate candidate) {
            size++;
            systems.add(system(candidate));
            responses.add(response(candidate));
        }

        int size() {
            return size;
        }

        Candidates build() {
            return new Candidates(
                    size, systems.buildUnlessMissing(), responses.buildUnlessMissing());
        }
    }
}
