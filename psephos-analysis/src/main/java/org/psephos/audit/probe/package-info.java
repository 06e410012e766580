/**
 * Probes: what a table of stored rows says about fairness, bias and influence. No model is asked; a
 * probe is a record of its options with one verb, and an answer that cannot be given is a reason.
 */
@NullMarked
package org.psephos.audit.probe;

import org.jspecify.annotations.NullMarked;
