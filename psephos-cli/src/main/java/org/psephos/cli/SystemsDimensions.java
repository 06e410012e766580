package org.psephos.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.Finding;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/**
 * S110, Hummer: how often two dimensions prefer opposite answers, by judgements of each dimension
 * and by the rewards that a model gives by each.
 */
final class SystemsDimensions {
    /** Of three questions that both dimensions decide, two are decided against each other. */
    private static final String VOTES =
            """
            item,left,right,winner,criterion
            q1,a,b,left,helpful
            q1,a,b,right,safe
            q2,a,b,left,helpful
            q2,a,b,left,safe
            q3,a,b,right,helpful
            q3,a,b,left,safe
            q4,a,b,left,helpful
            q4,a,b,tie,safe
            """;

    /** Of four pairs of rewards, one goes the other way. */
    private static final String REWARDS =
            """
            item,system,criterion,rating
            q1,a,helpful,0.9
            q1,b,helpful,0.2
            q1,a,safe,-0.3
            q1,b,safe,0.4
            q2,a,helpful,1.5
            q2,b,helpful,0.5
            q2,a,safe,0.8
            q2,b,safe,0.1
            q3,a,helpful,0.1
            q3,b,helpful,0.7
            q3,a,safe,0.0
            q3,b,safe,0.9
            q4,a,helpful,2.0
            q4,b,helpful,1.0
            q4,a,safe,0.2
            q4,b,safe,0.1
            """;

    private SystemsDimensions() {}

    static List<Covering> all() {
        return List.of(
                new Covering(
                        "S110",
                        Kind.CODE,
                        "SystemsDimensions",
                        "training a reward model by dimension, and hybrid sampling: its rewards must be at"
                                + " hand",
                        SystemsDimensions::check));
    }

    private static Verdict check(@Nullable Path published) {
        return Verdict.compare(
                Rows.FAITHFUL,
                "alignment dimension conflict by judgements and by rewards of each dimension",
                "2 of 3 by votes, 1 of 4 by rewards",
                conflict(VOTES) + " by votes, " + conflict(REWARDS) + " by rewards");
    }

    private static String conflict(String csv) {
        return SystemsScratch.with(
                "rows.csv",
                csv,
                file -> {
                    var read =
                            FeedbackFiles.read(
                                    List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
                    return Audit.run(read, AuditOptions.withDefaults().rounds(0))
                            .findings()
                            .stream()
                            .filter(finding -> finding.id().equals("dimension-conflict"))
                            .map(SystemsDimensions::counted)
                            .findFirst()
                            .orElse("nothing");
                });
    }

    private static String counted(Finding finding) {
        var share = finding.estimate();
        return share == null
                ? "nothing"
                : "%s of %s".formatted(Math.round(share * finding.n()), finding.n());
    }
}
