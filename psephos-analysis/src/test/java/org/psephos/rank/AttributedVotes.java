package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rankings;
import org.psephos.dataset.Rejects;
import org.psephos.model.Outcome;

/** Collects votes with attributes for a test. */
final class AttributedVotes {
    private record Vote(
            String left, String right, Outcome outcome, Map<String, String> attributes) {}

    /** Attributes with this name become the column of annotators. */
    static final String ANNOTATOR = "annotator";

    private final List<Vote> votes = new ArrayList<>();

    /** A vote with attributes as name and value in turn. */
    AttributedVotes add(String left, String right, Outcome outcome, Object... attributes) {
        var map = new TreeMap<String, String>();
        for (int i = 0; i < attributes.length; i += 2) {
            map.put(attributes[i].toString(), attributes[i + 1].toString());
        }
        votes.add(new Vote(left, right, outcome, map));
        return this;
    }

    /** Left and right exchanged, in what won and in every attribute. */
    AttributedVotes swapped() {
        var copy = new AttributedVotes();
        for (var vote : votes) {
            var outcome =
                    switch (vote.outcome) {
                        case LEFT -> Outcome.RIGHT;
                        case RIGHT -> Outcome.LEFT;
                        case TIE, BOTH_BAD -> vote.outcome;
                    };
            var attributes = new TreeMap<String, String>();
            vote.attributes.forEach(
                    (name, value) ->
                            attributes.put(
                                    name.endsWith("_left")
                                            ? name.replace("_left", "_right")
                                            : name.replace("_right", "_left"),
                                    value));
            copy.votes.add(new Vote(vote.right, vote.left, outcome, attributes));
        }
        return copy;
    }

    AttributedVotes repeated(int times) {
        var copy = new AttributedVotes();
        for (int i = 0; i < times; i++) {
            copy.votes.addAll(votes);
        }
        return copy;
    }

    Dataset dataset() {
        var manifest = new Manifest(List.of(), votes.size(), Rejects.NONE, "test", null, false);
        return new Dataset(manifest, comparisons(), Rankings.none(), 0);
    }

    @SuppressWarnings("EnumOrdinal") // the column of outcomes holds ordinals
    private Comparisons comparisons() {
        int n = votes.size();
        var lefts = column(votes.stream().map(Vote::left).toList());
        var rights = column(votes.stream().map(Vote::right).toList());
        var all = new ArrayList<>(lefts.names().names());
        all.addAll(rights.names().names());
        var systems = Dictionary.of(all);
        var left = new int[n];
        var right = new int[n];
        var outcome = new byte[n];
        for (int i = 0; i < n; i++) {
            left[i] = systems.code(votes.get(i).left);
            right[i] = systems.code(votes.get(i).right);
            outcome[i] = (byte) votes.get(i).outcome.ordinal();
        }
        var headers = HeaderColumns.builder(n);
        var names = new TreeMap<String, Boolean>();
        votes.forEach(vote -> vote.attributes.keySet().forEach(name -> names.put(name, true)));
        for (var name : names.keySet()) {
            var values = new @Nullable String[n];
            for (int i = 0; i < n; i++) {
                values[i] = votes.get(i).attributes.get(name);
            }
            var coded = column(Arrays.asList(values));
            if (name.equals(ANNOTATOR)) {
                headers.annotator(coded);
            } else {
                headers.attribute(name, coded);
            }
        }
        return new Comparisons(headers.build(), systems, left, right, outcome, null, null, null);
    }

    private static Coded column(List<? extends @Nullable String> values) {
        var known = new ArrayList<String>();
        for (var value : values) {
            if (value != null) {
                known.add(value);
            }
        }
        var names = Dictionary.of(known);
        var codes = new int[values.size()];
        for (int i = 0; i < codes.length; i++) {
            var value = values.get(i);
            codes[i] = value == null ? Dictionary.MISSING : names.code(value);
        }
        return new Coded(names, codes);
    }
}
