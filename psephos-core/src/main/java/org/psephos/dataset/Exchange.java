package org.psephos.dataset;

import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Response;

/**
 * A comparison with the words that it is about.
 *
 * @param item that the comparison names; null where nothing is known of it
 * @param left the answer shown first; null where nothing is known of it
 * @param right the answer shown second; null where nothing is known of it
 */
public record Exchange(
        Feedback.Comparison judged,
        @Nullable Item item,
        @Nullable Response left,
        @Nullable Response right) {}
