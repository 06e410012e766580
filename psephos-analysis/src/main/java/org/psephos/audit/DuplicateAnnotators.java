package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.Manifest.Source;

/**
 * Annotators whose judgements are all the same, question by question, and files that are the same
 * bytes under two names: one of them was copied. Annotators with fewer than ten judgements of a
 * kind are left out, since few judgements agree by chance. Counted, so without an interval.
 *
 * <p>Severity: high where there is one.
 */
final class DuplicateAnnotators {
    private static final int FEWEST = 10;
    private static final int NAMED = 5;
    private static final Draft DRAFT =
            Draft.of(
                    "duplicate-annotators",
                    "annotators or files that repeat another word for word",
                    Unit.COUNT,
                    "find out which one is the original, and keep only that");

    private DuplicateAnnotators() {}

    static Finding look(Docket docket) {
        var said = new ArrayList<String>();
        long copies = files(docket, said);
        long looked = docket.data().manifest().sources().size();
        var rows = new ArrayList<String>();
        for (var kind : docket.answers()) {
            for (var same : groups(kind)) {
                copies += same.size() - 1;
                said.add(said(kind, same));
                var all = kind.byPerson();
                rows.addAll(Origins.of(kind.headers(), IntStream.of(all[same.getLast()])));
            }
            looked += kind.people();
        }
        var draft =
                DRAFT.of((double) copies, null)
                        .from(looked)
                        .behind(rows.stream().limit(Origins.MOST).toList());
        return copies == 0
                ? draft.says(
                        Severity.NONE,
                        "no two annotators gave the same judgements throughout, and no two files are the same bytes")
                : draft.says(
                        Severity.HIGH,
                        said.stream().limit(NAMED).collect(Collectors.joining("; "))
                                + (said.size() > NAMED
                                        ? "; and %s more"
                                                .formatted(Words.count(said.size() - NAMED))
                                        : ""));
    }

    private static String said(Answers kind, List<Integer> same) {
        return "annotators %s gave the same %s in the same places"
                .formatted(
                        same.stream().map(kind::person).collect(Collectors.joining(" and ")),
                        Words.count(kind.byPerson()[same.getFirst()].length, kind.kind()));
    }

    private static long files(Docket docket, List<String> said) {
        var byDigest = new TreeMap<String, List<String>>();
        for (var source : docket.data().manifest().sources()) {
            if (source.rows() > 0) {
                byDigest.computeIfAbsent(source.sha256(), digest -> new ArrayList<>())
                        .add(path(source));
            }
        }
        long copies = 0;
        for (var paths : byDigest.values()) {
            if (paths.size() > 1) {
                copies += paths.size() - 1;
                said.add(String.join(" and ", paths) + " are the same bytes");
            }
        }
        return copies;
    }

    private static String path(Source source) {
        return source.path();
    }

    /** Sets of annotators with the same answers to the same questions, in name order. */
    private static List<List<Integer>> groups(Answers kind) {
        var byMark = new TreeMap<Long, List<Integer>>();
        var marks = marks(kind);
        for (int person = 0; person < marks.length; person++) {
            if (marks[person] != 0) {
                byMark.computeIfAbsent(marks[person], mark -> new ArrayList<>()).add(person);
            }
        }
        var rows = kind.byPerson();
        var groups = new ArrayList<List<Integer>>();
        for (var alike : byMark.values()) {
            if (alike.size() == 1) {
                continue;
            }
            var first = sorted(kind, rows[alike.getFirst()]);
            var same =
                    alike.stream()
                            .filter(one -> Arrays.equals(sorted(kind, rows[one]), first))
                            .toList();
            if (same.size() > 1) {
                groups.add(same);
            }
        }
        groups.sort((a, b) -> Integer.compare(a.getFirst(), b.getFirst()));
        return groups;
    }

    /** Equal for people with the same answers in any order; 0 for those who gave too few. */
    private static long[] marks(Answers kind) {
        var marks = new long[kind.people()];
        var count = new int[marks.length];
        for (int row = 0; row < kind.size(); row++) {
            int person = kind.annotator(row);
            if (person >= 0 && kind.question()[row] >= 0) {
                marks[person] += mixed(key(kind, row));
                count[person]++;
            }
        }
        for (int person = 0; person < marks.length; person++) {
            marks[person] = count[person] < FEWEST ? 0 : marks[person];
        }
        return marks;
    }

    private static long key(Answers kind, int row) {
        return ((long) kind.question()[row] << 32) | kind.answer()[row];
    }

    private static long[] sorted(Answers kind, int[] rows) {
        return Arrays.stream(rows)
                .filter(row -> kind.question()[row] >= 0)
                .mapToLong(row -> key(kind, row))
                .sorted()
                .toArray();
    }

    private static long mixed(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
