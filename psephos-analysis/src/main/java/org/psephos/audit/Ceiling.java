package org.psephos.audit;

import org.psephos.math.Estimate;

/**
 * How far the people of the reference agree with each other: a judge cannot be expected to do
 * better. Each vote is compared with what most of the others said of the unit, itself left out.
 *
 * @param feedback the kind of judgement
 * @param criterion by what measure things were judged
 * @param votes compared
 * @param agreement share of them that say the same; units are resampled as wholes
 * @see "Dubois et al. (2023), AlpacaFarm, NeurIPS, section 4"
 */
public record Ceiling(String feedback, String criterion, long votes, Estimate agreement) {}
