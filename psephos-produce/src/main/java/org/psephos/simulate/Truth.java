package org.psephos.simulate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.model.SystemId;

/**
 * What a simulation knows and an analysis has to find.
 *
 * @param strengths log-odds with mean zero, by system
 */
public record Truth(SortedMap<SystemId, Double> strengths) {
    public Truth {
        strengths = Collections.unmodifiableSortedMap(new TreeMap<>(strengths));
    }
}
