package org.psephos.cli;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.psephos.dataset.Intake;
import org.psephos.dataset.Rejects;
import org.psephos.ingest.DatasetFolderReader;

/** What a reader may not have meant and would not see in a result; each one line. */
final class ReadingNotes {
    static final String ENCODING =
            "Text must be UTF-8. Where it is Latin-1: iconv -f LATIN1 -t UTF-8 < FILE > utf8.csv";

    /** Of what is listed. */
    private static final int SHOWN = 3;

    /** Of a name in a line. */
    private static final int LONGEST = 30;

    private final List<Path> files;
    private final Intake intake;

    ReadingNotes(List<Path> files, Intake intake) {
        this.files = files;
        this.intake = intake;
    }

    void say(Terminal terminal) {
        folders(terminal);
        if (broken(intake.manifest().rejects()) > 1) {
            terminal.say("rows with broken characters were rejected");
            terminal.whisper(ENCODING + "\n");
        }
        names(terminal);
    }

    /** A folder is many files, whose rows are one dataset. */
    private void folders(Terminal terminal) {
        int read = intake.manifest().sources().size();
        if (read > files.size() && !isDataset()) {
            terminal.say(
                    "read %s as one dataset; name them to read fewer"
                            .formatted(Say.count(read, "file")));
        }
    }

    /** Our own folder tells of the files that it was made from. */
    private boolean isDataset() {
        return files.size() == 1 && DatasetFolderReader.recognises(files.getFirst());
    }

    /** Names that differ in nothing but case, blanks and how accents are written differ. */
    private void names(Terminal terminal) {
        var twins = new ArrayList<String>();
        boolean accents = false;
        var seen = new LinkedHashMap<String, String>();
        for (var name : intake.systems()) {
            var twin = seen.putIfAbsent(folded(name), name);
            if (twin != null) {
                accents |= !composed(twin).equals(twin) || !composed(name).equals(name);
                twins.add("\"" + shown(twin) + "\" and \"" + shown(name) + "\"");
            }
        }
        if (!twins.isEmpty()) {
            terminal.say(
                    (accents
                                    ? "systems that differ in case, blanks or how accents are"
                                            + " written alone are different systems: "
                                    : "systems that differ in case or blanks alone are different"
                                            + " systems: ")
                            + String.join(", ", twins.subList(0, Math.min(SHOWN, twins.size())))
                            + (twins.size() > SHOWN ? ", ..." : ""));
        }
    }

    private static String shown(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }

    /** An accent may be part of its letter, or a character of its own. */
    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static String folded(String name) {
        return composed(name).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a row was rejected because its characters are broken. */
    static boolean isBroken(Rejects rejects) {
        return broken(rejects) > 0;
    }

    private static int broken(Rejects rejects) {
        int count = 0;
        for (var reject : rejects.examples()) {
            count += reject.expected().contains(" in UTF-8") ? 1 : 0;
        }
        return count;
    }
}
