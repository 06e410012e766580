package org.psephos.simulate;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Simulated school transcripts and the bias of their grades.
 *
 * @param transcripts one a student, in order of their numbers
 * @param bias points taken off every grade, for each origin and gender
 */
public record SimulatedTranscripts(List<Transcript> transcripts, SortedMap<String, Double> bias) {

    public SimulatedTranscripts {
        transcripts = List.copyOf(transcripts);
        bias = Collections.unmodifiableSortedMap(new TreeMap<>(bias));
    }

    /**
     * What a school says of a student who does not exist.
     *
     * @param student begins with {@code sim-}
     * @param name a first name
     * @param group where the name is usual
     * @param gender for whom it is usual
     * @param grades one a subject
     */
    public record Transcript(
            String student, String name, String group, String gender, List<Grade> grades) {
        public Transcript {
            grades = List.copyOf(grades);
        }
    }

    /**
     * A grade.
     *
     * @param tenths of a point, from 0 to 1000
     */
    public record Grade(String subject, int tenths) {

        /** In points, such as {@code 71.3}. */
        public String points() {
            return tenths / 10 + "." + tenths % 10;
        }
    }
}
