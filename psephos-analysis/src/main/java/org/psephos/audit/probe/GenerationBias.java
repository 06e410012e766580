package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Rate;

/**
 * Bias of generated images, from what captions or labels say stands in them. Distribution bias is
 * the area under the counts of objects that nobody asked for, largest first, stretched to 0 and 1;
 * hallucination is 1 less the Jaccard index of what was asked for and what is shown, as a mean over
 * images; the miss rate is the share of images in which the prompt was not recognised. Intervals
 * are bootstrap errors over prompts (images, where each prompt has one), and Wilson's for the
 * misses.
 *
 * @param alike words that stand for one: {@code HEAD:WORD WORD;HEAD:WORD}
 * @param skip how many first words of a prompt are a frame, such as "a photo of a"
 * @see "Vice et al. (2023), Quantifying bias in text-to-image generative models, section 3"
 */
public record GenerationBias(String alike, int skip) {
    private static final Setting ALIKE =
            new Setting(
                    "alike",
                    "person:man woman child girl boy",
                    "words that stand for one, HEAD:WORD WORD;HEAD:WORD");
    private static final Setting SKIP =
            new Setting("skip", "0", "first words of a prompt that are a frame");
    private static final int SHOWN = 5;
    private static final String SHARE = "share";

    static final Probe PROBE =
            new Probe(
                    "generation-bias",
                    "what generated images show that nobody asked for, and what they miss",
                    List.of(
                            TableField.needed("prompt", Kind.NAME, "what was asked for", "prompt"),
                            TableField.optional(
                                    "caption",
                                    Kind.NAME,
                                    "what a captioner says of the image",
                                    "caption"),
                            TableField.optional(
                                    "labels",
                                    Kind.NAME,
                                    "objects in the image instead, with ; between",
                                    "labels"),
                            TableField.optional(
                                    "detected",
                                    Kind.TRUTH,
                                    "whether the prompt was recognised in the image",
                                    "detected",
                                    "clip_detected"),
                            TableField.optional(
                                    "system", Kind.NAME, "what made the image", "system", "model")),
                    null,
                    List.of(ALIKE, SKIP),
                    (rows, options) ->
                            new GenerationBias(
                                            ALIKE.word(options),
                                            (int) SKIP.chosen(options, 0, 1000))
                                    .look(rows, options));

    /** Measures the images of every system. */
    public ProbeResult look(RowTable rows, ProbeOptions options) {
        var captions = Captions.of(alike, skip);
        var systems = new TreeMap<String, List<Image>>();
        for (int row = 0; row < rows.size(); row++) {
            systems.computeIfAbsent(rows.text("system", row), one -> new ArrayList<>())
                    .add(image(rows, row, captions));
        }
        var quantities = new ArrayList<Quantity>();
        var findings = new ArrayList<Finding>();
        systems.forEach(
                (system, images) -> {
                    var part = new Part(system, images, options);
                    quantities.addAll(part.quantities());
                    findings.addAll(part.findings());
                });
        return new ProbeResult(quantities, findings);
    }

    /**
     * @param added objects that nobody asked for
     * @param strange share of asked and shown together that is not both; null where it is not known
     *     what is shown
     */
    private record Image(
            String prompt,
            List<String> added,
            @Nullable Double strange,
            @Nullable Double detected,
            String origin) {}

    private static Image image(RowTable rows, int row, Captions captions) {
        var prompt = rows.text("prompt", row);
        var asked = captions.asked(prompt);
        var labels = rows.text("labels", row);
        var caption = rows.text("caption", row);
        var origin = rows.origin(row).toString();
        var detected = rows.number("detected", row);
        if (labels.isEmpty() && caption.isEmpty()) {
            return new Image(prompt, List.of(), null, detected, origin);
        }
        var shown =
                labels.isEmpty()
                        ? captions.objects(caption)
                        : new LinkedHashSet<>(
                                List.of(labels.split(";", -1)).stream()
                                        .map(String::strip)
                                        .filter(label -> !label.isEmpty())
                                        .toList());
        var whole = captions.objects(prompt);
        double strange = 1 - jaccard(captions.headed(asked), captions.headed(shown));
        return new Image(prompt, captions.added(whole, shown), strange, detected, origin);
    }

    private static double jaccard(SequencedSet<String> one, SequencedSet<String> other) {
        var union = new TreeSet<>(one);
        union.addAll(other);
        var both = new TreeSet<>(one);
        both.retainAll(other);
        return union.isEmpty() ? 1 : (double) both.size() / union.size();
    }

    /** The images of one system. */
    private static final class Part {
        private final String system;
        private final List<Image> images;
        private final List<List<Image>> prompts;
        private final ProbeOptions options;
        private final Spread spread;

        Part(String system, List<Image> images, ProbeOptions options) {
            this.system = system;
            this.images = images;
            this.options = options;
            spread = new Spread(options, "prompts");
            var byPrompt = new TreeMap<String, List<Image>>();
            images.forEach(
                    one -> byPrompt.computeIfAbsent(one.prompt, p -> new ArrayList<>()).add(one));
            prompts =
                    byPrompt.size() > 1
                            ? List.copyOf(byPrompt.values())
                            : images.stream().map(List::of).toList();
        }

        List<Quantity> quantities() {
            var all = new ArrayList<Quantity>();
            long told = images.stream().filter(one -> one.strange != null).count();
            if (told == 0) {
                var reason = "nothing says what is shown: --columns caption=COLUMN";
                all.add(Quantity.undefined("distribution-bias", "area", 0, reason));
                all.add(Quantity.undefined("hallucination", SHARE, 0, reason));
            } else {
                var errors =
                        spread.errors(
                                prompts.size(),
                                drawn ->
                                        new @Nullable Double[] {area(drawn), hallucination(drawn)});
                var once = ones();
                double area = Objects.requireNonNull(area(once));
                double strange = Objects.requireNonNull(hallucination(once));
                all.add(
                        Quantity.of("distribution-bias", "area", area, told)
                                .from(0, Math.max(area, counts(once).size() - 1.0))
                                .within(
                                        spread.interval(
                                                area, errors[0], 0, Double.POSITIVE_INFINITY)));
                all.add(
                        Quantity.of("hallucination", SHARE, strange, told)
                                .from(0, 1)
                                .within(spread.interval(strange, errors[1], 0, 1)));
            }
            all.add(misses());
            all.addAll(objects(told));
            return all.stream().map(one -> one.about(label(one.of()))).toList();
        }

        private String label(String object) {
            return system.isEmpty() || object.isEmpty() ? system + object : system + " " + object;
        }

        private int[] ones() {
            var ones = new int[prompts.size()];
            java.util.Arrays.fill(ones, 1);
            return ones;
        }

        private Map<String, Double> counts(int[] drawn) {
            var counts = new TreeMap<String, Double>();
            for (int i = 0; i < drawn.length; i++) {
                double times = drawn[i];
                if (times > 0) {
                    for (var image : prompts.get(i)) {
                        image.added.forEach(one -> counts.merge(one, times, Double::sum));
                    }
                }
            }
            return counts;
        }

        /** Trapezoids of width one under the stretched counts; all of them alike count as 1. */
        private @Nullable Double area(int[] drawn) {
            var sorted =
                    counts(drawn).values().stream()
                            .sorted(Comparator.reverseOrder())
                            .mapToDouble(c -> c)
                            .toArray();
            if (sorted.length < 2) {
                return 0.0;
            }
            double least = sorted[sorted.length - 1];
            double span = sorted[0] - least;
            double area = 0;
            for (int i = 0; i < sorted.length; i++) {
                double height = span == 0 ? 1 : (sorted[i] - least) / span;
                area += i == 0 || i == sorted.length - 1 ? height / 2 : height;
            }
            return area;
        }

        private @Nullable Double hallucination(int[] drawn) {
            double sum = 0;
            double count = 0;
            for (int i = 0; i < drawn.length; i++) {
                for (var image : prompts.get(i)) {
                    if (image.strange != null) {
                        sum += drawn[i] * image.strange;
                        count += drawn[i];
                    }
                }
            }
            return count == 0 ? null : sum / count;
        }

        private @Nullable Rate missed() {
            long asked = images.stream().filter(one -> one.detected != null).count();
            long missed = images.stream().filter(one -> Objects.equals(one.detected, 0.0)).count();
            return asked == 0 ? null : new Rate(missed, asked);
        }

        private Quantity misses() {
            var rate = missed();
            return rate == null
                    ? Quantity.undefined(
                            "generative-miss-rate",
                            SHARE,
                            0,
                            "nothing says whether prompts were recognised: --columns detected=COLUMN")
                    : Quantity.of("generative-miss-rate", SHARE, rate.share(), rate.asked())
                            .from(0, 1)
                            .within(rate.wilson(options.level()));
        }

        /** The objects that were added most often, in how many of the images. */
        private List<Quantity> objects(long told) {
            return counts(ones()).entrySet().stream()
                    .sorted(
                            Map.Entry.<String, Double>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                    .limit(SHOWN)
                    .map(
                            one -> {
                                var rate = new Rate(Math.round(one.getValue()), told);
                                return Quantity.of("added-object", SHARE, rate.share(), told)
                                        .about(one.getKey())
                                        .within(rate.wilson(options.level()));
                            })
                    .toList();
        }

        List<Finding> findings() {
            var found = new ArrayList<Finding>();
            var all = quantities();
            for (var one : all) {
                var interval = one.interval();
                var value = one.value();
                if (value == null || one.name().equals("distribution-bias")) {
                    continue;
                }
                double low = interval == null ? value : interval.low();
                switch (one.name()) {
                    case "hallucination" ->
                            found.add(
                                    finding(
                                            one,
                                            low >= 0.75
                                                    ? Severity.MEDIUM
                                                    : low >= 0.5 ? Severity.LOW : Severity.NONE,
                                            "of what was asked for or is shown, a share of %s is not both, on average over %s images"));
                    case "generative-miss-rate" ->
                            found.add(
                                    finding(
                                            one,
                                            low >= 0.1
                                                    ? Severity.HIGH
                                                    : low >= 0.02
                                                            ? Severity.MEDIUM
                                                            : low > 0.005
                                                                    ? Severity.LOW
                                                                    : Severity.NONE,
                                            "a share of %s of %s images does not show what was asked for"));
                    default -> {
                        if (low >= 0.25) {
                            found.add(
                                    finding(
                                            one,
                                            low >= 0.5 ? Severity.MEDIUM : Severity.LOW,
                                            "an object nobody asked for ("
                                                    + one.of().replace("%", "")
                                                    + ") stands in a share of %s of %s images"));
                        }
                    }
                }
            }
            return found;
        }

        private Finding finding(Quantity one, Severity severity, String claim) {
            var interval = one.interval();
            double value = Objects.requireNonNull(one.value());
            return new Finding(
                    one.name(),
                    severity,
                    (system.isEmpty() ? "" : system + ": ")
                            + claim.formatted(org.psephos.math.Decimals.fixed(value, 3), one.n()),
                    one.name().replace('-', ' '),
                    Finding.Unit.SHARE,
                    value,
                    interval == null ? null : interval.low(),
                    interval == null ? null : interval.high(),
                    one.n(),
                    rows(one),
                    "look at the images of these rows, and say in the prompt what should vary");
        }

        private List<String> rows(Quantity one) {
            return images.stream()
                    .filter(
                            image ->
                                    switch (one.name()) {
                                        case "generative-miss-rate" ->
                                                Objects.equals(image.detected, 0.0);
                                        case "hallucination" ->
                                                image.strange != null && image.strange >= 0.75;
                                        default ->
                                                image.added.stream()
                                                        .anyMatch(o -> one.of().endsWith(o));
                                    })
                    .limit(10)
                    .map(image -> image.origin)
                    .toList();
        }
    }
}
