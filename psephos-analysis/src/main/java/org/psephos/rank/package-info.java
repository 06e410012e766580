/** Strengths and ladders from judgements, with intervals, or the reason why there are none. */
@NullMarked
package org.psephos.rank;

import org.jspecify.annotations.NullMarked;
