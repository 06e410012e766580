package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.math.Seed;
import org.psephos.model.Item;
import org.psephos.model.Message;
import org.psephos.model.Part;

class FixTest {
    private static final String LONG = "one two three four five six seven eight nine ten eleven ";

    private static final String MORE =
            "twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty ";

    private static Fix fix(Set<Rule> rules, Mixing mixing) {
        return new Fix(rules, NearDuplicates.withDefaults(), null, mixing);
    }

    private static List<String> told(Fix fix, List<Entry> rows) {
        var told = new ArrayList<String>();
        var fixed = fix.decide(rows::forEach);
        fixed.forEach(kept -> told.add(told(kept)), gone -> told.add(told(gone)));
        var atOnce = new ArrayList<String>();
        var again =
                fix.decide(
                        rows::forEach,
                        kept -> atOnce.add(told(kept)),
                        gone -> atOnce.add(told(gone)));
        assertThat(atOnce).isEqualTo(told);
        var afterwards = new ArrayList<String>();
        again.forEach(kept -> afterwards.add(told(kept)), gone -> afterwards.add(told(gone)));
        assertThat(afterwards).isEqualTo(told);
        assertThat(again.dropped()).isEqualTo(fixed.dropped());
        assertThat(again.rows()).isEqualTo(rows.size());
        assertThat(fixed.rows()).isEqualTo(rows.size());
        assertThat(fixed.kept())
                .isEqualTo(told.stream().filter(one -> one.startsWith("kept")).count());
        return told;
    }

    private static String told(Entry kept) {
        return "kept " + Rows.item(kept).id();
    }

    private static String told(Dropped gone) {
        var like = gone.like() == null ? "" : " like " + gone.like();
        return gone.rule() + " " + gone.id() + like;
    }

    @Test
    void whatComparesNoRowsGoesThroughThemOnce() {
        var rows = List.of(Rows.pair(0, "q", "", "b"), Rows.pair(1, "q", "a", "b"));
        var passes = new int[1];
        Entries counted =
                to -> {
                    passes[0]++;
                    rows.forEach(to);
                };
        var single = fix(Set.of(Rule.EMPTY_ANSWERS), Mixing.none());
        single.decide(counted, kept -> {}, gone -> {});
        assertThat(passes[0]).isEqualTo(1);
        fix(Set.of(Rule.EXACT_DUPLICATES), Mixing.none()).decide(counted, kept -> {}, gone -> {});
        assertThat(passes[0]).isEqualTo(3);
    }

    @Test
    void eachRowGoesByTheFirstRuleItFallsUnderAndTheFirstOfRepeatsStays() {
        var rows =
                List.of(
                        Rows.pair(0, "q", "a", "b"),
                        Rows.pair(1, "q", "a", "b"),
                        Rows.pair(2, "r", "same", "same"),
                        Rows.pair(3, "s", "", ""),
                        Rows.pair(4, LONG + MORE + "x", "c", "d"),
                        Rows.pair(5, LONG + MORE + "y", "c", "d"));
        assertThat(told(fix(Fix.USUAL, Mixing.none()), rows))
                .containsExactly(
                        "kept q0",
                        "exact-duplicates q1 like rows.jsonl:1",
                        "identical-answers q2",
                        "empty-answers q3",
                        "kept q4",
                        "near-duplicates q5 like rows.jsonl:5");
    }

    /**
     * Mutants: case or blanks inside passed over; no composing of letters; turns told by their
     * words alone.
     */
    @Test
    void exactDuplicatesAreEqualLetterByLetter() {
        var rows =
                List.of(
                        Rows.pair(0, "Which language?", "c++", "-1"),
                        Rows.pair(1, "Which language?", "c#", "-1"),
                        Rows.pair(2, "Which language?", "c++", "1"),
                        Rows.pair(3, "which language?", "c++", "-1"),
                        Rows.pair(4, "Which  language?", "c++", "-1"),
                        Rows.pair(5, "Which language? c++", "-1", ""),
                        Rows.pair(6, "Which language?", "-1", "c++"),
                        Rows.pair(7, "\tWhich language?\r\n", " c++", "-1\n"),
                        Rows.pair(8, "Zo\u00eb\nsays", "?!", "..."),
                        Rows.pair(9, "Zoe\u0308\r\nsays", "?!", "..."),
                        Rows.pair(10, "Zo\u00eb\rsays", "?!", "..."),
                        Rows.pair(11, "Zo\u00eb says", "?!", "..."),
                        Rows.pair(12, "Zo\u00eb\n\nsays", "?!", "..."),
                        Rows.pair(13, " ", "", "\n"),
                        Rows.pair(14, " ", "", "\n"));
        assertThat(told(fix(Set.of(Rule.EXACT_DUPLICATES), Mixing.none()), rows))
                .filteredOn(told -> !told.startsWith("kept"))
                .containsExactly(
                        "exact-duplicates q7 like rows.jsonl:1",
                        "exact-duplicates q9 like rows.jsonl:9",
                        "exact-duplicates q10 like rows.jsonl:9");
    }

    @Test
    void whoSpeaksAndWhatIsShownTellRowsApart() {
        var user = Rows.message("user", "a");
        var both = List.of(user, Rows.message("user", "b"));
        var rows =
                List.of(
                        asking(0, both),
                        asking(1, List.of(Rows.message("user", "a\nb"))),
                        asking(2, List.of(user, Rows.message("assistant", "b"))),
                        asking(3, List.of(shown("1.png"))),
                        asking(4, List.of(shown("2.png"))),
                        asking(5, List.of(shown("1.png"))),
                        asking(6, both));
        assertThat(told(fix(Set.of(Rule.EXACT_DUPLICATES), Mixing.none()), rows))
                .containsExactly(
                        "kept q0",
                        "kept q1",
                        "kept q2",
                        "kept q3",
                        "kept q4",
                        "exact-duplicates q5 like rows.jsonl:4",
                        "exact-duplicates q6 like rows.jsonl:1");
    }

    private static Message shown(String picture) {
        return new Message("user", List.of(new Part.Image(picture, "image/png")));
    }

    private static Entry asking(int number, List<Message> turns) {
        var row = Rows.pair(number, "", "x", "y");
        var item = Rows.item(row);
        return new Entry(
                row.origin(),
                new Item(item.id(), turns, item.attributes()),
                row.responses(),
                row.feedback());
    }

    /** Mutants: fields joined without a border; borders counted as one however many. */
    @Test
    void wordsKeepToTheirFieldWhereWholeRowsAreCompared() {
        var rows =
                List.of(
                        Rows.pair(0, "one two", "three", "four five six"),
                        Rows.pair(1, "one", "two three", "four five six"),
                        Rows.pair(2, "One, two", "three", "four five six!"),
                        Rows.pair(3, "a b", "c", ""),
                        Rows.pair(4, "a", "b c", ""),
                        Rows.pair(9, "a", "", "b c"),
                        Rows.pair(5, "c++", "x", "y z"),
                        Rows.pair(6, "c#", "x", "y z"),
                        Rows.pair(7, "", "", ""),
                        Rows.pair(8, "", "", ""),
                        Rows.pair(10, LONG, "a", "z"),
                        Rows.pair(11, LONG + "a", "", "z"));
        assertThat(told(fix(Set.of(Rule.NEAR_DUPLICATES), Mixing.none()), rows))
                .filteredOn(told -> !told.startsWith("kept"))
                .containsExactly("near-duplicates q2 like rows.jsonl:1");
    }

    @Test
    void aRowThatWentForAnotherReasonTakesNobodyWithIt() {
        var rows = List.of(Rows.pair(0, LONG, "", "b"), Rows.pair(1, LONG, "a", "b"));
        assertThat(
                        told(
                                fix(
                                        Set.of(Rule.EMPTY_ANSWERS, Rule.NEAR_DUPLICATE_PROMPTS),
                                        Mixing.none()),
                                rows))
                .containsExactly("empty-answers q0", "kept q1");
    }

    @Test
    void aChainIsNotClosed() {
        // b is like a and goes; c is like b only, and stays.
        var a = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20";
        var b = "3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22";
        var c = "5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24";
        var rows =
                List.of(
                        Rows.pair(0, a, "x", "y"),
                        Rows.pair(1, b, "x", "y"),
                        Rows.pair(2, c, "x", "y"));
        assertThat(told(fix(Set.of(Rule.NEAR_DUPLICATE_PROMPTS), Mixing.none()), rows))
                .containsExactly(
                        "kept q0", "near-duplicate-prompts q1 like rows.jsonl:1", "kept q2");
    }

    @Test
    void bothOfAPairNeverGo() {
        // distilabel's filter drops every row that has a neighbour, and so the last of its kind.
        var rows =
                List.of(
                        Rows.pair(0, LONG, "x", "y"),
                        Rows.pair(1, LONG, "x", "z"),
                        Rows.pair(2, LONG, "v", "w"));
        assertThat(told(fix(Set.of(Rule.NEAR_DUPLICATE_PROMPTS), Mixing.none()), rows))
                .containsExactly(
                        "kept q0",
                        "near-duplicate-prompts q1 like rows.jsonl:1",
                        "near-duplicate-prompts q2 like rows.jsonl:1");
    }

    @Test
    void aPromptWithSeveralPairsIsNoNearDuplicateOfItself() {
        var rows =
                List.of(
                        Rows.pair(0, LONG, LONG + "a b c d", "y"),
                        Rows.pair(
                                1, LONG, "quite another answer than before, and longer too", "w"));
        assertThat(told(fix(Fix.USUAL, Mixing.none()), rows)).containsExactly("kept q0", "kept q1");
    }

    @Test
    void theLeakingRowOfTheTrainingSplitGoes() {
        var train = with(Rows.pair(0, "What?", "a", "b"), Map.of("split", "train"));
        var test = with(Rows.pair(1, "what", "c", "d"), Map.of("split", "test"));
        assertThat(told(fix(Set.of(Rule.SPLIT_LEAK), Mixing.none()), List.of(train, test)))
                .containsExactly("split-leak q0", "kept q1");
    }

    /**
     * Mutants run: a leak takes nothing from the rules that follow it, and all from those before.
     */
    @Test
    void aRowThatLeaksGoesByTheFirstOfItsRules() {
        var rows =
                List.of(
                        with(Rows.pair(0, "What?", "a", "b"), Map.of("split", "train", "q", "0")),
                        with(Rows.pair(1, "what", "", "d"), Map.of("split", "train", "q", "0")),
                        with(Rows.pair(2, "WHAT", "e", "f"), Map.of("split", "test", "q", "0")),
                        with(Rows.pair(3, "What!", "a", "b"), Map.of("split", "train", "q", "9")));
        var mixing = new Mixing("q", 1.0, null, "source", new TreeMap<>());
        var rules =
                Set.of(Rule.EMPTY_ANSWERS, Rule.SPLIT_LEAK, Rule.MIN_SCORE, Rule.EXACT_DUPLICATES);
        assertThat(told(fix(rules, mixing), rows))
                .containsExactly(
                        "split-leak q0", "empty-answers q1", "min-score q2", "split-leak q3");
    }

    @Test
    void theBestOfEachSourceStay() {
        var rows = new ArrayList<Entry>();
        for (int i = 0; i < 10; i++) {
            var source = i < 4 ? "math" : "chat";
            rows.add(
                    with(
                            Rows.pair(i, "q" + i, "a" + i, "b" + i),
                            Map.of("source", source, "quality", "" + i % 5)));
        }
        var portions = new TreeMap<>(Map.of("math", Portion.ofShare(0.5), "*", Portion.ofRows(1)));
        var mixing = new Mixing("quality", 1.0, null, "source", portions);
        assertThat(told(fix(Set.of(Rule.MIN_SCORE), mixing), rows))
                .containsExactly(
                        "min-score q0",
                        "top q1",
                        "kept q2",
                        "kept q3",
                        "kept q4",
                        "min-score q5",
                        "top q6",
                        "top q7",
                        "top q8",
                        "top q9");
    }

    @Test
    void rowsOfMiddleScoreStayAndAMissingOneIsNotAboveTheGreatest() {
        var rows = new ArrayList<Entry>();
        for (int i = 0; i < 4; i++) {
            var row = Rows.pair(i, "q" + i, "a" + i, "b" + i);
            rows.add(i == 3 ? row : with(row, Map.of("confidence", "0." + (1 + 4 * i))));
        }
        var middle = new Mixing("confidence", 0.3, 0.7, "source", new TreeMap<>());
        assertThat(told(fix(Set.of(Rule.MIN_SCORE, Rule.MAX_SCORE), middle), rows))
                .containsExactly("min-score q0", "kept q1", "max-score q2", "min-score q3");
        var upper = new Mixing("confidence", null, 0.7, "source", new TreeMap<>());
        assertThat(told(fix(Set.of(Rule.MAX_SCORE), upper), rows))
                .containsExactly("kept q0", "kept q1", "max-score q2", "kept q3");
    }

    private static Entry with(Entry row, Map<String, String> attributes) {
        var item = Rows.item(row);
        return new Entry(
                row.origin(),
                new Item(item.id(), item.conversation(), new TreeMap<>(attributes)),
                row.responses(),
                row.feedback());
    }

    @Test
    void rowsThatHoldABenchmarkAreFoundWithTheSharedWords() {
        var test =
                "How many apples does Anna have left after she gave two of them to Tom and Mary?";
        var benchmarks =
                new Benchmarks(
                        Rows.texts(test, "Name the capital of Peru.", "Why?"), Benchmarks.NGRAM);
        assertThat(benchmarks.texts()).isEqualTo(2);
        assertThat(benchmarks.tooShort()).isEqualTo(1);
        var copied =
                Rows.pair(
                        0,
                        "Please solve: how many apples does Anna have left, after she gave two of them to Tom and Mary?",
                        "Three.",
                        "Two.");
        var match = benchmarks.matches(copied).getFirst();
        assertThat(match.benchmarkId()).isEqualTo("t0");
        assertThat(match.overlap()).isEqualTo(1);
        assertThat(match.words()).startsWith("how many apples").endsWith("Tom and Mary");
        var whole = Rows.pair(1, "Now name the capital of Peru for me", "Lima", "Cusco");
        assertThat(benchmarks.matches(whole).getFirst().benchmarkId()).isEqualTo("t1");
        assertThat(
                        benchmarks.matches(
                                Rows.pair(
                                        2,
                                        "Why? How many apples does Anna have?",
                                        "Name the capital",
                                        "x")))
                .isEmpty();
        var fix =
                new Fix(
                        Set.of(Rule.CONTAMINATION),
                        NearDuplicates.withDefaults(),
                        benchmarks,
                        Mixing.none());
        assertThat(told(fix, List.of(copied, Rows.pair(3, "other", "a", "b"))))
                .containsExactly("contamination q0", "kept q3");
        var checkup =
                new Doctor(NearDuplicates.withDefaults(), benchmarks)
                        .check(to -> to.accept(copied));
        assertThat(checkup.matches()).hasSize(1);
        assertThat(checkup.findings().getFirst().id()).isEqualTo("contamination");
    }

    @Test
    void whatMeansNothingIsRefused() {
        assertThatThrownBy(() -> Portion.ofShare(1.5))
                .hasMessageContaining("share must be from 0 to 1");
        assertThatThrownBy(() -> new Mixing(null, 1.0, null, "source", new TreeMap<>()))
                .hasMessageContaining("a least or greatest score needs the name of the score");
        assertThatThrownBy(() -> new Mixing(null, null, 1.0, "source", new TreeMap<>()))
                .hasMessageContaining("a least or greatest score needs the name of the score");
        assertThatThrownBy(() -> new Balancing(0, new Seed(1)))
                .hasMessageContaining("width must be at least 1, but was 0");
        assertThatThrownBy(() -> new Benchmarks(Rows.texts("a"), 3))
                .hasMessageContaining("at least 5");
    }
}
