package org.psephos.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback.Ranking;
import org.psephos.model.ResponseId;
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
    private final @Nullable Coded responses;

    /**
     * @param start first member by ranking, and the number of members at the end: one longer than
     *     the rankings
     * @param system code by member
     * @param tier by member, 0 is best, equal tiers are tied, {@link #UNRANKED} where it has none
     */
    public Rankings(
            HeaderColumns headers, Dictionary systems, int[] start, int[] system, int[] tier) {
        this(headers, systems, start, system, tier, null);
    }

    /**
     * Rankings whose members may be known by their responses.
     *
     * @param system code by member, {@link Dictionary#MISSING} where only the response is known
     * @param responses by member; null where no member names one
     */
    public Rankings(
            HeaderColumns headers,
            Dictionary systems,
            int[] start,
            int[] system,
            int[] tier,
            @Nullable Coded responses) {
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
        this.responses = responses;
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

    /** Code of the system of {@code member}, or {@link Dictionary#MISSING}. */
    public int system(int member) {
        return system[member];
    }

    /** Tier of {@code member}: 0 is best. */
    public int tier(int member) {
        return tier[member];
    }

    /** By member, or null where no member names a response. */
    public @Nullable Coded responses() {
        return responses;
    }

    /** A ranking as a record. */
    public Ranking get(int ranking) {
        var shown = new ArrayList<Candidate>();
        var tiers = new ArrayList<List<Candidate>>();
        var unranked = new ArrayList<Candidate>();
        for (int member = start[ranking]; member < start[ranking + 1]; member++) {
            var candidate = candidate(member);
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

    private Candidate candidate(int member) {
        var response = responses == null ? null : responses.name(member);
        return new Candidate(
                system[member] == Dictionary.MISSING
                        ? null
                        : new SystemId(systems.name(system[member])),
                response == null ? null : new ResponseId(response));
    }

    /** Grows by records. Not thread-safe. */
    static final class Rows {
        private final HeaderRows headers = new HeaderRows();
        private final Ints start = new Ints();
        private final CodedRows systems = new CodedRows();
        private final CodedRows responses = new CodedRows();
        private final Ints tiers = new Ints();

        void add(Ranking row) {
            headers.add(row.header());
            start.add(tiers.size());
            var tierOf = new LinkedHashMap<Candidate, Integer>();
            for (int tier = 0; tier < row.tiers().size(); tier++) {
                for (var candidate : row.tiers().get(tier)) {
                    tierOf.put(candidate, tier);
                }
            }
            for (var candidate : row.shown()) {
                systems.add(Candidates.system(candidate));
                responses.add(Candidates.response(candidate));
                tiers.add(tierOf.getOrDefault(candidate, UNRANKED));
            }
        }

        Rankings build() {
            start.add(tiers.size());
            var coded = systems.build();
            return new Rankings(
                    headers.build(),
                    coded.names(),
                    start.toArray(),
                    IntStream.range(0, coded.size()).map(coded::code).toArray(),
                    tiers.toArray(),
                    responses.buildUnlessMissing());
        }
    }
}
