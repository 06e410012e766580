package org.psephos.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.math.Binomial;
import org.psephos.math.FalseDiscovery;

/**
 * Annotators who give the same answer again and again, whatever is asked. Two signs, each corrected
 * for the number of annotators (of all who are named, at most 5% are expected to be chance): a run
 * of equal answers too long for the questions it was given to, and one answer for nine in ten
 * questions that others give to at most half. For the run, the chance of an answer is what others
 * said of the same question, shrunk towards all answers; or, where that is larger, what others said
 * of all the questions of the run, or this annotator's own share outside the run: neither a stretch
 * of questions that all have one answer nor leniency alone is a straight line.
 *
 * <p>Severity: high where they gave more than 5% of all judgements, medium otherwise and where
 * times are missing, so that only the order of the file is known.
 *
 * @see "Johnson (2005), Ascertaining the validity of individual protocols from Web-based
 *     personality inventories, Journal of Research in Personality 39:103-129"
 * @see "Curran (2016), Methods for the detection of carelessly invalid responses in survey data,
 *     Journal of Experimental Social Psychology 66:4-19"
 */
final class StraightLining {
    private static final int FEWEST = 10;
    private static final int SHORTEST = 8;
    private static final double FALSE_DISCOVERIES = 0.05;
    private static final double NEARLY_ALWAYS = 0.9;
    private static final double UNUSUAL = 0.5;
    private static final double MUCH = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "straight-lining",
                    "share of annotators who give the same answer whatever is asked",
                    Unit.SHARE,
                    "look at their judgements and run again without them");

    private StraightLining() {}

    static Finding look(Docket docket) {
        var kinds = docket.answers().stream().filter(kind -> kind.people() > 0).toList();
        if (kinds.isEmpty()) {
            return DRAFT.cannotSay(
                    "no judgement names its annotator",
                    "name the column of annotators: --columns annotator=COLUMN");
        }
        var suspects = new ArrayList<Suspect>();
        long tested = 0;
        for (var kind : kinds) {
            var people = people(kind);
            tested += people.size();
            suspects.addAll(suspects(people));
        }
        if (tested == 0) {
            return DRAFT.cannotSay(
                    "no annotator gave %s judgements of one kind".formatted(FEWEST),
                    "collect more judgements of each annotator");
        }
        var draft =
                DRAFT.of(
                                (double) suspects.size() / tested,
                                Shares.independent(
                                        suspects.size(), tested, docket.options().level()))
                        .from(tested);
        return suspects.isEmpty()
                ? draft.says(
                        Severity.NONE,
                        "none of %s with %s judgements or more gave the same answer whatever was asked"
                                .formatted(
                                        Words.count(tested, "annotator"), Integer.toString(FEWEST)))
                : found(draft, suspects, tested, kinds);
    }

    private static Finding found(
            Draft draft, List<Suspect> suspects, long tested, List<Answers> kinds) {
        suspects.sort(Comparator.comparingInt((Suspect one) -> one.person.run).reversed());
        long all = kinds.stream().mapToLong(Answers::size).sum();
        long theirs = suspects.stream().mapToLong(one -> one.person.rows.length).sum();
        double share = (double) theirs / all;
        var worst = suspects.getFirst().person;
        boolean timed = worst.answers.headers().hasTime();
        return draft.behind(Origins.of(worst.answers.headers(), IntStream.of(worst.runRows())))
                .says(
                        timed && share > MUCH ? Severity.HIGH : Severity.MEDIUM,
                        "%s of %s gave one answer again and again, whatever was asked (their judgements are %s of all); %s%s"
                                .formatted(
                                        Words.count(suspects.size()),
                                        Words.count(tested, "annotator"),
                                        Words.percent(share),
                                        worst.said(),
                                        timed
                                                ? ""
                                                : ", in the order of the file, for want of times"));
    }

    private record Suspect(Person person) {}

    private static List<Person> people(Answers kind) {
        var crowd = new Crowd(kind);
        var rows = kind.byPerson();
        return IntStream.range(0, rows.length)
                .filter(code -> rows[code].length >= FEWEST)
                .mapToObj(code -> new Person(kind, crowd, code, rows[code]))
                .toList();
    }

    private static List<Suspect> suspects(List<Person> people) {
        var runs = FalseDiscovery.adjusted(people.stream().mapToDouble(Person::runTest).toArray());
        var habits =
                FalseDiscovery.adjusted(people.stream().mapToDouble(Person::habitTest).toArray());
        return IntStream.range(0, people.size())
                .filter(i -> Math.min(runs[i], habits[i]) <= FALSE_DISCOVERIES)
                .mapToObj(i -> new Suspect(people.get(i)))
                .toList();
    }

    /** What everybody said, of each question and in all. */
    private static final class Crowd {
        private static final double SHRINKAGE = 2;
        private final Answers kind;
        private final long[] totals;
        private final int[] scratch;

        /** How many gave the answer of a row to its question, by row. */
        private final int[] alike;

        private final int[] asked;

        Crowd(Answers kind) {
            this.kind = kind;
            totals = kind.shownTotals();
            scratch = new int[totals.length];
            alike = new int[kind.size()];
            asked = new int[kind.questions()];
            var by = kind.byQuestion(row -> true);
            for (int q = 0; q < asked.length; q++) {
                asked[q] = by.start()[q + 1] - by.start()[q];
                for (int at = by.start()[q]; at < by.start()[q + 1]; at++) {
                    scratch[kind.answer()[by.rows()[at]]]++;
                }
                for (int at = by.start()[q]; at < by.start()[q + 1]; at++) {
                    alike[by.rows()[at]] = scratch[kind.answer()[by.rows()[at]]];
                }
                for (int at = by.start()[q]; at < by.start()[q + 1]; at++) {
                    scratch[kind.answer()[by.rows()[at]]] = 0;
                }
            }
        }

        /** The share of {@code shown} among all judgements but {@code own} of {@code mine}. */
        double usual(int shown, long own, long mine) {
            return (totals[shown] - own + 0.5) / (kind.size() - mine + 0.5 * totals.length);
        }

        /** The chance that others give the answer of {@code row} to its question. */
        double same(int row, double usual) {
            int question = kind.question()[row];
            if (question < 0) {
                return usual;
            }
            return (alike[row] - 1 + SHRINKAGE * usual) / (asked[question] - 1 + SHRINKAGE);
        }

        /** Whether anybody else answered any of the questions of these rows. */
        boolean othersAnswered(int[] rows) {
            return IntStream.of(rows)
                    .map(row -> kind.question()[row])
                    .anyMatch(question -> question >= 0 && asked[question] > 1);
        }

        /** How often others gave the answers of these rows to their questions, all in all. */
        double sameThroughout(int[] rows) {
            double same = 0;
            double others = 0;
            for (int row : rows) {
                if (kind.question()[row] >= 0) {
                    same += alike[row] - 1;
                    others += asked[kind.question()[row]] - 1;
                }
            }
            return others == 0 ? 0 : (same + 0.5) / (others + 1);
        }
    }

    /** One annotator with the longest run of equal answers. */
    private static final class Person {
        private final Answers answers;
        private final Crowd crowd;
        private final int code;
        private final int[] rows;
        private final int start;
        private final int run;

        Person(Answers answers, Crowd crowd, int code, int[] rows) {
            this.answers = answers;
            this.crowd = crowd;
            this.code = code;
            this.rows = rows;
            var longest =
                    Runs.longest(IntStream.of(rows).map(row -> answers.shown()[row]).toArray());
            start = longest[0];
            run = longest[1];
        }

        int[] runRows() {
            return IntStream.range(start, start + run).map(i -> rows[i]).toArray();
        }

        /** What was done, in words. */
        String said() {
            return "annotator %s gave one answer to %s of %s %ss, %s of them in a row, where others gave the same in %s"
                    .formatted(
                            answers.person(code),
                            Words.count(usual()),
                            Words.count(rows.length),
                            answers.kind(),
                            Words.count(run),
                            Words.percent(
                                    Math.max(
                                            crowd.sameThroughout(runRows()),
                                            crowd.usual(shown(), usual(), rows.length))));
        }

        private long count(int shown) {
            return IntStream.of(rows).filter(row -> answers.shown()[row] == shown).count();
        }

        private int shown() {
            return answers.shown()[rows[start]];
        }

        /** How often the answer of the run was given. */
        long usual() {
            return count(shown());
        }

        /** The chance of a run as long as this; 1 where it is too short to speak of. */
        double runTest() {
            if (run < SHORTEST || (!side(shown()) && !crowd.othersAnswered(runRows()))) {
                return 1;
            }
            double outside = (usual() - run + 1.0) / (rows.length - run + 2.0);
            double floor = Math.max(outside, crowd.sameThroughout(runRows()));
            double usual = crowd.usual(shown(), usual(), rows.length);
            var chance = new double[rows.length];
            for (int i = 0; i < chance.length; i++) {
                boolean given = answers.shown()[rows[i]] == shown();
                double others = given ? crowd.same(rows[i], usual) : usual;
                chance[i] = Math.max(others, floor);
            }
            // Any of the answers could have made the run.
            return Math.min(1, Runs.atLeast(chance, run) * Math.min(4, crowd.totals.length));
        }

        /** Whether an answer is a side, which has nothing to do with what is asked. */
        private boolean side(int answer) {
            return answers.kind().equals("vote") && answer < 2;
        }

        /** The chance of one answer so often; 1 where it is usual, or a side of a vote. */
        double habitTest() {
            long most = 0;
            int mode = shown();
            var counts = crowd.scratch;
            for (int row : rows) {
                int count = ++counts[answers.shown()[row]];
                if (count > most) {
                    most = count;
                    mode = answers.shown()[row];
                }
            }
            for (int row : rows) {
                counts[answers.shown()[row]] = 0;
            }
            double usual = crowd.usual(mode, most, rows.length);
            if (side(mode) || most < NEARLY_ALWAYS * rows.length || usual > UNUSUAL) {
                return 1;
            }
            return new Binomial(rows.length, usual).atLeast((int) most);
        }
    }
}
