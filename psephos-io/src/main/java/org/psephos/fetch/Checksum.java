package org.psephos.fetch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * What the bytes of a file must have as their digest.
 *
 * @param kind how the digest is taken
 * @param hex in lower-case hexadecimal
 */
record Checksum(Kind kind, String hex) {

    /** How a digest is taken. */
    enum Kind {
        /** Of the bytes. */
        SHA256("SHA-256"),
        /** As Git names a file: of {@code blob}, its length and a zero, then the bytes. */
        GIT_BLOB("SHA-1");

        private final String algorithm;

        Kind(String algorithm) {
            this.algorithm = algorithm;
        }

        /** A digest that has been told what stands before a file of {@code size} bytes. */
        MessageDigest begin(long size) {
            try {
                var digest = MessageDigest.getInstance(algorithm);
                if (this == GIT_BLOB) {
                    digest.update(("blob " + size + "\0").getBytes(StandardCharsets.UTF_8));
                }
                return digest;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has " + algorithm, e);
            }
        }
    }

    Checksum {
        hex = hex.toLowerCase(Locale.ROOT);
    }
}
