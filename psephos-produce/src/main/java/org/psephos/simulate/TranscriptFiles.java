package org.psephos.simulate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.psephos.simulate.SimulatedTranscripts.Transcript;

/**
 * Simulated transcripts as files: words with labels, grades as a table, and the bias. Every row
 * says that it is simulated, and so do the words on the page.
 */
public final class TranscriptFiles {
    private static final int LINE = 40;
    private static final int CHARACTER = 14;
    private static final int HEIGHT = 24;
    private static final int MARGIN = 60;
    private static final int GRADES_AT = 600;
    private static final String OUTSIDE = "O";

    private TranscriptFiles() {}

    /** A word on the page, with its label and where it stands in a square of 1000 by 1000. */
    private record Word(String text, String label, int left, int top) {
        int right() {
            return left + CHARACTER * text.length();
        }
    }

    /**
     * Writes a transcript a line as JSON: {@code id, simulated, group, gender, words, bboxes,
     * ner_tags}. Labels begin and continue a name, a number, a subject and a grade ({@code
     * B-student B-number B-subject I-subject B-grade}), and are {@code O} elsewhere. Boxes are
     * left, top, right and bottom of where a word would stand in letters of one width.
     */
    public static void words(SimulatedTranscripts study, Appendable out) throws IOException {
        for (var one : study.transcripts()) {
            var words = page(one);
            out.append("{\"id\": \"").append(one.student()).append("\", \"simulated\": true");
            out.append(", \"group\": \"").append(one.group());
            out.append("\", \"gender\": \"").append(one.gender()).append("\"");
            list("words", words.stream().map(word -> quoted(word.text())).toList(), out);
            list("bboxes", words.stream().map(TranscriptFiles::box).toList(), out);
            list("ner_tags", words.stream().map(word -> quoted(word.label())).toList(), out);
            out.append("}\n");
        }
    }

    private static void list(String key, List<String> values, Appendable out) throws IOException {
        out.append(", \"").append(key).append("\": [");
        out.append(String.join(", ", values)).append("]");
    }

    /** Names and subjects are letters and blanks: nothing needs an escape. */
    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String box(Word word) {
        return List.of(word.left(), word.top(), word.right(), word.top() + HEIGHT).toString();
    }

    private static List<Word> page(Transcript one) {
        var words = new ArrayList<Word>();
        int top = MARGIN;
        line("Simulated school transcript", "", MARGIN, top, words);
        top += 2 * LINE;
        line("Student", "", MARGIN, top, words);
        line(one.name(), "student", GRADES_AT, top, words);
        top += LINE;
        line("Number", "", MARGIN, top, words);
        line(one.student(), "number", GRADES_AT, top, words);
        top += LINE;
        for (var grade : one.grades()) {
            top += LINE;
            line(grade.subject(), "subject", MARGIN, top, words);
            line(grade.points(), "grade", GRADES_AT, top, words);
        }
        return words;
    }

    /**
     * @param entity empty for words outside of any
     */
    private static void line(String text, String entity, int left, int top, List<Word> words) {
        int at = left;
        var prefix = "B-";
        for (var part : text.split(" ", -1)) {
            var word = new Word(part, entity.isEmpty() ? OUTSIDE : prefix + entity, at, top);
            words.add(word);
            at = word.right() + CHARACTER;
            prefix = "I-";
        }
    }

    /** Writes {@code student,group,gender,subject,grade,simulated}, one grade a row. */
    public static void grades(SimulatedTranscripts study, Appendable out) throws IOException {
        out.append("student,group,gender,subject,grade,simulated\n");
        for (var one : study.transcripts()) {
            for (var grade : one.grades()) {
                out.append(
                        "%s,%s,%s,%s,%s,true\n"
                                .formatted(
                                        one.student(),
                                        one.group(),
                                        one.gender(),
                                        grade.subject(),
                                        grade.points()));
            }
        }
    }

    /** Writes {@code trait,points}: what is taken off the grades of an origin or a gender. */
    public static void truth(SimulatedTranscripts study, Appendable out) throws IOException {
        out.append("trait,points\n");
        for (var one : study.bias().entrySet()) {
            out.append(one.getKey()).append(',').append(one.getValue().toString()).append('\n');
        }
    }
}
