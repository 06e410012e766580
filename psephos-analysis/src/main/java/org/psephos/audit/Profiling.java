package org.psephos.audit;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.JudgeProfile.Cost;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Slice;
import org.psephos.model.PsephosException;

/** Brings together what is known of one judge. */
final class Profiling {
    /** What the votes of one judge can show by themselves. */
    private static final List<Function<Docket, Finding>> BIASES =
            List.of(
                    PositionEffect::look,
                    SelfInconsistency::look,
                    LengthPreference::look,
                    StylePreference::look);

    private static final List<String> PRICES = List.of("price", "cost", "price_per_example");

    private Profiling() {}

    static JudgeProfile of(
            Dataset dataset, AuditOptions options, SortedSet<String> named, String judge) {
        refuse(dataset, named, judge);
        var reference = new TreeSet<>(named.isEmpty() ? dataset.annotatorNames() : named);
        reference.remove(judge);
        var judged = JudgeTable.of(Gathering.of(dataset, options), reference, options.level());
        return of(dataset, options, reference.size(), judged, judge);
    }

    /** Everybody who judged and is not of {@code reference}, in name order; nobody without one. */
    static List<JudgeProfile> all(
            Dataset dataset, AuditOptions options, SortedSet<String> reference) {
        var judged = JudgeTable.of(Gathering.of(dataset, options), reference, options.level());
        return judged.cards().stream()
                .map(JudgeCard::judge)
                .distinct()
                .sorted()
                .map(judge -> of(dataset, options, reference.size(), judged, judge))
                .toList();
    }

    private static JudgeProfile of(
            Dataset dataset, AuditOptions options, int reference, JudgeTable judged, String judge) {
        var own = dataset.where(Slice.annotator(judge));
        var docket = new Docket(new Evidence(own, options, List.of()));
        return new JudgeProfile(
                dataset.manifest(),
                judge,
                reference,
                options.level(),
                judged.cards().stream().filter(card -> card.judge().equals(judge)).toList(),
                judged.ceilings(),
                BIASES.stream().map(look -> look.apply(docket)).toList(),
                cost(own));
    }

    private static void refuse(Dataset dataset, SortedSet<String> reference, String judge) {
        if (!dataset.annotatorNames().contains(judge)) {
            throw usage(
                    "nobody who judged here is called %s".formatted(judge),
                    "Name one of those who did: %s."
                            .formatted(Words.names(dataset.annotatorNames())));
        }
        if (reference.contains(judge)) {
            throw usage("%s is of the reference itself".formatted(judge), "Name somebody else.");
        }
    }

    private static PsephosException usage(String problem, String remedy) {
        return new PsephosException(PsephosException.Kind.USAGE, problem, remedy);
    }

    private static Cost cost(Dataset own) {
        var seconds = new Mean();
        var price = new Mean();
        long judgements = 0;
        for (var headers : headers(own)) {
            judgements += headers.size();
            var column = price(headers);
            for (int row = 0; row < headers.size(); row++) {
                seconds.add(headers.duration(row));
                price.add(column == null ? Double.NaN : number(column.name(row)));
            }
        }
        return new Cost(judgements, seconds.count, seconds.value(), price.count, price.value());
    }

    private static List<HeaderColumns> headers(Dataset own) {
        return Stream.of(
                        own.comparisons().headers(),
                        own.ratings().headers(),
                        own.labels().headers(),
                        own.rankings().headers())
                .toList();
    }

    private static @Nullable Coded price(HeaderColumns headers) {
        for (var name : PRICES) {
            var column = headers.attributes().get(name);
            if (column != null) {
                return column;
            }
        }
        return null;
    }

    /** NaN where it is none. */
    private static double number(@Nullable String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Of what is known. */
    private static final class Mean {
        private double sum;
        private long count;

        void add(double value) {
            if (Double.isFinite(value)) {
                sum += value;
                count++;
            }
        }

        @Nullable Double value() {
            return count == 0 ? null : sum / count;
        }
    }
}
