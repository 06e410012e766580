package org.psephos.model;

import java.io.*;
import java.net.*;
import java.nio.channels.*;
import java.nio.charset.Charset;
import java.nio.file.*;
import java.text.*;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.*;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.*;

/** Everything that library code never does, once. */
public final class Loud {
    void console(Exception e) throws IOException {
        System.out.println();
        System.exit(1);
        Runtime.getRuntime().halt(1);
        new ProcessBuilder("ls");
        System.console().readLine();
        e.printStackTrace();
    }

    void clock() {
        System.nanoTime();
        Instant.now();
        LocalDate.now(ZoneId.of("UTC"));
        Clock.systemUTC();
        new Date();
    }

    void surroundings() throws IOException {
        System.getenv("HOME");
        Boolean.getBoolean("x");
        Runtime.getRuntime().availableProcessors();
        InetAddress.getLocalHost();
        ProcessHandle.current();
    }

    void chance(List<String> list) {
        Math.random();
        StrictMath.random();
        new Random(1);
        ThreadLocalRandom.current();
        new java.security.SecureRandom();
        RandomGenerator.getDefault();
        UUID.randomUUID();
        Collections.shuffle(list);
    }

    void order(Map<String, String> map, Stream<String> stream, Stream<String> two, Stream<String> three) {
        Map.copyOf(map);
        Map.ofEntries(Map.entry("a", "b"));
        Map.of("a", "b", "c", "d");
        Set.of("a", "b");
        Set.of(new String[] {"a", "b", "c"});
        new HashMap<String, String>(map);
        stream.collect(Collectors.toSet());
        stream.collect(Collectors.toMap(x -> x, x -> x));
        stream.collect(Collectors.toMap(x -> x, x -> x, (x, y) -> x));
        two.collect(Collectors.groupingBy(x -> x));
        three.collect(Collectors.groupingBy(x -> x, Collectors.counting()));
    }

    void locale(InputStream in, OutputStream out, byte[] bytes) throws IOException {
        Locale.getDefault();
        "A".toLowerCase();
        String.format("%s", 1);
        new String(bytes);
        new String(bytes, 0, 1);
        new PrintWriter(new StringWriter()).printf("%s", 1);
        new Formatter();
        new Scanner(in);
        NumberFormat.getInstance();
        new DecimalFormat("0");
        new SimpleDateFormat("yyyy");
        Collator.getInstance();
        DateTimeFormatter.ofPattern("yyyy");
        ZoneId.systemDefault();
        TimeZone.getDefault();
        Calendar.getInstance();
        Charset.defaultCharset();
        new FileReader("a");
        new FileReader(new File("a"));
        new InputStreamReader(in);
        new OutputStreamWriter(out);
        new ByteArrayOutputStream().toString();
    }

    void sockets(URL url) throws IOException {
        new Socket("localhost", 1);
        url.openConnection().connect();
        url.openStream();
        SocketChannel.open();
        javax.net.SocketFactory.getDefault();
    }

    void files(Path path) throws IOException {
        Files.size(path);
        new FileInputStream("a");
        FileChannel.open(path);
    }

    void backDoors(ObjectInputStream in, java.lang.reflect.Field field) throws Exception {
        in.readObject();
        field.setAccessible(true);
        System.gc();
    }
}
