package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.Finding;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.curate.Balancing;
import org.psephos.curate.Fix;
import org.psephos.curate.Mixing;
import org.psephos.curate.NearDuplicates;
import org.psephos.curate.Rule;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Decimals;
import org.psephos.model.Origin;

/**
 * S007, A long way to go: rewards and preferences against length. Answers with rewards and pairs of
 * answers in the published columns; the figures by a direct calculation in Python.
 */
final class SystemsLengths {
    private static final String LACKS =
            "reward heads trained without the length, or with a head for it (learn)";
    private static final int ITEMS = 40;
    private static final int PAIRS = 120;

    private SystemsLengths() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S007", Kind.CODE, "SystemsLengths", LACKS, SystemsLengths::rewards),
                new Covering("S007", Kind.CODE, "SystemsLengths", LACKS, SystemsLengths::pairs));
    }

    /** Answers of a policy before and after training, as long as their words. */
    private static Verdict rewards(@Nullable Path published) {
        var lines = new StringBuilder();
        for (int i = 0; i < ITEMS; i++) {
            int before = 12 + i * 11 % 30;
            int after = 20 + i * 17 % 37;
            answer(lines, i, "sft", before, (i * 7 % 11 - 5) * 0.1 + 0.05 * before);
            answer(lines, i, "ppo", after, 0.3 + (i * 5 % 13 - 6) * 0.1 + 0.05 * after);
        }
        var settings = new TreeMap<String, String>();
        settings.put("baseline", "sft");
        settings.put("width", "10");
        var options = ProbeOptions.withDefaults().rounds(0).with(settings);
        var result =
                SystemsScratch.with(
                        "generated.jsonl",
                        lines.toString(),
                        file -> ProbeCall.look(file, "non-length-gain", new TreeMap<>(), options));
        var found = new ArrayList<String>();
        for (var system : List.of("sft", "ppo")) {
            found.add(
                    SystemsProbes.digits(result.quantity("length-correlation", system).value(), 6));
        }
        for (var name : List.of("gain", "within-bin-gain", "non-length-share", "compared")) {
            found.add(SystemsProbes.digits(result.quantity(name, "ppo - sft").value(), 6));
        }
        return Verdict.compare(
                Rows.FAITHFUL,
                "correlation of reward and length before and after, gain, gain within bins of length,"
                        + " its share, and answers in bins of both",
                "[0.732885, 0.80903, 0.86375, 0.391411, 0.453153, 0.7625]",
                found.toString());
    }

    private static void answer(
            StringBuilder lines, int item, String system, int words, double reward) {
        lines.append(
                "{\"question\":\"q%s\",\"model\":\"%s\",\"response\":\"%s\",\"rewards\":%s}%n"
                        .formatted(item, system, text(words), Decimals.fixed(reward, 4)));
    }

    private static String text(int words) {
        return "word ".repeat(words).strip();
    }

    /** Pairs of which the longer answer wins seven of ten, before and after they are evened out. */
    private static Verdict pairs(@Nullable Path published) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < PAIRS; i++) {
            int longer = 30 + 1 + i * 7 % 24;
            boolean wins = i % 10 >= 3;
            lines.add(
                    "{\"prompt\":\"q%s\",\"chosen\":\"%s\",\"rejected\":\"%s\"}%n"
                            .formatted(i, text(wins ? longer : 30), text(wins ? 30 : longer)));
        }
        var even =
                SystemsScratch.with(
                        "pairs.jsonl", String.join("", lines), file -> evened(file, lines));
        return Verdict.compare(
                Rows.FAITHFUL,
                "how often the longer answer wins, what a judge of length alone gets right, and how often"
                        + " the longer wins of what curate fix leaves",
                "the longer answer won 84 of 120 decided questions (70.0%); length alone 0.700;"
                        + " the longer answer won 36 of 72 decided questions (50.0%)",
                SystemsScratch.with(
                                "pairs.jsonl",
                                String.join("", lines),
                                file -> longer(file) + "; length alone " + alone(file))
                        + "; "
                        + SystemsScratch.with("even.jsonl", even, SystemsLengths::longer));
    }

    private static String evened(Path file, List<String> lines) {
        var fix =
                new Fix(
                        Set.of(Rule.LENGTH_IMBALANCE),
                        NearDuplicates.withDefaults(),
                        null,
                        Mixing.none(),
                        null,
                        Balancing.withDefaults());
        var kept = new StringBuilder();
        fix.decide(EntryFiles.of(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT))
                .forEach(
                        entry -> {
                            if (entry.origin() instanceof Origin.Row row) {
                                kept.append(lines.get((int) row.line() - 1));
                            }
                        },
                        gone -> {});
        return kept.toString();
    }

    private static String longer(Path file) {
        return finding(file, "length-preference").claim();
    }

    private static String alone(Path file) {
        var estimate = finding(file, "length-only").estimate();
        return estimate == null ? "undefined" : Decimals.fixed(estimate, 3);
    }

    private static Finding finding(Path file, String id) {
        var read =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        return Audit.run(read, AuditOptions.withDefaults().rounds(0)).findings().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
