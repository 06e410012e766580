package org.psephos.model;

import java.util.List;

/**
 * Who should judge what next.
 *
 * @param candidates in the order to be shown
 */
public record Assignment(ItemId item, List<Candidate> candidates, AnnotatorId annotator) {
    public Assignment {
        candidates = List.copyOf(candidates);
    }
}
