package org.psephos.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Feedback;
import org.psephos.model.Origin;

/**
 * People and judges whose judgements stand in files of their own, put together so that each is
 * known for what it is. Whoever judged among the people and is not described is a person; all who
 * judged for a judge are judges. Not thread-safe.
 */
public final class PeopleAndJudges {
    private static final String NO_PROMPT = "";

    private final SortedMap<AnnotatorId, Annotator> known = new TreeMap<>();
    private final List<Named> all = new ArrayList<>();

    private record Named(Dataset dataset, Function<Origin, String> nameless) {}

    private PeopleAndJudges() {}

    /**
     * Begins with the judgements of people.
     *
     * @param nameless what somebody is called whose judgement names nobody, by where it stands
     */
    public static PeopleAndJudges people(Dataset people, Function<Origin, String> nameless) {
        var begun = new PeopleAndJudges();
        begun.all.add(new Named(people, nameless));
        for (int row = 0; row < people.annotators().size(); row++) {
            var who = people.annotators().get(row);
            begun.known.put(who.id(), who);
        }
        for (var name : names(people, nameless)) {
            var id = new AnnotatorId(name);
            begun.known.putIfAbsent(id, new Annotator.Person(id, new TreeMap<>()));
        }
        return begun;
    }

    /**
     * Judgements of a judge, or of several.
     *
     * @param nameless what a judge is called whose judgement names nobody
     * @return the names of these judges that somebody before has as well; where there are any,
     *     nothing was added
     */
    public SortedSet<String> judge(Dataset judged, String nameless) {
        var names = names(judged, origin -> nameless);
        var twice = new TreeSet<>(names);
        twice.removeIf(name -> !known.containsKey(new AnnotatorId(name)));
        if (twice.isEmpty()) {
            all.add(new Named(judged, origin -> nameless));
            names.forEach(name -> known.put(new AnnotatorId(name), asJudge(judged, name)));
        }
        return twice;
    }

    private static Annotator asJudge(Dataset judged, String name) {
        var id = new AnnotatorId(name);
        return switch (judged.annotators().find(id)) {
            case Annotator.Judge judge -> judge;
            case Annotator.Simulated simulated -> simulated;
            case Annotator.Person person ->
                    new Annotator.Judge(id, name, NO_PROMPT, person.profile());
            case null -> new Annotator.Judge(id, name, NO_PROMPT, new TreeMap<>());
        };
    }

    private static SortedSet<String> names(Dataset dataset, Function<Origin, String> nameless) {
        var names = new TreeSet<String>();
        dataset.forEach(row -> names.add(name(row, nameless)));
        return names;
    }

    private static String name(Feedback row, Function<Origin, String> nameless) {
        var header = row.header();
        var who = header.annotator();
        return who == null ? nameless.apply(header.origin()) : who.value();
    }

    /**
     * All of them.
     *
     * @throws IllegalArgumentException where they say different things of one item or response
     */
    public Dataset together() {
        var builder = new DatasetBuilder();
        for (var one : all) {
            var dataset =
                    one.dataset.with(
                            one.dataset.items(), one.dataset.responses(), Annotators.none());
            builder.include(
                    dataset,
                    row -> row.with(row.header().by(new AnnotatorId(name(row, one.nameless)))));
        }
        var whole = builder.build();
        return whole.with(whole.items(), whole.responses(), Annotators.of(known.values()));
    }
}
