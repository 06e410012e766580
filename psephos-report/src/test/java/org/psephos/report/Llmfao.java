package org.psephos.report;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rankings;
import org.psephos.dataset.Rejects;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions;
import org.psephos.rank.Ranking;
import org.psephos.testkit.Shared;

/** Published votes on 59 systems, ranked; the test that asks for them is skipped without them. */
@SuppressWarnings("EnumOrdinal") // the columns store ordinals
final class Llmfao {
    private Llmfao() {}

    /** Plain columns without quotes are enough for this file. */
    static Study study() throws IOException {
        var lines = Files.readAllLines(Shared.file("data/llmfao/crowd-comparisons.csv"));
        var rows = new ArrayList<String[]>();
        for (var line : lines.subList(1, lines.size())) {
            rows.add(line.split(",", -1));
        }
        var names = new ArrayList<String>();
        var workers = new ArrayList<String>();
        for (var row : rows) {
            names.add(row[6]);
            names.add(row[7]);
            workers.add(row[4]);
        }
        var systems = Dictionary.of(names);
        var people = Dictionary.of(workers);
        int size = rows.size();
        var left = new int[size];
        var right = new int[size];
        var outcome = new byte[size];
        var worker = new int[size];
        var line = new long[size];
        for (int at = 0; at < size; at++) {
            left[at] = systems.code(rows.get(at)[6]);
            right[at] = systems.code(rows.get(at)[7]);
            outcome[at] =
                    (byte) Outcome.valueOf(rows.get(at)[5].toUpperCase(Locale.ROOT)).ordinal();
            worker[at] = people.code(rows.get(at)[4]);
            line[at] = at + 2L;
        }
        var headers =
                HeaderColumns.builder(size)
                        .annotator(new Coded(people, worker))
                        .origin(List.of("crowd-comparisons.csv"), null, line)
                        .build();
        var comparisons = new Comparisons(headers, systems, left, right, outcome, null, null, null);
        var manifest =
                new Manifest(
                        List.of(
                                new Manifest.Source(
                                        "crowd-comparisons.csv",
                                        "106564a4bf06f047a4662979384313c22d9b4ca901e780f9e8419f8e5581adb1",
                                        "lr-winner",
                                        size)),
                        size,
                        Rejects.NONE,
                        "psephos 0.1.0-dev",
                        "CC BY 4.0",
                        false);
        var dataset = Dataset.of(manifest, comparisons, Rankings.none());
        return new Study(
                dataset,
                dataset,
                Ranking.rank(dataset, RankOptions.withDefaults()),
                null,
                "psephos report crowd-comparisons.csv -o report.html",
                "0.1.0-dev");
    }
}
