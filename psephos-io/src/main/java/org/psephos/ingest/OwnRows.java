package org.psephos.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FolderTable;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/**
 * Rows of the tables of our own folder that hold words, one after the other: as bytes where they
 * are plain, else as records. Not thread-safe.
 */
sealed interface OwnRows<T> extends AutoCloseable {

    /** Steps on; false at the end. */
    boolean next() throws IOException;

    /**
     * Puts the row at hand into {@code window} and keeps it there.
     *
     * @return where it stands there, or -1 where it is not plain: then it is still at hand
     */
    long plain(PlainWindow window) throws IOException;

    /** The row at hand, which then no longer is. */
    T row() throws IOException;

    /** The row that was put into {@code window} at {@code at}. */
    T row(PlainWindow window, long at);

    @Override
    void close() throws IOException;

    /** Opens a table that our own writer wrote. */
    static OwnTable open(Path folder, FolderTable table) throws IOException {
        var opened = OwnTable.open(folder.resolve(table.file()));
        if (opened == null) {
            throw new IOException(table.file() + " was written by another program");
        }
        return opened;
    }

    /** What {@code maker} makes of a text, if there is one. */
    static <I> @Nullable I make(@Nullable String text, Function<String, I> maker) {
        return text == null ? null : maker.apply(text);
    }

    /** What was asked. */
    final class Items implements OwnRows<Item> {
        private final OwnTable table;
        private final OwnCells.Text id;
        private final OwnCells.Conversations conversation;
        private final OwnCells.Texts attributes;

        Items(Path folder) throws IOException {
            table = open(folder, FolderTable.ITEMS);
            id = new OwnCells.Text(table, "item");
            conversation = new OwnCells.Conversations(table, "conversation");
            attributes = new OwnCells.Texts(table, "attributes");
        }

        @Override
        public boolean next() throws IOException {
            return table.next();
        }

        @Override
        public long plain(PlainWindow window) {
            table.mark();
            window.begin();
            boolean named = id.put(window);
            window.nothing();
            window.system(null);
            if (named && conversation.put(window) && attributes.none()) {
                return window.keep();
            }
            table.back();
            return -1;
        }

        @Override
        public Item row() throws IOException {
            return new Item(new ItemId(id.need()), conversation.next(), attributes.next());
        }

        @Override
        public Item row(PlainWindow window, long at) {
            return new Item(
                    new ItemId(window.name(at)), window.reader(at).messages(), new TreeMap<>());
        }

        @Override
        public void close() throws IOException {
            table.close();
        }
    }

    /** What was answered. */
    final class Responses implements OwnRows<Response> {
        private final OwnTable table;
        private final OwnCells.Text id;
        private final OwnCells.Text item;
        private final OwnCells.Text system;
        private final OwnCells.Conversations messages;
        private final OwnLeaf tokens;
        private final OwnLeaf cost;
        private final OwnCells.Texts attributes;

        Responses(Path folder) throws IOException {
            table = open(folder, FolderTable.RESPONSES);
            id = new OwnCells.Text(table, "response");
            item = new OwnCells.Text(table, "item");
            system = new OwnCells.Text(table, "system");
            messages = new OwnCells.Conversations(table, "messages");
            tokens = table.leaf("tokens", 1, 0);
            cost = table.leaf("cost", 1, 0);
            attributes = new OwnCells.Texts(table, "attributes");
        }

        @Override
        public boolean next() throws IOException {
            return table.next();
        }

        @Override
        public long plain(PlainWindow window) {
            table.mark();
            window.begin();
            boolean named = id.put(window);
            item.put(window);
            window.system(system.next());
            if (named
                    && messages.put(window)
                    && !tokens.passed()
                    && !cost.passed()
                    && attributes.none()) {
                return window.keep();
            }
            table.back();
            return -1;
        }

        @Override
        public Response row() throws IOException {
            return new Response(
                    new ResponseId(id.need()),
                    make(item.next(), ItemId::new),
                    make(system.next(), SystemId::new),
                    messages.next(),
                    tokens.whole(),
                    cost.real(),
                    attributes.next());
        }

        @Override
        public Response row(PlainWindow window, long at) {
            var reader = window.reader(at);
            return new Response(
                    new ResponseId(window.name(at)),
                    make(reader.item(), ItemId::new),
                    make(reader.system(), SystemId::new),
                    reader.messages(),
                    null,
                    null,
                    new TreeMap<>());
        }

        @Override
        public void close() throws IOException {
            table.close();
        }
    }
}
