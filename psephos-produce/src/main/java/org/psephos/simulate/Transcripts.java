package org.psephos.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;

/**
 * A plan for school transcripts whose grades are biased by a known amount. A grade is ability plus
 * how easy the subject is plus luck, drawn alike for all students, from 40.0 to 100.0 points (what
 * falls outside is drawn again) and in tenths; then the bias of the student's origin and that of
 * the gender are taken off. Because nothing is cut afterwards, groups differ by their biases
 * exactly in expectation, and the same seed with another bias gives the same students with grades
 * moved by the difference.
 *
 * <p>Ability is normal with mean 70 and standard deviation 8, from 45 to 95; subjects differ by up
 * to 6 points; luck has standard deviation 6. Origins and genders are equally many, as far as the
 * number of students goes, and crossed.
 *
 * @param students how many, at least 16: two of each origin and gender
 * @param subjects how many, from 1 to 12
 * @param bias points, from 0 to 20 in tenths, that are taken off every grade of an origin or a
 *     gender; those that are absent have none
 * @see "de Rodrigo, Sanchez-Cuadrado, Boal and Lopez-Lopez (2024), The MERIT dataset: modelling and
 *     efficiently rendering interpretable transcripts"
 */
public record Transcripts(int students, int subjects, SortedMap<String, Double> bias) {
    /** The largest bias, in points. */
    public static final double MOST_BIAS = 20;

    private static final List<String> SUBJECTS =
            List.of(
                    "Mathematics",
                    "Literature",
                    "Physics",
                    "History",
                    "Biology",
                    "Music",
                    "Chemistry",
                    "Geography",
                    "Computer Science",
                    "Philosophy",
                    "Physical Education",
                    "Economics");
    private static final int LEAST = 400;
    private static final int MOST = 1000;
    private static final double ABILITY = 70;
    private static final double ABILITY_SPREAD = 8;
    private static final double ABILITY_RANGE = 25;
    private static final double EASE = 6;
    private static final double LUCK = 6;

    public Transcripts {
        bias = Collections.unmodifiableSortedMap(new TreeMap<>(bias));
        Require.that(students >= 16, "students must be at least 16", students);
        Require.that(
                subjects >= 1 && subjects <= SUBJECTS.size(),
                "subjects must be from 1 to " + SUBJECTS.size(),
                subjects);
        for (var one : bias.entrySet()) {
            double points = one.getValue();
            Require.that(
                    traits().contains(one.getKey()),
                    "bias must be of one of " + traits(),
                    one.getKey());
            Require.that(
                    points >= 0 && points <= MOST_BIAS && tenths(points) / 10.0 == points,
                    "bias must be from 0 to 20 points, in tenths",
                    points);
        }
    }

    /** How many subjects there may be. */
    public static int mostSubjects() {
        return SUBJECTS.size();
    }

    /** What a bias may go by: origins of names, then genders. */
    public static List<String> traits() {
        return GivenNames.traits();
    }

    private static int tenths(double points) {
        return (int) Math.rint(points * 10);
    }

    /** The transcripts that {@code seed} leads to: the same seed gives the same everywhere. */
    public SimulatedTranscripts simulate(Seed seed) {
        var cells = cells(seed.child("cells").random());
        var ease = ease(seed.child("subjects").random());
        var all = new ArrayList<SimulatedTranscripts.Transcript>();
        int digits = Math.max(4, Integer.toString(students).length());
        for (int i = 0; i < students; i++) {
            var number = Integer.toString(i + 1);
            var id = "sim-" + "0".repeat(digits - number.length()) + number;
            all.add(transcript(id, cells.get(i), ease, seed.child("student", i).random()));
        }
        return new SimulatedTranscripts(all, truth());
    }

    /** Points taken off, for every trait, also those without a bias. */
    private SortedMap<String, Double> truth() {
        var truth = new TreeMap<String, Double>();
        traits().forEach(trait -> truth.put(trait, bias.getOrDefault(trait, 0.0)));
        return truth;
    }

    /** For each student a number that says origin and gender, in an order that tells nothing. */
    private List<Integer> cells(SplitMix64 random) {
        int kinds = GivenNames.origins().size() * GivenNames.GENDERS.size();
        var cells =
                new ArrayList<>(IntStream.range(0, students).map(i -> i % kinds).boxed().toList());
        for (int i = students - 1; i > 0; i--) {
            Collections.swap(cells, i, random.nextInt(i + 1));
        }
        return cells;
    }

    private double[] ease(SplitMix64 random) {
        return IntStream.range(0, subjects)
                .mapToDouble(i -> EASE * (2 * random.nextDouble() - 1))
                .toArray();
    }

    private SimulatedTranscripts.Transcript transcript(
            String id, int cell, double[] ease, SplitMix64 random) {
        int gender = cell % GivenNames.GENDERS.size();
        var origin = GivenNames.origins().get(cell / GivenNames.GENDERS.size());
        var names = GivenNames.of(origin, gender);
        var name = names.get(random.nextInt(names.size()));
        int off = off(origin) + off(GivenNames.GENDERS.get(gender));
        double ability = within(random, ABILITY, ABILITY_SPREAD);
        var grades = new ArrayList<SimulatedTranscripts.Grade>();
        for (int i = 0; i < subjects; i++) {
            int base = base(random, ability + ease[i]);
            grades.add(new SimulatedTranscripts.Grade(SUBJECTS.get(i), base - off));
        }
        return new SimulatedTranscripts.Transcript(
                id, name, origin, GivenNames.GENDERS.get(gender), grades);
    }

    private int off(String trait) {
        return tenths(bias.getOrDefault(trait, 0.0));
    }

    private static double within(SplitMix64 random, double mean, double spread) {
        double drawn = mean + spread * random.nextGaussian();
        while (Math.abs(drawn - mean) > ABILITY_RANGE) {
            drawn = mean + spread * random.nextGaussian();
        }
        return drawn;
    }

    /** In tenths; redrawn and never cut, so that a bias shifts the whole distribution. */
    private static int base(SplitMix64 random, double mean) {
        int drawn = tenths(mean + LUCK * random.nextGaussian());
        while (drawn < LEAST || drawn > MOST) {
            drawn = tenths(mean + LUCK * random.nextGaussian());
        }
        return drawn;
    }
}
