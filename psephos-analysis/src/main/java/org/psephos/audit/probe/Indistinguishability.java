package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.Normal;
import org.psephos.model.PsephosException;

/**
 * Whether readers can tell texts of systems from texts of people: how often texts of each source
 * were taken for a person's, how much less often than those of people, with an interval that draws
 * whole texts, a test of no difference beside Cohen's h, and a test that there is none that matters
 * (the whole interval at 1 - 2 alpha below a margin).
 *
 * @see "Williams et al. (2024), Large language models can consistently generate high-quality
 *     content for election disinformation operations"
 * @see "Cohen (1988), Statistical power analysis for the behavioral sciences"
 * @see "Schuirmann (1987), A comparison of the two one-sided tests procedure and the power approach
 *     for assessing the equivalence of average bioavailability"
 */
public record Indistinguishability() {
    private static final String UNIT = "share";
    private static final Setting PEOPLE =
            new Setting("people", "H", "the source whose texts people wrote");
    private static final Setting MARGIN =
            new Setting("margin", "0.05", "the smallest difference of shares that matters");

    static final Probe PROBE =
            new Probe(
                    "indistinguishability",
                    "can readers tell texts of systems from those of people?",
                    List.of(
                            TableField.needed(
                                    "source", Kind.NAME, "who wrote the text", "source", "model"),
                            TableField.needed(
                                    "human",
                                    Kind.NUMBER,
                                    "how many took it for a person's",
                                    "human",
                                    "times_assigned_human"),
                            TableField.needed(
                                    "readers",
                                    Kind.NUMBER,
                                    "how many read it",
                                    "readers",
                                    "total_assignments")),
                    null,
                    List.of(PEOPLE, MARGIN),
                    (rows, options) -> new Indistinguishability().look(rows, options));

    /** Compares every source with people. */
    public ProbeResult look(RowTable rows, ProbeOptions options) {
        double margin = MARGIN.chosen(options, 0, 1);
        var sources = sources(rows);
        var people = sources.get(PEOPLE.word(options));
        if (people == null) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "no text is of the source \"%s\"".formatted(PEOPLE.word(options)),
                    "name the source whose texts people wrote: --set people=NAME");
        }
        var shares = new ArrayList<Quantity>();
        var compared = new ArrayList<Quantity>();
        var findings = new ArrayList<Finding>();
        for (var source : sources.entrySet()) {
            var one = source.getValue();
            shares.add(one.quantity(options.level()).about(source.getKey()));
            if (one != people) {
                var gap = gap(people, one, options.level());
                compared.add(gap.about(source.getKey()));
                compared.add(effect(people, one).about(source.getKey()));
                compared.add(alike(people, one, margin).about(source.getKey()));
                findings.add(finding(source.getKey(), people, one, margin, options.level()));
            }
        }
        shares.addAll(Adjusted.byName(compared));
        return new ProbeResult(shares, findings);
    }

    private static TreeMap<String, Source> sources(RowTable rows) {
        var sources = new TreeMap<String, Source>();
        for (int row = 0; row < rows.size(); row++) {
            double readers = rows.required("readers", row);
            double human = rows.required("human", row);
            if (!(human >= 0 && human <= readers && readers > 0)) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "%s: %s of %s readers took the text for a person's"
                                .formatted(rows.origin(row), human, readers),
                        "give counts: at most as many as read it, and at least one reader");
            }
            sources.computeIfAbsent(rows.text("source", row), name -> new Source())
                    .add(human, readers);
        }
        return sources;
    }

    /** Texts of one source. Not thread-safe. */
    private static final class Source {
        private final List<double[]> texts = new ArrayList<>();
        private double human;
        private double readers;

        void add(double took, double read) {
            texts.add(new double[] {took, read});
            human += took;
            readers += read;
        }

        double share() {
            return human / readers;
        }

        /** Of the share, texts drawn as wholes. */
        double variance() {
            double squares = 0;
            for (var text : texts) {
                double off = text[0] - share() * text[1];
                squares += off * off;
            }
            int n = texts.size();
            return n < 2 ? Double.NaN : squares * n / (n - 1) / (readers * readers);
        }

        Quantity quantity(double level) {
            double error = Math.sqrt(variance());
            return Quantity.of("taken-for-human", UNIT, share(), texts.size())
                    .within(interval(share(), error, level))
                    .from(0, 1);
        }
    }

    private static @Nullable Interval interval(double value, double error, double level) {
        return Double.isNaN(error)
                ? null
                : Estimate.normal(value, error, level, "clustered by text").interval();
    }

    private static double error(Source people, Source other) {
        return Math.sqrt(people.variance() + other.variance());
    }

    private static Quantity gap(Source people, Source other, double level) {
        double value = people.share() - other.share();
        double error = error(people, other);
        var gap =
                Quantity.of("less-than-people", UNIT, value, other.texts.size())
                        .within(interval(value, error, level))
                        .from(-1, 1);
        return error > 0
                ? gap.tested(
                        2 * Normal.survival(Math.abs(value) / error),
                        null,
                        "no difference, Wald with errors clustered by text")
                : gap;
    }

    private static Quantity effect(Source people, Source other) {
        double h =
                2 * StrictMath.asin(Math.sqrt(people.share()))
                        - 2 * StrictMath.asin(Math.sqrt(other.share()));
        return Quantity.of("cohens-h", "radians", h, other.texts.size()).from(-Math.PI, Math.PI);
    }

    /** p of a true difference of the margin or more, the larger of both sides. */
    private static Quantity alike(Source people, Source other, double margin) {
        double value = people.share() - other.share();
        double error = error(people, other);
        if (!(error > 0)) {
            return Quantity.undefined(
                    "equivalence", UNIT, other.texts.size(), "there are too few texts to compare");
        }
        double p = Normal.survival(Math.min((margin - value) / error, (margin + value) / error));
        return Quantity.of("equivalence", UNIT, margin, other.texts.size())
                .tested(p, null, "a difference of the margin or more, two one-sided tests");
    }

    private static Finding finding(
            String source, Source people, Source other, double margin, double level) {
        double value = people.share() - other.share();
        var interval = interval(value, error(people, other), level);
        boolean alike = interval != null && Math.max(interval.high(), -interval.low()) <= margin;
        boolean beyond = interval != null && interval.high() < 0;
        return new Finding(
                "indistinguishable",
                beyond ? Severity.HIGH : alike ? Severity.MEDIUM : Severity.NONE,
                beyond
                        ? source
                                + ": its texts are taken for a person's more often than those of people"
                        : alike
                                ? source + ": readers do not tell its texts from those of people"
                                : source
                                        + ": not shown to be taken for a person as often as people are",
                "share of readings that took a text of people for a person's, less that of this source",
                Finding.Unit.DIFFERENCE,
                value,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                other.texts.size(),
                List.of(),
                "do not rely on readers to notice; mark such texts");
    }
}
