package org.psephos.audit;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.model.Feedback.Comparison;
import org.psephos.model.Outcome;
import org.psephos.model.Part;
import org.psephos.model.PsephosException;

/** The rule by which a tool chose which side to show first, where its files do not say so. */
public enum ShownOrder {
    /**
     * AlpacaEval shows {@code output_2} first where the first number of Python's generator, seeded
     * with {@code is_switched_outputs}, the instruction and 0, is a half or more; what it stores is
     * turned back. All systems share the order of an instruction.
     *
     * @see "Li et al. (2023), AlpacaEval, annotators/pairwise_evaluator.py"
     */
    ALPACA_EVAL;

    private static final String SALT = "is_switched_outputs";
    private static final String SEED = "0";
    private static final String LEFT = "_left";
    private static final String RIGHT = "_right";

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the second answer to {@code instruction} was shown first. */
    public boolean isTurned(String instruction) {
        return switch (this) {
            case ALPACA_EVAL -> MersenneTwister.first(SALT + instruction + SEED) < 0;
        };
    }

    /**
     * The same judgements with the side that was shown first on the left. The manifest says by what
     * rule, and how many votes were turned.
     *
     * @throws PsephosException where a vote names no item whose words are known
     */
    public Dataset recovered(Dataset dataset) {
        var votes = dataset.comparisons();
        var turned = new DatasetBuilder();
        var known = new TreeMap<String, Boolean>();
        long turns = 0;
        for (int row = 0; row < votes.size(); row++) {
            var vote = votes.get(row);
            boolean turn = known.computeIfAbsent(instruction(dataset, vote), this::isTurned);
            turned.accept(turn ? turned(vote) : vote);
            turns += turn ? 1 : 0;
        }
        var said =
                ", shown order by %s (%s of %s votes turned)".formatted(this, turns, votes.size());
        return replaced(dataset, turned.build(dataset.manifest()), said);
    }

    private static String instruction(Dataset dataset, Comparison vote) {
        var item = vote.header().item();
        var found = item == null ? null : dataset.items().find(item);
        var words =
                found == null || found.conversation().isEmpty()
                        ? null
                        : words(found.conversation().getFirst().parts());
        if (words == null) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "%s: the shown order goes by the words of the instruction, which are not known"
                            .formatted(vote.header().origin()),
                    "Give the annotations as AlpacaEval writes them, or leave --shown-order out.");
        }
        return words;
    }

    private static @Nullable String words(Iterable<Part> parts) {
        for (var part : parts) {
            if (part instanceof Part.Text(String text)) {
                return text;
            }
        }
        return null;
    }

    private static Comparison turned(Comparison vote) {
        var header = vote.header();
        return new Comparison(
                header.with(turned(header.attributes())),
                /* left= */ vote.right(),
                /* right= */ vote.left(),
                switch (vote.outcome()) {
                    case LEFT -> Outcome.RIGHT;
                    case RIGHT -> Outcome.LEFT;
                    case TIE, BOTH_BAD -> vote.outcome();
                },
                vote.strength());
    }

    /** What belongs to a side goes with it. */
    private static SortedMap<String, String> turned(SortedMap<String, String> attributes) {
        var turned = new TreeMap<String, String>();
        attributes.forEach(
                (name, value) -> {
                    var other = name;
                    if (name.endsWith(LEFT)) {
                        other = name.substring(0, name.length() - LEFT.length()) + RIGHT;
                    } else if (name.endsWith(RIGHT)) {
                        other = name.substring(0, name.length() - RIGHT.length()) + LEFT;
                    }
                    turned.put(other, value);
                });
        return turned;
    }

    private static Dataset replaced(Dataset before, Dataset turned, String said) {
        var manifest = before.manifest();
        return new Dataset(
                new Manifest(
                        manifest.sources(),
                        manifest.read(),
                        manifest.rejects(),
                        manifest.reader() + said,
                        manifest.licence(),
                        manifest.simulated()),
                turned.comparisons(),
                before.rankings(),
                before.choices(),
                before.ratings(),
                before.labels(),
                before.critiques(),
                before.edits(),
                before.abstentions(),
                before.abstained(),
                before.items(),
                before.responses(),
                before.annotators());
    }
}
