package org.psephos.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.math.Rate;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.PsephosException;

/**
 * Judges beside a reference, by kind of judgement and criterion.
 *
 * @param ceilings how far the reference agrees with itself
 * @param cards one a judge, kind and criterion
 */
record JudgeTable(List<Ceiling> ceilings, List<JudgeCard> cards) {

    JudgeTable {
        ceilings = List.copyOf(ceilings);
        cards = List.copyOf(cards);
    }

    /**
     * Empty where nobody is named as reference and the dataset does not know people from judges.
     */
    static JudgeTable of(List<Sheet> sheets, SortedSet<String> reference, double level) {
        var ceilings = new ArrayList<Ceiling>();
        var cards = new ArrayList<JudgeCard>();
        for (var sheet : sheets) {
            var annotators = sheet.headers().annotator();
            if (annotators == null || reference.isEmpty()) {
                continue;
            }
            var judging = new Judging(sheet, annotators, reference, level);
            var ceiling = judging.ceiling();
            if (ceiling != null) {
                ceilings.add(ceiling);
            }
            cards.addAll(judging.cards());
        }
        return new JudgeTable(ceilings, cards);
    }

    /** How often {@code name} said what most of the reference say; null where nothing is scored. */
    @Nullable Rate right(String name) {
        long scored = 0;
        double right = 0;
        for (var card : cards) {
            var accuracy = card.accuracy();
            if (card.judge().equals(name) && accuracy != null) {
                scored += card.scored();
                right += accuracy.value() * card.scored();
            }
        }
        return scored == 0 ? null : new Rate(Math.round(right), scored);
    }

    /** Whose answers the others are compared with. */
    static SortedSet<String> reference(Dataset dataset, AuditOptions options) {
        var names = dataset.annotatorNames();
        for (var name : options.reference()) {
            if (!names.contains(name)) {
                throw new PsephosException(
                        PsephosException.Kind.USAGE,
                        "nobody who judged here is called %s".formatted(name),
                        "Name those whose answers the others are compared with, of: %s."
                                .formatted(Words.names(names)));
            }
        }
        return options.reference().isEmpty()
                ? people(dataset, names)
                : new TreeSet<>(options.reference());
    }

    /** The people, where the dataset says who is a judge. */
    private static SortedSet<String> people(Dataset dataset, SortedSet<String> names) {
        var people = new TreeSet<String>();
        boolean judges = false;
        for (var name : names) {
            var who = dataset.annotators().find(new AnnotatorId(name));
            judges |= who instanceof Annotator.Judge;
            if (who instanceof Annotator.Person) {
                people.add(name);
            }
        }
        return judges ? people : Collections.emptySortedSet();
    }
}
