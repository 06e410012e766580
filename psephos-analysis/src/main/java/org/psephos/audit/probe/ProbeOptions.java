package org.psephos.audit.probe;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.math.Seed;

/**
 * How a probe is made. Everything that can change a number is here.
 *
 * @param settings what was chosen for the probe, by name; the others have their usual values
 * @param rounds of resampling, at least 2; 0 means no intervals that need it
 * @param level coverage promised by every interval, strictly between 0 and 1
 * @param seed start of all randomness
 */
public record ProbeOptions(
        SortedMap<String, String> settings, int rounds, double level, Seed seed) {
    private static final int USUAL_ROUNDS = 1000;

    public ProbeOptions {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        if (rounds != 0 && rounds < 2) {
            throw new IllegalArgumentException("rounds must be 0 or at least 2, but was " + rounds);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1, but was " + level);
        }
    }

    /** A thousand rounds at 95%, settings as usual. */
    public static ProbeOptions withDefaults() {
        return new ProbeOptions(new TreeMap<>(), USUAL_ROUNDS, 0.95, new Seed(1));
    }

    /** The same with a setting chosen. */
    public ProbeOptions set(String name, String value) {
        var all = new TreeMap<>(settings);
        all.put(name, value);
        return new ProbeOptions(all, rounds, level, seed);
    }

    /** The same with another number of rounds. */
    public ProbeOptions rounds(int other) {
        return new ProbeOptions(settings, other, level, seed);
    }

    /** The same with all settings of {@code chosen}. */
    public ProbeOptions with(Map<String, String> chosen) {
        return new ProbeOptions(new TreeMap<>(chosen), rounds, level, seed);
    }
}
