package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.Measure;
import org.psephos.audit.MeasurementScale;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/**
 * S141, Gecko: images of four systems for sixteen prompts, judged by three people under four
 * templates. How far people agree under each, skill by skill; how the templates and a measure go
 * with each other. Figures by a direct calculation in Python and scipy 1.17.1.
 *
 * @see "Wiles et al. (2024), Revisiting text-to-image evaluation with Gecko: on metrics, prompts,
 *     and human ratings, arXiv:2404.16820"
 */
final class SystemsTemplates {
    private static final String LACKS =
            "the question-based measure, which asks models; the published ratings, which are not in the"
                    + " repository";
    private static final List<String> TEMPLATES =
            List.of("likert", "side-by-side", "vqa", "word-level");
    private static final int PROMPTS = 16;
    private static final int SYSTEMS = 4;
    private static final int PEOPLE = 3;
    private static final int PARTS = 3;

    private SystemsTemplates() {}

    static List<Covering> all() {
        return List.of(
                new Covering(
                        "S141",
                        Kind.CODE,
                        "SystemsTemplates",
                        LACKS,
                        SystemsTemplates::reliability),
                new Covering(
                        "S141", Kind.CODE, "SystemsTemplates", LACKS, SystemsTemplates::together));
    }

    private static int quality(int prompt, int system) {
        return (prompt * 3 + system * 5) % 7;
    }

    private static int likert(int p, int s, int person) {
        int up = (p + s * 3 + person * 5) % 6 == 0 ? 1 : 0;
        int down = (p * 5 + s + person * 7) % 8 == 0 ? 1 : 0;
        return Math.clamp(1 + quality(p, s) * 2 / 3 + up - down, 1, 5);
    }

    private static int word(int p, int s, int word, int person) {
        boolean shown = (p * 5 + s * 7 + word * 3) % 7 <= quality(p, s);
        return shown == ((p * 7 + s * 3 + word * 5 + person * 11) % 10 != 0) ? 1 : 0;
    }

    private static int question(int p, int s, int question, int person) {
        boolean yes = (p * 3 + s * 5 + question * 2) % 6 < quality(p, s);
        return yes == ((p + s * 7 + question * 5 + person * 13) % 9 != 0) ? 1 : 0;
    }

    /** 1 where the first of two is the better, -1 where the second is. */
    private static int side(int p, int s, int t, int person) {
        return (p * 3 + s * 5 + t * 7 + person * 11) % 7 == 0
                ? 0
                : Integer.signum(quality(p, s) - quality(p, t));
    }

    private static Verdict reliability(@Nullable Path published) {
        var options =
                AuditOptions.withDefaults().rounds(0).on(MeasurementScale.INTERVAL).by("skill");
        return Verdict.compare(
                Rows.GENERATED,
                "Krippendorff's alpha of three people under four templates, by skill",
                "[colour: likert 0.911103, side-by-side 0.839794, vqa 0.543258, word-level 0.606984;"
                        + " counting: likert 0.894632, side-by-side 0.839506, vqa 0.543060,"
                        + " word-level 0.580818]",
                SystemsScratch.with("templates.csv", rows(), file -> alphas(file, options)));
    }

    private static String alphas(Path file, AuditOptions options) {
        var read =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var parts = new ArrayList<String>();
        for (var slice : Audit.run(read, options).slices()) {
            var templates =
                    TEMPLATES.stream()
                            .map(
                                    one ->
                                            one
                                                    + " "
                                                    + SystemsRubrics.value(
                                                            slice, one, Measure.KRIPPENDORFF_ALPHA))
                            .toList();
            parts.add(slice.value() + ": " + String.join(", ", templates));
        }
        return "[" + String.join("; ", parts) + "]";
    }

    private static String rows() {
        var rows = new StringBuilder("item,annotator,criterion,skill,rating\n");
        for (int p = 0; p < PROMPTS; p++) {
            for (int s = 0; s < SYSTEMS; s++) {
                for (int person = 0; person < PEOPLE; person++) {
                    judged(rows, p, s, person);
                }
            }
        }
        return rows.toString();
    }

    private static void judged(StringBuilder rows, int p, int s, int person) {
        row(rows, p, "p%s-%s".formatted(p, s), person, "likert", likert(p, s, person));
        for (int part = 0; part < PARTS; part++) {
            var word = "p%s-%s-w%s".formatted(p, s, part);
            row(rows, p, word, person, "word-level", word(p, s, part, person));
            var asked = "p%s-%s-q%s".formatted(p, s, part);
            row(rows, p, asked, person, "vqa", question(p, s, part, person));
        }
        for (int t = 0; t < s; t++) {
            var pair = "p%s-%s-%s".formatted(p, s, t);
            row(rows, p, pair, person, "side-by-side", side(p, s, t, person));
        }
    }

    private static void row(
            StringBuilder rows, int prompt, String item, int person, String template, int said) {
        rows.append(
                "%s,rater-%s,%s,%s,%s%n"
                        .formatted(
                                item,
                                person,
                                template,
                                prompt % 2 == 0 ? "counting" : "colour",
                                said));
    }

    private static Verdict together(@Nullable Path published) {
        var columns = new TreeMap<String, String>();
        for (var name : List.of("word", "vqa", "side", "auto")) {
            columns.put("metric:" + name, name);
        }
        columns.put("human", "likert");
        var result = SystemsProbes.look("metric-correlation", scores(), columns, new TreeMap<>());
        var found = new ArrayList<String>();
        for (var name : List.of("word", "vqa", "side", "auto")) {
            found.add(
                    SystemsProbes.digits(result.quantity("item-correlation", name).value(), 6)
                            + " "
                            + SystemsProbes.digits(
                                    result.quantity("system-correlation", name).value(), 6));
        }
        return Verdict.compare(
                Rows.GENERATED,
                "Kendall's tau with Likert scores, prompt by prompt and over systems, of word-level and"
                        + " VQA scores, wins side by side, and a measure",
                "[0.727288 0.333333, 0.849051 0.547723, 0.926609 0, 0.926609 0.666667]",
                found.toString());
    }

    private static String scores() {
        var rows = new StringBuilder("prompt_id,system,likert,word,vqa,side,auto\n");
        for (int p = 0; p < PROMPTS; p++) {
            for (int s = 0; s < SYSTEMS; s++) {
                int prompt = p;
                int system = s;
                rows.append(
                        "p%s,%s,%s,%s,%s,%s,%s%n"
                                .formatted(
                                        p,
                                        s,
                                        mean(1, (part, who) -> likert(prompt, system, who)),
                                        mean(PARTS, (part, who) -> word(prompt, system, part, who)),
                                        mean(
                                                PARTS,
                                                (part, who) -> question(prompt, system, part, who)),
                                        wins(p, s),
                                        (30 + 5 * quality(p, s) + (p * 7 + s * 11) % 9) / 100.0));
            }
        }
        return rows.toString();
    }

    private static double mean(int parts, IntBinaryOperator said) {
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            for (int person = 0; person < PEOPLE; person++) {
                sum += said.applyAsInt(part, person);
            }
        }
        return sum / (parts * PEOPLE);
    }

    /** Share of votes won against the other systems, a tie as half. */
    private static double wins(int p, int s) {
        double sum = 0;
        for (int t = 0; t < SYSTEMS; t++) {
            for (int person = 0; person < PEOPLE && t != s; person++) {
                int won = s > t ? side(p, s, t, person) : -side(p, t, s, person);
                sum += (won + 1) / 2.0;
            }
        }
        return sum / ((SYSTEMS - 1) * PEOPLE);
    }
}
