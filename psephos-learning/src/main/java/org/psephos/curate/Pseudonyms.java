package org.psephos.curate;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names of people as pseudonyms: the same name has the same one wherever it stands, in every file
 * that is written with the same key, and nobody without the key can try names out (HMAC-SHA256, RFC
 * 2104; its first 64 bits, so that two of a million names share one with a chance of 3 in 100
 * million). Whoever has the key can: it is no anonymity. Not thread-safe.
 */
public final class Pseudonyms {
    /** Fewest bytes of a key. */
    public static final int LEAST_KEY = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;

    private final Set<String> columns;
    private final Set<String> seen = new TreeSet<>();
    private final Mac mac;

    /**
     * @param columns or keys whose texts are names
     * @param key at least {@link #LEAST_KEY} bytes that are kept secret
     */
    public Pseudonyms(Set<String> columns, byte[] key) {
        if (key.length < LEAST_KEY) {
            throw new IllegalArgumentException(
                    "a key has at least " + LEAST_KEY + " bytes, but this has " + key.length);
        }
        this.columns = Collections.unmodifiableSet(new TreeSet<>(columns));
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    boolean isFor(String column) {
        return columns.contains(column);
    }

    /** Columns of which no name was asked for. */
    SortedSet<String> unseen() {
        var unseen = new TreeSet<>(columns);
        unseen.removeAll(seen);
        return unseen;
    }

    /** The pseudonym of {@code name}, which stands in {@code column}. */
    String of(String column, String name) {
        seen.add(column);
        return of(name);
    }

    /** The pseudonym of {@code name}: {@code p-} and 16 hexadecimal digits; none for no name. */
    String of(String name) {
        if (name.isEmpty()) {
            return name;
        }
        var hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        return "p-" + HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
