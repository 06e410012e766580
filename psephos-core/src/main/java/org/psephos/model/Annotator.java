package org.psephos.model;

import java.util.SortedMap;

/** Who judges. Feedback of models and simulations says so for ever. */
public sealed interface Annotator {

    AnnotatorId id();

    /**
     * A human being, known by a pseudonym.
     *
     * @param profile attributes the person gave, such as {@code country}
     */
    record Person(AnnotatorId id, SortedMap<String, String> profile) implements Annotator {
        public Person {
            profile = Check.sorted(profile);
        }
    }

    /**
     * A model asked to judge.
     *
     * @param model which model
     * @param promptVersion which prompt, with its version
     * @param settings temperature and the like
     */
    record Judge(
            AnnotatorId id, String model, String promptVersion, SortedMap<String, String> settings)
            implements Annotator {
        public Judge {
            settings = Check.sorted(settings);
        }
    }

    /**
     * A made-up annotator.
     *
     * @param biases its known biases, in the unit their names say
     */
    record Simulated(AnnotatorId id, SortedMap<String, Double> biases) implements Annotator {
        public Simulated {
            biases = Check.sorted(biases);
            for (var bias : biases.values()) {
                Check.that(Double.isFinite(bias), "a bias must be finite", bias);
            }
        }
    }
}
