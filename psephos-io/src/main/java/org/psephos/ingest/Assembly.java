package org.psephos.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Abstentions;
import org.psephos.dataset.Annotators;
import org.psephos.dataset.Candidates;
import org.psephos.dataset.Choices;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Critiques;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Edits;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Items;
import org.psephos.dataset.Labels;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rankings;
import org.psephos.dataset.Ratings;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.dataset.Responses;
import org.psephos.model.Header;
import org.psephos.model.Scale;

/** Puts the rows of all files together, in order, with one dictionary to a column. */
final class Assembly {
    /** Changes when the same bytes are understood otherwise. */
    static final String READER = "psephos-ingest 1";

    private final List<ReadFile> files;

    Assembly(List<ReadFile> files) {
        this.files = List.copyOf(files);
    }

    Dataset dataset() {
        long read = 0;
        long abstained = 0;
        var sources = new ArrayList<Manifest.Source>();
        for (var file : files) {
            sources.add(file.source());
            read += file.source().rows();
            for (var stretch : file.stretches()) {
                abstained += stretch.rows().abstained;
            }
        }
        var manifest = new Manifest(sources, read, rejects(), READER, null, isSimulated(sources));
        return new Dataset(
                manifest,
                comparisons(),
                rankings(),
                Choices.none(),
                ratings(),
                labels(),
                Critiques.none(),
                Edits.none(),
                Abstentions.none(),
                abstained,
                Items.none(),
                Responses.none(),
                Annotators.none());
    }

    /** One simulated file makes all of it simulated: its votes must not pass for people's. */
    private static boolean isSimulated(List<Manifest.Source> sources) {
        return sources.stream()
                .anyMatch(source -> source.format().startsWith(Layouts.SIMULATED.name()));
    }

    private Rejects rejects() {
        long count = 0;
        var examples = new ArrayList<Reject>();
        for (var file : files) {
            for (var stretch : file.stretches()) {
                var log = stretch.rows().log;
                count += log.count();
                log.drainTo(examples, file.source().path(), stretch.firstLine());
            }
        }
        return count == 0 ? Rejects.NONE : new Rejects(count, examples);
    }

    private Comparisons comparisons() {
        var pieces = new ArrayList<Piece<PairRows>>();
        int size = 0;
        for (int source = 0; source < files.size(); source++) {
            for (var stretch : files.get(source).stretches()) {
                if (stretch.rows() instanceof PairRows rows) {
                    pieces.add(new Piece<>(rows, source, size, stretch.firstLine()));
                    size = Math.addExact(size, rows.size());
                }
            }
        }
        var names = new TreeSet<String>();
        for (var piece : pieces) {
            addUsed(piece.rows.systems, names, piece.rows, piece.rows.lefts, piece.rows.rights);
        }
        var systems = Dictionary.of(names);
        int[] left = new int[size];
        int[] right = new int[size];
        byte[] outcome = new byte[size];
        boolean anyStrength = false;
        boolean anyAnswer = false;
        for (var piece : pieces) {
            int[] map = map(piece.rows.systems, systems);
            piece.rows.lefts.drainTo(left, piece.at, map);
            piece.rows.rights.drainTo(right, piece.at, map);
            piece.rows.outcomes.drainTo(outcome, piece.at);
            anyStrength |= piece.rows.anyStrength;
            anyAnswer |= piece.rows.leftAnswers.codes.size() > 0;
        }
        return new Comparisons(
                headers(pieces, size),
                systems,
                left,
                right,
                outcome,
                anyStrength ? strengths(pieces, size) : null,
                anyAnswer ? answers(pieces, size, true) : null,
                anyAnswer ? answers(pieces, size, false) : null);
    }

    private static double[] strengths(List<Piece<PairRows>> pieces, int size) {
        double[] all = filled(size, Double.NaN);
        for (var piece : pieces) {
            piece.rows.strengths.copyTo(all, piece.at);
        }
        return all;
    }

    private static @Nullable Coded answers(List<Piece<PairRows>> pieces, int size, boolean left) {
        var columns = new ArrayList<Placed>();
        for (var piece : pieces) {
            columns.add(
                    new Placed(left ? piece.rows.leftAnswers : piece.rows.rightAnswers, piece.at));
        }
        return coded(columns, size);
    }

    private Rankings rankings() {
        var pieces = new ArrayList<Piece<RankingRows>>();
        int size = 0;
        int members = 0;
        for (int source = 0; source < files.size(); source++) {
            for (var stretch : files.get(source).stretches()) {
                if (stretch.rows() instanceof RankingRows rows) {
                    pieces.add(new Piece<>(rows, source, size, stretch.firstLine()));
                    size = Math.addExact(size, rows.size());
                    members = Math.addExact(members, rows.members.size());
                }
            }
        }
        if (pieces.isEmpty()) {
            return Rankings.none();
        }
        var names = new TreeSet<String>();
        for (var piece : pieces) {
            addUsed(piece.rows.systems, names, piece.rows, piece.rows.members);
        }
        var systems = Dictionary.of(names);
        int[] start = new int[size + 1];
        int[] system = new int[members];
        int[] tier = new int[members];
        int at = 0;
        for (var piece : pieces) {
            for (int i = 0; i < piece.rows.size(); i++) {
                start[piece.at + i + 1] = at + piece.rows.ends.value(i);
            }
            int count = piece.rows.members.size();
            piece.rows.members.drainTo(system, at, map(piece.rows.systems, systems));
            piece.rows.tiers.drainTo(tier, at);
            at += count;
        }
        return new Rankings(headers(pieces, size), systems, start, system, tier);
    }

    private Ratings ratings() {
        var pieces = ratingPieces(false);
        if (pieces.isEmpty()) {
            return Ratings.none();
        }
        int size = size(pieces);
        double[] value = new double[size];
        for (var piece : pieces) {
            piece.rows.values.copyTo(value, piece.at);
        }
        var scale = new Scale.Continuum(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
        return new Ratings(
                headers(pieces, size), targets(pieces, size), List.of(scale), new int[size], value);
    }

    private Labels labels() {
        var pieces = ratingPieces(true);
        if (pieces.isEmpty()) {
            return Labels.none();
        }
        int size = size(pieces);
        int[] start = new int[size + 1];
        int at = 0;
        var categories = new ArrayList<Placed>();
        for (var piece : pieces) {
            for (int i = 0; i < piece.rows.size(); i++) {
                start[piece.at + i + 1] = at + piece.rows.ends.value(i);
            }
            categories.add(new Placed(piece.rows.categories, at));
            at += piece.rows.categories.codes.size();
        }
        var coded = coded(categories, at);
        int[] severity = new int[size];
        Arrays.fill(severity, Labels.NO_SEVERITY);
        return new Labels(
                headers(pieces, size),
                targets(pieces, size),
                start,
                coded == null ? new Coded(Dictionary.of(List.of()), new int[0]) : coded,
                severity);
    }

    private List<Piece<RatingRows>> ratingPieces(boolean labels) {
        var pieces = new ArrayList<Piece<RatingRows>>();
        int size = 0;
        for (int source = 0; source < files.size(); source++) {
            for (var stretch : files.get(source).stretches()) {
                if (stretch.rows() instanceof RatingRows rows && rows.areLabels() == labels) {
                    pieces.add(new Piece<>(rows, source, size, stretch.firstLine()));
                    size = Math.addExact(size, rows.size());
                }
            }
        }
        return pieces;
    }

    private static int size(List<Piece<RatingRows>> pieces) {
        return pieces.getLast().at + pieces.getLast().rows.size();
    }

    private static Candidates targets(List<Piece<RatingRows>> pieces, int size) {
        var systems = new ArrayList<Placed>();
        var responses = new ArrayList<Placed>();
        for (var piece : pieces) {
            systems.add(new Placed(piece.rows.systems, piece.at));
            responses.add(new Placed(piece.rows.responses, piece.at));
        }
        return new Candidates(size, coded(systems, size), coded(responses, size));
    }

    /** Adds the names that occur: a row that became a reject may have left some that do not. */
    private static void addUsed(
            ByteDictionary from, Collection<String> into, Rows rows, IntColumn... columns) {
        boolean[] seen = new boolean[from.size()];
        if (rows.log.count() == 0) {
            Arrays.fill(seen, true);
        } else {
            for (var column : columns) {
                column.mark(seen);
            }
        }
        for (int code = 0; code < seen.length; code++) {
            if (seen[code]) {
                into.add(from.name(code));
            }
        }
    }

    private static int[] map(ByteDictionary from, Dictionary to) {
        int[] map = new int[from.size()];
        for (int code = 0; code < map.length; code++) {
            map[code] = to.code(from.name(code));
        }
        return map;
    }

    private <R extends Rows> HeaderColumns headers(List<Piece<R>> pieces, int size) {
        var builder = HeaderColumns.builder(size);
        builder.item(coded(pieces, size, Part.ITEM));
        builder.annotator(coded(pieces, size, Part.ANNOTATOR));
        var criterion = coded(pieces, size, Part.CRITERION);
        builder.criterion(isOverall(criterion) ? null : criterion);
        builder.context(coded(pieces, size, Part.CONTEXT));
        builder.time(times(pieces, size));
        builder.duration(numbers(pieces, size, Part.DURATION, Double.NaN));
        builder.confidence(numbers(pieces, size, Part.CONFIDENCE, Double.NaN));
        builder.weight(numbers(pieces, size, Part.WEIGHT, 1));
        attributes(builder, pieces, size);
        if (size > 0 && pieces.getFirst().rows.headers.hasLines()) {
            origin(builder, pieces, size);
        }
        return builder.build();
    }

    private static boolean isOverall(@Nullable Coded criterion) {
        return criterion != null
                && criterion.names().size() == 1
                && criterion.names().name(0).equals(Header.OVERALL);
    }

    private <R extends Rows> void origin(
            HeaderColumns.Builder builder, List<Piece<R>> pieces, int size) {
        var names = new ArrayList<String>();
        for (var file : files) {
            names.add(file.source().path());
        }
        long[] line = new long[size];
        int[] source = names.size() > 1 ? new int[size] : null;
        for (var piece : pieces) {
            piece.rows.headers.lines.copyTo(line, piece.at, piece.firstLine);
            if (source != null) {
                Arrays.fill(source, piece.at, piece.at + piece.rows.size(), piece.source);
            }
        }
        builder.origin(names, source, line);
    }

    private static <R extends Rows> void attributes(
            HeaderColumns.Builder builder, List<Piece<R>> pieces, int size) {
        var names = new TreeSet<String>();
        for (var piece : pieces) {
            names.addAll(piece.rows.headers.attributes.keySet());
        }
        for (var name : names) {
            var columns = new ArrayList<Placed>();
            for (var piece : pieces) {
                var column = piece.rows.headers.attributes.get(name);
                if (column != null) {
                    columns.add(new Placed(column, piece.at));
                }
            }
            var coded = coded(columns, size);
            if (coded != null) {
                builder.attribute(name, coded);
            }
        }
    }

    private static <R extends Rows> long @Nullable [] times(List<Piece<R>> pieces, int size) {
        long[] all = null;
        for (var piece : pieces) {
            var times = piece.rows.headers.times;
            if (times.size() == 0) {
                continue;
            }
            if (all == null) {
                all = new long[size];
                Arrays.fill(all, HeaderColumns.NO_TIME);
            }
            times.copyTo(all, piece.at, 0);
        }
        return all;
    }

    private static <R extends Rows> double @Nullable [] numbers(
            List<Piece<R>> pieces, int size, Part part, double missing) {
        double[] all = null;
        for (var piece : pieces) {
            var headers = piece.rows.headers;
            var column =
                    switch (part) {
                        case DURATION -> headers.durations;
                        case CONFIDENCE -> headers.confidences;
                        default -> headers.weights;
                    };
            if (column.size() == 0 || (part == Part.WEIGHT && !headers.hasWeights())) {
                continue;
            }
            if (all == null) {
                all = filled(size, missing);
            }
            column.copyTo(all, piece.at);
        }
        return all;
    }

    private static double[] filled(int size, double value) {
        double[] all = new double[size];
        Arrays.fill(all, value);
        return all;
    }

    private static <R extends Rows> @Nullable Coded coded(
            List<Piece<R>> pieces, int size, Part part) {
        var columns = new ArrayList<Placed>();
        for (var piece : pieces) {
            var column = piece.rows.headers.names(part);
            if (column != null) {
                columns.add(new Placed(column, piece.at));
            }
        }
        return coded(columns, size);
    }

    /** One column of several; null where no row has a name. */
    private static @Nullable Coded coded(List<Placed> columns, int size) {
        int[][] maps = new int[columns.size()][];
        var dictionary = NameMerge.of(columns.stream().map(one -> one.column.names).toList(), maps);
        if (dictionary.size() == 0) {
            return null;
        }
        int[] codes = new int[size];
        Arrays.fill(codes, Dictionary.MISSING);
        for (int at = 0; at < maps.length; at++) {
            columns.get(at).column.codes.drainTo(codes, columns.get(at).at, maps[at]);
        }
        return new Coded(dictionary, codes);
    }

    /** Rows with their place among all rows of their kind. */
    private record Piece<R extends Rows>(R rows, int source, int at, long firstLine) {}

    /** A column of one piece. */
    private record Placed(NameColumn column, int at) {}
}
