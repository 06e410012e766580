package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.export.Conversion;
import org.psephos.export.Converted;
import org.psephos.export.Target;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadProgress;

/** Other forms that {@code convert} writes in the same call, of what was read once. */
final class ConvertAlso {
    static final Option ALSO =
            Option.repeatable(
                    "--also",
                    "NAME=PATH,...",
                    "other formats to write in the same call, as in --to psephos --out study --also"
                            + " trl-preference=pairs.jsonl");

    private ConvertAlso() {}

    /** Another form and where it goes. */
    record Form(Target target, Path out) {}

    /** The forms asked for, none of which is written over another. */
    static List<Form> of(Arguments given, Path out, List<Path> inputs) {
        var forms = new ArrayList<Form>();
        var taken = new ArrayList<>(List.of(out));
        for (var pair : Pairs.of(ALSO, "trl-preference=pairs.jsonl", given.values(ALSO))) {
            var target = ConvertVerb.target(ALSO, pair.key());
            var path = Output.path(pair.name());
            Output.refuseInput(ALSO, path, inputs);
            for (var other : taken) {
                refuseMeeting(path, other);
            }
            taken.add(path);
            forms.add(new Form(target, path));
        }
        return forms;
    }

    private static void refuseMeeting(Path one, Path other) {
        var first = one.toAbsolutePath().normalize();
        var second = other.toAbsolutePath().normalize();
        if (first.startsWith(second) || second.startsWith(first)) {
            throw Usage.error(
                    "--also %s and %s lie in each other's way".formatted(one, other),
                    "Name files or folders of which none lies in another.");
        }
    }

    /**
     * Writes a form that was not written on the way.
     *
     * @param whole what was read, where that is in memory
     * @param folder the dataset folder that was written of it; null where the first form is another
     */
    static Converted write(
            Conversion.Also form, Reading reading, @Nullable Dataset whole, @Nullable Path folder) {
        if (whole != null) {
            return form.how().write(whole, form.out());
        }
        var files = folder == null ? reading.here() : List.of(folder);
        var passed =
                folder == null
                        ? reading.passAgain(form.how(), form.out())
                        : reading.pass(files, form.how(), form.out());
        return passed != null
                ? passed.converted()
                : form.how()
                        .write(
                                FeedbackFiles.read(files, reading.options(), ReadProgress.SILENT),
                                form.out());
    }
}
