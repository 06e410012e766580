package org.psephos.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;

/**
 * S005, SPA-VL: quadruples of a question, an image, a chosen and a rejected answer under 6, 13 and
 * 53 kinds of harm. Rows in the published layout with a tree of that size: the first kind of the
 * first level has three of the second, the others two; the first of the second level has five of
 * the third, the others four, of which the jth holds j rows. So the first level holds 35 and five
 * times 20 rows, the second 15 and twelve times 10.
 */
final class SystemsHarms {
    private static final int FIRST = 6;
    private static final Pattern LINE = Pattern.compile("<span class=\"label\" style=");
    private static final Pattern SHARES =
            Pattern.compile("id=\"bars-share-of-all\".*?</figure>", Pattern.DOTALL);
    private static final Pattern PICTURE =
            Pattern.compile("<img src=\"data:image/png;base64,[A-Za-z0-9+/=]{60,}\"");

    /** One grey dot. */
    private static final byte[] PNG =
            HexFormat.of()
                    .parseHex(
                            "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
                                    + "0000000a49444154789c636800000082008177cd72b60000000049454e44ae426082");

    private SystemsHarms() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S005", Kind.CODE, "SystemsHarms", "", SystemsHarms::levels),
                new Covering("S005", Kind.CODE, "SystemsHarms", "", SystemsHarms::pages));
    }

    /**
     * Level by level; effective numbers by Python. Lengths differ by 8, 4, 0, -4, -8, -12, so their
     * mean is (35 · 8 - 20 · 20) / 135, and 55 of the 115 pairs that differ have the longer chosen.
     * In harm 1 it always is, which has to be found.
     */
    private static Verdict levels(@Nullable Path published) {
        var result = look(rows());
        var found = new ArrayList<String>();
        for (int level = 1; level <= 3; level++) {
            found.add(value(result, "categories", "level " + level));
            found.add(value(result, "effective-categories", "level " + level));
        }
        found.add(value(result, "share-of-all", "harm 1"));
        found.add(value(result, "share-of-parent", "harm 1 / kind 1 / act 1"));
        found.add(value(result, "length-difference", "all"));
        found.add(value(result, "chosen-longer", "all"));
        found.add(result.findings().stream().map(Finding::id).toList().toString());
        found.add(
                look(rows() + row(2, 1, 1, 0)).findings().stream()
                        .map(Finding::claim)
                        .filter(claim -> claim.startsWith("\"kind 1\""))
                        .toList()
                        .toString());
        return Verdict.compare(
                Rows.FAITHFUL,
                "categories and their effective number on three levels, shares of parent and of all,"
                        + " length of chosen beside rejected answers, and a kind of harm under two parents",
                "[6, 5.8384, 13, 12.9053, 53, 47.504, 0.259259, 0.0666667, -0.888889, 0.478261,"
                        + " [length-wins], [\"kind 1\" stands under 2 parents: harm 1 (15 items), harm 2 (1 item)]]",
                found.toString());
    }

    private static String value(ProbeResult result, String name, String of) {
        return SystemsProbes.digits(result.quantity(name, of).value(), 6);
    }

    private static ProbeOptions options() {
        return ProbeOptions.withDefaults().rounds(0).set("fewest", "1");
    }

    private static ProbeResult look(String rows) {
        return SystemsScratch.with(
                "spa-vl.jsonl",
                rows,
                file -> ProbeCall.look(file, "category-levels", new TreeMap<>(), options()));
    }

    /** The whole tree as a picture, and a row with its image. */
    private static Verdict pages(@Nullable Path published) {
        return Verdict.compare(
                Rows.FAITHFUL,
                "lines in the picture of the tree, and images on the page of rows",
                "72 lines, 1 image",
                SystemsScratch.folder(SystemsHarms::drawn));
    }

    private static String drawn(Path folder) {
        try {
            Files.createDirectory(folder.resolve("images"));
            Files.write(folder.resolve("images/1.png"), PNG);
            var tree = Files.writeString(folder.resolve("tree.jsonl"), rows());
            var page = ProbeCall.page(tree, "category-levels", options());
            var shares = SHARES.matcher(page);
            var one = Files.writeString(folder.resolve("one.jsonl"), row(1, 1, 1, 0));
            return "%s lines, %s image"
                    .formatted(
                            shares.find() ? LINE.matcher(shares.group()).results().count() : 0,
                            PICTURE.matcher(SystemsRowPages.page(one)).results().count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rows() {
        var rows = new StringBuilder();
        int kind = 1;
        for (int harm = 1; harm <= FIRST; harm++) {
            for (int second = 0; second < (harm == 1 ? 3 : 2); second++, kind++) {
                for (int act = 1; act <= (kind == 1 ? 5 : 4); act++) {
                    for (int i = 0; i < act; i++) {
                        rows.append(row(harm, kind, act, i));
                    }
                }
            }
        }
        return rows.toString();
    }

    private static String row(int harm, int kind, int act, int number) {
        return """
        {"image": {"bytes": null, "path": "images/1.png"}, "question": "What is it? %s", "chosen": "%s", "rejected": "%s", "class1": "harm %s", "class2": "kind %s", "class3": "act %s"}
        """
                .formatted(
                        number,
                        "c".repeat(20),
                        "r".repeat(8 + 4 * harm),
                        harm,
                        kind,
                        kind == 1 ? act : kind * 10 + act);
    }
}
