package org.psephos.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.math.FalseDiscovery;

/**
 * Pairs of annotators who agree more than what they say elsewhere explains. For each question that
 * both answered, the chance to agree is that of two draws from what the others said, shifted by how
 * readily each of the two agrees with everybody ({@link Agreeing}); the number of agreements is
 * then tested by its exact distribution. Pairs with fewer than eight questions in common are not
 * tested; of all pairs named, at most 1% are expected to be chance.
 *
 * <p>Severity: where a pair agrees on nine in ten questions or more, high if those annotators gave
 * more than 5% of the judgements, else medium; low where pairs are only correlated.
 *
 * @see "Wollack (1997), A nominal response model approach for detecting answer copying, Applied
 *     Psychological Measurement 21:307-320"
 */
final class CopiedVotes {
    private static final double FALSE_DISCOVERIES = 0.01;
    private static final double COPIED = 0.9;
    private static final double MUCH = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "copied-votes",
                    "share of annotators who agree with another more than their votes elsewhere explain",
                    Unit.SHARE,
                    "look whether the two are one, or one saw the other's answers; count them once");

    private CopiedVotes() {}

    static Finding look(Docket docket) {
        var kinds = docket.answers().stream().filter(kind -> kind.people() > 1).toList();
        if (kinds.isEmpty()) {
            return DRAFT.cannotSay(
                    "fewer than two annotators are named",
                    "name the column of annotators: --columns annotator=COLUMN");
        }
        var suspects = new ArrayList<Suspect>();
        long tested = 0;
        long people = 0;
        for (var kind : kinds) {
            var pairs = Agreeing.pairs(kind);
            suspects.addAll(suspects(kind, pairs));
            tested += pairs.size();
            people += people(pairs).size();
        }
        if (tested == 0) {
            return DRAFT.cannotSay(
                    "no two annotators have %s questions in common that a third answered too"
                            .formatted(Integer.toString(Agreeing.FEWEST)),
                    "give the same questions to several annotators");
        }
        return finding(docket, suspects, tested, people);
    }

    private record Suspect(Answers kind, Agreeing.Pair pair) {}

    private static List<Suspect> suspects(Answers kind, List<Agreeing.Pair> pairs) {
        var p =
                FalseDiscovery.adjusted(
                        pairs.stream().mapToDouble(Agreeing.Pair::chance).toArray());
        return IntStream.range(0, p.length)
                .filter(i -> p[i] <= FALSE_DISCOVERIES)
                .mapToObj(i -> new Suspect(kind, pairs.get(i)))
                .toList();
    }

    private static SortedSet<Integer> people(List<Agreeing.Pair> pairs) {
        var people = new TreeSet<Integer>();
        pairs.forEach(
                pair -> {
                    people.add(pair.one());
                    people.add(pair.other());
                });
        return people;
    }

    private static Finding finding(
            Docket docket, List<Suspect> suspects, long tested, long people) {
        long named =
                suspects.stream()
                        .map(Suspect::kind)
                        .distinct()
                        .mapToLong(kind -> people(of(suspects, kind)).size())
                        .sum();
        var draft =
                DRAFT.of(
                                (double) named / people,
                                Shares.independent(named, people, docket.options().level()))
                        .from(people);
        if (suspects.isEmpty()) {
            return draft.says(
                    Severity.NONE,
                    "none of %s of annotators with questions in common agree more than their other answers explain"
                            .formatted(Words.count(tested, "pair")));
        }
        suspects.sort(
                Comparator.comparingDouble((Suspect one) -> one.pair.rate())
                        .reversed()
                        .thenComparingDouble(one -> one.pair.chance()));
        var worst = suspects.getFirst();
        return draft.behind(rows(worst))
                .says(
                        severity(suspects),
                        "%s of %s of annotators agree more than their other answers explain; annotators %s and %s gave the same answer to %s of %s, where %s were to be expected"
                                .formatted(
                                        Words.count(suspects.size()),
                                        Words.count(tested, "pair"),
                                        worst.kind.person(worst.pair.one()),
                                        worst.kind.person(worst.pair.other()),
                                        Words.count(worst.pair.agreed()),
                                        Words.count(worst.pair.shared(), "question"),
                                        Words.fixed(worst.pair.expected(), 1)));
    }

    private static List<Agreeing.Pair> of(List<Suspect> suspects, Answers kind) {
        return suspects.stream()
                .filter(one -> one.kind.kind().equals(kind.kind()))
                .map(Suspect::pair)
                .toList();
    }

    private static Severity severity(List<Suspect> suspects) {
        long theirs = 0;
        long all = 0;
        boolean copied = false;
        for (var kind : suspects.stream().map(Suspect::kind).distinct().toList()) {
            var copying =
                    of(suspects, kind).stream().filter(pair -> pair.rate() >= COPIED).toList();
            copied |= !copying.isEmpty();
            var people = people(copying);
            theirs +=
                    IntStream.range(0, kind.size())
                            .filter(row -> people.contains(kind.annotator(row)))
                            .count();
            all += kind.size();
        }
        if (!copied) {
            return Severity.LOW;
        }
        return theirs > MUCH * all ? Severity.HIGH : Severity.MEDIUM;
    }

    /** The answers of the second of the pair to questions that both answered alike. */
    private static List<String> rows(Suspect worst) {
        var kind = worst.kind;
        var said = new TreeSet<Long>();
        for (int row = 0; row < kind.size(); row++) {
            if (kind.annotator(row) == worst.pair.one()) {
                said.add(key(kind, row));
            }
        }
        return Origins.of(
                kind.headers(),
                IntStream.range(0, kind.size())
                        .filter(row -> kind.annotator(row) == worst.pair.other())
                        .filter(row -> said.contains(key(kind, row))));
    }

    private static long key(Answers kind, int row) {
        return ((long) kind.question()[row] << 32) | kind.answer()[row];
    }
}
