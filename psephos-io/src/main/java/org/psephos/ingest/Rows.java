package org.psephos.ingest;

/**
 * What the rows of one stretch of a file become: judgements in columns, abstentions counted,
 * rejects logged. Lines count from 0 where the stretch begins. Not thread-safe.
 */
abstract class Rows {
    final Plan plan;
    final RejectLog log;
    final HeaderRows headers;
    private final boolean strict;
    long abstained;

    Rows(Plan plan, ReadOptions options, long firstLine) {
        this.plan = plan;
        strict = options.strict();
        log = new RejectLog(strict ? 1 : options.keptRejects());
        var now = options.now();
        headers =
                new HeaderRows(
                        plan, log, now == null ? Long.MAX_VALUE : now.toEpochMilli(), firstLine);
    }

    /** One row whose fields were found. */
    abstract void row(Fields row, long line);

    /** One row that is no row. */
    void torn(long line, String expected, String found) {
        log.add(line, "row", expected, found);
    }

    /** One row whose fields were found, but whose characters are not all whole. */
    void flawed(Fields row, long line, Flaw flaw) {
        torn(line, flaw.expected(), flaw.found());
    }

    /** Whether there is nothing more to read for. */
    boolean stopped() {
        return strict && log.count() > 0;
    }

    /** Judgements that were understood. */
    final int size() {
        return headers.size();
    }

    /** Rows seen, each game of a row for itself. */
    final long seen() {
        return size() + abstained + log.count();
    }

    /**
     * @param firstLine the line of the file on which the stretch begins, for messages about other
     *     lines; it matters only where the whole file is one stretch
     */
    static Rows of(Plan plan, ReadOptions options, long firstLine) {
        if (plan.isRating()) {
            return new RatingRows(plan, options, firstLine);
        }
        return plan.isRanking()
                ? new RankingRows(plan, options, firstLine)
                : new PairRows(plan, options, firstLine);
    }
}
