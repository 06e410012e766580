package org.psephos.dataset;

import java.util.ArrayList;
import java.util.List;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Ranking;
import org.psephos.model.SystemId;

/**
 * Rankings in columns. The members of ranking {@code r} stand at {@code start(r)} until {@code
 * start(r + 1)}, in the order shown, each with its tier. Immutable by contract: arrays are handed
 * over, not copied.
 */
public final class Rankings {

    /** The tier of a member that was shown but could not be ranked. */
    public static final int UNRANKED = -1;

    private final HeaderColumns headers;
    private final Dictionary systems;
    private final int[] start;
    private final int[] system;
    private final int[] tier;

    /**
     * @param start first member by ranking, and the number of members at the end: one longer than
     *     the rankings
     * @param system code by member
     * @param tier by member, 0 is best, equal tiers are tied, {@link #UNRANKED} where it has none
     */
    public Rankings(
            HeaderColumns headers, Dictionary systems, int[] start, int[] system, int[] tier) {
        if (start.length != headers.size() + 1
                || system.length != tier.length
                || start[start.length - 1] != tier.length) {
            throw new IllegalArgumentException(
                    "columns must fit %s rankings, but had %s starts, %s members and %s tiers"
                            .formatted(headers.size(), start.length, system.length, tier.length));
        }
        this.headers = headers;
        this.systems = systems;
        this.start = start;
        this.system = system;
        this.tier = tier;
    }

    /** No rankings. */
    public static Rankings none() {
        return new Rankings(
                HeaderColumns.builder(0).build(),
                Dictionary.of(List.of()),
                new int[1],
                new int[0],
                new int[0]);
    }

    /** Number of rankings. */
    public int size() {
        return start.length - 1;
    }

    public HeaderColumns headers() {
        return headers;
    }

    public Dictionary systems() {
        return systems;
    }

    /** Where the members of {@code ranking} begin. */
    public int start(int ranking) {
        return start[ranking];
    }

    /** Code of the system of {@code member}. */
    public int system(int member) {
        return system[member];
    }

    /** Tier of {@code member}: 0 is best. */
    public int tier(int member) {
        return tier[member];
    }

    /** A ranking as a record. */
    public Ranking get(int ranking) {
        var shown = new ArrayList<Candidate>();
        var tiers = new ArrayList<List<Candidate>>();
        var unranked = new ArrayList<Candidate>();
        for (int member = start[ranking]; member < start[ranking + 1]; member++) {
            var candidate = Candidate.of(new SystemId(systems.name(system[member])));
            shown.add(candidate);
            if (tier[member] == UNRANKED) {
                unranked.add(candidate);
                continue;
            }
            while (tiers.size() <= tier[member]) {
                tiers.add(new ArrayList<>());
            }
            tiers.get(tier[member]).add(candidate);
        }
        return new Ranking(headers.header(ranking), shown, tiers, unranked);
    }
}
