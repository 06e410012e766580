package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding;
import org.psephos.model.PsephosException;

/**
 * Small conversations by hand. Mutants that these tests have seen off: the messages before as
 * candidates; words weighed by the later part too; ties for the true message.
 */
class ResponseRetrievalTest {
    private static final String CATS =
            """
            conversation,time,text,user
            c,1,cat food,u
            c,2,cat nap,v
            c,3,dog,u
            c,4,dog park,v
            c,5,cat bed,u
            """;

    private static ProbeResult look(String csv, ProbeOptions options) {
        return ResponseRetrieval.PROBE.verb().look(Rows.of(csv, "time"), options);
    }

    private static ProbeOptions options() {
        return ProbeOptions.withDefaults().rounds(0).set("train", "0.4").set("candidates", "all");
    }

    private static double value(ProbeResult result, String name, String of) {
        return Objects.requireNonNull(result.quantity(name, of).value());
    }

    /**
     * After "cat nap" only "cat bed" shares a word, so that "dog" is level with "dog park" on
     * places 2 and 3; after "dog" comes "dog park" first of two; after "dog park" stands "dog"
     * before "cat bed".
     */
    @Test
    void theNextMessageIsRankedByWordsAndTiesByLot() {
        var result = look(CATS, options());

        assertThat(value(result, "mrr", "bm25"))
                .isCloseTo((5 / 12.0 + 1 + 1 / 2.0) / 3, within(1e-12));
        assertThat(value(result, "recall-at-1", "bm25")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(value(result, "recall-at-5", "bm25")).isEqualTo(1);
        // Of 3, 2 and 2 candidates by lot.
        assertThat(value(result, "mrr", "random"))
                .isCloseTo((11 / 18.0 + 3 / 4.0 + 3 / 4.0) / 3, within(1e-12));
        assertThat(value(result, "recall-at-1", "random"))
                .isCloseTo((1 / 3.0 + 1 / 2.0 + 1 / 2.0) / 3, within(1e-12));
        assertThat(value(result, "mrr-gain", "bm25 over random"))
                .isCloseTo(23 / 36.0 - 19 / 27.0, within(1e-12));
        assertThat(value(result, "queries", "")).isEqualTo(3);
        assertThat(value(result, "candidates", "")).isCloseTo(7 / 3.0, within(1e-12));
    }

    @Test
    void anotherConversationIsNotFollowed() {
        var csv = CATS.replace("c,3,", "d,3,").replace("c,4,", "d,4,");

        // "cat bed" follows "cat nap"; "dog park" follows "dog"; nothing comes before "dog".
        var result = look(csv, options());
        assertThat(value(result, "queries", "")).isEqualTo(2);
        assertThat(value(result, "mrr", "bm25")).isEqualTo(1);
    }

    @Test
    void onlyWhatTheEarlierPartSaysCounts() {
        var csv =
                """
                conversation,time,text
                c,1,yes
                c,2,no
                c,3,yes
                c,4,so
                c,5,yes
                c,6,no
                c,7,so
                """;
        var result = look(csv, options().set("train", "0.55"));

        // The earlier part says "yes" twice, last at 3, "no" once at 2, "so" once at 4. Looked for
        // are "yes" of all three, "no" beside "so", "so" beside "yes".
        assertThat(value(result, "mrr", "most popular"))
                .isCloseTo((1 + 3 / 4.0 + 1 / 2.0) / 3, within(1e-12));
        assertThat(value(result, "mrr", "most recent"))
                .isCloseTo((1 / 2.0 + 1 / 2.0 + 1) / 3, within(1e-12));
    }

    @Test
    void candidatesAreDrawnWithTheSeed() {
        var csv = new StringBuilder("conversation,time,text\n");
        for (int i = 0; i < 200; i++) {
            csv.append("c,%s,w%s w%s%n".formatted(i, i % 7, i % 11));
        }
        var options = options().set("candidates", "5");

        var one = look(csv.toString(), options);
        assertThat(one).isEqualTo(look(csv.toString(), options));
        assertThat(value(one, "candidates", "")).isEqualTo(5);
        assertThat(value(one, "recall-at-1", "random")).isCloseTo(0.2, within(1e-12));
        var other = new ProbeOptions(options.settings(), 0, 0.95, new org.psephos.math.Seed(2));
        assertThat(value(look(csv.toString(), other), "mrr", "bm25"))
                .isNotEqualTo(value(one, "mrr", "bm25"));
    }

    @Test
    void wordsThatDoNotTellAreFound() {
        var csv = new StringBuilder("conversation,time,text,user\n");
        for (int i = 0; i < 300; i++) {
            csv.append("c,%s,w%s,u%s%n".formatted(i, i, i % 30));
        }
        var result = look(csv.toString(), options().rounds(200).set("candidates", "10"));

        assertThat(result.findings()).extracting(Finding::id).containsExactly("words-do-not-tell");
    }

    @Test
    void whereNothingFollowsNothingIsSaid() {
        var result = look("conversation,time,text\nc,1,a\nd,2,b\ne,3,c\n", options());

        assertThat(result.quantity("mrr").undefined()).startsWith("0 messages of the later part");
        assertThat(result.answers()).isFalse();
    }

    @Test
    void aStrangeNumberOfCandidatesIsRefused() {
        assertThatThrownBy(() -> look(CATS, options().set("candidates", "1")))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("\"1\"; expected all, or a whole number from 2");
    }

    @Test
    void wordsOfAnyLanguage() {
        assertThat(ChatWords.of("Привет, 世界人民 👍👍 don't 猫"))
                .containsExactly("привет", "世界", "界人", "人民", "👍", "👍", "don", "t", "猫");
    }
}
