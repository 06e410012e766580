package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.math.FalseDiscovery;

/**
 * Annotators with ten judgements or more in a row that come faster than anyone can read: each
 * within a tenth of the usual gap of the one before, and within ten seconds. The run is tested
 * against the share of such gaps among everybody else (as if gaps came independently); of all who
 * are named, at most 1% are expected to be chance. Times written to the minute or coarser cannot
 * show it.
 *
 * <p>Severity: high where more than 5% of all judgements came in bursts, medium otherwise.
 *
 * @see Runs
 */
final class Bursts {
    private static final int SHORTEST = 9;
    private static final int FEWEST = 10;
    private static final double SLOWEST = 10;
    private static final double HURRY = 10;
    private static final double COARSE = 60;
    private static final double FALSE_DISCOVERIES = 0.01;
    private static final double MUCH = 0.05;
    private static final Draft DRAFT =
            Draft.of(
                    "burst",
                    "median seconds from one judgement to the next, in bursts",
                    Unit.SECONDS,
                    "look at these judgements, and run again without them");

    private Bursts() {}

    static Finding look(Docket docket) {
        var timed = docket.answers().stream().filter(kind -> kind.headers().hasTime()).toList();
        if (timed.isEmpty()) {
            return DRAFT.cannotSay(
                    "no judgement has a time", "name the column of times: --columns time=COLUMN");
        }
        var paces = timed.stream().map(Pace::of).filter(pace -> pace.all().length > 0).toList();
        if (paces.isEmpty()) {
            return DRAFT.cannotSay(
                    "no annotator is named twice",
                    "name the column of annotators: --columns annotator=COLUMN");
        }
        double resolution = paces.stream().mapToDouble(Pace::resolution).min().orElse(0);
        if (resolution >= COARSE) {
            return DRAFT.cannotSay(
                    "times are written in steps of %s".formatted(Words.seconds(resolution)),
                    "record times to the second");
        }
        var found = paces.stream().flatMap(pace -> bursts(pace).stream()).toList();
        return found.isEmpty() ? nothing(docket, paces) : finding(docket, paces, found);
    }

    private static Finding nothing(Docket docket, List<Pace> paces) {
        var gaps = paces.stream().flatMapToDouble(pace -> Arrays.stream(pace.all())).toArray();
        long people = paces.stream().mapToLong(pace -> tested(pace).length).sum();
        return DRAFT.by("median seconds from one judgement to the next")
                .of(Medians.estimate(gaps, docket.options().level()))
                .from(gaps.length)
                .says(
                        Severity.NONE,
                        "none of %s with %s timed judgements or more judged in bursts; the usual gap is %s"
                                .formatted(
                                        Words.count(people, "annotator"),
                                        Integer.toString(FEWEST),
                                        Words.seconds(Medians.of(gaps))));
    }

    private static Finding finding(Docket docket, List<Pace> paces, List<Burst> found) {
        var gaps = found.stream().flatMapToDouble(Burst::gaps).toArray();
        long all = paces.stream().mapToLong(pace -> pace.answers().size()).sum();
        long inside = gaps.length + (long) found.size();
        var worst =
                found.stream()
                        .max(Comparator.comparingInt((Burst one) -> one.length))
                        .orElseThrow();
        var kind = worst.pace.answers();
        var usual = Medians.of(worst.pace.all());
        return DRAFT.of(Medians.estimate(gaps, docket.options().level()))
                .from(gaps.length)
                .behind(Origins.of(kind.headers(), worst.rows()))
                .says(
                        inside > MUCH * all ? Severity.HIGH : Severity.MEDIUM,
                        "%s judged in bursts, %s of all judgements; annotator %s gave %s in %s, where the usual gap between two is %s"
                                .formatted(
                                        Words.count(found.size(), "annotator"),
                                        Words.percent((double) inside / all),
                                        kind.person(worst.person),
                                        Words.count(worst.length + 1L, kind.kind()),
                                        Words.seconds(worst.gaps().sum()),
                                        Words.seconds(usual)));
    }

    /**
     * A run of short gaps.
     *
     * @param start first gap
     * @param length how many gaps
     */
    private record Burst(Pace pace, int person, int start, int length) {

        java.util.stream.DoubleStream gaps() {
            return Arrays.stream(pace.gaps()[person], start, start + length);
        }

        IntStream rows() {
            return Arrays.stream(pace.rows()[person], start, start + length + 1);
        }
    }

    private static int[] tested(Pace pace) {
        return IntStream.range(0, pace.rows().length)
                .filter(person -> pace.rows()[person].length >= FEWEST)
                .toArray();
    }

    private static List<Burst> bursts(Pace pace) {
        double limit = Math.min(SLOWEST, Medians.of(pace.all()) / HURRY);
        var tested = tested(pace);
        var found = new ArrayList<Burst>();
        var p = new double[tested.length];
        long shortOnes = Arrays.stream(pace.all()).filter(gap -> gap <= limit).count();
        long all = pace.all().length;
        for (int i = 0; i < p.length; i++) {
            var burst = longest(pace, tested[i], limit);
            var own = pace.gaps()[tested[i]];
            long ownShort = Arrays.stream(own).filter(gap -> gap <= limit).count();
            var usual = new double[own.length];
            Arrays.fill(usual, (shortOnes - ownShort + 0.5) / (all - own.length + 1));
            p[i] = burst.length < SHORTEST ? 1 : Runs.atLeast(usual, burst.length);
            found.add(burst);
        }
        var adjusted = FalseDiscovery.adjusted(p);
        return IntStream.range(0, p.length)
                .filter(i -> adjusted[i] <= FALSE_DISCOVERIES)
                .mapToObj(found::get)
                .toList();
    }

    private static Burst longest(Pace pace, int person, double limit) {
        var gaps = pace.gaps()[person];
        var best = new Burst(pace, person, 0, 0);
        int start = 0;
        for (int i = 0; i < gaps.length; i++) {
            if (gaps[i] > limit) {
                start = i + 1;
            } else if (i + 1 - start > best.length) {
                best = new Burst(pace, person, start, i + 1 - start);
            }
        }
        return best;
    }
}
