package org.psephos.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.AnswerScorer;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Message;
import org.psephos.model.Part;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;
import org.psephos.model.Response;

/**
 * A program of the user's that scores answers: it is given a line of JSON for each, {@code {"id",
 * "text"}}, and writes one for each in the same order, {@code {"score": NUMBER}}, or null where it
 * cannot tell. It runs once over all answers, in the shell of the system; whether it asks the
 * network is its own affair.
 */
final class CommandScorer implements AnswerScorer {
    /** Its digits are few enough for every number to be finite. */
    private static final Pattern SCORE =
            Pattern.compile(
                    "^\\s*\\{(?:.*,)?\\s*\"score\"\\s*:\\s*(null|-?\\d{1,18}(?:\\.\\d+)?(?:[eE][+-]?\\d{1,2})?)\\s*[,}]");

    private static final int MOST_SAID = 5;

    /**
     * Answers that wait for their line: more would fill memory where the program reads all first.
     */
    private static final int WAITING = 1 << 16;

    private static final Asked END = new Asked(null, null);

    private final String command;

    CommandScorer(String command) {
        this.command = command;
    }

    private record Asked(@Nullable Entry entry, @Nullable Response response) {}

    @Override
    public String name() {
        return command;
    }

    @Override
    public void score(Entries entries, Consumer<Scored> to) {
        var call = new Call();
        try {
            call.run(entries, to);
        } catch (IOException e) {
            throw call.failed("cannot be run: " + e.getMessage(), e);
        }
    }

    /** One run of the program. */
    private final class Call {
        private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>(WAITING);
        private final Queue<String> said = new ConcurrentLinkedQueue<>();
        private volatile @Nullable RuntimeException unread;
        private volatile boolean deaf;

        void run(Entries entries, Consumer<Scored> to) throws IOException {
            var process = new ProcessBuilder("sh", "-c", command).start();
            var errors = Thread.ofPlatform().daemon().start(() -> listen(process));
            var writer = Thread.ofPlatform().daemon().start(() -> write(process, entries));
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                long line = 0;
                for (var next = take(); !next.equals(END); next = take()) {
                    line++;
                    to.accept(scored(next, lines.readLine(), line));
                }
                if (lines.readLine() != null) {
                    throw failed("wrote more lines than it was given, which were " + line, null);
                }
                writer.join();
                int code = process.waitFor();
                errors.join();
                if (unread != null) {
                    throw unread;
                }
                if (code != 0) {
                    throw failed("ended with code " + code, null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed("was interrupted", e);
            } finally {
                deaf = true;
                asked.clear();
                process.destroy();
            }
        }

        private Asked take() throws InterruptedException {
            return asked.take();
        }

        private Scored scored(Asked next, @Nullable String line, long number) {
            var entry = next.entry;
            var response = next.response;
            if (entry == null || response == null) {
                throw new IllegalStateException("an end has no score");
            }
            if (line == null) {
                throw failed("wrote no line %s, for %s".formatted(number, entry.origin()), null);
            }
            return new Scored(entry, response, number(line, number));
        }

        private @Nullable Double number(String line, long number) {
            var found = SCORE.matcher(line);
            if (!found.find()) {
                throw failed(unreadable(line, number), null);
            }
            var told = found.group(1);
            return told.equals("null") ? null : Double.valueOf(told);
        }

        private String unreadable(String line, long number) {
            return "wrote line %s as \"%s\"; expected {\"score\": NUMBER or null}"
                    .formatted(number, line.length() <= 60 ? line : line.substring(0, 60) + "...");
        }

        private void listen(Process process) {
            try (var errors = process.errorReader(StandardCharsets.UTF_8)) {
                for (var line = errors.readLine(); line != null; line = errors.readLine()) {
                    if (!line.isBlank() && said.size() < MOST_SAID) {
                        said.add(line.strip());
                    }
                }
            } catch (IOException e) {
                said.add(String.valueOf(e.getMessage()));
            }
        }

        /** What cannot be written is told by who reads: the program has ended. */
        private void write(Process process, Entries entries) {
            try (var to =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    process.getOutputStream(), StandardCharsets.UTF_8))) {
                entries.forEach(entry -> entry.responses().forEach(one -> write(entry, one, to)));
            } catch (IOException | UncheckedIOException e) {
                said.add(String.valueOf(e.getMessage()));
            } catch (PsephosException e) {
                unread = e;
            } finally {
                put(END);
            }
        }

        private void write(Entry entry, Response response, BufferedWriter to) {
            put(new Asked(entry, response));
            try {
                to.write("{\"id\": " + JsonText.word(response.id().value()));
                to.write(", \"text\": " + JsonText.word(text(response)) + "}\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void put(Asked one) {
            try {
                if (!deaf) {
                    asked.put(one);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        PsephosException failed(String how, @Nullable Throwable cause) {
            var told = said.isEmpty() ? "" : " (it said: %s)".formatted(String.join(" | ", said));
            var problem = "the scorer \"%s\" %s%s".formatted(command, how, told);
            var remedy =
                    "Run it by hand on a line such as {\"id\": \"a\", \"text\": \"Hello.\"}: it must"
                            + " write {\"score\": 0.1} for each line that it reads, in order.";
            return cause == null
                    ? new PsephosException(Kind.SERVICE, problem, remedy)
                    : new PsephosException(Kind.SERVICE, problem, remedy, cause);
        }
    }

    private static String text(Response response) {
        var text = new StringBuilder();
        for (Message message : response.messages()) {
            for (var part : message.parts()) {
                if (part instanceof Part.Text words) {
                    text.append(text.isEmpty() ? "" : "\n").append(words.text());
                }
            }
        }
        return text.toString();
    }
}
