package org.psephos.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Terminal.Surroundings;
import org.psephos.model.PsephosException;

/** The program: one verb a run. */
public final class Main {
    private static final int NARROWEST = 40;
    private static final int USUAL_WIDTH = 100;

    private Main() {}

    /**
     * Runs the verb named first and ends the process with one of the codes in {@link Exit}. Zero is
     * left to the JVM: its exit call first looks for loggers, which costs 0.04 s.
     */
    public static void main(String[] words) {
        Locale.setDefault(Locale.ROOT);
        int code = run(List.of(words), Terminal.ofProcess(surroundings()));
        if (code != Exit.FINE) {
            System.exit(code);
        }
    }

    /** Runs the verb named first. */
    public static int run(List<String> words, Terminal terminal) {
        try {
            int code = dispatch(words, terminal);
            terminal.flush();
            return code;
        } catch (Terminal.ReaderGone e) {
            return Exit.FINE;
        } catch (PsephosException e) {
            return refuse(e, terminal);
        } catch (OutOfMemoryError e) {
            terminal.say("the memory allowed is not enough for this");
            terminal.whisper("Allow more: PSEPHOS_JAVA_OPTIONS=-Xmx8g psephos ...\n");
            return Exit.BUG;
        } catch (RuntimeException | Error e) {
            return confess(words, e, terminal);
        }
    }

    private static int dispatch(List<String> words, Terminal terminal) {
        if (words.isEmpty() || List.of("--help", "-h").contains(words.getFirst())) {
            terminal.print(Help.overview(terminal.surroundings().columns()));
            return Exit.FINE;
        }
        var first = words.getFirst();
        if (List.of("--version", "-V").contains(first)) {
            terminal.print("psephos " + Version.NAME + "\n");
            return Exit.FINE;
        }
        if (first.equals("help")) {
            return help(words.subList(1, words.size()), terminal);
        }
        var verb = Verbs.named(first);
        var given = Arguments.parse(verb.syntax(), words.subList(1, words.size()));
        if (given.has(Syntax.HELP)) {
            terminal.print(Help.of(verb.syntax(), terminal.surroundings().columns()));
            return Exit.FINE;
        }
        return verb.run(given, terminal);
    }

    private static int help(List<String> words, Terminal terminal) {
        int columns = terminal.surroundings().columns();
        terminal.print(
                words.isEmpty()
                        ? Help.overview(columns)
                        : Help.of(Verbs.named(words.getFirst()).syntax(), columns));
        return Exit.FINE;
    }

    private static int refuse(PsephosException e, Terminal terminal) {
        try {
            terminal.flush();
        } catch (Terminal.ReaderGone | PsephosException unheard) {
            // What is said below matters more than the output that could not be written.
            terminal.whisper("");
        }
        terminal.say(e.problem());
        terminal.whisper(Say.sentence(e.remedy()));
        return switch (e.kind()) {
            case USAGE -> Exit.USAGE;
            case DATA -> Exit.DATA;
            case SERVICE -> Exit.SERVICE;
        };
    }

    private static int confess(List<String> words, Throwable e, Terminal terminal) {
        var trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        terminal.say("this is a bug in psephos " + Version.NAME + ", not a fault of yours");
        terminal.whisper(
                "Please report it with the lines below and the call: psephos %s%n%s"
                        .formatted(Shell.quoted(words), trace));
        return Exit.BUG;
    }

    static Surroundings surroundings() {
        boolean terminal = knows("out") && !"dumb".equals(System.getenv("TERM"));
        var noColour = System.getenv("NO_COLOR");
        boolean colour = terminal && (noColour == null || noColour.isEmpty());
        return new Surroundings(
                columns(System.getenv("COLUMNS"), System.getProperty("psephos.columns")),
                colour,
                colour && knows("unicode"),
                knows("err") && !"dumb".equals(System.getenv("TERM")),
                Runtime.getRuntime().availableProcessors(),
                Clock.systemUTC());
    }

    /**
     * The launcher, which can ask cheaply, says what it found: {@code
     * -Dpsephos.terminal=out,err,unicode}.
     */
    private static boolean knows(String word) {
        return ("," + System.getProperty("psephos.terminal", "") + ",").contains("," + word + ",");
    }

    private static int columns(@Nullable String wished, @Nullable String measured) {
        var text = wished != null && !wished.isBlank() ? wished : measured;
        try {
            return text == null ? USUAL_WIDTH : Math.max(NARROWEST, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }
}
