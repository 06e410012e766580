package org.psephos.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.psephos.curate.PersonalKind;
import org.psephos.curate.Pseudonyms;
import org.psephos.curate.Redaction;

/**
 * What workers mask in the rows that stay; see {@link Redaction}. The secret goes to them as it is:
 * encrypt what Spark sends ({@code spark.network.crypto.enabled}) where the net is not yours.
 *
 * @param kinds what patterns look for
 * @param entities labels of entities that rows name
 * @param columns or keys with names of people, which become pseudonyms
 * @param secret of the pseudonyms, byte by byte; empty where no column is named
 * @param keepLength whether masks are as long as what they hide
 */
public record Masks(
        List<PersonalKind> kinds,
        List<String> entities,
        List<String> columns,
        List<Byte> secret,
        boolean keepLength)
        implements Serializable {
    public Masks {
        kinds = List.copyOf(kinds);
        entities = List.copyOf(entities);
        columns = List.copyOf(columns);
        secret = List.copyOf(secret);
        redaction(kinds, entities, columns, secret, keepLength); // refuses what it refuses
    }

    /** Begins to mask: one file, one thread. */
    Redaction begin() {
        return redaction(kinds, entities, columns, secret, keepLength);
    }

    private static Redaction redaction(
            List<PersonalKind> kinds,
            List<String> entities,
            List<String> columns,
            List<Byte> secret,
            boolean keepLength) {
        var wanted = EnumSet.noneOf(PersonalKind.class);
        wanted.addAll(kinds);
        var names =
                columns.isEmpty() ? null : new Pseudonyms(new TreeSet<>(columns), bytes(secret));
        return new Redaction(wanted, new TreeSet<>(entities), names, keepLength);
    }

    private static byte[] bytes(List<Byte> secret) {
        var bytes = new byte[secret.size()];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = secret.get(at);
        }
        return bytes;
    }

    /** The bytes of a secret, one by one. */
    public static List<Byte> secret(byte[] bytes) {
        var secret = new ArrayList<Byte>(bytes.length);
        for (byte one : bytes) {
            secret.add(one);
        }
        return secret;
    }
}
