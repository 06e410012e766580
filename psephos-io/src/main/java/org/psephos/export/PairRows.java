package org.psephos.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Exchange;
import org.psephos.dataset.Exchanges;
import org.psephos.dataset.PlainWords;
import org.psephos.export.Preference.Verdict;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Outcome;

/** Preferences as rows of a trainer. */
final class PairRows implements RowSource {
    private static final String NO_SCORES =
            "no scores: not both are known, or they say otherwise than the judgement"
                    + " (--margin-from strength)";

    private final PairFormat format;
    private final Set<Carries> carries;

    PairRows(PairFormat format, Set<Carries> carries) {
        this.format = format;
        this.carries = carries;
    }

    @Override
    public void rows(Material from, RowSink to) throws IOException {
        boolean margins = carries.contains(Carries.STRENGTH) && allStrong(from.dataset());
        new Preferences(from, new Taker(from, to, margins)).give();
    }

    /**
     * As {@link #rows}, of comparisons that come one by one.
     *
     * @param from a dataset without judgements; {@code words} are behind what it speaks
     * @return false where they cannot be gone through to their end
     */
    boolean rows(Exchanges all, Material from, Words.AtHand words, RowSink to) throws IOException {
        boolean margins = carries.contains(Carries.STRENGTH) && all.graded();
        var preferences = new Preferences(from, new Taker(from, to, margins));
        boolean whole;
        try {
            whole = all.forEach(new AtHand(words, preferences));
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        var totals = all.intake().totals();
        from.ledger().lost(Preferences.CRITIQUE, totals.getOrDefault("critique", 0L));
        from.ledger().lost(Preferences.ABSTENTION, totals.getOrDefault("abstention", 0L));
        return whole;
    }

    /** As above, for one comparison after the other, of which none says by how much. */
    Exchanges.Taker oneByOne(Material from, Words.AtHand words, RowSink to) {
        return new AtHand(words, new Preferences(from, new Taker(from, to, false)));
    }

    /** Turns to the words of each comparison before it is given. */
    private record AtHand(Words.AtHand words, Preferences to) implements Exchanges.Taker {
        @Override
        public void take(Exchange exchange) {
            words.turnTo(exchange);
            give(exchange.judged());
        }

        @Override
        public void take(Feedback.Comparison judged, PlainWords said) {
            words.turnTo(judged, said);
            give(judged);
        }

        private void give(Feedback.Comparison judged) {
            try {
                to.comparison(judged);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A trainer wants a margin in every row or in none. */
    private static boolean allStrong(Dataset dataset) {
        var comparisons = dataset.comparisons();
        boolean others =
                dataset.rankings().size() + dataset.choices().size() + dataset.edits().size() > 0;
        return !others
                && IntStream.range(0, comparisons.size())
                        .filter(row -> comparisons.outcome(row) != Outcome.TIE)
                        .filter(row -> comparisons.outcome(row) != Outcome.BOTH_BAD)
                        .noneMatch(row -> Double.isNaN(comparisons.strength(row)));
    }

    private final class Taker implements Preferences.Taker {
        private final Material from;
        private final Unsaid unsaid;
        private final RowSink to;
        private final boolean margins;

        /** Whether margins are made of scores. */
        private final boolean leads;

        private final boolean soft;

        private Taker(Material from, RowSink to, boolean margins) {
            var carried = EnumSet.noneOf(Carries.class);
            carried.addAll(carries);
            this.leads =
                    carries.contains(Carries.STRENGTH)
                            && from.pairing().degree() == Pairing.Degree.SCORES;
            if (!margins || leads) {
                carried.remove(Carries.STRENGTH);
            }
            this.from = from;
            this.unsaid = new Unsaid(from, carried, format.taken(), format.placed());
            this.to = to;
            this.margins = margins;
            this.soft = from.pairing().votes() == Pairing.Votes.SOFT;
        }

        @Override
        public boolean admits(Verdict verdict) {
            return format.admits(verdict);
        }

        @Override
        public @Nullable String take(Preference preference, @Nullable String media)
                throws IOException {
            var objection = format.objection(preference, media);
            if (objection != null) {
                return objection;
            }
            var margin = leads ? preference.lead() : margins ? preference.margin() : null;
            if (leads && (margin == null || margin <= 0)) {
                return NO_SCORES;
            }
            Supplier<String> key = () -> Spoken.key(preference.prompt());
            var told = preference.withMargin(margin);
            for (var row : format.rows(told)) {
                write(key, row, preference.header());
            }
            format.leavesOut().forEach(what -> from.ledger().field(what, 1));
            return null;
        }

        private void write(Supplier<String> key, PairFormat.Fields row, Header header)
                throws IOException {
            to.row(
                    key,
                    json -> {
                        json.writeStartObject();
                        row.write(json);
                        for (var extra : extras(header).entrySet()) {
                            if (soft && SoftLabels.NUMBERS.contains(extra.getKey())) {
                                json.writeNumberField(
                                        extra.getKey(), Double.parseDouble(extra.getValue()));
                            } else {
                                json.writeStringField(extra.getKey(), extra.getValue());
                            }
                        }
                        json.writeEndObject();
                    });
        }

        @Override
        public boolean takesAlone() {
            return format.takesAlone();
        }

        @Override
        public @Nullable String alone(Unpaired answer, @Nullable String media) throws IOException {
            var row = format.alone(answer);
            if (row == null || media != null) {
                return media == null ? format.refusesAlone() : Objection.media(media);
            }
            write(() -> Spoken.key(answer.prompt()), row, answer.header());
            return null;
        }

        @Override
        public void carried(Feedback judgement) {
            unsaid.count(judgement);
        }
    }

    private SortedMap<String, String> extras(Header header) {
        var extras = new TreeMap<String, String>();
        if (carries.contains(Carries.ATTRIBUTES)) {
            for (var one : header.attributes().entrySet()) {
                if (isExtra(one.getKey(), one.getValue())) {
                    extras.put(one.getKey(), one.getValue());
                }
            }
        }
        return extras;
    }

    private boolean isExtra(String name, String value) {
        return !format.taken().contains(name)
                && !format.placed().contains(name)
                && !Unsaid.isOrderUnknown(name, value);
    }
}
