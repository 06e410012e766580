package org.psephos.audit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Seed;

/**
 * How an audit is made. Everything that can change a number is here.
 *
 * @param scale of ratings and labels; absent means what the source says of them, and nominal for
 *     labels. Votes are nominal and rankings ordinal, always
 * @param categories all values that could have been given, lowest first, where the user declared
 *     them; empty means those observed
 * @param reference annotators that the others are compared with; empty means the people, where the
 *     dataset says who is a judge
 * @param rounds bootstrap rounds, at least 2; 0 means no intervals
 * @param level coverage promised by every interval, strictly between 0 and 1
 * @param seed start of all randomness
 * @param threads how many may work; changes time only
 * @param by what agreement and judges are also looked at value by value: {@code criterion}, {@code
 *     annotator} or an attribute; absent means all together only
 * @param resampling what other studies could have been made with
 * @param distances of ratings and labels that alpha is taken by as well; absent for none
 */
public record AuditOptions(
        @Nullable MeasurementScale scale,
        List<String> categories,
        List<String> reference,
        int rounds,
        double level,
        Seed seed,
        int threads,
        @Nullable String by,
        Resampling resampling,
        @Nullable Distances distances) {

    /** What intervals allow for. */
    public enum Resampling {
        /** Other units than these: a bootstrap. */
        UNITS,
        /** Other annotators than these: a jackknife. */
        ANNOTATORS;

        /** As on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All together, units resampled. */
    public AuditOptions(
            @Nullable MeasurementScale scale,
            List<String> categories,
            List<String> reference,
            int rounds,
            double level,
            Seed seed,
            int threads) {
        this(
                scale,
                categories,
                reference,
                rounds,
                level,
                seed,
                threads,
                null,
                Resampling.UNITS,
                null);
    }

    private static final int USUAL_ROUNDS = 1000;

    public AuditOptions {
        categories = List.copyOf(categories);
        reference = List.copyOf(reference);
        require(categories.stream().distinct().count() == categories.size(), "twice", categories);
        require(rounds == 0 || rounds >= 2, "rounds must be 0 or at least 2", rounds);
        require(level > 0 && level < 1, "level must be between 0 and 1", level);
        require(threads >= 1, "threads must be at least 1", threads);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value);
        }
    }

    /** A thousand rounds at 95%, scales as the source says. */
    public static AuditOptions withDefaults() {
        return new AuditOptions(null, List.of(), List.of(), USUAL_ROUNDS, 0.95, new Seed(1), 1);
    }

    /** The same for another scale. */
    public AuditOptions on(MeasurementScale other) {
        var draft = new Draft(this);
        draft.scale = other;
        return draft.made();
    }

    /** The same with another number of bootstrap rounds. */
    public AuditOptions rounds(int other) {
        var draft = new Draft(this);
        draft.rounds = other;
        return draft.made();
    }

    /** The same with others as reference. */
    public AuditOptions beside(List<String> others) {
        var draft = new Draft(this);
        draft.reference = others;
        return draft.made();
    }

    /** The same with declared categories, lowest first. */
    public AuditOptions among(List<String> declared) {
        var draft = new Draft(this);
        draft.categories = declared;
        return draft.made();
    }

    /** The same value by value. */
    public AuditOptions by(@Nullable String what) {
        var draft = new Draft(this);
        draft.by = what;
        return draft.made();
    }

    /** The same with other intervals. */
    public AuditOptions resampling(Resampling other) {
        var draft = new Draft(this);
        draft.resampling = other;
        return draft.made();
    }

    /** The same with distances of one's own. */
    public AuditOptions apart(@Nullable Distances declared) {
        var draft = new Draft(this);
        draft.distances = declared;
        return draft.made();
    }

    /** What can be asked for otherwise, while it is. */
    private static final class Draft {
        private final AuditOptions from;
        private @Nullable MeasurementScale scale;
        private List<String> categories;
        private List<String> reference;
        private int rounds;
        private @Nullable String by;
        private Resampling resampling;
        private @Nullable Distances distances;

        Draft(AuditOptions from) {
            this.from = from;
            scale = from.scale;
            categories = from.categories;
            reference = from.reference;
            rounds = from.rounds;
            by = from.by;
            resampling = from.resampling;
            distances = from.distances;
        }

        AuditOptions made() {
            return new AuditOptions(
                    scale,
                    categories,
                    reference,
                    rounds,
                    from.level,
                    from.seed,
                    from.threads,
                    by,
                    resampling,
                    distances);
        }
    }
}
