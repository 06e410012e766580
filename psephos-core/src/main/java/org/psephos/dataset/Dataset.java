package org.psephos.dataset;

/**
 * Feedback with its manifest. Immutable.
 *
 * @param comparisons pairwise judgements
 * @param rankings judgements of several at once
 * @param abstained judgements asked for that did not come
 */
public record Dataset(
        Manifest manifest, Comparisons comparisons, Rankings rankings, long abstained) {}
