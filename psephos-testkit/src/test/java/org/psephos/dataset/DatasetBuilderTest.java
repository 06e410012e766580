package org.psephos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.math.Seed;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Origin;
import org.psephos.model.Part;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;
import org.psephos.testkit.Cases;

class DatasetBuilderTest {
    private static final Manifest MANIFEST =
            new Manifest(List.of(), 0, Rejects.NONE, "test", null, false);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyRecordComesBackEqualFromTheColumns(long seed) {
        var cases = new Cases(new Seed(seed));
        var records = feedback(cases, 400);
        var builder = new DatasetBuilder();
        var items = new TreeMap<String, Item>();
        var responses = new TreeMap<String, Response>();
        var annotators = new TreeMap<String, Annotator>();
        for (int i = 0; i < 40; i++) {
            items.put(cases.name("item") + i, cases.item(cases.name("x")));
            responses.put(cases.name("r") + i, cases.response(cases.name("x")));
            annotators.put(cases.name("w") + i, cases.annotator(cases.name("x")));
        }
        items.replaceAll(
                (id, item) -> new Item(new ItemId(id), item.conversation(), item.attributes()));
        responses.replaceAll((id, response) -> cases.response(id));
        annotators.replaceAll((id, annotator) -> cases.annotator(id));

        records.forEach(builder::accept);
        items.values().forEach(builder::item);
        responses.values().forEach(builder::response);
        annotators.values().forEach(builder::annotator);
        var dataset = builder.build(MANIFEST);

        var back = new ArrayList<Feedback>();
        dataset.forEach(back::add);
        assertThat(back).containsExactlyElementsOf(byKind(records));
        assertThat(dataset.totals().values().stream().mapToLong(n -> n).sum()).isEqualTo(400);
        for (var item : items.values()) {
            assertThat(dataset.items().find(item.id())).isEqualTo(item);
        }
        for (var response : responses.values()) {
            assertThat(dataset.responses().find(response.id())).isEqualTo(response);
        }
        for (var annotator : annotators.values()) {
            assertThat(dataset.annotators().find(annotator.id())).isEqualTo(annotator);
        }
        assertThat(dataset.items().find(new ItemId("nobody"))).isNull();
        assertThat(dataset.items().ids().names()).containsExactlyElementsOf(items.keySet());
    }

    @Test
    void orderOfArrivalDoesNotChangeCodes() {
        var records = feedback(new Cases(new Seed(7)), 300);
        var turned = new ArrayList<>(records);
        Collections.reverse(turned);

        var one = built(records);
        var other = built(turned);

        assertThat(other.comparisons().systems().names())
                .isEqualTo(one.comparisons().systems().names())
                .isSorted();
        int last = one.comparisons().size() - 1;
        assertThat(last).isPositive();
        for (int row = 0; row <= last; row++) {
            assertThat(other.comparisons().left(last - row)).isEqualTo(one.comparisons().left(row));
        }
    }

    @Test
    void namesOverAllKindsAreThoseOfTheRecords() {
        var records = feedback(new Cases(new Seed(8)), 300);
        var items = new TreeSet<String>();
        var annotators = new TreeSet<String>();
        var criteria = new TreeSet<String>();
        for (var record : records) {
            var item = record.header().item();
            var annotator = record.header().annotator();
            if (item != null) {
                items.add(item.value());
            }
            if (annotator != null) {
                annotators.add(annotator.value());
            }
            criteria.add(record.header().criterion());
        }

        var dataset = built(records);

        assertThat(dataset.itemNames()).isEqualTo(items);
        assertThat(dataset.annotatorNames()).isEqualTo(annotators);
        assertThat(dataset.criteria()).isEqualTo(criteria);
        assertThat(dataset.systemNames()).isEqualTo(systems(records));
    }

    @Test
    void aSliceHoldsTheRowsOfItsNameAndNoOtherNames() {
        var records = feedback(new Cases(new Seed(9)), 500);
        var dataset = built(records);
        for (var criterion : dataset.criteria()) {
            var wanted =
                    records.stream()
                            .filter(record -> record.header().criterion().equals(criterion))
                            .toList();

            var slice = dataset.where(Slice.criterion(criterion));

            var back = new ArrayList<Feedback>();
            slice.forEach(back::add);
            assertThat(back).containsExactlyElementsOf(byKind(wanted));
            assertThat(slice.systemNames()).isEqualTo(systems(wanted));
            assertThat(slice.comparisons().systems().names())
                    .isEqualTo(built(wanted).comparisons().systems().names());
        }
    }

    @Test
    void slicesByAnnotatorItemAndAttributeGoTogether() {
        var records = feedback(new Cases(new Seed(10)), 500);
        var dataset = built(records);
        var some =
                records.stream()
                        .filter(r -> r.header().item() != null && r.header().annotator() != null)
                        .filter(r -> !r.header().attributes().isEmpty())
                        .findFirst()
                        .orElseThrow();
        var item = String.valueOf(some.header().item());
        var annotator = String.valueOf(some.header().annotator());
        var attribute = some.header().attributes().firstEntry();

        var slice =
                dataset.where(
                        Slice.item(item)
                                .and(Slice.annotator(annotator))
                                .and(Slice.attribute(attribute.getKey(), attribute.getValue())));

        var back = new ArrayList<Feedback>();
        slice.forEach(back::add);
        assertThat(back).contains(some);
        assertThat(slice.itemNames()).containsExactly(item);
        assertThat(slice.annotatorNames()).containsExactly(annotator);
    }

    @Test
    void theSameItemSaidDifferentlyIsARejectThatNamesBothPlaces() {
        var builder = new DatasetBuilder();
        var first = new Origin.Row("votes.csv", 2);
        var second = new Origin.Row("votes.csv", 9);
        var cases = new Cases(new Seed(11));
        var header = cases.header();
        var vote = cases.comparison();

        builder.item(item("p1", "Why is the sky blue?"), first);
        builder.item(item("p1", "Why is the sky blue?"), new Origin.Row("votes.csv", 5));
        builder.item(item("p1", "Why is the sea blue?"), second);
        builder.accept(
                new Feedback.Comparison(
                        at(header, second), vote.left(), vote.right(), vote.outcome(), null));
        builder.accept(
                new Feedback.Comparison(
                        at(header, first), vote.left(), vote.right(), vote.outcome(), null));
        var dataset = builder.build(MANIFEST);

        assertThat(dataset.manifest().rejects().count()).isOne();
        assertThat(dataset.manifest().rejects().examples())
                .hasToString(
                        "[votes.csv:9: item: expected what votes.csv:2 says of p1, but found another"
                                + " account of it]");
        assertThat(dataset.comparisons().size()).isOne();
        assertThat(dataset.items().find(new ItemId("p1")))
                .isEqualTo(item("p1", "Why is the sky blue?"));
    }

    /** Fails where columns are read in order of arrival, or where tokens are not compared. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsToldAgainInAnyOrderIsNoContradiction(long seed) {
        var cases = new Cases(new Seed(seed));
        var items = new ArrayList<Item>(List.of(item("long", "x".repeat(70_000))));
        var responses = new ArrayList<Response>();
        for (int i = 0; i < 40; i++) {
            items.add(cases.item("i" + i));
            responses.add(cases.response("r" + i));
        }
        items.add(item("torn", "half a letter: \ud83d"));
        var builder = new DatasetBuilder();
        items.forEach(builder::item);
        items.reversed().forEach(builder::item);
        responses.reversed().forEach(builder::response);
        responses.forEach(builder::response);
        var last = responses.getLast();
        builder.response(longer(last), new Origin.Row("again.csv", 3));

        var dataset = builder.build(MANIFEST);

        assertThat(dataset.manifest().rejects().count()).isOne();
        assertThat(dataset.items().size()).isEqualTo(items.size());
        assertThat(dataset.responses().size()).isEqualTo(responses.size());
        for (var item : items) {
            assertThat(dataset.items().find(item.id())).isEqualTo(item);
        }
        for (var response : responses) {
            assertThat(dataset.responses().find(response.id())).isEqualTo(response);
        }
    }

    private static Response longer(Response response) {
        var tokens = response.tokens();
        return new Response(
                response.id(),
                response.item(),
                response.system(),
                response.messages(),
                tokens == null ? 1 : tokens + 1,
                response.cost(),
                response.attributes());
    }

    @Test
    void rejectsAreCountedInFullAndKeptByExample() {
        var builder = new DatasetBuilder(2);
        for (int line = 1; line <= 5; line++) {
            builder.reject(new Reject(new Origin.Row("v", line), "winner", "a or b", "c"));
        }

        var rejects = builder.build(MANIFEST).manifest().rejects();

        assertThat(rejects.count()).isEqualTo(5);
        assertThat(rejects.examples())
                .extracting(reject -> reject.origin().toString())
                .containsExactly("v:1", "v:2");
    }

    @Test
    void whatWasSimulatedStaysSimulated() {
        var simulated = new DatasetBuilder();
        simulated.annotator(new Annotator.Simulated(new AnnotatorId("s"), new TreeMap<>()));
        var made = simulated.build(MANIFEST);
        var real = built(feedback(new Cases(new Seed(12)), 20));

        var merged = new DatasetBuilder().include(real).include(made).build(MANIFEST);

        assertThat(real.manifest().simulated()).isFalse();
        assertThat(made.manifest().simulated()).isTrue();
        assertThat(merged.manifest().simulated()).isTrue();
        assertThat(merged.where(Slice.criterion("overall")).manifest().simulated()).isTrue();
        assertThat(MANIFEST.asSimulated().and(MANIFEST).simulated()).isTrue();
        assertThat(MANIFEST.and(MANIFEST.asSimulated()).simulated()).isTrue();
    }

    @Test
    void aMergedDatasetHoldsAllOfBoth() {
        var one = feedback(new Cases(new Seed(13)), 60);
        var other = feedback(new Cases(new Seed(14)), 60);

        var merged = new DatasetBuilder().include(built(one)).include(built(other)).build(MANIFEST);

        var all = new ArrayList<>(one);
        all.addAll(other);
        var back = new ArrayList<Feedback>();
        merged.forEach(back::add);
        assertThat(back).containsExactlyElementsOf(byKind(all));
    }

    @Test
    void datasetsThatContradictEachOtherDoNotMerge() {
        var one = new DatasetBuilder();
        one.item(item("p1", "x"));
        var other = new DatasetBuilder();
        other.item(item("p1", "y"));
        var builder = new DatasetBuilder().include(one.build(MANIFEST));
        var contradicting = other.build(MANIFEST);

        assertThatThrownBy(() -> builder.include(contradicting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "datasets must agree, but an included dataset: item: expected what an"
                                + " included dataset says of p1, but found another account of it");
    }

    @Test
    void textWithALoneSurrogateIsKeptAsItCame() {
        var builder = new DatasetBuilder();
        var broken = item("p1", "half \ud83d of a face");
        builder.item(broken);
        builder.response(
                new Response(
                        new ResponseId("r"), null, null, List.of(), null, null, new TreeMap<>()));

        assertThat(builder.build(MANIFEST).items().find(new ItemId("p1"))).isEqualTo(broken);
    }

    private static Item item(String id, String text) {
        return new Item(
                new ItemId(id),
                List.of(new Message("user", List.of(new Part.Text(text)))),
                new TreeMap<>());
    }

    private static Header at(Header header, Origin origin) {
        return new Header(
                header.item(),
                header.annotator(),
                header.criterion(),
                header.context(),
                header.time(),
                header.duration(),
                header.confidence(),
                header.weight(),
                header.attributes(),
                origin);
    }

    private static List<Feedback> feedback(Cases cases, int count) {
        var records = new ArrayList<Feedback>();
        for (int i = 0; i < count; i++) {
            records.add(cases.feedback());
        }
        return records;
    }

    private static Dataset built(List<Feedback> records) {
        var builder = new DatasetBuilder();
        records.forEach(builder::accept);
        return builder.build(MANIFEST);
    }

    private static List<Feedback> byKind(List<Feedback> records) {
        var kinds =
                List.of(
                        Feedback.Comparison.class,
                        Feedback.Ranking.class,
                        Feedback.Choice.class,
                        Feedback.Rating.class,
                        Feedback.Label.class,
                        Feedback.Critique.class,
                        Feedback.Edit.class,
                        Feedback.Abstention.class);
        var sorted = new ArrayList<Feedback>();
        kinds.forEach(kind -> records.stream().filter(kind::isInstance).forEach(sorted::add));
        return sorted;
    }

    /** The obvious way: look at each record. */
    private static Set<String> systems(List<Feedback> records) {
        var names = new TreeSet<String>();
        for (var record : records) {
            var candidates = new ArrayList<Candidate>();
            switch (record) {
                case Feedback.Comparison row -> candidates.addAll(List.of(row.left(), row.right()));
                case Feedback.Ranking row -> candidates.addAll(row.shown());
                case Feedback.Choice row -> candidates.addAll(row.offered());
                case Feedback.Rating row -> candidates.add(row.target());
                case Feedback.Label row -> add(candidates, row.target());
                case Feedback.Critique row -> add(candidates, row.target());
                case Feedback.Edit row -> candidates.add(row.original());
                case Feedback.Abstention row -> candidates.addAll(row.candidates());
            }
            for (var candidate : candidates) {
                var system = candidate.system();
                if (system != null) {
                    names.add(system.value());
                }
            }
        }
        return names;
    }

    private static void add(List<Candidate> to, @Nullable Candidate candidate) {
        if (candidate != null) {
            to.add(candidate);
        }
    }
}
