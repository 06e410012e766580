package org.psephos.audit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first number that Python's {@code random.Random(text)} draws, which is all that tools which
 * seed by the text of a question ever use: MT19937 over the key that Python makes of the text, its
 * bytes in UTF-8 and their SHA-512.
 *
 * @see "Matsumoto and Nishimura (1998), Mersenne Twister, ACM Transactions on Modeling and Computer
 *     Simulation 8:3-30"
 */
final class MersenneTwister {
    private static final int SIZE = 624;
    private static final int MIDDLE = 397;
    private static final int WORD = 32;

    private MersenneTwister() {}

    /** The first 32 bits drawn after seeding with {@code text}. */
    static int first(String text) {
        var state = seeded(key(text));
        int mixed = (state[0] & 0x80000000) | (state[1] & 0x7fffffff);
        int y = state[MIDDLE] ^ (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : 0x9908b0df);
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    /** The number that Python makes of a text, in words of 32 bits, the lowest first. */
    private static int[] key(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var digest = sha512(bytes);
        var all = new byte[bytes.length + digest.length];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        System.arraycopy(digest, 0, all, bytes.length, digest.length);
        var number = new BigInteger(1, all);
        var words = new int[Math.max(1, Math.ceilDiv(number.bitLength(), WORD))];
        for (int i = 0; i < words.length; i++) {
            words[i] = number.shiftRight(WORD * i).intValue();
        }
        return words;
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-512", e);
        }
    }

    private static int[] seeded(int[] key) {
        var state = new int[SIZE];
        state[0] = 19650218;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        int at = 1;
        for (int step = 0, j = 0; step < Math.max(SIZE, key.length); step++) {
            state[at] = (state[at] ^ (mixed(state[at - 1]) * 1664525)) + key[j] + j;
            at = next(state, at);
            j = j + 1 == key.length ? 0 : j + 1;
        }
        for (int step = 0; step < SIZE - 1; step++) {
            state[at] = (state[at] ^ (mixed(state[at - 1]) * 1566083941)) - at;
            at = next(state, at);
        }
        state[0] = 0x80000000;
        return state;
    }

    private static int mixed(int word) {
        return word ^ (word >>> 30);
    }

    private static int next(int[] state, int at) {
        if (at + 1 < SIZE) {
            return at + 1;
        }
        state[0] = state[SIZE - 1];
        return 1;
    }
}
