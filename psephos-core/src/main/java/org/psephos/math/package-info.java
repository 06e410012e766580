/**
 * Numbers only: estimates, intervals, seeded randomness and linear algebra. Knows no word of
 * preference.
 */
@NullMarked
package org.psephos.math;

import org.jspecify.annotations.NullMarked;
