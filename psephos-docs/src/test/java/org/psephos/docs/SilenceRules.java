package org.psephos.docs;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What code below the faces never calls: it is silent, and the same data give the same bytes. */
final class SilenceRules {
    private static final List<Pattern> ALL_BANS = new ArrayList<>();

    static final Rule NO_CONSOLE =
            bans(
                    "below the faces nobody prints or ends the program",
                    SilenceRules::belowTheFaces,
                    "java.lang.System.(out|err|in)",
                    "java.lang.System.(console|exit|setOut|setErr|setIn|getLogger)(..)",
                    "java.lang.Runtime.(exit|halt|addShutdownHook|exec)(..)",
                    "java.lang.ProcessBuilder.<init>(..)",
                    "java.io.Console.*",
                    ".*.printStackTrace()");
    static final Rule NO_CLOCK =
            bans(
                    "below the faces nobody reads the clock",
                    SilenceRules::belowTheFaces,
                    "java.lang.System.(currentTimeMillis|nanoTime)()",
                    "java.time.[A-Za-z]*.now()",
                    "java.time.[A-Za-z]*.now(ZoneId)",
                    "java.time.Clock.(system|tick)[A-Za-z]*(..)",
                    "java.util.(Date|GregorianCalendar).<init>()");
    static final Rule NO_SURROUNDINGS =
            bans(
                    "below the faces nobody reads the environment",
                    SilenceRules::belowTheFaces,
                    "java.lang.System.(getenv|getProperty|getProperties|setProperty|lineSeparator)(..)",
                    "java.lang.(Boolean.getBoolean|Integer.getInteger|Long.getLong)(..)",
                    "java.lang.Runtime.(availableProcessors|maxMemory|totalMemory|freeMemory)()",
                    "java.net.InetAddress.getLocalHost()",
                    "java.lang.ProcessHandle.*");
    static final Rule NO_CHANCE =
            bans(
                    "chance comes from a seed, by the room math",
                    SilenceRules::belowTheFaces,
                    "java.lang.Math.random()",
                    "java.lang.StrictMath.random()",
                    "java.util.(Random|SplittableRandom).<init>(..)",
                    "java.util.concurrent.ThreadLocalRandom.*",
                    "java.security.SecureRandom.*",
                    "java.util.random.*",
                    "java.util.UUID.randomUUID()",
                    "java.util.Collections.shuffle(..)");
    static final Rule NO_UNSTABLE_ORDER =
            bans(
                    "nothing whose order may change is made (LinkedHashMap and TreeMap keep one)",
                    SilenceRules::belowTheFaces,
                    "java.util.(Map|Set).copyOf(..)",
                    "java.util.Map.ofEntries(..)",
                    "java.util.Map.of(Object,Object,Object,..)",
                    "java.util.Set.of(Object,..)",
                    "java.util.Set.of(Object[])",
                    "java.util.(HashMap|HashSet|IdentityHashMap|WeakHashMap).<init>(..)",
                    "java.util.stream.Collectors.(toSet|toUnmodifiableSet|toUnmodifiableMap)(..)",
                    "java.util.stream.Collectors.toMap(Function,Function)",
                    "java.util.stream.Collectors.toMap(Function,Function,BinaryOperator)",
                    "java.util.stream.Collectors.groupingBy(Function)",
                    "java.util.stream.Collectors.groupingBy(Function,Collector)");
    static final Rule NO_LOCALE =
            bans(
                    "nothing depends on the machine's locale, zone or charset",
                    SilenceRules::belowTheFaces,
                    "java.util.Locale.getDefault(..)",
                    "java.lang.String.(toLowerCase|toUpperCase|getBytes)()",
                    "java.lang.String.format(String,Object[])",
                    "java.lang.String.<init>(byte[])",
                    "java.lang.String.<init>(byte[],int,int)",
                    "java.io.(PrintStream|PrintWriter).(printf|format)(String,Object[])",
                    "java.util.Formatter.<init>()",
                    "java.util.Scanner.<init>(InputStream)",
                    "java.text.[A-Za-z]*Format.get[A-Za-z]*Instance()",
                    "java.text.DecimalFormat.<init>(String)",
                    "java.text.SimpleDateFormat.<init>(String)",
                    "java.text.Collator.getInstance()",
                    "java.time.format.DateTimeFormatter.ofPattern(String)",
                    "java.time.ZoneId.systemDefault()",
                    "java.util.TimeZone.getDefault()",
                    "java.util.Calendar.getInstance()",
                    "java.nio.charset.Charset.defaultCharset()",
                    "java.io.(FileReader|FileWriter).<init>(String)",
                    "java.io.(FileReader|FileWriter).<init>(File)",
                    "java.io.InputStreamReader.<init>(InputStream)",
                    "java.io.OutputStreamWriter.<init>(OutputStream)",
                    "java.io.ByteArrayOutputStream.toString()");
    static final Rule NO_SOCKETS =
            bans(
                    "no room but the providers of lm, fetch and the faces opens a socket",
                    except(Rooms.OPEN_SOCKETS),
                    "java.net.(Socket|ServerSocket|DatagramSocket|MulticastSocket).*",
                    "java.net.(URLConnection|HttpURLConnection|InetAddress).*",
                    "java.net.URL.(openStream|openConnection|getContent)(..)",
                    "java.nio.channels.[A-Za-z]*(SocketChannel|DatagramChannel).*",
                    "javax.net.*");
    static final Rule NO_FILES =
            bans(
                    "no room opens a file of its own accord unless files are its trade",
                    except(Rooms.OPEN_FILES),
                    "java.nio.file.Files.*",
                    "java.io.(FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile).*",
                    "java.nio.channels.(FileChannel|AsynchronousFileChannel).open(..)");
    static final Rule NO_BACK_DOORS =
            bans(
                    "no serialisation, no forced access, no finalizers",
                    SilenceRules::belowTheFaces,
                    "java.io.(ObjectInputStream|ObjectOutputStream).*",
                    "java.lang.reflect.[A-Za-z]*.setAccessible(..)",
                    "java.lang.System.(gc|runFinalization)()");

    private SilenceRules() {}

    /** Bans that meet nothing in {@code house}: in a house that does it all, a ban misspelt. */
    static List<String> idle(House house) {
        var signatures =
                house.classes().stream()
                        .flatMap(c -> c.getAccessesFromSelf().stream())
                        .map(SilenceRules::signature)
                        .toList();
        return ALL_BANS.stream()
                .filter(ban -> signatures.stream().noneMatch(ban.asMatchPredicate()))
                .map(Pattern::pattern)
                .toList();
    }

    private static boolean belowTheFaces(String room) {
        return !Rooms.FACES.contains(room) && !room.equals("testkit");
    }

    private static Predicate<String> except(List<String> rooms) {
        return room -> !rooms.contains(room);
    }

    /**
     * @param calls as {@code package.Class.member(Type,Type)}: {@code (..)} stands for any
     *     parameters, {@code ..)} for any further ones, a final {@code .*} for any member
     */
    private static Rule bans(String name, Predicate<String> rooms, String... calls) {
        var patterns = Stream.of(calls).map(SilenceRules::pattern).toList();
        ALL_BANS.addAll(patterns);
        return new Rule(
                name,
                house ->
                        house.classes().stream()
                                .filter(c -> rooms.test(Rooms.of(c.getPackageName())))
                                .flatMap(c -> c.getAccessesFromSelf().stream())
                                .filter(access -> matches(patterns, signature(access)))
                                .map(JavaAccess::getDescription)
                                .sorted()
                                .toList());
    }

    private static boolean matches(List<Pattern> patterns, String signature) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(signature).matches());
    }

    private static Pattern pattern(String call) {
        boolean anyMember = call.endsWith(".*");
        int open = call.endsWith(")") ? call.lastIndexOf('(') : -1;
        if (open > 0 && call.charAt(open - 1) == '.') {
            open = -1; // A choice of fields, such as System.(out|err).
        }
        var owner = anyMember ? call.substring(0, call.length() - 2) : call;
        var member = open < 0 ? owner : owner.substring(0, open);
        var regex = member.replaceAll("\\.(?!\\*)", "\\\\.");
        if (anyMember) {
            return Pattern.compile(regex + "[.$].*");
        }
        if (open < 0) {
            return Pattern.compile(regex);
        }
        var parameters = Pattern.quote(call.substring(open + 1, call.length() - 1));
        return Pattern.compile(regex + "\\(" + parameters.replace("..", "\\E.*\\Q") + "\\)");
    }

    private static String signature(JavaAccess<?> access) {
        var member = access.getTargetOwner().getName() + "." + access.getTarget().getName();
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return member;
        }
        return target.getRawParameterTypes().stream()
                .map(JavaClass::getSimpleName)
                .collect(Collectors.joining(",", member + "(", ")"));
    }
}
