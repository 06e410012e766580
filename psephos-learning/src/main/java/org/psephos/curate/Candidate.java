package org.psephos.curate;

import org.psephos.model.Origin;

/** A text that shares a rare shingle with another, ready to be compared. */
record Candidate(int index, TextKind kind, String id, Origin origin, ShingleSet set) {

    static Candidate of(TextUnit unit, ShingleSet set) {
        return new Candidate(unit.index(), unit.kind(), unit.id(), unit.entry().origin(), set);
    }

    DuplicatePair with(Candidate later, double similarity) {
        return new DuplicatePair(kind, id, later.id, origin, later.origin, similarity);
    }
}
