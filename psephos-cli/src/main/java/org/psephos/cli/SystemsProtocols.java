package org.psephos.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.Finding;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/**
 * S175, Peering through preferences: the same answers rated and compared. How often both say the
 * same, and what an evaluation makes of either; pairs of ratings are made by {@code convert}.
 */
final class SystemsProtocols {
    private static final String FOLDER = "sparse_feedback/feedback_";
    private static final List<String> GENERATED =
            List.of("ratings_sample_generation.csv", "rankings_sample_generation.csv");
    private static final List<String> EVALUATED =
            List.of(
                    "ratings_davinci_for_llm_eval.csv",
                    "ratings_ratings_for_llm_eval.csv",
                    "rankings_davincivsratings_for_llm_eval.csv");

    private SystemsProtocols() {}

    static Verdict check(@Nullable Path published) {
        return published != null && Files.isRegularFile(file(published, EVALUATED.getFirst()))
                ? ofPublished(published)
                : ofFaithful();
    }

    private static Path file(Path published, String name) {
        return published.resolve(FOLDER + name);
    }

    private static Verdict ofPublished(Path published) {
        return Verdict.compare(
                Rows.PUBLISHED,
                "pairs on which ratings and rankings agree, and share of wins by either",
                "ratings and votes agree on 64 of 115 pairs; the side shown first wins 47.1% of 35"
                        + " pairs by ratings and 60.0% by votes",
                agreeing(files(published, GENERATED)) + "; " + shares(files(published, EVALUATED)));
    }

    private static List<Path> files(Path published, List<String> names) {
        return names.stream().map(name -> file(published, name)).toList();
    }

    /** Twelve questions in the published layout: both say the same of nine. */
    private static Verdict ofFaithful() {
        var ratings = new StringBuilder();
        var rankings = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            var said = i < 6 ? "(a)" : i < 9 ? "(b)" : "equal";
            ratings.append("Question %s,nan,first,%s\n".formatted(i, i < 9 ? 5 : 4));
            ratings.append("Question %s,nan,second,%s\n".formatted(i, i < 6 ? 3 : 4));
            rankings.append("Question %s,nan,first,second,%s\n".formatted(i, said));
        }
        return SystemsScratch.with(
                "feedback_ratings.csv",
                ratings.toString(),
                one ->
                        SystemsScratch.with(
                                "feedback_rankings.csv",
                                rankings.toString(),
                                other ->
                                        Verdict.compare(
                                                Rows.FAITHFUL,
                                                "pairs on which both agree, and share of wins",
                                                "ratings and votes agree on 9 of 12 pairs; the side"
                                                        + " shown first wins 87.5% of 12 pairs by"
                                                        + " ratings and 62.5% by votes",
                                                agreeing(List.of(one, other))
                                                        + "; "
                                                        + shares(List.of(one, other)))));
    }

    private static String agreeing(List<Path> files) {
        return claim(files, "contradiction").replaceFirst(" \\(.*", "");
    }

    private static String shares(List<Path> files) {
        return claim(files, "protocol-effect").replaceFirst("( by votes).*", "$1");
    }

    private static String claim(List<Path> files, String id) {
        var read = FeedbackFiles.read(files, ReadOptions.withDefaults(), ReadProgress.SILENT);
        return Audit.run(read, AuditOptions.withDefaults().rounds(0)).findings().stream()
                .filter(finding -> finding.id().equals(id))
                .map(Finding::claim)
                .findFirst()
                .orElse("no finding " + id);
    }
}
