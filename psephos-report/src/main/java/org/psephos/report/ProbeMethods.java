package org.psephos.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;

/**
 * How the intervals and tests of a probe were made, each way once. Where there are several, each
 * names the measures that it holds for.
 */
final class ProbeMethods {
    private ProbeMethods() {}

    static List<String> sentences(ProbeResult result) {
        var sentences = new ArrayList<String>();
        var intervals = byMethod(result, ProbeMethods::interval);
        intervals.forEach(
                (method, measures) ->
                        sentences.add(
                                "Intervals%s at %s.".formatted(of(measures, intervals), method)));
        var tests = byMethod(result, ProbeMethods::test);
        tests.forEach(
                (method, measures) ->
                        sentences.add("p%s: %s.".formatted(of(measures, tests), method)));
        return sentences;
    }

    private static @Nullable String interval(Quantity one) {
        var interval = one.interval();
        return interval == null
                ? null
                : Numbers.percent(interval.level()) + ": " + interval.method();
    }

    private static @Nullable String test(Quantity one) {
        var test = one.test();
        return test == null ? null : test.method() + "; adjusted after Benjamini and Hochberg";
    }

    private static SequencedMap<String, Set<String>> byMethod(
            ProbeResult result, Function<Quantity, @Nullable String> method) {
        var measures = new LinkedHashMap<String, Set<String>>();
        for (var one : result.quantities()) {
            var made = method.apply(one);
            if (made != null) {
                measures.computeIfAbsent(made, any -> new LinkedHashSet<>()).add(one.name());
            }
        }
        return measures;
    }

    private static String of(Set<String> measures, SequencedMap<String, Set<String>> all) {
        return all.size() == 1 ? "" : " of " + String.join(", ", measures);
    }
}
