package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.model.Scale;
import org.psephos.model.SystemId;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Used and set aside are what was given, whatever kinds of judgement stand together. */
class EveryJudgementCountedTest {
    private static final int KINDS = 8;
    private static final Manifest MANIFEST =
            new Manifest(List.of(), 0, Rejects.NONE, "test", null, false);
    private static final Candidate KEA = Candidate.of(new SystemId("kea"));
    private static final Candidate TUI = Candidate.of(new SystemId("tui"));

    @Test
    void everyMethodCountsEveryKindOnce() {
        int ranked = 0;
        for (int kinds = 1; kinds < 1 << KINDS; kinds++) {
            var dataset = mixed(kinds);
            for (var method : Method.values()) {
                var result = rank(dataset, method);
                if (result != null) {
                    ranked++;
                    assertThat(counted(result))
                            .as("%s of %s: %s", method, dataset.totals(), result.setAside())
                            .isEqualTo(given(dataset));
                    assertThat(result.setAside().values()).doesNotContain(0L);
                }
            }
        }
        assertThat(ranked).isGreaterThan(4000);
    }

    @Test
    void gradesAreUsedAndWhatStandsBesideThemIsSetAside() {
        var result = Ranking.rank(mixed(0b11111000), Options.of(Method.BRADLEY_TERRY).build());

        assertThat(result.used()).isEqualTo(8);
        assertThat(result.setAside()).hasToString("{abstained=8, critique=6, edit=7, label=10}");
    }

    @Test
    void gradesBesideComparisonsAreSetAside() {
        var result = Ranking.rank(mixed(0b00101001), Options.of(Method.BRADLEY_TERRY).build());

        assertThat(result.used()).isEqualTo(2);
        assertThat(result.setAside()).hasToString("{critique=6, rating=8}");
    }

    @Test
    void labelsWithoutAnOrderAreSetAside() {
        var builder = new DatasetBuilder();
        for (int n = 0; n < 3; n++) {
            builder.accept(
                    new Feedback.Label(
                            header(n), KEA, new TreeSet<>(List.of("blue", "red")), null));
        }

        var result = Ranking.rank(builder.build(MANIFEST), Options.plain().build());

        assertThat(result.used()).isZero();
        assertThat(result.setAside()).hasToString("{label=3}");
    }

    /** Grades and dropped ties have reasons of their own beside whole kinds. */
    @Test
    void reasonsWithinAKindStay() {
        var builder = new DatasetBuilder().include(mixed(0b00101000));
        builder.accept(rating(KEA, 100, 1));
        builder.accept(rating(KEA, 101, 1));
        builder.accept(rating(TUI, 101, 1));

        var result = Ranking.rank(builder.build(MANIFEST), Options.of(Ties.DROP).build());

        assertThat(result.setAside()).hasToString("{critique=6, graded-alone=1, tie=2}");
        assertThat(result.used()).isEqualTo(8);
    }

    @Test
    void aMissingCovariateSetsAsideComparisonsAlone() {
        var builder = new DatasetBuilder().include(mixed(0b11111001));
        for (int n = 0; n < 6; n++) {
            var size = new TreeMap<String, String>();
            size.put("size", Integer.toString(n % 3));
            builder.accept(
                    new Feedback.Comparison(
                            header(n, size), KEA, TUI, Outcome.values()[n % 2], null));
        }
        builder.abstained(5);
        var dataset = builder.build(MANIFEST);
        var bySize = Options.plain().control(new Control.Attribute("size"));

        var result = Ranking.rank(dataset, bySize.build());

        assertThat(result.used()).isEqualTo(6);
        assertThat(result.setAside()).containsEntry("no-size", 2L).containsEntry("abstained", 13L);
        assertThat(counted(result)).isEqualTo(given(dataset));
    }

    /** The judgements of people beside those of a judge. */
    @Test
    void votesOfPeopleBesideAJudgeAreCountedAsWell() {
        var people = mixed(0b11111001);

        var result = new PredictionPowered(Options.plain().build()).rank(people, mixed(1)).result();

        assertThat(counted(result)).isEqualTo(given(people));
    }

    private static @Nullable RankResult rank(Dataset dataset, Method method) {
        try {
            return Ranking.rank(dataset, Options.of(method).interval(IntervalMethod.NONE).build());
        } catch (PsephosException refused) {
            return null;
        }
    }

    private static long counted(RankResult result) {
        return result.used() + result.setAside().values().stream().mapToLong(n -> n).sum();
    }

    private static long given(Dataset dataset) {
        return dataset.totals().values().stream().mapToLong(n -> n).sum();
    }

    /**
     * Another number of judgements of each kind.
     *
     * @param kinds a bit for each, from comparisons to abstentions
     */
    private static Dataset mixed(int kinds) {
        var builder = new DatasetBuilder();
        for (int kind = 0; kind < KINDS; kind++) {
            if ((kinds & 1 << kind) != 0) {
                of(kind).forEach(builder::accept);
            }
        }
        return builder.build(MANIFEST);
    }

    private static List<Feedback> of(int kind) {
        var rows = new ArrayList<Feedback>();
        var both = List.of(KEA, TUI);
        switch (kind) {
            case 0 -> {
                rows.add(new Feedback.Comparison(header(0), KEA, TUI, Outcome.LEFT, null));
                rows.add(new Feedback.Comparison(header(1), KEA, TUI, Outcome.RIGHT, null));
            }
            case 1 -> {
                for (int n = 0; n < 3; n++) {
                    var tiers = List.of(List.of(both.get(n % 2)), List.of(both.get(1 - n % 2)));
                    rows.add(new Feedback.Ranking(header(n), both, tiers, List.of()));
                }
            }
            case 2 -> {
                for (int n = 0; n < 4; n++) {
                    rows.add(new Feedback.Choice(header(n), both, both.get(n % 2)));
                }
            }
            case 3 -> {
                for (int n = 0; n < 4; n++) {
                    rows.add(rating(KEA, n, n % 2));
                    rows.add(rating(TUI, n, 1 - n % 2));
                }
            }
            case 4 -> {
                for (int n = 0; n < 5; n++) {
                    rows.add(label(KEA, n, n % 2 == 0));
                    rows.add(label(TUI, n, n % 2 != 0));
                }
            }
            case 5 -> {
                for (int n = 0; n < 6; n++) {
                    rows.add(new Feedback.Critique(header(n), KEA, "Too long.", List.of()));
                }
            }
            case 6 -> {
                for (int n = 0; n < 7; n++) {
                    rows.add(new Feedback.Edit(header(n), KEA, "Shorter."));
                }
            }
            default -> {
                for (int n = 0; n < 8; n++) {
                    rows.add(
                            new Feedback.Abstention(
                                    header(n), both, Feedback.Abstention.Reason.SKIPPED, ""));
                }
            }
        }
        return rows;
    }

    private static Feedback rating(Candidate target, int item, double value) {
        return new Feedback.Rating(header(item), target, new Scale.Continuum(0, 1, false), value);
    }

    private static Feedback label(Candidate target, int item, boolean solved) {
        var word = new TreeSet<>(List.of(solved ? "correct" : "incorrect"));
        return new Feedback.Label(header(item), target, word, null);
    }

    private static Header header(int item) {
        return header(item, new TreeMap<>());
    }

    private static Header header(int item, SortedMap<String, String> attributes) {
        return new Header(
                new ItemId("q" + item),
                null,
                Header.OVERALL,
                null,
                null,
                null,
                null,
                1,
                attributes,
                new Origin.Row("mixed.jsonl", item + 1));
    }
}
