package org.psephos.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.catalog.Survey.Reply;

/** The page about datasets says what the cards say. */
final class DatasetsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "formats", "datasets.md");
    private static final List<Card> CARDS = Cards.all();
    private static final Path WRITTEN = Path.of("target", "datasets.md");

    @Test
    void thePageIsTheCards() throws IOException {
        var page = page();
        Files.writeString(
                "write".equals(System.getProperty("psephos.pages")) ? PAGE : WRITTEN, page);

        assertThat(PAGE).as("copy psephos-io/%s there", WRITTEN).hasContent(page);
    }

    private static String page() {
        var page = new StringBuilder();
        page.append(
                """
                # Datasets by the survey's 20 dimensions

                Liu et al. (2024) tell 20 things of a dataset and sort datasets by five perspectives: pre-training corpora,
                instruction fine-tuning, preference, evaluation, and traditional tasks of language. Every [card](../cards.md) says
                its perspective (our reading) and replies to each dimension: with what is known, with `?` where nobody here
                knows, or not at all where the survey does not ask it of such a dataset. Ask by them:
                `psephos find --where perspective=preference,language=ja`, `--size 100000..`; the JSON has them all.

                Codes are the survey's. Construction: HG by people, MC by models, CI from existing data. Preference: VO vote, SO
                sort, SC score; -H by people, -M by models. Questions: SQ subjective, OQ objective. Evaluation: CE by code, HE by
                people, ME by models. A month that is not known is X. Size, licence and language of each are on its
                card and in `psephos find`.

                This page is made from the cards and tested to agree with them.

                ## What is known

                | dimension | in the survey | asked of | known | unknown |
                |---|---|---|---:|---:|
                """);
        for (var dimension : Dimension.values()) {
            page.append(counted(dimension));
        }
        for (var perspective : Perspective.values()) {
            table(page, perspective);
        }
        table(page, null);
        return page.toString();
    }

    private static String counted(Dimension dimension) {
        var replies = CARDS.stream().map(card -> Survey.of(card).replies().get(dimension)).toList();
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        dimension,
                        dimension.surveyed(),
                        dimension.perspectives().isEmpty()
                                ? "all"
                                : dimension.perspectives().stream()
                                        .map(Perspective::toString)
                                        .collect(Collectors.joining(", ")),
                        replies.stream().filter(Reply.Known.class::isInstance).count(),
                        replies.stream().filter(Reply.Unknown.class::isInstance).count());
    }

    private static void table(StringBuilder page, @Nullable Perspective perspective) {
        var cards =
                CARDS.stream()
                        .filter(card -> stands(Survey.of(card).perspectives(), perspective))
                        .toList();
        page.append("\n## ").append(perspective == null ? "none of these" : perspective.toString());
        page.append("\n\n");
        if (cards.isEmpty()) {
            page.append("No card yet.\n");
            return;
        }
        var columns = columns(perspective);
        page.append("| card |");
        columns.forEach(column -> page.append(" ").append(column).append(" |"));
        page.append("\n|---").append("|---".repeat(columns.size())).append("|\n");
        for (var card : cards) {
            var replies = Survey.of(card).replies();
            page.append("| `").append(card.name()).append("` |");
            columns.forEach(column -> page.append(cell(replies.get(column))));
            page.append("\n");
        }
    }

    private static boolean stands(List<Perspective> kinds, @Nullable Perspective perspective) {
        return perspective == null ? kinds.isEmpty() : kinds.contains(perspective);
    }

    private static List<Dimension> columns(@Nullable Perspective perspective) {
        var columns =
                new ArrayList<>(
                        List.of(
                                Dimension.PUBLISHER,
                                Dimension.RELEASED,
                                Dimension.PUBLIC,
                                Dimension.CONSTRUCTION,
                                Dimension.CATEGORY,
                                Dimension.SOURCE,
                                Dimension.DOMAIN));
        if (perspective != null) {
            Arrays.stream(Dimension.values())
                    .filter(dimension -> dimension.perspectives().contains(perspective))
                    .filter(dimension -> dimension != Dimension.RELATION_CATEGORIES)
                    .forEach(columns::add);
        }
        return columns;
    }

    private static String cell(@Nullable Reply reply) {
        return switch (reply) {
            case Reply.Known known -> " " + known.text() + " |";
            case Reply.Unknown unknown -> " ? |";
            case Reply.NotAsked not -> " |";
            case null -> throw new AssertionError("every dimension has a reply");
        };
    }
}
