package org.psephos.catalog;

import java.util.List;
import java.util.Locale;

/**
 * One of the 20 things that the survey of Liu et al. (2024) tells of a dataset. Half of them are
 * asked of every dataset, the others only from one perspective or in one category.
 *
 * @see "Liu et al. (2024), Datasets for Large Language Models: A Comprehensive Survey"
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
    INSTRUCTION("Instruction Category"),
    PREFERENCE_METHOD("Preference Evaluation Method"),
    QUESTION_TYPE("Question Type"),
    EVALUATION_METHOD("Evaluation Method"),
    FOCUS("Focus"),
    EVALUATION_CATEGORIES("Numbers of Evaluation Categories/Subcategories"),
    EVALUATION_CATEGORY("Evaluation Category"),
    ENTITY_CATEGORIES("Number of Entity Categories"),
    RELATION_CATEGORIES("Number of Relationship Categories");

    private final String surveyed;

    Dimension(String surveyed) {
        this.surveyed = surveyed;
    }

    /** Its name in the survey. */
    public String surveyed() {
        return surveyed;
    }

    /** Where it is asked; empty for everywhere. */
    public List<Perspective> perspectives() {
        return switch (this) {
            case NAME, PUBLISHER, RELEASED, SIZE, PUBLIC, LICENCE, LANGUAGE -> List.of();
            case CONSTRUCTION, CATEGORY, SOURCE, DOMAIN -> List.of();
            case INSTRUCTION -> List.of(Perspective.INSTRUCTION, Perspective.PREFERENCE);
            case PREFERENCE_METHOD -> List.of(Perspective.PREFERENCE);
            case QUESTION_TYPE, EVALUATION_METHOD, FOCUS -> List.of(Perspective.EVALUATION);
            case EVALUATION_CATEGORIES, EVALUATION_CATEGORY -> List.of(Perspective.EVALUATION);
            case ENTITY_CATEGORIES, RELATION_CATEGORIES -> List.of(Perspective.TRADITIONAL);
        };
    }

    /** Whether it is asked of a dataset of {@code kinds} and {@code category}. */
    boolean asks(List<Perspective> kinds, String category) {
        return switch (this) {
            case ENTITY_CATEGORIES -> category.equals("named entity recognition");
            case RELATION_CATEGORIES -> category.equals("relation extraction");
            default ->
                    perspectives().isEmpty() || perspectives().stream().anyMatch(kinds::contains);
        };
    }

    /** As on cards and on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
