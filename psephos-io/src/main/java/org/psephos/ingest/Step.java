package org.psephos.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FeedbackSink;
import org.psephos.dataset.Reject;

/**
 * One kind of judgement that a card finds in a row, as often as its loops go round.
 *
 * @param when only where this is so; absent means always
 * @param unless only where this is not so
 * @param present nothing is judged, and nothing is wrong, where one of these is missing
 * @param item of these judgements, where it is not that of the row
 */
record Step(
        List<Loop> loops,
        @Nullable Expression when,
        @Nullable Expression unless,
        List<Expression> present,
        @Nullable Asked item,
        Heading heading,
        Judging judging) {

    Step {
        loops = List.copyOf(loops);
        present = List.copyOf(present);
    }

    /** Reads all of it; each judgement that is not as promised is a reject of its own. */
    void read(CardRow row, Scope scope, FeedbackSink sink, Heading.Line line) {
        List<Scope> places;
        try {
            places = Loop.through(loops, scope);
        } catch (Fault fault) {
            reject(fault, sink, line);
            return;
        }
        for (var place : places) {
            try {
                one(row, place, sink, line);
            } catch (Fault fault) {
                reject(fault, sink, line);
            }
        }
    }

    private static void reject(Fault fault, FeedbackSink sink, Heading.Line line) {
        sink.reject(new Reject(line.origin(), fault.field, fault.expected, fault.found));
    }

    private void one(CardRow row, Scope scope, FeedbackSink sink, Heading.Line line) throws Fault {
        if (!wanted(scope)) {
            return;
        }
        row.turnTo(item == null ? row.base() : item.read(scope, row.base().id().value()));
        var header = heading.read(scope, row.item().id(), line);
        if (header == null) {
            return;
        }
        var feedback = judging.read(row, scope, header);
        if (feedback == null) {
            return;
        }
        var name = header.annotator();
        var who = heading.who();
        var annotator = name == null || who == null ? null : who.annotator(scope, name);
        if (annotator != null) {
            sink.annotator(annotator, line.origin());
        }
        sink.accept(feedback);
    }

    private boolean wanted(Scope scope) throws Fault {
        if (when != null && !Cell.truth(when.in(scope))) {
            return false;
        }
        if (unless != null && Cell.truth(unless.in(scope))) {
            return false;
        }
        for (var one : present) {
            if (Cell.blank(one.in(scope))) {
                return false;
            }
        }
        return true;
    }
}
