package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Labels;
import org.psephos.model.Header;

/**
 * Who gave which item which category, under one criterion. What is judged is an item, or an answer
 * to it where answers are told apart. A label that names no annotator, or no item, or several
 * categories, is no vote.
 *
 * @param items what was judged, by code
 * @param annotators by code
 * @param categories by code, in name order
 * @param votes in the order read
 * @param setAside labels that are no votes
 */
record LabelVotes(
        List<String> items,
        List<String> annotators,
        List<String> categories,
        List<Vote> votes,
        long setAside) {

    /** One label, as codes. */
    record Vote(int item, int annotator, int category) {}

    LabelVotes {
        items = List.copyOf(items);
        annotators = List.copyOf(annotators);
        categories = List.copyOf(categories);
        votes = List.copyOf(votes);
    }

    /** By criterion, in name order. */
    static SortedMap<String, LabelVotes> of(Dataset dataset) {
        var labels = dataset.labels();
        var rows = new TreeMap<String, List<Integer>>();
        var criteria = labels.headers().criterion();
        for (int row = 0; row < labels.size(); row++) {
            var name = criteria == null ? null : criteria.name(row);
            rows.computeIfAbsent(name == null ? Header.OVERALL : name, _ -> new ArrayList<>())
                    .add(row);
        }
        var votes = new TreeMap<String, LabelVotes>();
        rows.forEach((criterion, own) -> votes.put(criterion, of(labels, own)));
        return votes;
    }

    private record Named(String item, String annotator, String category) {}

    private static LabelVotes of(Labels labels, List<Integer> rows) {
        var named = new ArrayList<Named>();
        for (int row : rows) {
            var vote = named(labels, row);
            if (vote != null) {
                named.add(vote);
            }
        }
        var items = Dictionary.of(named.stream().map(Named::item).toList());
        var annotators = Dictionary.of(named.stream().map(Named::annotator).toList());
        var categories = Dictionary.of(named.stream().map(Named::category).toList());
        return new LabelVotes(
                items.names(),
                annotators.names(),
                categories.names(),
                named.stream()
                        .map(
                                one ->
                                        new Vote(
                                                items.code(one.item()),
                                                annotators.code(one.annotator()),
                                                categories.code(one.category())))
                        .toList(),
                (long) rows.size() - named.size());
    }

    private static @Nullable Named named(Labels labels, int row) {
        var annotator = name(labels.headers().annotator(), row);
        var item = item(labels, row);
        if (annotator == null || item == null || labels.start(row + 1) != labels.start(row) + 1) {
            return null;
        }
        var categories = labels.categories();
        return new Named(
                item, annotator, categories.names().name(categories.code(labels.start(row))));
    }

    private static @Nullable String item(Labels labels, int row) {
        HeaderColumns headers = labels.headers();
        var item = name(headers.item(), row);
        var response = name(labels.targets().responses(), row);
        var system = name(labels.targets().systems(), row);
        var answer = response == null ? system : response;
        if (item == null || answer == null) {
            return item == null ? answer : item;
        }
        return item + " / " + answer;
    }

    private static @Nullable String name(@Nullable Coded column, int row) {
        return column == null ? null : column.name(row);
    }

    /** Shares of the categories by item, one item after another: where every search begins. */
    double[] shares() {
        int k = categories.size();
        var shares = new double[items.size() * k];
        for (var vote : votes) {
            shares[vote.item() * k + vote.category()]++;
        }
        Posteriors.normalise(shares, k);
        return shares;
    }
}
