package org.psephos.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Labels one by one: what cells of items are held against. */
record VoteList(
        List<String> items, List<String> annotators, List<String> categories, List<Vote> votes) {

    /** One label, as codes. */
    record Vote(int item, int annotator, int category) {}

    VoteList {
        items = List.copyOf(items);
        annotators = List.copyOf(annotators);
        categories = List.copyOf(categories);
        votes = List.copyOf(votes);
    }

    LabelVotes columns() {
        var sorted = new ArrayList<>(votes);
        sorted.sort(
                Comparator.comparingInt(Vote::item)
                        .thenComparingInt(Vote::annotator)
                        .thenComparingInt(Vote::category));
        return new LabelVotes(
                items,
                annotators,
                categories,
                start(),
                sorted.stream().mapToInt(Vote::annotator).toArray(),
                sorted.stream().mapToInt(Vote::category).toArray(),
                0);
    }

    private int[] start() {
        return IntStream.rangeClosed(0, items.size())
                .map(item -> (int) votes.stream().filter(vote -> vote.item() < item).count())
                .toArray();
    }

    /** Every item a cell of its own. */
    LabelCells each() {
        var columns = columns();
        return new LabelCells(
                annotators.size(),
                categories.size(),
                columns.start(),
                columns.annotator(),
                columns.category(),
                IntStream.range(0, items.size()).mapToDouble(item -> 1).toArray(),
                IntStream.range(0, items.size()).toArray());
    }

    double[] shares() {
        return each().shares();
    }

    /** The labels of the first annotators. */
    VoteList few(int people) {
        return new VoteList(
                items,
                annotators.subList(0, people),
                categories,
                votes.stream().filter(vote -> vote.annotator() < people).toList());
    }
}
