package org.psephos.catalog;

import java.util.List;
import java.util.Locale;

/**
 * One of the 20 things that the survey of Liu et al. (2024) tells of a dataset. Half of them are
 * asked of every dataset, the others only from one perspective or in one category.
 *
 * @see "Liu, Cao, Liu, Ding and Jin (2024), Datasets for Large Language Models: A Comprehensive
 *     Survey"
 */
public enum Dimension {
    NAME("Corpus/Dataset name"),
    PUBLISHER("Publisher"),
    RELEASED("Release Time"),
    SIZE("Size"),
    PUBLIC("Public or Not"),
    LICENCE("License"),
    LANGUAGE("Language"),
    CONSTRUCTION("Construction Method"),
    CATEGORY("Category"),
    SOURCE("Source"),
    DOMAIN("Domain"),
    INSTRUCTION("Instruction Category", Perspective.INSTRUCTION, Perspective.PREFERENCE),
    PREFERENCE_METHOD("Preference Evaluation Method", Perspective.PREFERENCE),
    QUESTION_TYPE("Question Type", Perspective.EVALUATION),
    EVALUATION_METHOD("Evaluation Method", Perspective.EVALUATION),
    FOCUS("Focus", Perspective.EVALUATION),
    EVALUATION_CATEGORIES("Numbers of Evaluation Categories/Subcategories", Perspective.EVALUATION),
    EVALUATION_CATEGORY("Evaluation Category", Perspective.EVALUATION),
    ENTITY_CATEGORIES("Number of Entity Categories", "named entity recognition"),
    RELATION_CATEGORIES("Number of Relationship Categories", "relation extraction");

    private final String surveyed;
    private final List<Perspective> perspectives;
    private final String category;

    Dimension(String surveyed, Perspective... perspectives) {
        this.surveyed = surveyed;
        this.perspectives = List.of(perspectives);
        this.category = "";
    }

    Dimension(String surveyed, String category) {
        this.surveyed = surveyed;
        this.perspectives = List.of(Perspective.TRADITIONAL);
        this.category = category;
    }

    /** Its name in the survey. */
    public String surveyed() {
        return surveyed;
    }

    /** Where it is asked; empty for everywhere. */
    public List<Perspective> perspectives() {
        return perspectives;
    }

    /** Whether it is asked of a dataset of {@code kinds} and {@code category}. */
    boolean asks(List<Perspective> kinds, String category) {
        return (perspectives.isEmpty() || perspectives.stream().anyMatch(kinds::contains))
                && (this.category.isEmpty() || this.category.equals(category));
    }

    /** As on cards and on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
