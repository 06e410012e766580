package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Exchange;
import org.psephos.dataset.Exchanges;
import org.psephos.dataset.FolderTable;
import org.psephos.dataset.Intake;
import org.psephos.dataset.PlainWords;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Message;
import org.psephos.model.Part;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;

/**
 * The comparisons of a dataset folder with their words, without a dataset in memory: items and
 * answers are read along with the comparisons, which name them about in the order in which they
 * stand. The digests of all tables are checked first, as where a folder is read whole.
 */
final class FolderExchanges implements Exchanges {
    /** Characters of items, and of answers, that are kept at most. */
    private static final long WINDOW = 32L << 20;

    private static final List<String> OTHERS =
            List.of("ranking", "choice", "rating", "label", "edit");

    private final Path folder;
    private final Intake intake;
    private final boolean graded;
    private final Manner manner;

    private FolderExchanges(Path folder, Intake intake, boolean graded, Manner manner) {
        this.folder = folder;
        this.intake = intake;
        this.graded = graded;
        this.manner = manner;
    }

    /**
     * How they are gone through.
     *
     * @param window characters that are kept at most
     * @param threads how many may work at once; changes time only
     */
    record Manner(long window, int threads) {}

    /**
     * Those of {@code folder}; null where it holds other judgements, some that do not name their
     * item and answers, or tables that another program wrote.
     */
    static @Nullable FolderExchanges of(Path folder, int threads) {
        return of(folder, new Manner(WINDOW, threads));
    }

    /** As above, in a manner of one's own. */
    static @Nullable FolderExchanges of(Path folder, Manner manner) {
        var json = DatasetFolderReader.described(folder);
        var counted = json.path("feedback");
        boolean others = OTHERS.stream().anyMatch(kind -> counted.path(kind).asLong() > 0);
        if (others || counted.path("comparison").asLong() == 0) {
            return null;
        }
        DatasetFolderReader.checkDigests(folder, json, manner.threads);
        try {
            var rows = new LinkedHashMap<FolderTable, Long>();
            for (var table : FolderTable.values()) {
                try (var opened = OwnTable.open(folder.resolve(table.file()))) {
                    if (opened == null) {
                        return null;
                    }
                    rows.put(table, opened.rows());
                }
            }
            var look = Look.at(folder, counted.path("comparison").asLong());
            return look == null
                    ? null
                    : new FolderExchanges(folder, intake(json, rows, look), look.graded, manner);
        } catch (IOException e) {
            throw DatasetFolderReader.damaged(folder.toString(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Intake intake(JsonNode json, SequencedMap<FolderTable, Long> rows, Look look) {
        var totals = new LinkedHashMap<String, Long>();
        json.path("feedback")
                .properties()
                .forEach(e -> totals.put(e.getKey(), e.getValue().asLong()));
        return new Intake(
                DatasetFolderReader.manifest(json),
                totals,
                look.systems,
                rows.getOrDefault(FolderTable.ITEMS, 0L),
                rows.getOrDefault(FolderTable.RESPONSES, 0L));
    }

    /** What is known of all comparisons before their words are read. */
    private record Look(SortedSet<String> systems, boolean graded) {
        Look {
            systems = new TreeSet<>(systems);
        }

        /** Null where one does not name its item and both of its answers. */
        static @Nullable Look at(Path folder, long comparisons) throws IOException {
            try (var table = OwnTable.open(folder.resolve(FolderTable.FEEDBACK.file()))) {
                if (table == null) {
                    return null;
                }
                var item = table.leaf("item", 1, 0);
                var left = table.leaf("left_response", 1, 0);
                var right = table.leaf("right_response", 1, 0);
                var one = table.leaf("left_system", 1, 0);
                var other = table.leaf("right_system", 1, 0);
                var outcome = table.leaf("outcome", 1, 0);
                var strength = table.leaf("strength", 1, 0);
                var systems = new TreeSet<String>();
                boolean graded = true;
                for (long row = 0; row < comparisons && table.next(); row++) {
                    if (!item.passed() || !left.passed() || !right.passed()) {
                        return null;
                    }
                    add(one.text(), systems);
                    add(other.text(), systems);
                    var who = outcome.text();
                    boolean preferred = "left".equals(who) || "right".equals(who);
                    boolean says = strength.passed();
                    graded &= says || !preferred;
                }
                return new Look(systems, graded);
            }
        }

        private static void add(@Nullable String name, SortedSet<String> to) {
            if (name != null) {
                to.add(name);
            }
        }
    }

    @Override
    public Intake intake() {
        return intake;
    }

    @Override
    public boolean graded() {
        return graded;
    }

    @Override
    public boolean forEach(Taker to) {
        try (var rows = new OwnComparisons(folder, manner.threads);
                var asked = new OwnRows.Items(folder, manner.threads);
                var answered = new OwnRows.Responses(folder, manner.threads)) {
            long window = manner.window;
            var items =
                    new Nearby<>(asked, i -> i.id().value(), i -> size(i.conversation()), window);
            var answers =
                    new Nearby<>(answered, r -> r.id().value(), r -> size(r.messages()), window);
            var giving = new Giving(items, answers, to);
            long given = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (!giving.give(row)) {
                    return false;
                }
                given++;
            }
            long expected = intake.totals().getOrDefault("comparison", 0L);
            if (given != expected) {
                throw DatasetFolderReader.damaged(
                        folder.resolve(FolderTable.MANIFEST).toString(),
                        "comparison: expected " + expected + ", but found " + given,
                        null);
            }
            return true;
        } catch (IOException e) {
            throw DatasetFolderReader.damaged(folder.toString(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Looks up the words of comparisons. Not thread-safe. */
    private static final class Giving {
        private final Nearby<Item> items;
        private final Nearby<Response> answers;
        private final Taker to;
        private final PlainWords words = new PlainWords();

        Giving(Nearby<Item> items, Nearby<Response> answers, Taker to) {
            this.items = items;
            this.answers = answers;
            this.to = to;
        }

        /** Gives the row with its words; false where they were read and forgotten. */
        boolean give(Feedback.Comparison row) throws IOException {
            var named = row.header().item();
            var item = items.find(named == null ? "" : named.value());
            var left = answers.find(name(row.left().response()));
            var right = answers.find(name(row.right().response()));
            boolean forgotten = item == null && items.forgot();
            forgotten |= (left == null || right == null) && answers.forgot();
            if (forgotten || (left != null && !answers.holds(left))) {
                return false;
            }
            if (item != null
                    && left != null
                    && right != null
                    && item.isPlain()
                    && left.isPlain()
                    && right.isPlain()) {
                words.clear();
                items.plain().fill(item.at(), words, PlainWords.PROMPT);
                answers.plain().fill(left.at(), words, PlainWords.LEFT);
                answers.plain().fill(right.at(), words, PlainWords.RIGHT);
                to.take(row, words);
            } else {
                to.take(
                        new Exchange(
                                row, row(items, item), row(answers, left), row(answers, right)));
            }
            return true;
        }

        private static <T> @Nullable T row(Nearby<T> rows, Nearby.@Nullable Found<T> found) {
            return found == null ? null : rows.row(found);
        }
    }

    private static String name(@Nullable ResponseId id) {
        return id == null ? "" : id.value();
    }

    private static long size(List<Message> messages) {
        long size = 100;
        for (var message : messages) {
            for (var part : message.parts()) {
                size += part instanceof Part.Text(var text) ? text.length() : 100;
            }
        }
        return size;
    }
}
