package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.audit.LabelFit.Settled;
import org.psephos.audit.LabelFit.Undefined;
import org.psephos.audit.VoteList.Vote;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;

/** Labels from many people: against Crowd-Kit, against a slow twin, and with a known truth. */
class LabelModelTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/psephos/audit/reference");
    private static final List<String> CATEGORIES = List.of("x", "y", "z");

    private static List<List<String>> rows(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> List.of(line.split(",")))
                .toList();
    }

    private static VoteList reference() throws IOException {
        var rows = rows("votes.csv");
        var annotators = rows.stream().map(row -> row.get(0)).distinct().sorted().toList();
        var items = rows.stream().map(row -> row.get(1)).distinct().sorted().toList();
        return new VoteList(
                items,
                annotators,
                CATEGORIES,
                rows.stream()
                        .map(
                                row ->
                                        new Vote(
                                                items.indexOf(row.get(1)),
                                                annotators.indexOf(row.get(0)),
                                                CATEGORIES.indexOf(row.get(2))))
                        .toList());
    }

    private static Settled settled(LabelModel model, VoteList votes) {
        return (Settled) model.fit(votes.columns());
    }

    private static double tolerance(LabelModel model) {
        return switch (model) {
            case DAWID_SKENE -> 1e-8;
            case GLAD -> 1e-6;
            case MACE -> throw new IllegalArgumentException("mace has a twin, and no reference");
        };
    }

    @ParameterizedTest
    @EnumSource(value = LabelModel.class, names = "MACE", mode = EnumSource.Mode.EXCLUDE)
    void crowdKitSettlesOnTheSameLabelsWithTheSameChances(LabelModel model) throws IOException {
        var items = settled(model, reference()).items();

        var rows = rows(model + ".csv");

        assertThat(items).hasSameSizeAs(rows);
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            int at = CATEGORIES.indexOf(item.label());
            assertThat(item.item()).isEqualTo(rows.get(i).getFirst());
            assertThat(item.probability())
                    .as(item.item())
                    .isCloseTo(
                            Double.parseDouble(rows.get(i).get(1 + at)), within(tolerance(model)));
        }
    }

    /** Dawid and Skene as it is written, with loops over everything and no logarithms. */
    @Test
    void theSlowTwinOfDawidAndSkeneAgrees() throws IOException {
        var votes = reference();
        int k = 3;
        var p = votes.shares();
        for (int step = 0; step < 3000; step++) {
            p = twin(votes, p, k);
        }

        var items = settled(LabelModel.DAWID_SKENE, votes).items();

        for (int i = 0; i < items.size(); i++) {
            int at = CATEGORIES.indexOf(items.get(i).label());
            assertThat(items.get(i).probability()).isCloseTo(p[i * k + at], within(1e-8));
        }
    }

    private static double[] twin(VoteList votes, double[] p, int k) {
        var next = new double[p.length];
        for (int i = 0; i < p.length / k; i++) {
            double sum = 0;
            for (int t = 0; t < k; t++) {
                double chance = 0;
                for (int other = 0; other < p.length / k; other++) {
                    chance += p[other * k + t] / (p.length / (double) k);
                }
                for (var vote : votes.votes()) {
                    chance *= vote.item() == i ? said(votes, p, k, vote, t) : 1;
                }
                next[i * k + t] = chance;
                sum += chance;
            }
            for (int t = 0; t < k; t++) {
                next[i * k + t] /= sum;
            }
        }
        return next;
    }

    private static double said(VoteList votes, double[] p, int k, Vote vote, int truth) {
        double so = 0;
        double all = 0;
        for (var other : votes.votes()) {
            if (other.annotator() == vote.annotator()) {
                all += p[other.item() * k + truth];
                so += other.category() == vote.category() ? p[other.item() * k + truth] : 0;
            }
        }
        return all > 0 ? so / all : 1.0 / k;
    }

    /** What one step of MACE leaves as it is, by loops over truths and reasons. */
    @Test
    void theSolutionOfMaceIsAFixedPoint() throws IOException {
        var votes = reference();
        var each = votes.each();
        var model = new Mace(each);
        var p = votes.shares();
        for (int step = 0; step < 3000; step++) {
            model.maximise(p);
            p = model.logs();
            Posteriors.ofLogs(p, 3, each.count());
        }

        for (int j = 0; j < votes.annotators().size(); j++) {
            double meant = 0;
            double all = 0;
            for (var vote : votes.votes()) {
                if (vote.annotator() == j) {
                    double any = (1 - model.reliability(j)) * model.habit(j, vote.category());
                    meant +=
                            p[vote.item() * 3 + vote.category()]
                                    * model.reliability(j)
                                    / (model.reliability(j) + any);
                    all++;
                }
            }
            assertThat(model.reliability(j))
                    .isCloseTo((meant + 0.01 / 3) / (all + 0.02 / 3), within(1e-8));
        }
        var settled = settled(LabelModel.MACE, votes);
        assertThat(settled.annotators().getFirst().reliability())
                .isCloseTo(model.reliability(0), within(1e-7));
    }

    /** Three careful annotators and four careless ones: the majority is wrong more often. */
    private static VoteList crowd(SplitMix64 random, int items, int[] truth) {
        double[] right = {0.95, 0.9, 0.9, 0.36, 0.36, 0.36, 0.36};
        var votes = new ArrayList<Vote>();
        for (int i = 0; i < items; i++) {
            truth[i] = random.nextInt(3);
            for (int j = 0; j < right.length; j++) {
                int wrong = (truth[i] + 1 + random.nextInt(2)) % 3;
                votes.add(new Vote(i, j, random.nextDouble() < right[j] ? truth[i] : wrong));
            }
        }
        return new VoteList(
                IntStream.range(0, items).mapToObj(i -> "i" + i).toList(),
                IntStream.range(0, right.length).mapToObj(j -> "a" + j).toList(),
                CATEGORIES,
                votes);
    }

    @ParameterizedTest
    @EnumSource(LabelModel.class)
    void aKnownTruthIsFoundWhereTheMajorityMissesIt(LabelModel model) {
        int items = 600;
        var truth = new int[items];
        var votes = crowd(new Seed(5).child("crowd").random(), items, truth);

        var settled = settled(model, votes);

        int right = 0;
        int majority = 0;
        var shares = votes.shares();
        for (int i = 0; i < items; i++) {
            right += CATEGORIES.indexOf(settled.items().get(i).label()) == truth[i] ? 1 : 0;
            int most = 0;
            for (int c = 1; c < 3; c++) {
                most = shares[i * 3 + c] > shares[i * 3 + most] ? c : most;
            }
            majority += most == truth[i] ? 1 : 0;
        }
        assertThat(right).isGreaterThan(majority + 20).isGreaterThan(560);
        var voters = settled.annotators();
        assertThat(voters.get(0).reliability()).isGreaterThan(voters.get(3).reliability() + 0.3);
    }

    /**
     * Mutants: a cell counts as one item (prior, tables, abilities, habits: one each); an item
     * takes the chances of the cell that came in its place.
     */
    @ParameterizedTest
    @EnumSource(LabelModel.class)
    void itemsWithTheSameLabelsAreOneCellAndNothingElseChanges(LabelModel model) {
        var votes = crowd(new Seed(7).child("crowd").random(), 400, new int[400]).few(3);
        var each = votes.each();

        var cells = LabelCells.of(votes.columns());
        var own =
                (Settled) LabelSearch.run(votes.columns(), each, LabelModelTest.made(model, each));
        var settled = settled(model, votes);

        assertThat(cells.size()).isLessThanOrEqualTo(27).isGreaterThan(9);
        assertThat(settled.logLikelihood()).isCloseTo(own.logLikelihood(), within(1e-7));
        for (int i = 0; i < own.items().size(); i++) {
            var item = settled.items().get(i);
            assertThat(item.probability())
                    .isCloseTo(own.items().get(i).probability(), within(1e-9));
            assertThat(item.label()).isEqualTo(own.items().get(i).label());
            assertThat(item.votes()).isEqualTo(3);
        }
        for (int j = 0; j < 3; j++) {
            assertThat(settled.annotators().get(j).reliability())
                    .isCloseTo(own.annotators().get(j).reliability(), within(1e-8));
        }
    }

    private static LabelSearch.Model made(LabelModel model, LabelCells cells) {
        return switch (model) {
            case DAWID_SKENE -> new DawidSkene(cells);
            case GLAD -> new Glad(cells);
            case MACE -> new Mace(cells);
        };
    }

    @Test
    void reliabilityIsTheChanceToBeRight() {
        var truth = new int[3000];
        var votes = crowd(new Seed(6).child("crowd").random(), truth.length, truth);

        var voters = settled(LabelModel.DAWID_SKENE, votes).annotators();

        assertThat(voters.get(0).reliability()).isCloseTo(0.95, within(0.02));
        assertThat(voters.get(3).reliability()).isCloseTo(0.36, within(0.04));
    }

    @ParameterizedTest
    @EnumSource(LabelModel.class)
    void withoutASecondLabelNothingSaysWhoIsRight(LabelModel model) {
        var votes =
                new VoteList(
                        List.of("i", "j"),
                        List.of("kea", "tui"),
                        List.of("x", "y"),
                        List.of(new Vote(0, 0, 0), new Vote(1, 1, 1)));

        assertThat(model.fit(votes.columns()))
                .isInstanceOfSatisfying(
                        Undefined.class,
                        none ->
                                assertThat(none.reason())
                                        .startsWith("no item was labelled by two"));
    }

    @Test
    void oneCategoryAndOneAnnotatorAreNothingToSettle() {
        var one = new VoteList(List.of("i"), List.of("kea"), List.of("x", "y"), List.of());
        var same = new VoteList(List.of("i"), List.of("kea"), List.of("x"), List.of());

        assertThat(((Undefined) LabelModel.GLAD.fit(one.columns())).reason())
                .isEqualTo("fewer than two annotators gave a label");
        assertThat(((Undefined) LabelModel.GLAD.fit(same.columns())).reason())
                .isEqualTo("fewer than two categories were given");
    }
}
