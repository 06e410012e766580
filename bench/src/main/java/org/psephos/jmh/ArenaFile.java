package org.psephos.jmh;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.psephos.dataset.Dataset;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.simulate.ArenaVotes;

/** A million simulated votes on 130 systems, 35% of them ties, in a file of its own. */
final class ArenaFile {
    private static final int SYSTEMS = 130;
    private static final long VOTES = 1_000_000;

    /** What {@link #styled} adds. */
    static final List<String> STYLE = List.of("length", "headers", "lists", "bold");

    private ArenaFile() {}

    static Path write() throws IOException {
        var file = Files.createTempFile("psephos-kernels", ".csv");
        file.toFile().deleteOnExit();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ArenaVotes.of(SYSTEMS, VOTES).simulate(new Seed(20250101)).write(out, written -> {});
        }
        return file;
    }

    static Dataset read(Path file) {
        return FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    /** The same votes with four numbers for each side, as many as style control takes. */
    static Path styled() throws IOException {
        var file = Files.createTempFile("psephos-kernels-styled", ".csv");
        file.toFile().deleteOnExit();
        var random = new Seed(20250101).child("style").random();
        try (var lines = Files.lines(write());
                var out = Files.newBufferedWriter(file)) {
            var each = lines.iterator();
            out.write(each.next());
            for (var name : STYLE) {
                out.write("," + name + "_left," + name + "_right");
            }
            while (each.hasNext()) {
                out.write("\n" + each.next());
                for (int k = 0; k < 2 * STYLE.size(); k++) {
                    out.write("," + random.nextInt(k < 2 ? 2000 : 20));
                }
            }
            out.write("\n");
        }
        return file;
    }
}
