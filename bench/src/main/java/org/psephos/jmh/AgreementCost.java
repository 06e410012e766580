package org.psephos.jmh;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.LabelModel;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/**
 * What agreement and labels cost once a file is read, on one thread: the first call, before the
 * machine has learnt anything, and later ones.
 */
public final class AgreementCost {
    private static final int LATER = 9;

    private AgreementCost() {}

    /** Takes a file of ratings and one of labels, and prints a line of JSON a kernel. */
    public static void main(String[] files) throws IOException {
        var ratings = read(files[0]);
        var usual = AuditOptions.withDefaults();
        cost("agreement", () -> Audit.agreement(ratings, usual).size());
        cost("agreement, 2 rounds", () -> Audit.agreement(ratings, usual.rounds(2)).size());
        var labels = read(files[1]);
        for (var model : LabelModel.values()) {
            cost(model.toString(), () -> model.settle(labels).size());
        }
    }

    private static Dataset read(String file) throws IOException {
        return FeedbackFiles.read(
                List.of(Path.of(file)), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    /** Something that cannot be left out by a compiler that sees nobody use it. */
    private interface Kernel {
        int run();
    }

    private static void cost(String name, Kernel kernel) {
        var clock = ManagementFactory.getThreadMXBean();
        var each = new double[LATER + 1];
        int made = 0;
        for (int run = 0; run < each.length; run++) {
            long before = clock.getCurrentThreadCpuTime();
            made += kernel.run();
            each[run] = (clock.getCurrentThreadCpuTime() - before) / 1e9;
        }
        double first = each[0];
        Arrays.sort(each);
        System.out.printf(
                Locale.ROOT,
                "{\"kernel\": \"%s\", \"first\": %.3f, \"later\": %.3f, \"best\": %.3f, \"made\": %d}%n",
                name,
                first,
                each[each.length / 2],
                each[0],
                made);
    }
}
