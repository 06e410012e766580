package org.psephos.curate;

import org.psephos.model.Origin;

/** A text that is like another, by name. */
record Candidate(int index, TextKind kind, String id, Origin origin) {

    static Candidate of(TextUnit unit) {
        return new Candidate(unit.index(), unit.kind(), unit.id(), unit.entry().origin());
    }

    DuplicatePair with(Candidate later, double similarity) {
        return new DuplicatePair(kind, id, later.id, origin, later.origin, similarity);
    }
}
