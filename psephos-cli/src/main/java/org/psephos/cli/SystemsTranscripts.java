package org.psephos.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.Becoming;
import org.psephos.math.Interval;
import org.psephos.math.Seed;
import org.psephos.simulate.SimulatedTranscripts;
import org.psephos.simulate.TranscriptFiles;
import org.psephos.simulate.Transcripts;

/**
 * S045, The MERIT dataset: transcripts with a bias of known size, written as words with labels and
 * as a table of grades, read back from both.
 */
final class SystemsTranscripts {
    private static final double ORIGIN = 8;
    private static final double GENDER = 6;

    private SystemsTranscripts() {}

    static List<Covering> all() {
        return List.of(
                new Covering(
                        "S045", Kind.CODE, "SystemsTranscripts", "", SystemsTranscripts::words),
                new Covering(
                        "S045", Kind.CODE, "SystemsTranscripts", "", SystemsTranscripts::bias));
    }

    /**
     * Seven words stand above the grades and none of six subjects has two: 7 + 6 · 2 labels each.
     */
    private static Verdict words(@Nullable Path published) {
        var became =
                SystemsScratch.with(
                        "words.jsonl",
                        text(study(48, new TreeMap<>()), TranscriptFiles::words),
                        Becoming::of);
        return Verdict.compare(
                Rows.FAITHFUL,
                "labels and pages of 48 simulated transcripts, read through the card",
                "labels 912, items 48, rejected 0",
                "labels %s, items %s, rejected %s"
                        .formatted(
                                became.get("label"), became.get("items"), became.get("rejected")));
    }

    /**
     * Whether the interval of the difference of means holds the bias and leaves 0 out; and, without
     * a bias, what is found.
     */
    private static Verdict bias(@Nullable Path published) {
        var points = new TreeMap<String, Double>();
        points.put("spanish", ORIGIN);
        points.put("female", GENDER);
        var biased = study(240, points);
        var fair = study(240, new TreeMap<>());
        var found = new ArrayList<String>();
        for (var pair : List.of("arabic - spanish", "chinese - spanish", "english - spanish")) {
            found.add(interval(look(biased, "group"), pair, ORIGIN));
        }
        found.add(interval(look(biased, "group"), "arabic - english", 0));
        found.add(interval(look(biased, "gender"), "female - male", -GENDER));
        found.add("without a bias %s findings".formatted(findings(fair)));
        return Verdict.compare(
                Rows.FAITHFUL,
                "grades with 8 points off for one origin and 6 for one gender: what the intervals of"
                        + " differences hold",
                "[8 and not 0, 8 and not 0, 8 and not 0, 0, -6 and not 0, without a bias 0 findings]",
                found.toString());
    }

    private static int findings(SimulatedTranscripts study) {
        return look(study, "group").findings().size() + look(study, "gender").findings().size();
    }

    private static SimulatedTranscripts study(int students, SortedMap<String, Double> bias) {
        return new Transcripts(students, 6, bias).simulate(new Seed(45));
    }

    private interface Writing {
        void write(SimulatedTranscripts study, Appendable out) throws IOException;
    }

    private static String text(SimulatedTranscripts study, Writing writing) {
        try {
            var out = new StringBuilder();
            writing.write(study, out);
            return out.toString();
        } catch (IOException e) {
            throw new IllegalStateException("a string takes any text", e);
        }
    }

    private static ProbeResult look(SimulatedTranscripts study, String by) {
        var columns = new TreeMap<String, String>();
        columns.put("group", by);
        return SystemsScratch.with(
                "grades.csv",
                text(study, TranscriptFiles::grades),
                file ->
                        ProbeCall.look(
                                file, "group-comparison", columns, ProbeOptions.withDefaults()));
    }

    private static String interval(ProbeResult result, String pair, double truth) {
        Interval interval = result.quantity("mean-difference", "value: " + pair).interval();
        if (interval == null || !interval.contains(truth)) {
            return "not " + SystemsProbes.digits(truth, 3);
        }
        return SystemsProbes.digits(truth, 3)
                + (truth != 0 && !interval.contains(0) ? " and not 0" : "");
    }
}
