package org.psephos.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback;
import org.psephos.model.Header;

/**
 * Feedback of all kinds with what is known of items, responses and annotators, and the manifest
 * that says where it came from. Immutable. A dataset with a simulated annotator is simulated,
 * whatever the manifest it is given says.
 *
 * @param comparisons pairwise judgements
 * @param rankings judgements of several at once
 * @param abstained judgements asked for that did not come: all of them, though a reader may have
 *     kept fewer as rows of {@code abstentions}
 */
public record Dataset(
        Manifest manifest,
        Comparisons comparisons,
        Rankings rankings,
        Choices choices,
        Ratings ratings,
        Labels labels,
        Critiques critiques,
        Edits edits,
        Abstentions abstentions,
        long abstained,
        Items items,
        Responses responses,
        Annotators annotators) {

    public Dataset {
        if (abstained < abstentions.size()) {
            throw new IllegalArgumentException(
                    "abstained must be at least the %s rows kept, but was %s"
                            .formatted(abstentions.size(), abstained));
        }
        if (annotators.anySimulated()) {
            manifest = manifest.asSimulated();
        }
    }

    /**
     * Comparisons and rankings alone, with abstentions that were counted and not kept.
     *
     * @param abstained how many
     */
    public Dataset(Manifest manifest, Comparisons comparisons, Rankings rankings, long abstained) {
        this(
                manifest,
                comparisons,
                rankings,
                Choices.none(),
                Ratings.none(),
                Labels.none(),
                Critiques.none(),
                Edits.none(),
                Abstentions.none(),
                abstained,
                Items.none(),
                Responses.none(),
                Annotators.none());
    }

    /** Comparisons and rankings alone. */
    public static Dataset of(Manifest manifest, Comparisons comparisons, Rankings rankings) {
        return new Dataset(manifest, comparisons, rankings, 0);
    }

    /** The same feedback, with what is known of its items, responses and annotators. */
    public Dataset with(Items items, Responses responses, Annotators annotators) {
        return about(manifest, items, responses, annotators);
    }

    /** The same feedback, of which {@code other} tells where it came from. */
    public Dataset with(Manifest other) {
        return about(other, items, responses, annotators);
    }

    private Dataset about(Manifest other, Items items, Responses responses, Annotators annotators) {
        return new Dataset(
                other,
                comparisons,
                rankings,
                choices,
                ratings,
                labels,
                critiques,
                edits,
                abstentions,
                abstained,
                items,
                responses,
                annotators);
    }

    /** How many judgements of each kind, by the name of the kind, in the order of this record. */
    public SequencedMap<String, Long> totals() {
        var totals = new LinkedHashMap<String, Long>();
        totals.put("comparison", (long) comparisons.size());
        totals.put("ranking", (long) rankings.size());
        totals.put("choice", (long) choices.size());
        totals.put("rating", (long) ratings.size());
        totals.put("label", (long) labels.size());
        totals.put("critique", (long) critiques.size());
        totals.put("edit", (long) edits.size());
        totals.put("abstention", abstained);
        return Collections.unmodifiableSequencedMap(totals);
    }

    /** Systems that were judged or whose responses are described, in name order. */
    public SortedSet<String> systemNames() {
        var names = new TreeSet<String>();
        collect(names, new Coded(comparisons.systems(), lefts()));
        collect(names, new Coded(comparisons.systems(), rights()));
        collect(names, new Coded(rankings.systems(), ranked()));
        candidates().forEach(column -> collect(names, column.systems()));
        collect(names, responses.systems());
        return names;
    }

    /** Responses that were judged or are described, in name order. */
    public SortedSet<String> responseNames() {
        var names = new TreeSet<>(responses.ids().names());
        collect(names, comparisons.leftResponse());
        collect(names, comparisons.rightResponse());
        collect(names, rankings.responses());
        candidates().forEach(column -> collect(names, column.responses()));
        return names;
    }

    /** Items that judgements or responses are about or that are described, in name order. */
    public SortedSet<String> itemNames() {
        var names = new TreeSet<>(items.ids().names());
        headers().forEach(columns -> collect(names, columns.item()));
        collect(names, responses.items());
        return names;
    }

    /** Annotators that judged or are described, in name order. */
    public SortedSet<String> annotatorNames() {
        var names = new TreeSet<>(annotators.ids().names());
        headers().forEach(columns -> collect(names, columns.annotator()));
        return names;
    }

    /** By what measures anything was judged, in name order. */
    public SortedSet<String> criteria() {
        var names = new TreeSet<String>();
        for (var columns : headers()) {
            var column = columns.criterion();
            if (column == null ? columns.size() > 0 : missesOne(column)) {
                names.add(Header.OVERALL);
            }
            collect(names, column);
        }
        return names;
    }

    /** Attributes that any judgement has, in name order. */
    public SortedSet<String> attributeNames() {
        var names = new TreeSet<String>();
        headers().forEach(columns -> names.addAll(columns.attributes().keySet()));
        return names;
    }

    /**
     * The judgements that belong to {@code slice}, with the names that they use and no others. The
     * tables of items, responses and annotators stay whole, and so does the manifest, which tells
     * where the whole came from. Abstentions that were counted and not kept belong to no slice.
     */
    public Dataset where(Slice slice) {
        var kept = new DatasetBuilder();
        each(slice, rankings.headers(), row -> kept.accept(rankings.get(row)));
        each(slice, choices.headers(), row -> kept.accept(choices.get(row)));
        each(slice, ratings.headers(), row -> kept.accept(ratings.get(row)));
        each(slice, labels.headers(), row -> kept.accept(labels.get(row)));
        each(slice, critiques.headers(), row -> kept.accept(critiques.get(row)));
        each(slice, edits.headers(), row -> kept.accept(edits.get(row)));
        each(slice, abstentions.headers(), row -> kept.accept(abstentions.get(row)));
        var test = slice.over(comparisons.headers());
        var rows = IntStream.range(0, comparisons.size()).filter(test).toArray();
        var rest = kept.build(manifest);
        return new Dataset(
                manifest,
                comparisons.at(rows),
                rest.rankings,
                rest.choices,
                rest.ratings,
                rest.labels,
                rest.critiques,
                rest.edits,
                rest.abstentions,
                rest.abstained,
                items,
                responses,
                annotators);
    }

    /** Gives every judgement to {@code to}: kind by kind, each in the order read. */
    public void forEach(Consumer<? super Feedback> to) {
        Slice all = columns -> row -> true;
        each(all, comparisons.headers(), row -> to.accept(comparisons.get(row)));
        each(all, rankings.headers(), row -> to.accept(rankings.get(row)));
        each(all, choices.headers(), row -> to.accept(choices.get(row)));
        each(all, ratings.headers(), row -> to.accept(ratings.get(row)));
        each(all, labels.headers(), row -> to.accept(labels.get(row)));
        each(all, critiques.headers(), row -> to.accept(critiques.get(row)));
        each(all, edits.headers(), row -> to.accept(edits.get(row)));
        each(all, abstentions.headers(), row -> to.accept(abstentions.get(row)));
    }

    /** The first {@code most} judgements, or fewer: kind by kind, each in the order read. */
    public List<Feedback> first(int most) {
        var first = new ArrayList<Feedback>();
        first(first, most, comparisons.size(), comparisons::get);
        first(first, most, rankings.size(), rankings::get);
        first(first, most, choices.size(), choices::get);
        first(first, most, ratings.size(), ratings::get);
        first(first, most, labels.size(), labels::get);
        first(first, most, critiques.size(), critiques::get);
        first(first, most, edits.size(), edits::get);
        first(first, most, abstentions.size(), abstentions::get);
        return first;
    }

    private static void first(
            List<Feedback> into, int most, int size, IntFunction<? extends Feedback> rows) {
        for (int row = 0; row < size && into.size() < most; row++) {
            into.add(rows.apply(row));
        }
    }

    private static void each(Slice slice, HeaderColumns headers, IntConsumer row) {
        IntStream.range(0, headers.size()).filter(slice.over(headers)).forEach(row);
    }

    List<HeaderColumns> headers() {
        return List.of(
                comparisons.headers(),
                rankings.headers(),
                choices.headers(),
                ratings.headers(),
                labels.headers(),
                critiques.headers(),
                edits.headers(),
                abstentions.headers());
    }

    private List<Candidates> candidates() {
        var columns = new ArrayList<Candidates>();
        columns.add(choices.offered().members());
        columns.add(ratings.targets());
        columns.add(labels.targets());
        columns.add(critiques.targets());
        columns.add(edits.originals());
        columns.add(abstentions.candidates().members());
        return columns;
    }

    private int[] lefts() {
        return IntStream.range(0, comparisons.size()).map(comparisons::left).toArray();
    }

    private int[] rights() {
        return IntStream.range(0, comparisons.size()).map(comparisons::right).toArray();
    }

    private int[] ranked() {
        return IntStream.range(0, rankings.start(rankings.size())).map(rankings::system).toArray();
    }

    private static boolean missesOne(Coded column) {
        return IntStream.range(0, column.size())
                .anyMatch(row -> column.code(row) == Dictionary.MISSING);
    }

    private static void collect(Collection<String> into, @Nullable Coded column) {
        if (column != null) {
            column.collect(into);
        }
    }
}
