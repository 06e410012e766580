package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Panel.Kind;

/**
 * The table of docs/doubts.md: how often each kind of adversary is named, and how often honest
 * annotators beside them are, by answers of each.
 */
@Tag("slow")
class OutliersStudyTest {
    private static final int RUNS = 100;
    private static final int HONEST = 28;
    private static final int ADVERSARIES = 2;
    private static final int[] ANSWERS = {25, 50, 100, 200};

    @Test
    void figuresOfThePage() {
        int alarms = 0;
        int watched = 0;
        for (var kind :
                List.of(
                        Kind.HONEST,
                        Kind.SHARP,
                        Kind.COIN,
                        Kind.HALF,
                        Kind.TIRED,
                        Kind.SAME,
                        Kind.LEFT,
                        Kind.CONTRARY)) {
            var line = new StringBuilder("| " + kind.toString().toLowerCase(Locale.ROOT) + " |");
            for (int answers : ANSWERS) {
                int found = 0;
                int wrong = 0;
                for (int run = 0; run < RUNS; run++) {
                    var named = named(kind, answers, run);
                    found += (int) named.stream().filter(one -> one >= HONEST).count();
                    wrong += named.headSet(HONEST).isEmpty() ? 0 : 1;
                }
                line.append(
                        String.format(
                                Locale.ROOT,
                                " %.0f%% (%.1f%%) |",
                                100.0 * found / RUNS / ADVERSARIES,
                                100.0 * wrong / RUNS));
                alarms += wrong;
                watched += RUNS;
            }
            report(line.toString());
        }
        assertThat((double) alarms / watched).isLessThan(0.05);
    }

    @SuppressWarnings("SystemOut") // the figures of the page
    private static void report(String line) {
        System.out.println(line);
    }

    private static SortedSet<Integer> named(Kind kind, int answers, int run) {
        int people = HONEST + ADVERSARIES;
        var panel =
                Panel.of(HONEST)
                        .with(kind, ADVERSARIES)
                        .questions(answers * people / 5, 5)
                        .draw(run);
        var docket = new Docket(new Evidence(panel, Tables.QUICK, List.of()));
        var named = new TreeSet<Integer>();
        for (var one : Outliers.named(docket.vigils())) {
            named.add(Integer.valueOf(one.getKey().substring("voter-".length())));
        }
        return named;
    }
}
