/**
 * Doubts: who agrees with whom, and what is wrong with judgements before a ladder is believed.
 * {@link org.psephos.audit.Audit} is the door.
 */
@NullMarked
package org.psephos.audit;

import org.jspecify.annotations.NullMarked;
