package org.psephos.dataset;

import java.util.List;
import java.util.stream.IntStream;
import org.psephos.model.Candidate;

/**
 * A column of lists of candidates. The members of row {@code r} stand at {@code start(r)} until
 * {@code start(r + 1)}. Immutable by contract: the array is handed over, not copied.
 */
public final class CandidateLists {
    private final int[] start;
    private final Candidates members;

    /**
     * @param start first member by row, and the number of members at the end: one longer than the
     *     rows
     */
    public CandidateLists(int[] start, Candidates members) {
        if (start.length == 0 || start[start.length - 1] != members.size()) {
            throw new IllegalArgumentException(
                    "starts must end with the number of members " + members.size());
        }
        this.start = start;
        this.members = members;
    }

    /** Number of lists. */
    public int size() {
        return start.length - 1;
    }

    /** Where the members of {@code row} begin. */
    public int start(int row) {
        return start[row];
    }

    /** All members of all lists, one after the other. */
    public Candidates members() {
        return members;
    }

    /** The list at {@code row}. */
    public List<Candidate> get(int row) {
        return IntStream.range(start[row], start[row + 1]).mapToObj(members::known).toList();
    }

    /** Grows by records. Not thread-safe. */
    static final class Rows {
        private final Ints start = new Ints();
        private final Candidates.Rows members = new Candidates.Rows();

        void add(List<Candidate> candidates) {
            start.add(members.size());
            candidates.forEach(members::add);
        }

        CandidateLists build() {
            start.add(members.size());
            return new CandidateLists(start.toArray(), members.build());
        }
    }
}
