/**
 * Voters with known biases and systems with known strengths: truth to measure the other rooms by.
 */
@NullMarked
package org.psephos.simulate;

import org.jspecify.annotations.NullMarked;
