package org.psephos.curate;

import org.psephos.model.Origin;

/**
 * Two texts that are alike.
 *
 * @param kind what both are
 * @param a id of the one that was read first
 * @param b id of the other
 * @param originA where the first was read
 * @param originB where the other was read
 * @param similarity Jaccard: shared shingles over all shingles of the two, computed and not
 *     estimated
 */
public record DuplicatePair(
        TextKind kind, String a, String b, Origin originA, Origin originB, double similarity) {}
