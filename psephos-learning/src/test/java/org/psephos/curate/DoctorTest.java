package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.math.Seed;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Message;
import org.psephos.model.Scale;

class DoctorTest {
    private static final Doctor DOCTOR = new Doctor(NearDuplicates.withDefaults(), null);

    /** What readers give where a source states no ends. */
    private static final Scale ANY =
            new Scale.Continuum(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

    private static Checkup check(Entry... rows) {
        return DOCTOR.check(List.of(rows)::forEach);
    }

    private static Finding only(Checkup checkup, String id) {
        var found = checkup.findings().stream().filter(one -> one.id().equals(id)).toList();
        assertThat(found).as(id + " among " + ids(checkup)).hasSize(1);
        return found.getFirst();
    }

    private static List<String> ids(Checkup checkup) {
        return checkup.findings().stream().map(Finding::id).toList();
    }

    private static Entry sound(int row) {
        return Rows.pair(
                row, "question number " + row, "good answer " + row, "worse answer " + row);
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        var checkup = check(sound(0), sound(1), sound(2));
        assertThat(ids(checkup)).isEmpty();
        assertThat(checkup.rows()).isEqualTo(3);
        assertThat(checkup.items()).isEqualTo(3);
        assertThat(checkup.responses()).isEqualTo(6);
    }

    @Test
    void everyFindingIsAmongThoseLookedFor() {
        var checkup = check(sound(0));
        assertThat(checkup.checked()).doesNotHaveDuplicates().hasSize(9);
        assertThat(checkup.checked()).doesNotContainAnyElementsOf(checkup.unseen());
    }

    /** Mutants: any check that says it looked where its rows hold nothing. */
    @Test
    void onlyWhatRowsCanShowWasLookedFor() {
        var alone = DOCTOR.check(Rows.texts("a text", "another text"));
        assertThat(alone.checked())
                .containsExactly(
                        "near-duplicates",
                        "exact-duplicates",
                        "empty-prompts",
                        "broken-turns",
                        "personal-data",
                        "garbled-text");
        assertThat(alone.unseen())
                .containsExactly(
                        "near-duplicates-across-splits",
                        "split-leak",
                        "source-removal",
                        "contamination",
                        "identical-answers",
                        "empty-answers",
                        "length-outliers",
                        "refusals",
                        "script-mismatch",
                        "score-contradiction",
                        "chosen-scores-lower");
        assertThat(check().checked()).isEmpty();
        var train = withAttribute(sound(0), "split", "train");
        var test = withAttribute(sound(1), "split", "test");
        assertThat(check(train).checked()).doesNotContain("split-leak");
        assertThat(check(train, test).checked())
                .contains("split-leak", "near-duplicates-across-splits", "identical-answers");
        var one = withAttribute(sound(0), "source", "a");
        assertThat(check(one, one).checked()).doesNotContain("source-removal");
        assertThat(check(one, sound(1)).checked()).contains("source-removal");
        var against = new Benchmarks(Rows.texts("a benchmark of five words"), 5);
        var doctor = new Doctor(NearDuplicates.withDefaults(), against);
        assertThat(doctor.check(List.of(sound(0))::forEach).checked()).contains("contamination");
    }

    @Test
    void identicalAnswersAreFoundWithTheirRowAndDenominator() {
        var finding =
                only(check(sound(0), Rows.pair(1, "q", "Paris.", "Paris.")), "identical-answers");
        assertThat(finding.rows()).containsExactly("rows.jsonl:2");
        assertThat(finding.n()).isEqualTo(2);
        assertThat(finding.estimate()).isEqualTo(0.5);
    }

    @Test
    void answersThatDifferInALetterAreNotIdentical() {
        var checkup = check(Rows.pair(0, "q", "Paris.", "Paris!"));
        assertThat(ids(checkup)).containsExactly("near-duplicates");
        // Two answers of one row are alike, and no row repeats another.
        assertThat(only(checkup, "near-duplicates").rows()).isEmpty();
    }

    @Test
    void emptyAnswersAndPromptsAreFound() {
        var checkup = check(sound(0), Rows.pair(1, " \n", "yes", "\t"));
        assertThat(only(checkup, "empty-answers").n()).isEqualTo(4);
        assertThat(only(checkup, "empty-prompts").rows()).containsExactly("rows.jsonl:2");
    }

    @Test
    void turnsOfOneSpeakerInARowAreBroken() {
        var user = Rows.message("user", "hello");
        var assistant = Rows.message("assistant", "hello to you");
        var system = Rows.message("system", "be kind");
        assertThat(fault(user)).isNull();
        assertThat(fault(system, user, assistant, user)).isNull();
        assertThat(fault(user, user)).contains("turns 1 and 2 are both the user's");
        assertThat(fault(user, assistant)).contains("turns 2 and 3 are both the assistant's");
        assertThat(fault(assistant, user)).contains("the assistant speaks first");
        assertThat(fault(user, assistant, system, user)).contains("turn 3 is the system's");
        assertThat(fault(user, Rows.message("assistant", " "), user)).contains("turn 2 is empty");
    }

    private static @Nullable String fault(Message... asked) {
        var answers = sound(0).responses();
        return AnswerChecks.BrokenTurns.fault(List.of(asked), answers);
    }

    @Test
    void aRepeatedRowIsAnExactDuplicateAndSplitsLeak() {
        var one = withAttribute(Rows.pair(0, "What is it?", "a", "b"), "split", "train");
        var same = withAttribute(Rows.pair(1, " What is it?\r\n", "a ", "b"), "split", "test");
        var asked = withAttribute(Rows.pair(3, "what is IT", "A.", "b!"), "split", "train");
        var checkup = check(one, same, sound(2), asked);
        assertThat(only(checkup, "exact-duplicates").rows()).containsExactly("rows.jsonl:2");
        assertThat(only(checkup, "split-leak").rows())
                .containsExactly("rows.jsonl:2", "rows.jsonl:4");
        assertThat(only(checkup, "split-leak").claim()).contains("(splits: test, train)");
    }

    @Test
    void nearDuplicatesAcrossSplitsAreFound() {
        var text = "one two three four five six seven eight nine ten eleven twelve thirteen";
        var one = withAttribute(Rows.pair(0, text + " a", "x", "y"), "split", "train");
        var other = withAttribute(Rows.pair(1, text + " b", "v", "w"), "split", "test");
        var finding = only(check(one, other), "near-duplicates-across-splits");
        assertThat(finding.rows()).containsExactly("rows.jsonl:2");
    }

    private static Entry withAttribute(Entry row, String name, String value) {
        var item = Rows.item(row);
        var attributes = new TreeMap<>(item.attributes());
        attributes.put(name, value);
        return new Entry(
                row.origin(),
                new Item(item.id(), item.conversation(), attributes),
                row.responses(),
                row.feedback());
    }

    @Test
    void aSourceThatWouldBeWipedOutRaisesAnAlarm() {
        // marin 6854: one template made 859,092 documents into 2.
        var rows = new ArrayList<Entry>();
        for (int i = 0; i < 20; i++) {
            var template =
                    "this page of the shop lists the same twenty words in one order only " + i;
            rows.add(withAttribute(Rows.pair(i, template, "c" + i, "d" + i), "source", "shop"));
            rows.add(withAttribute(sound(100 + i), "source", "forum"));
        }
        var checkup = DOCTOR.check(rows::forEach);
        var alarm = only(checkup, "source-removal");
        assertThat(alarm.claim()).contains("19 of the 20 rows of source \"shop\" (95.0%)");
        assertThat(checkup.removals())
                .extracting(Removal::source, Removal::removed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("forum", 0L),
                        org.assertj.core.groups.Tuple.tuple("shop", 19L));
    }

    @Test
    void removalCountsRowsAlsoWhereNotAllPairsAreKept() {
        var texts = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            texts.add("the very same text again and again");
        }
        var doctor = new Doctor(new NearDuplicates(5, 0.7, 3, 1), null);
        var checkup = doctor.check(Rows.texts(texts));
        assertThat(checkup.nearDuplicates().pairs()).hasSize(3);
        assertThat(only(checkup, "near-duplicates").claim()).contains("99 of 100 rows");
    }

    @Test
    void aScoreOfTenThatMeantOneContradictsItsAspects() {
        // UltraFeedback issue 8: 2,628 completions with overall score 10 and aspects of 1 and 2.
        var bug = scored(0, 10, 1.75);
        var fine = scored(1, 8.5, 4.5);
        var low = scored(2, 2, 1.5);
        var finding = only(check(bug, fine, low), "score-contradiction");
        assertThat(finding.rows()).containsExactly("rows.jsonl:1");
        assertThat(finding.n()).isEqualTo(3);
    }

    private static Entry scored(int row, double overall, double mean) {
        var base = sound(row);
        var target = new Candidate(null, base.responses().getFirst().id());
        return new Entry(
                base.origin(),
                base.item(),
                base.responses(),
                List.of(
                        new Feedback.Rating(
                                Rows.header(null, null, "overall_score", base.origin()),
                                target,
                                ANY,
                                overall),
                        new Feedback.Rating(
                                Rows.header(null, null, "fine-grained_score", base.origin()),
                                target,
                                ANY,
                                mean)));
    }

    @Test
    void personalDataAreFoundAndShownMasked() {
        var finding =
                only(
                        check(
                                Rows.pair(
                                        0,
                                        "Mail jo.doe@mail.org",
                                        "or call +49 30 1234 5678",
                                        "no"),
                                Rows.pair(
                                        1,
                                        "AKIAIOSFODNN7EXAMPL0 is it",
                                        "4111 1111 1111 1111",
                                        "x"),
                                Rows.pair(
                                        2,
                                        "write to me@example.com",
                                        "call 555-555-0100",
                                        "in 2024")),
                        "personal-data");
        assertThat(finding.rows()).containsExactly("rows.jsonl:1", "rows.jsonl:2");
        assertThat(finding.claim())
                .contains("1 card number, 1 e-mail, 1 key, 1 telephone number")
                .contains("j*.***@****.**g")
                .doesNotContain("jo.doe", "1234", "AKIAIO", "4111");
    }

    @Test
    void ordinaryNumbersAreNoTelephones() {
        assertThat(
                        ids(
                                check(
                                        Rows.pair(
                                                0,
                                                "1024 2048 4096 8192 16384 and 3.141592653589793",
                                                "2023-11-24 10:12:13, 1,234,567,890 or 123456789012",
                                                "ISBN 978-3-16-148410-0"))))
                .isEmpty();
    }

    @Test
    void refusalsArePutBesideWhatWasPreferred() {
        var finding =
                only(
                        check(
                                Rows.pair(
                                        0,
                                        "q",
                                        "I’m sorry, but I can't do that.",
                                        "Sure: like so."),
                                sound(1)),
                        "refusals");
        assertThat(finding.claim())
                .contains("1 of 4", "of the preferred 50.0%, of the others 0.0%");
    }

    @Test
    void anAnswerOfAnotherScriptIsFound() {
        var finding =
                only(
                        check(
                                Rows.pair(
                                        0,
                                        "Please tell me where the old library is",
                                        "图书馆在市中心的旁边那里",
                                        "no"),
                                sound(1)),
                        "script-mismatch");
        assertThat(finding.rows()).containsExactly("rows.jsonl:1");
    }

    @Test
    void garbledTextIsFound() {
        assertThat(only(check(Rows.pair(0, "itâ€™s", "a", "b")), "garbled-text").n()).isEqualTo(1);
    }

    @Test
    void oneVeryLongAnswerAmongManyIsAnOutlier() {
        var random = new Seed(1).random();
        var rows = new ArrayList<Entry>();
        for (int i = 0; i < 200; i++) {
            rows.add(Rows.pair(i, "q" + i, words(i, 30 + random.nextInt(40)), words(-i, 40)));
        }
        rows.add(
                Rows.pair(
                        200,
                        "q200",
                        words(7777, 5000),
                        "short answer here, of eight words in all"));
        var finding = only(DOCTOR.check(rows::forEach), "length-outliers");
        assertThat(finding.rows()).first().isEqualTo("rows.jsonl:201");
        assertThat(finding.n()).isEqualTo(402);
    }

    private static String words(int seed, int count) {
        var random = new Seed(seed).random();
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add("w" + random.nextInt(100_000));
        }
        return String.join(" ", words);
    }

    @Test
    void featureDensityIsUniqueOverAll() {
        Entries texts = Rows.texts("the cat and the dog", "A dog");
        assertThat(DOCTOR.check(texts).density())
                .containsExactly(
                        new FeatureDensity("words", 7, 5),
                        new FeatureDensity("words-without-stopwords", 3, 2));
    }
}
