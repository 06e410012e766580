package org.psephos.audit;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Coded;
import org.psephos.math.Estimate;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Outcome;

/**
 * Whether judges favour systems of their own family: how much likelier they are than other
 * annotators to let such a system win against one of another family, pair of systems by pair of
 * systems, as a common log odds ratio. A family is the first word of a name, as in {@code gpt-4},
 * {@code GPT 3.5} or {@code openai/gpt-4o}; a judge is known by its model, or by its name.
 *
 * <p>Severity, where the interval leaves zero out and is above it: high from 0.4 log-odds, medium
 * from 0.2, low below.
 *
 * @see CommonOdds
 */
final class SelfPreference {
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final double HIGH = 0.4;
    private static final double MEDIUM = 0.2;
    private static final Draft DRAFT =
            Draft.of(
                    "self-preference",
                    "log odds ratio of a win for the own family, against other annotators on the same pairs",
                    Unit.LOG_ODDS,
                    "leave judges out where systems of their own family are compared");

    private SelfPreference() {}

    static Finding look(Docket docket) {
        var annotators = docket.votes().headers().annotator();
        if (annotators == null) {
            return DRAFT.cannotSay(
                    "no vote names its judge",
                    "name the column of annotators: --columns annotator=COLUMN");
        }
        var families = new Families(docket, annotators);
        if (families.judges.isEmpty()) {
            return DRAFT.cannotSay(
                    "no annotator is of the family of a system",
                    "nothing to do where people judge");
        }
        var tally = new Tally();
        for (int row = 0; row < docket.votes().size(); row++) {
            var outcome = docket.votes().outcome(row);
            if (outcome == Outcome.LEFT || outcome == Outcome.RIGHT) {
                families.count(row, outcome == Outcome.LEFT, tally);
            }
        }
        return finding(docket, families, tally);
    }

    /** Votes of judges on their own family, and everybody's odds. */
    private static final class Tally {
        private final CommonOdds odds = new CommonOdds();
        private long own;
        private long wins;

        void add(long stratum, boolean self, boolean won) {
            own += self ? 1 : 0;
            wins += self && won ? 1 : 0;
            odds.add(stratum, self, won);
        }
    }

    private static Finding finding(Docket docket, Families families, Tally tally) {
        var estimate = tally.odds.estimate(docket.options().level());
        var judges = String.join(", ", families.judges);
        if (estimate == null) {
            return DRAFT.from(tally.own)
                    .cannotSay(
                            "%s let the own family win %s of %s decided votes, but nobody else judged the same pairs, so that preference and merit cannot be told apart"
                                    .formatted(
                                            judges,
                                            Words.count(tally.wins),
                                            Words.count(tally.own)),
                            "let judges of another family, or people, judge the same pairs");
        }
        return DRAFT.of(estimate)
                .from(tally.own)
                .says(
                        severity(estimate),
                        "%s let the own family win %s of %s decided votes; against others on the same pairs the odds are %s times as high"
                                .formatted(
                                        judges,
                                        Words.count(tally.wins),
                                        Words.count(tally.own),
                                        Words.fixed(StrictMath.exp(estimate.value()), 2)));
    }

    private static Severity severity(Estimate estimate) {
        var interval = estimate.interval();
        double size = estimate.value();
        if (interval == null || interval.low() <= 0) {
            return Severity.NONE;
        }
        return size >= HIGH ? Severity.HIGH : size >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
    }

    /** The family of a name: its first word of three letters or more, behind the last slash. */
    static @Nullable String family(String name) {
        var matcher = WORD.matcher(name.substring(name.lastIndexOf('/') + 1));
        return matcher.find() ? matcher.group().toLowerCase(Locale.ROOT) : null;
    }

    /** Who is of which family, and which side of a vote belongs to a family that judges. */
    private static final class Families {
        private final Docket docket;
        private final Coded annotators;
        private final @Nullable String[] ofSystem;
        private final @Nullable String[] ofAnnotator;
        private final TreeSet<String> judges = new TreeSet<>();
        private final TreeSet<String> judging = new TreeSet<>();

        Families(Docket docket, Coded annotators) {
            this.docket = docket;
            this.annotators = annotators;
            var systems = docket.votes().systems();
            ofSystem = new @Nullable String[systems.size()];
            var known = new TreeSet<String>();
            for (int code = 0; code < ofSystem.length; code++) {
                ofSystem[code] = family(systems.name(code));
                if (ofSystem[code] != null) {
                    known.add(ofSystem[code]);
                }
            }
            ofAnnotator = new @Nullable String[annotators.names().size()];
            for (int code = 0; code < ofAnnotator.length; code++) {
                var found = judgeFamily(annotators.names().name(code));
                if (found != null && known.contains(found)) {
                    ofAnnotator[code] = found;
                    judges.add(annotators.names().name(code));
                    judging.add(found);
                }
            }
        }

        private @Nullable String judgeFamily(String name) {
            var annotator = docket.data().annotators().find(new AnnotatorId(name));
            return switch (annotator) {
                case Annotator.Judge judge -> family(judge.model());
                case Annotator.Person person -> null;
                case Annotator.Simulated simulated -> family(name);
                case null -> family(name);
            };
        }

        /**
         * Counts a decided vote once for each judging family that stands on one side of it; votes
         * of judges of the family on the other side say nothing of how others would vote.
         */
        void count(int row, boolean leftWon, Tally into) {
            int left = docket.votes().left(row);
            int right = docket.votes().right(row);
            if (left < 0 || right < 0) {
                return;
            }
            var who = annotators.code(row) < 0 ? null : ofAnnotator[annotators.code(row)];
            int number = 0;
            for (var family : judging) {
                boolean onLeft = family.equals(ofSystem[left]);
                boolean onRight = family.equals(ofSystem[right]);
                boolean self = family.equals(who);
                var other = ofSystem[onLeft ? right : left];
                if (onLeft != onRight && (self || who == null || !who.equals(other))) {
                    into.add(
                            stratum(left, right) * judging.size() + number,
                            self,
                            onLeft == leftWon);
                }
                number++;
            }
        }

        private long stratum(long left, long right) {
            return Math.min(left, right) * ofSystem.length + Math.max(left, right);
        }
    }
}
