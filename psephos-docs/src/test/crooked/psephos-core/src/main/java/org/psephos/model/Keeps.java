package org.psephos.model;

import java.util.List;
import java.util.Map;

/** A record that can be changed through what it was given. */
public record Keeps(List<String> copied, Map<String, String> kept, int[] array) {
    public static int count;

    public Keeps {
        copied = List.copyOf(copied);
    }
}
