package org.psephos.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.math.Estimate;
import org.psephos.math.FalseDiscovery;
import org.psephos.math.Interval;
import org.psephos.math.Normal;

/**
 * Whether lists, bold passages, headers or citations win votes by themselves: their effects side by
 * side, beside length, strengths and position, each as log-odds for one standard deviation of the
 * relative difference between the sides. The estimate is that of the strongest of the four; of all
 * that the claim names at most 5% are expected to be chance.
 *
 * <p>Severity, where one is beyond chance: high from 0.2 a standard deviation, medium from 0.08,
 * low below.
 *
 * @see "Benjamini and Hochberg (1995), Controlling the false discovery rate, JRSS B 57:289-300"
 */
final class StylePreference {
    private static final double HIGH = 0.2;
    private static final double MEDIUM = 0.08;
    private static final double FALSE_DISCOVERIES = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "style-preference",
                    "log-odds for one standard deviation more, strengths and length allowed for",
                    Unit.PER_SD,
                    "rank with --control style");

    private StylePreference() {}

    static Finding look(Docket docket) {
        var texts = SideStyles.texts(docket.data());
        if (texts.isEmpty()) {
            return DRAFT.cannotSay(
                    docket.votes().size() == 0
                            ? "there are no comparisons"
                            : "no comparison has the texts of its answers",
                    "give them, or --columns attribute:text_left=COLUMN,attribute:text_right=COLUMN");
        }
        var effects = effects(docket, texts);
        if (effects.isEmpty()) {
            return DRAFT.cannotSay(
                    "the votes give no ladder beside which style could be seen, or no answer has any",
                    "collect votes that join all systems");
        }
        return finding(docket, effects);
    }

    private record Styled(String name, Estimate effect, double chance) {}

    private static List<Styled> effects(Docket docket, List<SideStyles.Sides> texts) {
        var found = new ArrayList<Styled>();
        for (var effect : StyleEffects.all(docket, texts)) {
            for (var sides : texts) {
                var interval = effect.estimate().interval();
                if (sides.name().equals(effect.name())
                        && !effect.name().equals("length")
                        && interval != null) {
                    found.add(styled(effect.name(), effect.estimate(), interval, spread(sides)));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Styled::chance));
        return found;
    }

    private static Styled styled(String name, Estimate estimate, Interval interval, double spread) {
        double error = interval.halfWidth() / Normal.quantile(0.5 + interval.level() / 2);
        double chance = 2 * Normal.survival(Math.abs(estimate.value()) / error);
        var scaled = spread > 0 ? interval.map(spread, 0) : interval;
        return new Styled(name, new Estimate(estimate.value() * spread, scaled), chance);
    }

    private static double spread(SideStyles.Sides sides) {
        double sum = 0;
        double squares = 0;
        long n = 0;
        for (int row = 0; row < sides.left().length; row++) {
            if (sides.known(row)) {
                double value = sides.relative(row);
                sum += value;
                squares += value * value;
                n++;
            }
        }
        return n < 2 ? 0 : Math.sqrt(Math.max(0, squares - sum * sum / n) / (n - 1));
    }

    private static Finding finding(Docket docket, List<Styled> effects) {
        var adjusted =
                FalseDiscovery.adjusted(effects.stream().mapToDouble(Styled::chance).toArray());
        var said = new ArrayList<String>();
        for (int i = 0; i < effects.size(); i++) {
            var effect = effects.get(i).effect;
            said.add(
                    "%s %s%s"
                                    .formatted(
                                            effects.get(i).name,
                                            effect.value() > 0 ? "+" : "",
                                            Words.fixed(effect.value(), 2))
                            + (adjusted[i] <= FALSE_DISCOVERIES ? "" : " (within chance)"));
        }
        var first = effects.getFirst().effect;
        boolean beyond = adjusted[0] <= FALSE_DISCOVERIES;
        return DRAFT.of(first)
                .from(docket.voters().decided())
                .says(
                        severity(first.value(), beyond),
                        "log-odds for one standard deviation more, beside length and strength: "
                                + String.join(", ", said));
    }

    private static Severity severity(double effect, boolean beyond) {
        double size = Math.abs(effect);
        if (!beyond) {
            return Severity.NONE;
        }
        return size >= HIGH ? Severity.HIGH : size >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
    }
}
