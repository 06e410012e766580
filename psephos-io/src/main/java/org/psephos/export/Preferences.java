package org.psephos.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psephos.export.Preference.Verdict;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.ItemId;

/** All the preferences that a dataset holds, judgement by judgement. Used once. */
final class Preferences {
    static final String TIE = "tie: the format has no word for it";
    private static final String CLOSE = "places that differ by less than the margin";
    static final String COMPARED =
            "rating of two answers that were compared as well: the comparison counts";
    static final String SUMMED_UP =
            "single annotator: the overall judgement makes the pair (--singles each)";
    static final String CRITIQUE = "critique: no preference";
    static final String ABSTENTION = "abstention: no judgement came";
    static final String BOTH_BAD = "both bad: the format has no word for it";

    private final Material from;
    private final Ledger ledger;
    private final Taker to;
    private final RatedGroups rated;

    /** Pairs that were compared by who rated them too, and whether they took the ratings along. */
    private final Map<String, Boolean> compared = new LinkedHashMap<>();

    /** Takes preferences. */
    interface Taker {
        /** Whether ties and both-bad have a place. */
        boolean admits(Verdict verdict);

        /**
         * Takes one; says why it cannot.
         *
         * @param media the kind of part that no turn holds, if any
         */
        @Nullable String take(Preference preference, @Nullable String media) throws IOException;

        /** Whether single answers that are good or bad have a place. */
        default boolean takesAlone() {
            return false;
        }

        /** Takes an answer that somebody called good or bad; says why it cannot. */
        default @Nullable String alone(Unpaired answer, @Nullable String media) throws IOException {
            return "label: the format holds pairs only";
        }

        /** Told after the last preference of a judgement that was carried. */
        void carried(Feedback judgement);

        /** Told after the last preference of one judgement, or of several that belong together. */
        default void done() throws IOException {}
    }

    Preferences(Material from, Taker to) {
        this.from = from;
        this.ledger = from.ledger();
        this.to = to;
        rated = new RatedGroups(from, new Rated());
    }

    /** Gives them all to the taker and tells the ledger what became of every judgement. */
    void give() throws IOException {
        var dataset = from.dataset();
        if (from.pairing().votes() == Pairing.Votes.MAJORITY) {
            new Majority(dataset.comparisons(), ledger).decide(this::comparison);
        } else {
            for (int row = 0; row < dataset.comparisons().size(); row++) {
                comparison(dataset.comparisons().get(row));
            }
        }
        for (int row = 0; row < dataset.rankings().size(); row++) {
            ranking(dataset.rankings().get(row));
        }
        for (int row = 0; row < dataset.choices().size(); row++) {
            choice(dataset.choices().get(row));
        }
        for (int row = 0; row < dataset.edits().size(); row++) {
            edit(dataset.edits().get(row));
        }
        rated.give();
        new LabelledGroups(from, new Labelled()).give();
        ledger.lost(CRITIQUE, dataset.critiques().size());
        ledger.lost(ABSTENTION, dataset.abstained());
    }

    /** Gives what one comparison says, and tells the ledger what became of it. */
    void comparison(Feedback.Comparison row) throws IOException {
        if (from.pairing().leaves(row.header().criterion())) {
            ledger.lost(SUMMED_UP, 1);
            return;
        }
        ledger.begin();
        switch (row.outcome()) {
            case LEFT -> pair(row, new Sides(row.left(), row.right()), row.strength());
            case RIGHT -> pair(row, new Sides(row.right(), row.left()), row.strength());
            case TIE -> even(row, Verdict.TIE, TIE);
            case BOTH_BAD -> even(row, Verdict.BOTH_BAD, BOTH_BAD);
        }
        end(row);
    }

    private void even(Feedback.Comparison row, Verdict verdict, String refusal) throws IOException {
        if (to.admits(verdict)) {
            give(row.header(), new Sides(row.left(), row.right()), verdict, row.strength());
        } else {
            ledger.refused(refusal);
        }
    }

    private void ranking(Feedback.Ranking row) throws IOException {
        ledger.begin();
        var scored = new ArrayList<Scored>();
        for (int tier = 0; tier < row.tiers().size(); tier++) {
            for (var candidate : row.tiers().get(tier)) {
                scored.add(new Scored(candidate, -tier));
            }
        }
        var close = new LinkedHashMap<String, Long>();
        var name = row.header().origin().toString();
        for (var pair :
                Scored.pairs(
                        scored,
                        from.pairing(),
                        name,
                        two -> close.merge(two.gap() == 0 ? TIE : CLOSE, 1L, Long::sum))) {
            pair(row, new Sides(pair.better().candidate(), pair.worse().candidate()), null);
        }
        if (!to.admits(Verdict.TIE)) {
            close.forEach(ledger::refused);
        }
        if (end(row)) {
            ledger.field("answer that could not be ranked", row.unranked().isEmpty() ? 0 : 1);
        }
    }

    private void choice(Feedback.Choice row) throws IOException {
        ledger.begin();
        for (var other : row.offered()) {
            if (!other.equals(row.chosen())) {
                pair(row, new Sides(row.chosen(), other), null);
            }
        }
        end(row);
    }

    /** What was written to replace an answer is better than the answer. */
    private void edit(Feedback.Edit row) throws IOException {
        ledger.begin();
        var item = from.spoken().item(row.header().item(), row.original());
        var both = from.spoken().edited(item, row.original(), row.revised());
        if (both.refusal() == null) {
            var better = new Preference.Answer(both.one(), null, null);
            var worse = from.spoken().answer(row.original(), both.other(), null);
            tell(
                    new Preference(
                            both.prompt(),
                            better,
                            worse,
                            Verdict.PREFERRED,
                            null,
                            from.spoken().told(row.header())),
                    both.media());
        } else {
            ledger.refused(both.refusal());
        }
        end(row);
    }

    private boolean end(Feedback row) throws IOException {
        to.done();
        boolean carried = ledger.end();
        if (carried) {
            to.carried(row);
        }
        return carried;
    }

    private record Sides(Candidate better, Candidate worse) {}

    private void pair(Feedback row, Sides sides, @Nullable Double margin) throws IOException {
        give(row.header(), sides, Verdict.PREFERRED, margin);
    }

    private void give(Header header, Sides sides, Verdict verdict, @Nullable Double margin)
            throws IOException {
        var both = from.spoken().both(header.item(), sides.better, sides.worse);
        if (both.refusal() != null) {
            ledger.refused(both.refusal());
            return;
        }
        var scores = scores(header, sides, verdict);
        var chosen =
                from.spoken()
                        .answer(sides.better, both.one(), scores == null ? null : scores.better);
        var rejected =
                from.spoken()
                        .answer(sides.worse, both.other(), scores == null ? null : scores.worse);
        boolean told =
                tell(
                        new Preference(
                                both.prompt(),
                                chosen,
                                rejected,
                                verdict,
                                margin,
                                from.spoken().told(header)),
                        both.media());
        if (isRated()) {
            compared.merge(two(header, sides), told && scores != null, Boolean::logicalOr);
        }
    }

    private boolean isRated() {
        return from.dataset().ratings().size() > 0;
    }

    private String two(Header header, Sides sides) {
        var item = from.spoken().item(header.item(), sides.better);
        return rated.two(header, item, sides.better, sides.worse);
    }

    private record Scores(double better, double worse) {}

    /** The ratings that say the same as the judgement, or null. */
    private @Nullable Scores scores(Header header, Sides sides, Verdict verdict) {
        if (!isRated() || verdict != Verdict.PREFERRED) {
            return null;
        }
        var item = from.spoken().item(header.item(), sides.better);
        var better = rated.score(header, item, sides.better);
        var worse = rated.score(header, item, sides.worse);
        return better == null || worse == null || better <= worse
                ? null
                : new Scores(better, worse);
    }

    private boolean tell(Preference preference, @Nullable String media) throws IOException {
        var refusal = to.take(preference, media);
        if (refusal == null) {
            ledger.wrote();
        } else {
            ledger.refused(refusal);
        }
        return refusal == null;
    }

    private final class Rated implements RatedGroups.Taker {
        @Override
        public @Nullable String take(Scored.Pair pair, @Nullable ItemId item, Header header)
                throws IOException {
            return scored(pair, item, header);
        }

        @Override
        public @Nullable String close(Scored.Pair pair, @Nullable ItemId item, Header header) {
            if (isCompared(pair, item, header)) {
                return COMPARED;
            }
            return to.admits(Verdict.TIE) ? null : RatedGroups.close(pair);
        }

        @Override
        public void carried(Feedback.Rating rating) {
            to.carried(rating);
        }

        @Override
        public void done() throws IOException {
            to.done();
        }
    }

    private final class Labelled implements LabelledGroups.Taker {
        @Override
        public boolean takesAlone() {
            return to.takesAlone();
        }

        @Override
        public @Nullable String alone(
                Candidate answer, @Nullable ItemId item, Feedback.Label label, boolean good)
                throws IOException {
            var asked = from.spoken().asked(item);
            var answered = from.spoken().answered(answer, item);
            if (answered.turns().isEmpty()) {
                return Spoken.NO_ANSWER;
            }
            if (asked.turns().isEmpty()) {
                return Spoken.NO_PROMPT;
            }
            var media = asked.media() == null ? answered.media() : asked.media();
            return to.alone(
                    new Unpaired(
                            asked.turns(),
                            answered.turns(),
                            good,
                            from.spoken().told(label.header())),
                    media);
        }

        @Override
        public @Nullable String pair(
                Candidate better, Candidate worse, @Nullable ItemId item, Feedback.Label label)
                throws IOException {
            var both = from.spoken().both(item, better, worse);
            if (both.refusal() != null) {
                return both.refusal();
            }
            return to.take(
                    new Preference(
                            both.prompt(),
                            from.spoken().answer(better, both.one(), null),
                            from.spoken().answer(worse, both.other(), null),
                            Verdict.PREFERRED,
                            null,
                            from.spoken().told(label.header())),
                    both.media());
        }

        @Override
        public void carried(Feedback.Label label) {
            to.carried(label);
        }

        @Override
        public void done() throws IOException {
            to.done();
        }
    }

    private boolean isCompared(Scored.Pair pair, @Nullable ItemId item, Header header) {
        return !compared.isEmpty()
                && compared.containsKey(
                        rated.two(
                                header, item, pair.better().candidate(), pair.worse().candidate()));
    }

    /**
     * A pair made of ratings. What the same annotator compared as well is one pair, not two: the
     * comparison counts, with these scores where they say the same.
     */
    private @Nullable String scored(Scored.Pair pair, @Nullable ItemId item, Header header)
            throws IOException {
        var known =
                compared.get(
                        rated.two(
                                header, item, pair.better().candidate(), pair.worse().candidate()));
        if (known != null) {
            return known ? null : COMPARED;
        }
        var both = from.spoken().both(item, pair.better().candidate(), pair.worse().candidate());
        if (both.refusal() != null) {
            return both.refusal();
        }
        var better =
                from.spoken().answer(pair.better().candidate(), both.one(), pair.better().score());
        var worse =
                from.spoken().answer(pair.worse().candidate(), both.other(), pair.worse().score());
        return to.take(
                new Preference(
                        both.prompt(),
                        better,
                        worse,
                        Verdict.PREFERRED,
                        pair.gap(),
                        from.spoken().told(header)),
                both.media());
    }
}
