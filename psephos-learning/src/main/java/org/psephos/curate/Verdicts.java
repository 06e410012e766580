package org.psephos.curate;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was decided about each row, by its place. A few bits a row are in memory. */
public final class Verdicts implements AutoCloseable {
    private final int rows;
    private final Map<Rule, BitSet> reasons;
    private final Map<Rule, Likes> likes;
    private final Scratch scratch;

    Verdicts(int rows, Map<Rule, BitSet> reasons, Map<Rule, Likes> likes, Scratch scratch) {
        this.rows = rows;
        this.reasons = reasons;
        this.likes = likes;
        this.scratch = scratch;
    }

    /**
     * Why a row goes.
     *
     * @param like the place of the earlier row that it is like and that is kept; -1 where the rule
     *     is not about that
     * @param similarity to that row, from 0 to 1; 0 where there is none
     */
    public record Verdict(Rule rule, int like, double similarity) {}

    /** Rows decided about. */
    public long rows() {
        return rows;
    }

    /** Rows that stay. */
    public long kept() {
        return rows - dropped().values().stream().mapToLong(count -> count).sum();
    }

    /** Rows dropped by each rule that dropped any, in the order of the rules. */
    public Map<Rule, Long> dropped() {
        var counts = new EnumMap<Rule, Long>(Rule.class);
        reasons.forEach((rule, gone) -> counts.put(rule, (long) gone.cardinality()));
        return Collections.unmodifiableMap(counts);
    }

    /** Why the row at {@code place} goes; null where it stays. */
    public @Nullable Verdict of(int place) {
        for (var reason : reasons.entrySet()) {
            if (reason.getValue().get(place)) {
                var rule = reason.getKey();
                var all = likes.get(rule);
                var like = all == null ? null : all.of(place);
                return like == null
                        ? new Verdict(rule, -1, 0)
                        : new Verdict(rule, like.kept(), like.similarity());
            }
        }
        return null;
    }

    /** Places of the rows that others are like. */
    public BitSet named() {
        var named = new BitSet();
        likes.values().forEach(all -> all.each((row, like) -> named.set(like.kept())));
        return named;
    }

    /** For origins, which are put aside where the rest is. */
    Origins origins() {
        return new Origins(scratch);
    }

    /** Gives back what was put aside; nothing can be asked afterwards. */
    @Override
    public void close() {
        scratch.close();
    }
}
