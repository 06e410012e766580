package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Output.Format;
import org.psephos.cli.Syntax.Group;
import org.psephos.curate.DensityStudy;
import org.psephos.curate.DensityStudy.Corpus;
import org.psephos.curate.DensityStudy.Score;
import org.psephos.curate.FeatureDensity;
import org.psephos.dataset.Manifest;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.Key;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.Feedback.Rating;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;
import org.psephos.report.DensityView;

/** {@code psephos curate density}: feature densities of files, and whether they foretell scores. */
final class CurateDensity {
    private static final Option SCORES =
            Option.of(
                    "--scores",
                    "FILE",
                    "density: what classifiers reached, a table with the columns corpus, preparation,"
                            + " classifier and score");
    private static final double LEVEL = 0.95;

    private CurateDensity() {}

    static Group group() {
        return new Group("Measuring", List.of(SCORES));
    }

    /** Scores say nothing where no density is asked for. */
    static void refuse(Arguments given, String what) {
        if (given.has(SCORES)) {
            throw Usage.error(
                    "%s belongs to curate density, not to %s".formatted(SCORES.name(), what),
                    "Write psephos curate density FILE... --scores FILE, or leave it out.");
        }
    }

    static int run(Arguments given, List<String> names, Terminal terminal, Format format) {
        var corpora = new ArrayList<Corpus>();
        var manifests = new LinkedHashMap<String, Manifest>();
        var files = Reading.of(given, names, Set.of(), terminal).files();
        var inputs = new ArrayList<>(files);
        given.values(SCORES).forEach(one -> inputs.add(Output.path(one)));
        var out = Output.file(given, inputs);
        for (var file : files) {
            var reading = Reading.of(given, List.of(file.toString()), Set.of(), terminal);
            var texts = Texts.of(reading, terminal);
            var name = name(file);
            corpora.add(DensityStudy.corpus(name, texts.entries()));
            texts.done();
            if (manifests.put(name, texts.manifest()) != null) {
                throw Usage.error(
                        "two files are called " + name,
                        "Rename one: scores name a corpus by the name of its file.");
            }
        }
        refuseWordless(corpora, manifests);
        var scores = scores(given, corpora);
        var study = DensityStudy.of(corpora, scores, LEVEL);
        var text =
                switch (format) {
                    case TABLE -> DensityView.text(study, manifests, terminal.style());
                    case JSON -> DensityView.json(study, manifests);
                    case CSV -> DensityView.csv(study);
                    case MD -> DensityView.markdown(study, manifests);
                };
        Output.deliver(out, text, terminal);
        return Exit.FINE;
    }

    private static void refuseWordless(List<Corpus> corpora, Map<String, Manifest> manifests) {
        for (var corpus : corpora) {
            if (corpus.densities().isEmpty()) {
                throw new PsephosException(
                        PsephosException.Kind.DATA,
                        "%s holds no texts: %s"
                                .formatted(
                                        corpus.name(),
                                        Say.count(
                                                Objects.requireNonNull(manifests.get(corpus.name()))
                                                        .read(),
                                                "row")),
                        "Name the column of texts: --columns item=COLUMN,text=COLUMN.");
            }
        }
    }

    /** A corpus is called as its file is, without the folder and all endings. */
    private static String name(Path file) {
        var last = file.getFileName();
        return last == null ? file.toString() : last.toString().replaceFirst("\\..*$", "");
    }

    private static List<Score> scores(Arguments given, List<Corpus> corpora) {
        var name = given.value(SCORES);
        if (name == null) {
            return List.of();
        }
        var file = Output.path(name);
        var known =
                corpora.stream()
                        .collect(
                                Collectors.toMap(
                                        Corpus::name,
                                        CurateDensity::preparations,
                                        (a, b) -> a,
                                        TreeMap::new));
        var scores = new ArrayList<Score>();
        read(file, rating -> scores.add(score(rating, known)));
        if (scores.isEmpty()) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    file + " holds no scores",
                    "Write a table with the columns corpus, preparation, classifier and score.");
        }
        return scores;
    }

    private static List<String> preparations(Corpus corpus) {
        return corpus.densities().stream().map(FeatureDensity::preparation).toList();
    }

    private static void read(Path file, Consumer<Rating> to) {
        var columns = new EnumMap<Key, String>(Key.class);
        columns.put(Key.ITEM, "corpus");
        columns.put(Key.CRITERION, "preparation");
        columns.put(Key.SYSTEM, "classifier");
        columns.put(Key.RATING, "score");
        var options =
                new ReadOptions(columns, new TreeMap<>(), Map.of(), Set.of(), true, 1, null, 1);
        FeedbackFiles.read(List.of(file), options, ReadProgress.SILENT)
                .forEach(
                        feedback -> {
                            if (feedback instanceof Rating rating) {
                                to.accept(rating);
                            }
                        });
    }

    private static Score score(Rating rating, Map<String, List<String>> known) {
        var item = rating.header().item();
        var system = rating.target().system();
        var corpus = item == null ? "" : item.value();
        var preparation = rating.header().criterion();
        refuseUnknown(rating, "corpus", corpus, List.copyOf(known.keySet()));
        refuseUnknown(
                rating, "preparation", preparation, Objects.requireNonNull(known.get(corpus)));
        return new Score(corpus, preparation, name(system), rating.value());
    }

    private static String name(@Nullable SystemId system) {
        return system == null ? "unnamed" : system.value();
    }

    private static void refuseUnknown(
            Rating rating, String what, String found, List<String> known) {
        if (!known.contains(found)) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s, %s: there is none called \"%s\""
                            .formatted(rating.header().origin(), what, found),
                    "It is one of: %s.".formatted(String.join(", ", known)));
        }
    }
}
