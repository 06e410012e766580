package org.psephos.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.audit.LabelFit;
import org.psephos.audit.LabelModel;

/**
 * Labels that a model settled on.
 *
 * @param fits by criterion
 */
public record SettledLabels(LabelModel model, SortedMap<String, LabelFit> fits) {
    public SettledLabels {
        fits = Collections.unmodifiableSortedMap(new TreeMap<>(fits));
    }
}
