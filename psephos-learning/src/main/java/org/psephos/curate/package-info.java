/**
 * The dataset doctor: near duplicates, leaks, contradictions, and what else ails texts and pairs.
 */
@NullMarked
package org.psephos.curate;

import org.jspecify.annotations.NullMarked;
